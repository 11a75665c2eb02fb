"""What a reader meets who zooms, reads without scripts, uses forced colours, sets own spacing or prints."""

from __future__ import annotations

import pytest

from tests.uu.looks import TOO_WIDE

# The spacing WCAG 1.4.12 says a page must bear.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
CLIPPED = """() => [...document.querySelectorAll("main :is(p, li, dd, dt, th, td, h1, h2, h3, a, button)")]
    .filter(e => e.checkVisibility() && getComputedStyle(e).overflow === "hidden"
        && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2) && e.clientWidth > 2)
    .map(e => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`)"""


@pytest.mark.parametrize(
    "path", ["", "oppgaver/plan-for-oppfolging/", "samlinger/samling-2/", "kunnskap/", "ordliste/"]
)
def test_wider_spacing_hides_nothing(open_page, path):
    page = open_page(path, width=320, reduced_motion="reduce")
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CLIPPED) == []


def test_the_participants_do_not_get_the_notes_of_the_facilitator(open_page):
    page = open_page("oppgaver/vurderingskrysset/")
    notes = page.locator(".hb-prosessleder").first
    assert notes.is_visible()
    page.get_by_label("deltakerne").check()
    notes.wait_for(state="hidden")
    assert page.locator("#prosessveileder").is_hidden()
    assert page.url.endswith("?visning=deltaker")
    page.emulate_media(media="print")
    assert page.locator(".hb-leder").is_hidden()


def test_everything_is_there_without_javascript(open_page):
    page = open_page("oppgaver/vurderingskrysset/", width=320, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    page.get_by_role("link", name="Meny").click()
    page.locator("#hb-meny").wait_for(state="visible")
    page.locator("#hb-meny").get_by_role("link", name="Samlinger").click()
    assert page.url.endswith("/samlinger/")


def test_forced_colours_keep_the_shapes(open_page):
    page = open_page("oppgaver/vurderingskrysset/", forced_colors="active")
    borders = "selector => getComputedStyle(document.querySelector(selector)).borderTopStyle"
    for selector in (".hb-band", ".hb-si"):
        assert page.evaluate(borders, selector) == "solid", selector
    steps = "getComputedStyle(document.querySelector('.hb-trinn > li'), '::before').borderTopStyle"
    assert page.evaluate(steps) == "solid"


def test_nothing_moves_for_those_who_asked_for_calm(open_page):
    page = open_page("", reduced_motion="reduce")
    slow = """() => [...document.querySelectorAll("*")].filter(e =>
        parseFloat(getComputedStyle(e).transitionDuration) > .02
        || parseFloat(getComputedStyle(e).animationDuration) > .02).length"""
    assert page.evaluate(slow) == 0
