"""«Foreslå en endring»: find a text, write how it should be, send it."""

from __future__ import annotations

import pytest

from macros.yaml_reader import parse

PAGE = "bidra/foresla-en-endring/"


@pytest.fixture
def form(open_page):
    """Open the form for the page `side`; what would leave the page is written down in `window.ut` instead."""

    def form(side="", title=""):
        page = open_page(f"{PAGE}?side={side}&tittel={title}")
        page.evaluate(
            "() => { window.ut = []; window.open = (address) => { ut.push(address); }; "
            "navigator.clipboard.writeText = async (text) => { ut.push(text); };"
            "HTMLAnchorElement.prototype.click = function () { ut.push(this.href); }; }"
        )
        page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
        return page

    return form


def send(page, kind):
    page.locator(f"[data-send={kind}]").click()
    page.locator("[data-status]:not(:empty)").wait_for()
    return page.evaluate("ut.at(-1)")


def test_every_page_leads_to_the_form_with_itself_chosen(open_page):
    page = open_page("oppgaver/plan-for-oppfolging/")
    page.locator(".hb-om-siden a", has_text="Foreslå en endring").click()
    page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
    assert page.input_value("[data-post]") == "oppgaver/plan-for-oppfolging"
    assert page.locator("[data-naa]").inner_text() == "Plan for oppfølging"


def test_a_change_shows_in_the_list_in_the_sheet_and_in_the_file(form):
    page = form("oppgaver/plan-for-oppfolging.md")
    page.select_option("[data-sti]", "ark.0.tittel")
    page.fill("[data-ny]", "Plan: hvem gjør hva")
    assert "Plan: hvem gjør hva" in page.locator("[data-endringer]").inner_text()
    assert "Plan: hvem gjør hva" in page.locator("[data-ark] caption").inner_text()
    assert "Nå%3A%20Plan%20for%20oppf" in send(page, "kodelager").replace("%C3%A5", "å")
    assert send(page, "rediger").endswith("/edit/main/data/oppgaver/plan-for-oppfolging.yml")
    document, errors = parse(page.evaluate("ut.at(-2)").encode(), "x.yml")
    assert errors == []
    assert document.value["ark"][0]["tittel"] == "Plan: hvem gjør hva"


def test_a_text_can_be_deleted_and_the_reason_stays_with_its_text(form):
    page = form("oppgaver/plan-for-oppfolging.md")
    assert page.locator("[data-vis]").is_hidden()
    page.fill("[data-filter]", "involvere de")
    assert page.locator("[data-treff]").inner_text() == "0 tekster passer."
    assert page.locator("[data-ny]").is_disabled()
    page.fill("[data-filter]", "fallgruve 2")
    page.fill("[data-ny]", "")
    page.fill("[data-hvorfor]", "Det skjer aldri.")
    page.fill("[data-filter]", "")
    assert page.input_value("[data-hvorfor]") == "Det skjer aldri."
    page.select_option("[data-sti]", "hensikt")
    assert page.input_value("[data-hvorfor]") == ""
    page.fill("[data-ny]", "Første avsnitt.\n\nAndre avsnitt.")
    send(page, "kopi")
    text = page.evaluate("ut.at(-1)")
    assert "Fallgruve 2\n\nNå: Tiltakene er for store." in text
    assert "Forslag: Slett teksten.\n\nHvorfor: Det skjer aldri." in text
    assert "Forslag: Første avsnitt.\n\nAndre avsnitt." in text


def test_a_sources_own_words_are_changed_only_after_a_warning(form):
    page = form("oppgaver/plan-for-oppfolging.md")
    assert page.locator("[data-ordrett]").is_hidden()
    page.select_option("[data-sti]", "sporsmal.0.tekst")
    assert "ordrett fra en kilde" in page.locator("[data-ordrett]").inner_text()
    page.fill("[data-ny]", "Ring 22 22 22 22")
    page.locator("[data-send=epost]").click()
    assert "likner på et telefonnummer" in page.locator("[data-oppsummering]").inner_text()
    assert page.evaluate("ut") == []


def test_a_page_without_a_record_gets_a_letter(form):
    page = form("nettverket/roller.md", "Roller")
    assert page.input_value("[data-fri=navn]") == "Roller"
    page.locator("[data-send=epost]").click()
    assert "Slik bør det stå: Fyll ut feltet." in page.locator("[data-oppsummering]").inner_text()
    page.fill("[data-fri=naa]", "Si ifra til sjefen.")
    page.fill("[data-ny]", "Skriv «leder» og ikke «sjef».")
    assert send(page, "epost").startswith(
        "mailto:?subject=Forslag%20til%20endring%3A%20Roller&body=Side%3A%20Roller%20(nettverket%2Froller)"
    )


def test_nothing_that_was_typed_is_lost(form):
    page = form("oppgaver/plan-for-oppfolging.md")
    page.fill("[data-ny]", "Første endring")
    page.select_option("[data-sti]", "hensikt")
    page.fill("[data-ny]", "Andre endring")
    page.select_option("[data-post]", "oppgaver/arbeidsplan")
    page.locator("[data-endringer]", has_text="Ingen ennå.").wait_for()
    page.reload()
    page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
    page.select_option("[data-post]", "oppgaver/plan-for-oppfolging")
    listed = page.locator("[data-endringer]")
    page.locator("[data-endringer]", has_text="Andre endring").wait_for()
    assert "Første endring" in listed.inner_text()
    page.locator("[data-endringer] button").first.click()
    assert "Første endring" not in listed.inner_text()
    page.locator("[data-angre]").click()
    page.locator("[data-endringer]", has_text="Første endring").wait_for()
    page.locator("[data-tom]").click()
    assert page.evaluate("localStorage.getItem('handbok-forslag:endring')") is None
