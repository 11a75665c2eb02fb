"""Every page of the site, one visit each: axe-core in light and dark, wide and narrow; zoom; headings; paper.

And axe-core with what can be opened open.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.uu import test_nu
from tests.uu.looks import BROKEN_WORDS, LAID_OUT, ON_PAPER, OUTLINE, TOO_WIDE
from tests.waiting import until

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
AXE_CHECK = "axe-core, lyst og mørkt, 1280 og 320 piksler"
CHECKS = (
    AXE_CHECK,
    "Ingen sidelengs rulling ved 320 og 768 piksler",
    "Overskrifter i orden",
    "Utskrift uten ramme og kutt",
    "Hele ord i arkene ved 768 og 1280 piksler",
)


def widen(page, width):
    page.set_viewport_size({"width": width, "height": 900})


def colour(page, scheme):
    page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
    until(page, f"matchMedia('(prefers-color-scheme: {scheme})').matches")


def look(page, axe):
    """Yield (check, fault) for the open page. Changing its width or colours takes time: few changes, therefore."""
    page.evaluate(LAID_OUT)
    yield from ((CHECKS[2], fault) for fault in page.evaluate(OUTLINE))
    for width, schemes in ((1280, ("light", "dark")), (320, ("dark", "light"))):
        widen(page, width)
        if width == 1280:
            yield from ((CHECKS[4], f"{word} ({width})") for word in page.evaluate(BROKEN_WORDS))
        for scheme in schemes:
            colour(page, scheme)
            for fault in axe(page, structure=scheme == "light"):
                yield AXE_CHECK, f"{fault} ({width}, {scheme})"
    for width in (320, 768):  # 320 pixels is 400 % zoom on an ordinary screen (WCAG 1.4.10)
        widen(page, width)
        yield from ((CHECKS[1], f"{fault} ({width})") for fault in page.evaluate(TOO_WIDE))
    yield from ((CHECKS[4], f"{word} (768)") for word in page.evaluate(BROKEN_WORDS))
    widen(page, 690)  # A4 less its margins, at 96 dots an inch
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")  # a reader of the dark theme has white paper too
    yield from ((CHECKS[3], fault) for fault in page.evaluate(ON_PAPER))


def test_no_page_has_a_fault(calm_page, address, part, axe, report, request):
    faults = defaultdict(list)
    for path in part:
        calm_page.goto(address + path)
        for check, fault in look(calm_page, axe):
            faults[check].append(f"/{path}: {fault}")
    for check in CHECKS:
        report(check, request.node.callspec.indices["part"], len(part), faults.get(check, []))
    assert dict(faults) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_fault_with_search_open(open_page, axe, width, scheme):
    page = open_page("oppgaver/vurderingskrysset/", width=width, color_scheme=scheme, reduced_motion="reduce")
    if width == 320:
        page.get_by_role("button", name="Søk i håndboka").click()
    page.locator(".md-search__input").press_sequentially("partnerskap")
    page.locator(".md-search-result__item").first.wait_for()
    assert axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_fault_with_the_menu_open(open_page, axe, scheme):
    page = open_page("oppgaver/vurderingskrysset/", width=320, color_scheme=scheme, reduced_motion="reduce")
    page.get_by_role("button", name="Meny", exact=True).click()
    page.locator("#hb-meny").wait_for(state="visible")
    assert axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_fault_in_the_finder_with_a_selection(open_page, axe, width, scheme):
    query = "?tid=4&papir=a4&utvalg=vurderingskrysset,pause-15,plan-for-oppfolging,finnes-ikke"
    page = open_page(f"oppgaver/finn/{query}", width=width, color_scheme=scheme, reduced_motion="reduce")
    page.locator("[data-hb-plan] tr").first.wait_for()
    page.locator("[data-hb-losne] button").first.wait_for()
    assert axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_fault_in_the_view_for_participants(open_page, axe, scheme):
    page = open_page("oppgaver/vurderingskrysset/?visning=deltaker", color_scheme=scheme, reduced_motion="reduce")
    page.locator(".hb-prosessleder").first.wait_for(state="hidden")
    assert axe(page) == []


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ("document.querySelector('.md-search__input').removeAttribute('aria-label')", "label"),
        ("document.querySelector('h1').style.color = '#9aa'", "color-contrast-enhanced"),
        ("document.querySelector('h1 + p').style.color = '#666'", "color-contrast-enhanced"),  # 5.7:1, and ours is 7:1
        ("document.querySelector('.hb-burger').removeAttribute('aria-label')", "link-name"),
        ("document.querySelector('main').setAttribute('role', 'presentation')", "landmark-one-main"),
    ],
)
def test_a_planted_fault_is_found(open_page, axe, damage, rule):
    page = open_page("", reduced_motion="reduce", width=1000)
    page.evaluate("document.querySelector('.md-search__input').removeAttribute('placeholder')")
    page.evaluate(damage)
    found = axe(page)
    assert any(fault.startswith((f"{rule}:", "button-name:")) for fault in found), found


def test_a_broken_word_in_a_sheet_is_found(open_page):
    page = open_page("oppgaver/kategorisering-av-innspill/")
    page.evaluate(LAID_OUT)
    assert page.evaluate(BROKEN_WORDS) == []
    page.evaluate("document.querySelector('.hb-ark table').style.cssText = 'table-layout: fixed; width: 20rem'")
    assert "partnerskapet" in page.evaluate(BROKEN_WORDS)


def test_the_page_about_accessibility_names_the_checks_that_are_made(root):
    page = (root / "docs" / "om" / "tilgjengelighet.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| ([^|]+?) \|", page, re.M)
    assert [name for name in (*CHECKS, test_nu.NAME) if name not in named] == []
