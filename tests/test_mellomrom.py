"""A line never ends between a number and what it counts, nor between «kl.» and the time."""

from __future__ import annotations

import pytest

from macros.nettsted.mellomrom import keep_together


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ta 45 min fra kl. 09.00.", "Ta 45~min fra kl.~09.00."),
        ("Møt den 17. november i samling 2.", "Møt den 17.~november i samling~2."),
        ("Arbeid 1–2 varer i 6 uker.", "Arbeid~1–2 varer i 6~uker."),
        ("slik at … alle 1 000", "slik at~… alle 1~000"),
        ("<code>5 min</code> og <a title='5 min'>3 menn</a>", "<code>5 min</code> og <a title='5 min'>3 menn</a>"),
    ],
)
def test_what_belongs_together_stays_on_one_line(written, shown):
    assert keep_together({"a.html": f"<p>{written}</p>"})["a.html"] == f"<p>{shown}</p>".replace(
        "~", "\N{NO-BREAK SPACE}"
    )


def test_the_pages_have_them(site):
    assert "Samling\N{NO-BREAK SPACE}1" in (site / "index.html").read_text(encoding="utf-8")
