"""What the built site needs besides its pages: light, safe, offline, found.

`page_context` runs for every page before it is rendered, `finish` once when all files are in the folder.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from macros.bibliotek import Bibliotek
from macros.loader import load_bibliotek
from macros.nettsted import ferdig, side


@cache
def _library(root: Path) -> Bibliotek:
    """Return the records, read once a build: while serving, this module is loaded anew for each."""
    return load_bibliotek(root)


def page_context(context: MutableMapping[str, Any], page: Any, config: Any) -> None:
    """Add what the frame of the page needs from its record."""
    side.page_context(context, page, config, _library(_root(config)))


def finish(config: Any, changed: Mapping[str, str], *, serving: bool) -> None:
    """Finish the site that MkDocs has written; `changed` holds the ISO day of each page by its address."""
    ferdig.finish(ferdig.from_config(config, changed, fullt=not serving), _library(_root(config)))


def _root(config: Any) -> Path:
    return Path(config.config_file_path).resolve().parent
