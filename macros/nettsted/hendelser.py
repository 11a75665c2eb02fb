"""What the built site needs besides its pages: light, safe, offline, found.

`page_context` runs for every page before it is rendered, `finish` once when all files are in the folder.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from macros.bibliotek import Bibliotek
from macros.nettsted import ferdig, side


def page_context(context: MutableMapping[str, Any], page: Any, config: Any, bibliotek: Bibliotek) -> None:
    """Add what the frame of the page needs from its record."""
    side.page_context(context, page, config, bibliotek)


def finish(config: Any, changed: Mapping[str, str], bibliotek: Bibliotek, *, serving: bool) -> None:
    """Finish the site that MkDocs has written; `changed` holds the ISO day of each page by its address."""
    ferdig.finish(ferdig.from_config(config, changed, fullt=not serving), bibliotek)
