"""The handbook without a network: from a memory stick, and kept on the device."""

from __future__ import annotations

import zipfile

import pytest

from tests.serving import serve

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def stick(site, tmp_path_factory):
    """The downloaded file, unpacked."""
    folder = tmp_path_factory.mktemp("minnepinne")
    with zipfile.ZipFile(site / "mulighetsrommet.zip") as archive:
        archive.extractall(folder)
    return folder / "mulighetsrommet"


def open_file(browser, path, **options):
    context = browser.new_context(**options)
    page = context.new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(path.as_uri())
    return page


def test_it_is_read_from_a_memory_stick(browser, stick):
    page = open_file(browser, stick / "index.html")
    page.get_by_role("link", name="Velge samling").first.click()
    page.wait_for_url("**/samlinger/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor") == "rgb(0, 61, 117)"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Sans 3\"'))")
    assert page.faults == []
    page.context.close()


def test_search_works_from_a_memory_stick(browser, stick):
    page = open_file(browser, stick / "oppgaver" / "vurderingskrysset" / "index.html")
    page.locator(".md-search__input").focus()
    page.keyboard.type("partnerskap")
    hit = page.locator(".md-search-result__link").first
    hit.wait_for()
    hit.click()
    page.wait_for_url("**/index.html*")
    assert page.locator("h1").is_visible()
    assert page.faults == []
    page.context.close()


def test_links_from_a_memory_stick_need_no_scripts(browser, stick):
    page = open_file(browser, stick / "index.html", java_script_enabled=False)
    page.get_by_role("link", name="Skrive ut ark").first.click()
    page.wait_for_url("**/ark/index.html")
    page.context.close()


def test_it_is_kept_on_the_device_when_asked_and_only_then(browser, site):
    with serve(site) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        page.goto(address + "om/uten-nett/")
        page.get_by_role("button", name="Lagre på denne enheten").click()
        page.get_by_text("Håndboka ligger på denne enheten.").wait_for(timeout=60_000)
        page.evaluate("navigator.serviceWorker.ready")
        kept = page.evaluate(
            "caches.keys().then(([name]) => caches.open(name)).then(async cache => { let sum = 0;"
            " for (const r of await cache.matchAll()) sum += (await r.blob()).size; return sum; })"
        )
        assert kept <= 5 * MEGABYTE
        page.reload()
    # the server is gone
    page.goto(address + "samlinger/samling-2/")
    assert page.locator("h1").inner_text() == "Andre samling"
    page.locator(".md-search__input").focus()
    page.keyboard.type("partnerskap")
    page.locator(".md-search-result__item").first.wait_for()
    context.close()


def test_a_new_edition_is_offered_and_taken(browser, site, tmp_path):
    import shutil  # noqa: PLC0415

    copy = tmp_path / "nettsted"
    shutil.copytree(site, copy)
    with serve(copy) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + "om/uten-nett/")
        page.get_by_role("button", name="Lagre på denne enheten").click()
        page.get_by_text("Håndboka ligger på denne enheten.").wait_for(timeout=60_000)
        front = copy / "index.html"
        front.write_text(front.read_text("utf-8").replace("<h1 ", '<h1 data-ny="" ', 1), encoding="utf-8")
        worker = copy / "sw.js"
        text = worker.read_text("utf-8")
        worker.write_text(text.replace('const EDITION = "', 'const EDITION = "ny-'), encoding="utf-8")
        page.goto(address)
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
        page.get_by_role("button", name="Ta den i bruk").click(timeout=60_000)
        page.locator("h1[data-ny]").wait_for()
        context.close()


def test_it_can_be_installed(site, address, open_page):
    import json  # noqa: PLC0415

    manifest = json.loads((site / "handbok.webmanifest").read_text("utf-8"))
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert (site / icon["src"]).read_bytes().startswith(b"\x89PNG")
    page = open_page("")
    said = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert said["errors"] == []
