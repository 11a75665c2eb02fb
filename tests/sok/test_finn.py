"""«Finn oppgave»: a plain list for everyone, and with JavaScript filters, a comparison and a pack."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from macros.sok import finder
from tests.waiting import until

PATH = "oppgaver/finn/"
SHOWN = "[data-oppgave]:not([hidden])"


def titles(page):
    return page.locator(f"{SHOWN} .hb-kort__tittel").all_inner_texts()


@pytest.fixture
def finn(open_page):
    def finn(query="", **options):
        page = open_page(PATH + query, **options)
        page.locator("[data-hb-filter]").wait_for()
        return page

    return finn


def test_without_javascript_it_is_the_whole_list(browser, address, bibliotek):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    assert len(titles(page)) == len(bibliotek.oppgaver)
    assert not page.locator("[data-hb-filter]").is_visible()
    assert not page.locator("[data-hb-utvalg]").is_visible()
    page.locator(f"{SHOWN} a").first.click()
    assert page.locator("h1").inner_text() in {oppgave.tittel for oppgave in bibliotek.oppgaver.values()}
    context.close()


def test_each_filter_leaves_what_fits_and_the_number_is_said(finn, bibliotek):
    page = finn()
    every = bibliotek.oppgaver.values()
    said = page.locator("[data-hb-antall]")
    assert said.get_attribute("role") == "status"
    fits = {
        "tid": ("30", lambda oppgave: oppgave.tid.gjennomforing <= 30),
        "gruppe": ("8", lambda oppgave: oppgave.gruppe.min <= 8 <= oppgave.gruppe.maks),
        "samling": ("samling-2", lambda oppgave: "samling-2" in oppgave.samlinger),
        "form": ("par", lambda oppgave: "par" in oppgave.form),
        "rolle": ("nav-leder", lambda oppgave: "nav-leder" in oppgave.deltakere),
        "gir": ("plakat", lambda oppgave: "plakat" in finder.outputs(oppgave)),
        "papir": ("a3", lambda oppgave: "a3" in finder.papers(oppgave)),
    }
    for name, (value, fit) in fits.items():
        expected = sorted(oppgave.tittel for oppgave in every if fit(oppgave))
        assert 0 < len(expected) < len(every), name
        field = page.locator(f"#finn-{name}")
        (field.fill if field.evaluate("e => e.localName") == "input" else field.select_option)(value)
        assert sorted(titles(page)) == expected, name
        assert said.inner_text() == f"Viser {len(expected)} av {len(every)} oppgaver"
        assert f"{name}={value}" in page.url
        page.get_by_role("button", name="Nullstill").click()
        until(page, f"document.querySelectorAll('{SHOWN}').length === {len(every)}")


def test_when_nothing_fits_it_says_what_to_do(finn):
    page = finn("?tid=5&papir=a4")
    assert titles(page) == []
    assert "Prøv med mer tid" in page.locator("[data-hb-antall]").inner_text()


def test_the_address_carries_the_filters_and_the_choice_to_another_reader(finn):
    page = finn("?tid=45&samling=samling-1&utvalg=plan-for-oppfolging,finnes-ikke")
    assert page.locator("#finn-tid").input_value() == "45"
    assert page.locator("#finn-samling").input_value() == "samling-1"
    assert page.locator("[data-hb-rader] th").all_inner_texts() == ["Plan for oppfølging"]


def choose(page, *names):
    for name in names:
        page.get_by_label(f"Ta med i utvalget: {name}", exact=True).check()


def test_the_chosen_are_compared_and_put_in_order(finn, bibliotek):
    page = finn()
    plan, kryss = bibliotek.oppgaver["plan-for-oppfolging"], bibliotek.oppgaver["vurderingskrysset"]
    choose(page, plan.tittel, kryss.tittel)
    rows = page.locator("[data-hb-rader] tr")
    assert rows.locator("th").all_inner_texts() == [plan.tittel, kryss.tittel]
    first = rows.first.inner_text()
    assert f"{plan.gruppe.min}–{plan.gruppe.maks} personer" in first
    minutes = plan.tid.gjennomforing + kryss.tid.gjennomforing
    assert re.match(r"2 oppgaver, .* i rommet til sammen", page.locator("[data-hb-sum]").inner_text())
    assert f"{minutes % 60} min" in page.locator("[data-hb-sum]").inner_text() or minutes % 60 == 0
    page.get_by_role("button", name=f"Flytt opp {kryss.tittel}").click()
    assert rows.locator("th").all_inner_texts() == [kryss.tittel, plan.tittel]
    assert page.url.endswith("utvalg=vurderingskrysset%2Cplan-for-oppfolging")
    page.get_by_role("button", name=f"Fjern {kryss.tittel}").click()
    assert rows.locator("th").all_inner_texts() == [plan.tittel]
    assert page.evaluate("document.activeElement.id") == "utvalg"


def test_the_choice_is_kept_in_this_browser_and_can_be_emptied(finn, address):
    page = finn()
    choose(page, "Plan for oppfølging")
    assert json.loads(page.evaluate("localStorage.getItem('handbok.utvalg')")) == {"oppgaver": ["plan-for-oppfolging"]}
    page.goto(address + PATH)
    assert page.locator("[data-hb-rader] th").all_inner_texts() == ["Plan for oppfølging"]
    page.get_by_role("button", name="Tøm utvalget").click()
    page.goto(address + PATH)
    page.locator("[data-hb-filter]").wait_for()
    assert not page.locator("[data-hb-utvalg]").is_visible()


def test_the_choice_becomes_a_pack_of_sheets(finn, bibliotek, site):
    page = finn()
    choose(page, "Vurderingskrysset", "Plan for oppfølging")
    listed = [link.get_attribute("href") for link in page.locator("[data-hb-filer] a").all()]
    page.locator("#finn-grupper").fill("6")
    assert "6 ark, ett til hver gruppe" in page.locator("[data-hb-filer]").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Last ned alle arkene").click()
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        assert [name.partition("-")[2] for name in names] == [href.rpartition("/")[2] for href in dict.fromkeys(listed)]
        for name in names:
            assert pack.read(name) == (site / "ark" / "filer" / name.partition("-")[2]).read_bytes()
    until(page, "document.querySelector('[data-hb-svar]').textContent.startsWith('Lastet ned')")


def test_the_card_of_an_exercise_holds_what_the_page_says(bibliotek):
    for slug, text in finder.cards(bibliotek).items():
        card = json.loads(text)
        oppgave = bibliotek.oppgaver[slug]
        assert (card["id"], card["tittel"], card["minutter"]) == (slug, oppgave.tittel, oppgave.tid.gjennomforing)
        assert len(card["ark"]) == len(oppgave.ark)
        for filter_ in finder.filters(bibliotek):
            assert set(card[filter_.navn]) <= {value for value, _ in filter_.valg}
