"""What a reader meets who zooms, reads without scripts, uses forced colours, sets own spacing or prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import material
import pypdfium2
import pytest

from macros.nettsted import stil
from tests.uu.looks import TOO_WIDE
from tests.waiting import until

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
    borders = "selector => getComputedStyle(document.querySelector(selector)).borderBottomStyle"
    for selector in (".hb-band", ".hb-si"):
        assert page.evaluate(borders, selector) == "solid", selector
    steps = "getComputedStyle(document.querySelector('.hb-trinn > li'), '::before').borderTopStyle"
    assert page.evaluate(steps) == "solid"
    icon, ground = page.evaluate(
        "['::before', null].map(part => getComputedStyle(document.querySelector('.hb-ordlyd > summary'), part))"
        ".map(style => style.backgroundColor)"
    )
    assert icon != ground, "tegnet foran en sammendragslinje er borte"


FIELDS = """() => [...document.querySelectorAll("main :is(input:not([type=radio], [type=checkbox]), select, textarea)")]
    .filter(e => e.checkVisibility()).map(e => getComputedStyle(e))
    .map(style => [style.borderTopStyle, style.borderTopColor !== style.backgroundColor])"""


@pytest.mark.parametrize("path", ["bidra/foresla-en-oppgave/", "oppgaver/finn/"])
def test_a_text_field_has_an_edge(open_page, path):
    page = open_page(path)
    until(page, "document.querySelectorAll('main input').length")
    found = page.evaluate(FIELDS)
    assert found
    assert all(field == ["solid", True] for field in found)


def test_nothing_moves_for_those_who_asked_for_calm(open_page):
    page = open_page("", reduced_motion="reduce")
    slow = """() => [...document.querySelectorAll("*")].filter(e =>
        parseFloat(getComputedStyle(e).transitionDuration) > .02
        || parseFloat(getComputedStyle(e).animationDuration) > .02).length"""
    assert page.evaluate(slow) == 0


# As pymdownx.tabbed writes them. No page has tabs today.
TABS = """<!doctype html><html lang="nb"><link rel="stylesheet" href="assets/%s"><body><div class="md-typeset">
<div class="tabbed-set tabbed-alternate">
<input checked id="t1" name="t" type="radio"><input id="t2" name="t" type="radio">
<div class="tabbed-labels"><label for="t1">Én</label><label for="t2">To</label></div><div class="tabbed-content">
<div class="tabbed-block"><p>Den ene.</p></div><div class="tabbed-block"><p>Den andre.</p></div></div></div></div>"""
DOWN_THE_PAGE = """() => [...document.querySelectorAll("label, p")].filter(e => e.checkVisibility())
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(e => e.textContent)"""


def test_paper_has_every_tab_under_its_name(root, browser, tmp_path):
    shutil.copytree(root / "docs" / "assets", tmp_path / "assets")
    shutil.copytree(
        Path(material.__file__).parent / "templates" / "assets" / "stylesheets", tmp_path / "assets" / "stylesheets"
    )
    name = stil.bundle(tmp_path, ["assets/tokens.css", "assets/handbok.css", "assets/utskrift.css"], {"a.html": TABS})
    (tmp_path / "a.html").write_text(TABS % name, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    assert "Den andre." not in page.evaluate(DOWN_THE_PAGE)
    page.emulate_media(media="print")
    assert page.evaluate(DOWN_THE_PAGE) == ["Én", "Den ene.", "To", "Den andre."]
    page.close()


def test_paper_opens_what_is_folded_and_folds_it_again(open_page):
    page = open_page("oppgaver/vurderingskrysset/")
    fold = page.locator("main .hb-ordlyd").first
    assert fold.get_attribute("open") is None
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert fold.locator("li").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert fold.get_attribute("open") is None


@pytest.mark.parametrize("path", ["", "oppgaver/plan-for-oppfolging/", "samlinger/samling-2/"])
def test_paper_has_no_empty_page_and_rows_to_write_in(open_page, path):
    page = open_page(path)
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert all(len(sheet.get_textpage().get_text_bounded().split()) > 5 for sheet in paper)
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('.hb-ark--tabell:not(.hb-eksempel *) tbody td')].map(e => e.offsetHeight)"
    )
    assert all(height >= 55 for height in heights), heights  # 15 mm, at 96 dots an inch
    assert heights or "oppgaver" not in path
