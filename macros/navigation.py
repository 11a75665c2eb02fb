"""The navigation, filled in from the files: a new page needs no line in mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

from macros.bibliotek import NAMES, Bibliotek
from macros.loader import FOLDERS


def expand(nav: Any, docs: Path, order: Sequence[str], made: Iterable[str] = ()) -> Any:
    """Return `nav` with each entry `folder/*` replaced by the markdown files of that folder.

    Files named elsewhere in the navigation are left out. Files named in `order` come first, in that order; the
    rest follow by name. `made` are pages without a file. Paths are relative to `docs`, with forward slashes.
    """
    named = set(_strings(nav))
    rank = {path: place for place, path in enumerate(order)}

    def pages(folder: str) -> list[str]:
        files = {path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.md")}
        found = files | {path for path in made if path.startswith(f"{folder}/")}
        return sorted((path for path in found if path not in named), key=lambda path: (rank.get(path, len(rank)), path))

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [item for child in node for item in (pages(child[:-2]) if _is_folder(child) else [walk(child)])]
        if isinstance(node, dict):
            return {title: walk(child) for title, child in node.items()}
        return node

    return walk(nav)


def _is_folder(entry: Any) -> bool:
    return isinstance(entry, str) and entry.endswith("/*")


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from _strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from _strings(child)


def process_order(bibliotek: Bibliotek) -> tuple[str, ...]:
    """Return the pages of stops and exercises in the order of the process."""
    stops = (f"samlinger/{slug}.md" for slug in bibliotek.samlinger)
    exercises = (f"oppgaver/{oppgave.id}.md" for oppgave in bibliotek.i_prosessens_rekkefolge())
    return (*stops, *exercises)


def record_of(page: str, root: Path) -> str | None:
    """Return the data file behind a page, relative to `root`, or None when the page is prose only."""
    record = Path("data") / Path(page).with_suffix(".yml")
    if record.parent.name in FOLDERS and (root / record).is_file():
        return record.as_posix()
    return None


def pages_without_file(bibliotek: Bibliotek, docs: Path) -> Mapping[str, str]:
    """Return a page for every record that has none, as markdown by path under `docs`: one file is a whole exercise."""
    collections = bibliotek.collections()
    missing = (
        (f"{folder}/{slug}.md", NAMES[folder], record)
        for folder in FOLDERS
        for slug, record in collections[folder].items()
        if not (docs / folder / f"{slug}.md").is_file()
    )
    return {path: page_text(macro, record.id, record.sammendrag) for path, macro, record in missing}


def add_pages(files: Any, config: Any, bibliotek: Bibliotek) -> None:
    """Add the pages that have no file to those MkDocs has found. Their edit link leads to the record itself."""
    for path, markdown in pages_without_file(bibliotek, Path(config.docs_dir)).items():
        page = File.generated(config, path, content=markdown)
        page.edit_uri = f"../data/{path.removesuffix('.md')}.yml"
        files.append(page)


def page_text(macro: str, slug: str, description: str) -> str:
    """Return the markdown of a page that shows one record."""
    front = f"---\ndescription: {json.dumps(description, ensure_ascii=False)}\n---\n"
    return f'{front}\n{{{{ {macro}("{slug}") }}}}\n'
