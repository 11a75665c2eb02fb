"""The handbook by keyboard alone, wide and narrow: everything is reached, focus is seen, nothing holds it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from tests.waiting import until

WIDTHS = (1280, 320)
ACTIVE = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const across = box.width > 0 && box.left >= -1 && box.right <= innerWidth + 1;
    const inside = across && box.bottom > 0 && box.top < innerHeight;
    return {
        tag: e.tagName, name: (e.getAttribute("aria-label") || e.textContent || e.value || "").trim().slice(0, 40),
        inside, visible: e.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        path: e === document.body ? "" : [...document.querySelectorAll("*")].indexOf(e),
    };
}"""


def focused(page):
    return page.evaluate(ACTIVE)


def tab_to(page, name, most=60):
    """Press Tab until the element with this name has focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page)["name"].startswith(name):
            return
    raise AssertionError(f"Kom ikke til «{name}» med tabulator.")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "oppgaver/vurderingskrysset/", "samlinger/samling-2/", "404.html"])
def test_every_stop_can_be_seen_and_the_last_is_reached(open_page, path, width):
    page = open_page(path, width=width, reduced_motion="reduce")
    seen = []
    while True:
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop["tag"] == "BODY" or (seen and stop["path"] == seen[0]["path"]):
            break
        assert stop["inside"], f"utenfor skjermen: {stop}"
        assert stop["visible"], f"usynlig: {stop}"
        assert stop["path"] not in [earlier["path"] for earlier in seen], f"fokus står fast: {stop}"
        seen.append(stop)
    assert seen[0]["name"] == "Gå til innhold"
    assert seen[-1]["name"] == "Til toppen"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_leads_past_the_frame(open_page, width):
    page = open_page("oppgaver/vurderingskrysset/", width=width)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'innhold'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


AROUND = """() => {
    const box = document.activeElement.getBoundingClientRect(), room = 6;
    const left = Math.max(0, box.left - room), right = Math.min(innerWidth, box.right + room);
    const top = Math.max(0, box.top - room), bottom = Math.min(innerHeight, box.bottom + room);
    const lines = [...document.activeElement.getClientRects()];
    const edge = Math.max(...lines.map(line => 2 * (line.width + line.height)));
    return { clip: { x: left, y: top, width: right - left, height: bottom - top }, edge };
}"""


def luminance(png):
    """Return the relative luminance of every pixel, as WCAG defines it."""
    colours = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")) / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_focus_is_seen_in_pixels(open_page, width, scheme):
    """As many pixels as a line of two around the element change, and each at least 3:1 (WCAG 2.4.13)."""
    page = open_page("oppgaver/vurderingskrysset/", width=width, color_scheme=scheme, reduced_motion="reduce")
    for _ in range(10):
        page.keyboard.press("Tab")
        place = page.evaluate(AROUND)
        with_focus = luminance(page.screenshot(clip=place["clip"]))
        page.evaluate("self.held = document.activeElement; held.blur()")
        without = luminance(page.screenshot(clip=place["clip"]))
        page.evaluate("held.focus({ focusVisible: true, preventScroll: true })")
        contrast = (np.maximum(with_focus, without) + 0.05) / (np.minimum(with_focus, without) + 0.05)
        assert np.count_nonzero(contrast >= 3) >= 2 * place["edge"], focused(page)


def test_the_menu_opens_closes_and_gives_focus_back(open_page):
    page = open_page("oppgaver/vurderingskrysset/", width=320)
    burger = page.get_by_role("button", name="Meny", exact=True)
    tab_to(page, "Meny")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        page.locator("#hb-meny").wait_for(state="visible")
        assert burger.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.getElementById('hb-meny').contains(document.activeElement)")
        page.keyboard.press("Escape")
        page.locator("#hb-meny").wait_for(state="hidden")
        assert focused(page)["name"] == "Meny"
    assert burger.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("width", WIDTHS)
def test_search_is_opened_read_and_left(open_page, width):
    page = open_page("", width=width)
    tab_to(page, "Søk i håndboka")
    if width == 320:
        page.keyboard.press("Enter")
    page.keyboard.type("partnerskap")
    page.locator(".md-search-result__item").first.wait_for()
    status = page.locator(".md-search-result__meta")
    assert status.get_attribute("role") == "status"
    assert any(digit.isdigit() for digit in status.inner_text())
    tab_to(page, page.locator(".md-search-result__link").first.inner_text().strip()[:8], most=6)
    page.keyboard.press("Escape")
    until(page, "!document.getElementById('__search').checked")
    assert focused(page)["tag"] != "BODY"
    page.keyboard.press("Tab")
    assert focused(page)["inside"]


def test_tab_goes_on_after_the_last_hit(open_page):
    page = open_page("")
    tab_to(page, "Søk i håndboka")
    page.keyboard.type("partnerskap")
    page.locator(".md-search-result__item").first.wait_for()
    tab_to(page, "Nettverket", most=60)
    assert page.evaluate("!document.getElementById('__search').checked")


def test_letters_alone_do_nothing(open_page):
    """Shortcuts of one letter get in the way of speech input (WCAG 2.1.4)."""
    page = open_page("samlinger/samling-2/")
    page.locator(".md-search__input").focus()
    page.keyboard.press("Escape")
    until(page, "'component$' in window")
    page.evaluate("document.activeElement.blur()")
    before = page.url
    for key in ("f", "s", "/", "n", "p", ".", ","):
        page.keyboard.press(key)
    assert page.url == before
    assert not page.evaluate("document.getElementById('__search').checked")


def test_the_colour_choice_is_kept(open_page):
    page = open_page("", color_scheme="dark", width=320)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 26)"
    tab_to(page, "Bytt til lyst fargevalg")
    page.keyboard.press("Enter")
    assert focused(page)["name"] == "Bytt til mørkt fargevalg"
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_definition_shows_on_focus_and_goes_with_escape(open_page, site, paths):
    page = open_page(
        next(
            path
            for path in paths
            if path.endswith("/") and "hb-begrep" in (site / path / "index.html").read_text("utf-8")
        )
    )
    term = page.locator(".hb-begrep").first
    meaning = term.locator(".hb-begrep__forklaring")
    term.locator("a").focus()
    meaning.wait_for(state="visible")
    page.keyboard.press("Escape")
    meaning.wait_for(state="hidden")


def test_the_view_for_participants_is_chosen_with_an_arrow(open_page):
    page = open_page("oppgaver/vurderingskrysset/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "hb-visning":
            break
    assert page.locator(".hb-prosessleder").first.is_visible()
    page.keyboard.press("ArrowRight")
    page.locator(".hb-prosessleder").first.wait_for(state="hidden")
    assert focused(page)["inside"]


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_front_page_to_a_downloaded_sheet(open_page, width):
    """A tired person the evening before: front page, sheets, the right one, down on the machine, without a mouse."""
    page = open_page("", width=width, accept_downloads=True)
    tab_to(page, "Skrive ut ark")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ark/")
    tab_to(page, "Til å redigere: ", most=100)
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    assert found.value.suggested_filename.endswith(".docx")
    assert found.value.path().read_bytes().startswith(b"PK")
