"""Search as part of the site: read the pages as they are rendered, write the index and the worker beside them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.bibliotek import Bibliotek
from macros.nettsted.skript import smaller
from macros.sok.index import build_index
from macros.sok.language import tables
from macros.sok.lexicon import bokmaal
from macros.sok.pages import SearchPage, describe

WORKER = "assets/sok-arbeider.js"
"""The worker, by its address in the site. The frame of the page (`tema/base.html`) names it to Material."""

PARTS = ("tabeller", "biter", "ord", "ordforrad", "sider", "mening", "rangering", "treff", "protokoll")
"""The files of `arbeider/` that make the worker, each after those it needs."""

INDEX = "search/sok-indeks.js"
"""The index; the worker loads it from here."""

HELP = ("oppgaver/finn.md", "samlinger/index.md", "ark/index.md", "ordliste.md")
"""Where a reader may look when search finds nothing."""

_pages: list[SearchPage] = []
_help: list[tuple[str, str]] = []


def collect(files: Any, bibliotek: Bibliotek) -> None:
    """Read every rendered page (MkDocs' event on_env). A page with `search.exclude` in its front matter is left out."""
    _pages.clear()
    _help.clear()
    for file in sorted(files.documentation_pages(), key=lambda file: file.src_uri):
        page = file.page
        search = page.meta.get("search")
        if isinstance(search, dict) and search.get("exclude"):
            continue
        ancestors = [ancestor.title for ancestor in page.ancestors]
        described = describe(file.src_uri, page.url, page.meta, page.content or "", ancestors, bibliotek)
        _pages.append(described)
        if file.src_uri in HELP:
            _help.append((described.url, described.title))


def write(config: Any, bibliotek: Bibliotek) -> None:
    """Write the index and the worker into the built site, and take away the worker that Material brings."""
    site = Path(config.site_dir)
    _put(site / INDEX, build_index(_pages, bibliotek.synonymer.values(), bokmaal(), _help))
    _put(site / WORKER, worker(source()))
    shutil.rmtree(site / "assets/javascripts/workers", ignore_errors=True)


def source() -> str:
    """Return the worker as it is written, in one piece."""
    folder = Path(__file__).parent / "arbeider"
    return "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)


def worker(source: str) -> str:
    """Return the worker as it is sent: with its tables, in a scope of its own, as small as it gets.

    It is a classic script and no module, since a page opened from a folder (file://) may not load modules.
    """
    language = json.dumps(tables(), ensure_ascii=False, separators=(",", ":"))
    return smaller(f'"use strict";{{const LANGUAGE={language};{source}}}', "macros/sok/arbeider/") + "\n"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
