"""Light and safe: what a first view weighs, what is asked for, what stands still, what may run."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.waiting import until

PAGES = ("", "samlinger/samling-2/", "oppgaver/vurderingskrysset/", "ark/")
KILOBYTE = 1000


def sizes(page, address, path):
    """Open a page afresh; return what came, by path: (kind, bytes with gzip)."""
    got = {}
    page.on("response", lambda answer: got.setdefault(answer.url, answer))
    page.goto(address + path, wait_until="networkidle")
    return {
        url.removeprefix(address): (answer.request.resource_type, len(gzip.compress(answer.body(), 9)))
        for url, answer in list(got.items())  # reading a body may bring another answer
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_first_view_is_light(browser, address, path, report):
    context = browser.new_context(viewport={"width": 412, "height": 900})
    got = sizes(context.new_page(), address, path)
    context.close()
    text = sum(size for kind, size in got.values() if kind in {"document", "stylesheet", "script"})
    fonts = sum(size for kind, size in got.values() if kind == "font")
    report(f"Vekt av /{path}", 0, 1, [], f"{text / KILOBYTE:.0f} kB, og {fonts / KILOBYTE:.0f} kB skrift")
    assert text <= 60 * KILOBYTE, got
    assert fonts <= 45 * KILOBYTE, got
    assert not any(word in url for url in got for word in ("sok-", "search", "bundle")), got


def hold(page, pattern):
    """Let requests wait; return the list they are put in."""
    held = []

    def keep(route):  # Playwright asks a function how many arguments it takes: a bound method has no answer
        held.append(route)

    page.route(pattern, keep)
    return held


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_the_page_comes(browser, address, path):
    """Layout shift is summed as browsers do it, with the fonts held back so that the reserves are shown first."""
    for width in (412, 1280):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.add_init_script(
            "self.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput)"
            " moved += e.value; })).observe({ type: 'layout-shift', buffered: true });"
        )
        held = hold(page, "**/*.woff2")
        page.goto(address + path, wait_until="domcontentloaded")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        for route in held:
            route.continue_()
        page.unroute("**/*.woff2")
        page.evaluate("document.fonts.ready")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        moved = page.evaluate("moved")
        context.close()
        assert moved < 0.005, f"{path} ved {width}: {moved}"


def test_search_comes_on_first_use(open_page):
    page = open_page("")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".md-search__input").focus()
    page.keyboard.type("plan")
    page.locator(".md-search-result__item").first.wait_for()
    assert any("bundle" in url for url in asked)


def test_no_dead_weight_is_published(site):
    left = [path.name for path in site.rglob("*") if path.suffix == ".map" or "lunr" in path.name]
    assert left == []
    texts = [path for path in (site / "assets").rglob("*.js") if "sourceMappingURL" in path.read_text(encoding="utf-8")]
    assert texts == []


def test_the_policy_is_strict_and_stands_on_every_page(site):
    rule = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
    found = {rule.search(path.read_text(encoding="utf-8")).group(1) for path in site.rglob("*.html")}
    assert len(found) == 1
    policy = found.pop()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy in (site / "_headers").read_text(encoding="utf-8")


def test_the_policy_stops_what_is_planted(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"self.ran = 1\">');"
        "const s = document.createElement('script'); s.textContent = 'self.ran = 2'; document.body.append(s);"
    )
    until(page, "performance.getEntriesByName(new URL('x', location).href).length")
    assert page.evaluate("self.ran") is None
    context.close()


def test_no_cookie_is_set(open_page):
    page = open_page("")
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
