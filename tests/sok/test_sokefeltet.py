"""The search box, as users meet it: what a hit shows, what is said, when things are loaded, and without a server."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from macros.sok.site import INDEX, WORKER

SCRIPTS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
FIELD = ".md-search__input"
HIT = ".md-search-result__item"


def search_for(page, query):
    page.locator(FIELD).fill(query)
    page.locator(HIT).first.wait_for()
    return page.locator(HIT)


def test_a_hit_shows_where_in_the_process_time_and_format_with_the_words_marked(open_page):
    page = open_page()
    hit = search_for(page, "plan oppfølging").first
    assert "Plan for oppfølging" in hit.inner_text()
    assert re.search(r"Oppgave · .*Samling.* · \d+ min · A\d", hit.inner_text())
    marked = {text.lower() for text in hit.locator("mark").all_inner_texts()}
    assert {"plan", "oppfølging"} <= marked


def test_a_correction_is_said_aloud(open_page):
    page = open_page()
    search_for(page, "parterskap")
    line = page.locator(".hb-sokelinje")
    assert "Viser treff for partnerskap. Du skrev «parterskap»." in line.inner_text()
    assert line.get_attribute("role") == "status"
    search_for(page, "partnerskap")
    line.wait_for(state="hidden")


def test_no_hit_gives_help_and_places_to_look(open_page, address, site):
    page = open_page()
    page.locator(FIELD).fill("xqzvw")
    line = page.locator(".hb-sokelinje")
    line.wait_for()
    assert page.locator(HIT).count() == 0
    assert "Prøv et kortere eller vanligere ord" in line.inner_text()
    links = [link.get_attribute("href").removeprefix(address) for link in line.locator("a").all()]
    assert len(links) == 4
    assert all((site / link / "index.html").is_file() for link in links)


def test_it_answers_as_you_type_from_the_third_letter(open_page):
    page = open_page()
    page.locator(FIELD).press_sequentially("eva")
    page.locator(HIT, has_text="Evaluering").first.wait_for()


def test_what_is_typed_is_shown_as_text(open_page):
    page = open_page()
    page.locator(FIELD).fill("parterskap <img src=x onerror=document.title=1>")
    page.locator(HIT).first.wait_for()
    assert page.locator(".md-search-result img").count() == 0


def test_nothing_is_loaded_before_the_field_is_opened(browser, address):
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    got = []
    page.on("request", lambda request: got.append(request.url.removeprefix(address)))
    page.goto(address, wait_until="networkidle")
    page.locator(FIELD).hover()
    page.mouse.move(5, 5)
    ours = ("search/", "sok-", "javascripts/")
    assert not [url for url in got if any(word in url for word in ours)]
    search_for(page, "samling")
    context.close()
    assert {INDEX, WORKER} <= set(got)
    assert sum("sok-indeks" in url for url in got) == 1


@pytest.mark.parametrize("page_path", ["index.html", "oppgaver/vurderingskrysset/index.html"])
def test_it_works_from_a_folder_on_disk(browser, site, page_path):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / page_path).as_uri())
    found = search_for(page, "kjøreregler").first.locator("a").first.get_attribute("href")
    context.close()
    assert found.startswith(site.as_uri())


# ── Material's side of the protocol ────────────────────────────────────────────
PROTOCOL = {
    "SETUP er 0": r"next\(\{type:0,data:\{config:\w+,docs:\w+,options:",
    "READY er 1": r"return \w+\.type===1\}",
    "RESULT er 3": r"return \w+\.type===3\}",
    "QUERY er 2": r"\{type:2,data:\w+\}",
    "arbeideren lages med new Worker": r"=new Worker\(\w+\)",
    "svaret har items": r"\{items:\w+\}|items\.length|\.items\b",
    "svaret har suggest": r"\.suggest\b|\{suggest:\w+\}",
}
WORKER_NAME = "search.a7633da7.min.js"


def protocol_faults(bundle, workers):
    """Return a sentence for each thing in Material's search that is not as our worker expects."""
    look = "Se hva som er nytt i Materials søk. Rett macros/sok/arbeider/protokoll.js og docs/assets/sok.js"
    gone = [name for name, rule in PROTOCOL.items() if not re.search(rule, bundle)]
    faults = [
        f"Material har endret hvordan arbeideren snakker: fant ikke «{name}» i bundle-filen. {look}." for name in gone
    ]
    if workers != [WORKER_NAME]:
        faults.append(f"Material har en ny søkearbeider: {', '.join(workers) or 'ingen'}. {look}. Skriv så navnet her.")
    return faults


def test_material_speaks_the_protocol_that_our_worker_answers():
    bundle = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("bundle.*.min.js"))
    workers = sorted(path.name for path in (SCRIPTS / "workers").glob("*.js"))
    assert protocol_faults(bundle, workers) == []


def test_another_protocol_or_another_file_is_told_of():
    bundle = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("bundle.*.min.js"))
    changed = bundle.replace(".type===3}", ".type===4}")
    (fault,) = protocol_faults(changed, [WORKER_NAME])
    assert "«RESULT er 3»" in fault and "protokoll.js" in fault
    (fault,) = protocol_faults(bundle, ["search.0000.min.js"])
    assert "ny søkearbeider: search.0000.min.js" in fault


def test_every_page_names_our_worker_and_the_site_has_no_other(site):
    for path in ("index.html", "404.html", "oppgaver/vurderingskrysset/index.html"):
        text = (site / path).read_text(encoding="utf-8")
        assert re.search(rf'"search": "[^"]*{re.escape(WORKER)}"', text), path
    assert not list(site.rglob("workers/search*.js"))
