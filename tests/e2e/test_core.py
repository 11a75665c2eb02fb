"""A reader with a browser: front page, one gathering, one exercise and one term, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

SIZES = [pytest.param(320, 640, id="320 px"), pytest.param(1280, 900, id="1280 px")]
both_sizes = pytest.mark.parametrize(("width", "height"), SIZES)
EXERCISE, SHEET = "plan-for-oppfolging", 0
TERM_PAGE = "kunnskap/ledelse-og-handlingsrom/"


def _does_not_scroll_sideways(page):
    width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= seen


def _sheet(page, ark):
    """Return the blank sheet on the page of its exercise: the first table with its title."""
    return page.get_by_role("table", name=ark.tittel).first


@both_sizes
def test_the_front_page_has_three_doors(open_page, width, height):
    page = open_page("", width, height)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_contain_text("Mulighetsrommet")
    for target in ("samlinger", "ark", "bidra"):
        expect(page.get_by_role("main").locator(f'a[href^="{target}/"]').first).to_be_visible()
    _does_not_scroll_sideways(page)


@both_sizes
def test_a_gathering_has_its_day_as_a_table(open_page, bibliotek, width, height):
    page = open_page("samlinger/samling-1/", width, height)
    samling = bibliotek.samlinger["samling-1"]
    expect(page.get_by_role("heading", level=1)).to_contain_text(samling.tittel)
    day = page.get_by_role("table", name="Kjøreplan")
    for name in ("Kl.", "Hva", "Min"):
        expect(day.get_by_role("columnheader", name=name, exact=True)).to_have_count(1)
    expect(day.get_by_role("row")).to_have_count(len(samling.program.poster) + 1)
    expect(day.get_by_role("rowheader", name="Lunsj")).to_be_visible()
    _does_not_scroll_sideways(page)


@both_sizes
def test_the_sheet_of_an_exercise_is_a_table_with_headers(open_page, bibliotek, width, height):
    page = open_page(f"oppgaver/{EXERCISE}/", width, height)
    oppgave = bibliotek.oppgaver[EXERCISE]
    ark = oppgave.ark[SHEET]
    expect(page.get_by_role("heading", level=1)).to_contain_text(oppgave.tittel)
    table = _sheet(page, ark)
    expect(table).to_be_visible()
    for column in ark.kolonner:
        expect(table.get_by_role("columnheader", name=column.tekst)).to_have_count(1)
    rows = len(ark.rader) or ark.antall_rader
    expect(table.get_by_role("row")).to_have_count(rows + 1)
    expect(table.get_by_role("rowheader")).to_have_count(rows)
    expect(table.get_by_role("cell")).to_have_count(rows * len(ark.kolonner))
    _does_not_scroll_sideways(page)


@both_sizes
def test_every_kind_of_sheet_can_be_found_by_its_role(open_page, bibliotek, width, height):
    found = {ark.type: (slug, ark) for slug, oppgave in bibliotek.oppgaver.items() for ark in oppgave.ark}
    assert len(found) >= 5
    for kind, (slug, ark) in found.items():
        page = open_page(f"oppgaver/{slug}/", width, height)
        sheet = page.get_by_role("group", name=ark.tittel) if kind == "kart" else _sheet(page, ark)
        expect(sheet.first).to_be_visible()
        _does_not_scroll_sideways(page)


@both_sizes
def test_a_term_is_explained_on_focus_and_put_away_with_escape(open_page, bibliotek, width, height):
    page = open_page(TERM_PAGE, width, height)
    link = page.locator('a[aria-describedby^="begrep-"]').first
    tooltip = page.locator(f"#{link.get_attribute('aria-describedby')}")
    expect(tooltip).to_be_hidden()
    link.focus()
    expect(tooltip).to_be_visible()
    assert tooltip.inner_text() in {begrep.definisjon for begrep in bibliotek.ordliste.values()}
    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()
    expect(link).to_be_focused()
    link.blur()
    link.focus()
    expect(tooltip).to_be_visible()
    box = tooltip.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_a_term_is_explained_under_the_pointer_and_can_be_read_there(open_page):
    page = open_page(TERM_PAGE)
    link = page.locator('a[aria-describedby^="begrep-"]').first
    tooltip = page.locator(f"#{link.get_attribute('aria-describedby')}")
    link.hover()
    expect(tooltip).to_be_visible()
    tooltip.hover()
    expect(tooltip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()
