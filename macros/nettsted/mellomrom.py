"""Hard spaces: a number stays on the line of its unit, a day on that of its month, as Norwegian typography asks."""

from __future__ import annotations

import re

from macros.nettsted.html import Pages, change_text

_UNITS = "min|minutter|minutt|time|timer|dag|dager|uke|uker|måneder|år|prosent|personer|kB|MB|mm|cm|m"
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_NAMES = "kl\\.|samling|arbeid|trinn|stopp|ark"
_TOGETHER = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})\b)|(?<=\d\.) (?=(?:{_MONTHS})\b)|(?<=\d) (?=\d{{3}}\b)| (?=…)|\b({_NAMES}) (?=\d)", re.I
)


def keep_together(pages: Pages) -> dict[str, str]:
    """Return the pages with a hard space where a line must not end."""
    return {path: change_text(_harden, text) for path, text in pages.items()}


def _harden(text: str) -> str:
    return _TOGETHER.sub(lambda found: f"{found[1] or ''}\N{NO-BREAK SPACE}", text)
