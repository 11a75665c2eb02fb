"""One visual language for page and paper, readable also in grey."""

from __future__ import annotations

import itertools
import re

import pytest

from macros.ark.palette import PALETTE


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_are_those_of_the_site(root):
    tokens = (root / "docs" / "assets" / "tokens.css").read_text(encoding="utf-8")
    for name, value in PALETTE.items():
        light = re.search(rf"--hb-{name}:\s*(?:light-dark\()?(#[0-9a-f]+)", tokens)[1]
        full = light if len(light) == 7 else "#" + "".join(part * 2 for part in light[1:])
        assert full == value, name


@pytest.mark.parametrize(
    ("text", "background"),
    [
        *itertools.product(("ink", "muted", "link", "deep"), ("paper", "tint")),
        *itertools.product(("ink", "deep"), ("ours", "soft")),
        *itertools.product(("paper", "tint", "spark"), ("deep",)),
    ],
)
def test_text_can_be_read_in_colour_and_in_grey(text, background):
    """Contrast is a ratio of luminance, which is what is left on a black and white printer."""
    assert contrast(PALETTE[text], PALETTE[background]) >= 4.5


def test_rules_between_rows_can_be_seen():
    assert contrast(PALETTE["line"], PALETTE["paper"]) >= 3


def test_the_marks_of_the_map_differ_by_letter_and_not_by_colour_alone(bibliotek):
    for oppgave in bibliotek.oppgaver.values():
        for ark in oppgave.ark:
            symbols = [mark.symbol for mark in getattr(ark, "markeringer", ())]
            assert len(symbols) == len(set(symbols)), oppgave.id
