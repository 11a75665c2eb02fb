"""Where the stops of the process stand in the figure. Arithmetic only: the template draws."""

from __future__ import annotations

from dataclasses import dataclass

from macros.bibliotek import Bibliotek
from macros.models import Samling

STEP = 72
MARGIN = 40
BASELINE = 62
LABEL_ABOVE = BASELINE - 34
LABEL_BELOW = BASELINE + 38


@dataclass(frozen=True)
class Stopp:
    """One stop in the figure, in units of the SVG view box."""

    samling: Samling
    x: int
    label_y: int
    her: bool


@dataclass(frozen=True)
class Figur:
    """The whole figure."""

    stopp: tuple[Stopp, ...]
    bredde: int
    hoyde: int
    linje_y: int
    id: str


def process_figure(bibliotek: Bibliotek, present: str | None) -> Figur:
    """Return the stops from left to right: gatherings labelled above the line, the work between them below.

    `present` is the id of the stop to mark, or None.
    """
    stops = tuple(
        Stopp(
            samling=samling,
            x=MARGIN + place * STEP,
            label_y=LABEL_ABOVE if samling.type == "samling" else LABEL_BELOW,
            her=samling.id == present,
        )
        for place, samling in enumerate(bibliotek.samlinger.values())
    )
    width = 2 * MARGIN + STEP * max(len(stops) - 1, 0)
    return Figur(stops, width, BASELINE + 62, BASELINE, f"prosess-{present or 'alle'}")
