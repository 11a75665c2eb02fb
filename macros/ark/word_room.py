"""How much of a page in Word there is to write on. Only Word knows how high a text becomes, so this is an estimate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_SAFETY = 0.88
"""Share of the estimate that is used: other programs and fonts set the same text a little higher."""
_FIXED, _PARAGRAPH, _MORE, _HEADING, _STEP, _LINE, _FOOT = 19, 5.9, 4.8, 9, 5.2, 8, 26
"""Millimetres on A4: above the facts, a paragraph, each further line of it, a heading, a step, a line, all below."""
_CHARACTER = 1.9
"""Millimetres of a character in running text on A4."""


def writing_room(sheet: dict[str, Any], height: float, width: float, zoom: float) -> float:
    """Return the millimetres that are left for the surface of `sheet` on a page of `height` and `width` to write on."""
    texts = ["facts", *sheet["innledning"], *(["Hent fra: " + "; ".join(sheet["hent"])] if sheet["hent"] else [])]
    texts += [" ".join(mark["betydning"] + mark["navn"] for mark in sheet.get("markeringer", ()))]
    used = _FIXED + _FOOT + _LINE * len(sheet["linjer"]) + sum(text_height(part, width, zoom) for part in texts) / zoom
    if sheet["trinn"]:
        used += _HEADING + _STEP * len(sheet["trinn"])
    return (height - used * zoom) * _SAFETY


def text_height(text: str, width: float, zoom: float) -> float:
    """Return the millimetres that a paragraph takes; nothing when it is empty."""
    lines = -(-len(text) * _CHARACTER * zoom // width) if text else 0
    return zoom * (_PARAGRAPH + _MORE * (lines - 1)) if lines else 0


def share_room(room: float, weights: Sequence[float], least: float) -> list[float]:
    """Divide `room` by `weights`, so that no part is less than `least`."""
    return [max(least, room * weight / sum(weights)) for weight in weights]
