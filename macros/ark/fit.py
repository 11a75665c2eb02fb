"""What the templates say when something does not fit its paper, as a sentence with a remedy."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from macros.views import RETNINGER

_LARGER = {"a4": "A3", "a3": "A2", "a2": "A1", "a1": "A0"}
_GLYPH = re.compile(r"the text `\"(.+)\"` could not be displayed")


class FitError(Exception):
    """A sheet that cannot be printed as it is. The message is a Norwegian sentence."""


def fit_error(message: str, content: str) -> FitError | None:
    """Return the error that `message` from Typst stands for, or None when it is about something else.

    `content` is the JSON the template was given. The lines are written by `does-not-fit` and `too-wide` in base.typ.
    """
    document = json.loads(content)
    glyph = _GLYPH.search(message)
    if glyph:
        title = document["dokument"]["tittel"]
        return FitError(f"{title}: tegnet «{glyph[1]}» finnes ikke i skriften på arkene. Bruk et annet tegn.")
    kind, *parts = message.removeprefix("panicked with: ").strip('"').split("|")
    if kind not in ("PASSER-IKKE", "FOR-BREDT") or len(parts) != 3:
        return None
    reference, place, amount = parts
    page = next((page for page in document["sider"] if page["ref"] == reference), document["sider"][0])
    paper = f"{page['papir'].upper()} {RETNINGER[page['retning']]}"
    if kind == "FOR-BREDT":
        return FitError(f"Ark {reference}, {place}: ordet «{amount}» er for bredt for {paper}. Kort ned eller del det.")
    return FitError(f"Ark {reference}, {place}: {amount} mm for høy for {paper}. {_remedy(place, page['papir'])}")


def check_pages(count: int, page: Mapping[str, str]) -> None:
    """Raise FitError when a sheet takes more than its one page: what stands above the surface fills it alone."""
    if count > 1:
        paper = f"{page['papir'].upper()} {RETNINGER[page['retning']]}"
        remedy = _remedy("innledningen", page["papir"])
        raise FitError(f"Ark {page['ref']}, innledningen: for lang, arket blir {count} sider på {paper}. {remedy}")


def _remedy(place: str, papir: str) -> str:
    choices = ["Kort ned", "færre rader"] if place.startswith("rad ") else ["Kort ned"]
    larger = [_LARGER[papir]] if papir in _LARGER else []
    *first, last = [*choices, *larger]
    return f"{', '.join(first)} eller {last}." if first else f"{last}."
