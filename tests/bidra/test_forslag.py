"""«Foreslå en oppgave»: what a person without git types becomes a file that the handbook takes."""

from __future__ import annotations

import pytest

from macros.html import MACROS
from macros.loader import collect
from macros.ny_oppgave import slug_of
from macros.page import Page
from macros.sjekk import check_handbook
from macros.skjema.kodelager import find_kodelager
from macros.yaml_reader import parse
from tests.waiting import until

PAGE = "bidra/foresla-en-oppgave/"
REMEDY = "Slett det. Håndboka skal ikke ha opplysninger om personer."
SHEETS = {"tabell": "tabell", "sporsmal": "spørsmål", "kryss": "kryss", "liste": "liste", "fritekst": "fri tekst"}
TEXTS = {
    "hensikt": "Gruppen finner ut hva de vil prøve først.",
    "naar": "Tidlig på dagen, når alle er på plass.",
    "resultat": "En kort liste over det dere vil prøve.",
    "digitalt": "Skriv i et delt dokument.\nLes opp to svar.",
    "om_kilden": "Vi har laget oppgaven selv: ingenting er hentet fra andre.",
}
KEEP_INSIDE = """() => {
  window.ut = [];
  window.open = (address) => { ut.push(address); return null; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.href.startsWith("blob:")) click.call(this); else ut.push(this.href);
  };
}"""


@pytest.fixture
def form(open_page):
    """Open the form; what would leave the page is written down in `window.ut` instead."""

    def form(**options):
        page = open_page(PAGE, **options)
        page.evaluate(KEEP_INSIDE)
        page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
        page.eval_on_selector_all("[data-del]", "parts => parts.forEach((part) => (part.open = true))")
        return page

    return form


def add(page, name, **texts):
    """Add an item to a list and fill its fields."""
    page.locator(f"[data-liste={name}] > p > [data-legg-til]").click()
    fill_last(page, name, **texts)


def fill_last(page, name, **texts):
    item = page.locator(f"[data-liste={name}] > ol > li").last
    for field, text in texts.items():
        item.locator(f'[data-felt="{field if field != "punkt" else ""}"]').first.fill(text)


def fill(page, title, sheet):
    page.fill("#f-tittel", title)
    page.fill("#f-sammendrag", "Finn ut hva dere vil prøve først.")
    for name, text in TEXTS.items():
        page.fill(f"#f-{name}", text)
    for box in ("samlinger", "deltakere", "form"):
        page.locator(f"#f-{box} input").nth(2).check()
    for name, number in {"tid-forberedelse": 5, "tid-etterarbeid": 0, "gruppe-min": 3, "gruppe-maks": 6}.items():
        page.fill(f"#f-{name}", str(number))
    step = {"tittel": "Skriv hver for dere", "deltaker": "Skriv tre forslag.", "prosessleder": "Hold stillhet."}
    fill_last(page, "trinn", minutter="10", **step)
    add(page, "trinn", minutter="15", **{**step, "tittel": "Velg sammen", "si": "Hva prøver vi først?"})
    fill_last(page, "fallgruver", punkt="Gruppen velger for mye. Be dem velge ett forslag.")
    fill_sheet(page, sheet)


def fill_what_must_be(page, title):
    for name, text in {"tittel": title, "hensikt": TEXTS["hensikt"], "om_kilden": TEXTS["om_kilden"]}.items():
        page.fill(f"#f-{name}", text)
    fill_last(page, "trinn", tittel="Skriv hver for dere", deltaker="Skriv tre forslag.")


def fill_sheet(page, sheet):
    page.select_option("#f-ark-type", sheet)
    page.fill("#f-ark-tittel", "Forslagene våre")
    page.fill("#f-ark-instruks", "Skriv ett forslag på hver linje.")
    page.fill("#f-ark-innledning", "Nav Eksempelvik fylte ut arket på den første samlingen.")
    if sheet == "tabell":
        fill_last(page, "kolonner", tekst="Hva prøver vi?")
        add(page, "kolonner", tekst="Hvem tar det?", hjelp="Skriv rollen.")
        for cell in page.locator("[data-ruter] input").all():
            cell.fill("Nav-leder spør kommunen")
    elif sheet in ("sporsmal", "kryss"):
        for number in range(2):  # a cross needs four: it comes after the two of «sporsmal»
            add(page, "sporsmal", tekst=f"Hva vil dere prøve i uke {number + 1}?", svar="En dør inn for unge.")
    else:
        fill_last(page, "felt", tekst="Vi vil prøve", svar="En dør inn for unge.")


def download(page):
    with page.expect_download() as found:
        page.locator("[data-send=fil]").click()
    return found.value


def test_what_is_typed_becomes_a_file_that_passes_the_check(form, project):
    page = form()
    fill(page, "Prøv først", "tabell")
    for sheet, title in SHEETS.items():
        page.fill("#f-tittel", f"Prøv først: {title}")
        if sheet != "tabell":
            fill_sheet(page, sheet)
        file = download(page)
        assert page.locator("[data-oppsummering]").is_hidden(), page.locator("[data-oppsummering]").inner_text()
        assert file.suggested_filename == f"prov-forst-{slug_of(title)}.yml"
        file.save_as(project / "data" / "oppgaver" / file.suggested_filename)
    assert [str(found.error) for found in check_handbook(collect(project)) if "prov-forst" in found.error.file] == []


def test_a_new_exercise_opens_prefilled_at_the_repository_or_is_copied_when_too_long(form):
    page = form()
    fill(page, "Kort oppgave", "fritekst")
    page.locator("[data-send=kodelager]").click()
    page.locator("[data-status]:not(:empty)").wait_for()
    repo = "https://git.example.org/mulighetsrommet/handbok/new/main"
    assert page.evaluate("ut[0]").startswith(f"{repo}?filename=data%2Foppgaver%2Fkort-oppgave.yml&value=tittel")
    page.fill("#f-hensikt", "Gruppen finner ut hva de vil prøve. " * 80)
    page.locator("[data-send=kodelager]").click()
    page.locator("[data-status]", has_text="Lim inn").wait_for()
    assert page.evaluate("ut[1]").endswith("filename=data%2Foppgaver%2Fkort-oppgave.yml")
    assert "Lim inn teksten der" in page.locator("[data-status]").inner_text()


def test_a_proposal_with_less_can_be_sent_and_says_what_remains(form):
    page = form()
    fill_what_must_be(page, "Uferdig & rar")
    page.locator("[data-send=epost]").click()
    page.locator("[data-status]:not(:empty)").wait_for()
    assert page.evaluate("ut[0]").startswith(
        "mailto:?subject=Forslag%20til%20ny%20oppgave%3A%20Uferdig%20%26%20rar&body="
    )
    assert page.locator("[data-oppsummering]").is_hidden()
    page.locator("[data-gjenstaar] summary").click()
    left = page.locator("[data-gjenstaar] li").all_inner_texts()
    assert "Sammendrag: Fyll ut feltet." in left
    document, errors = parse(page.input_value("[data-fil]").encode(), "x.yml")
    assert errors == []
    assert set(document.value) == {"tittel", "hensikt", "om_kilden", "utstyr", "trinn", "merke"}
    assert page.input_value("[data-fil]").startswith("# Dette gjenstår:\n# - Sammendrag\n")
    page.fill("#f-sammendrag", "Finn ut hva dere vil prøve først.")
    assert page.locator("[data-gjenstaar] li").count() == len(left) - 1


def test_the_reader_is_told_what_to_do_next_and_never_promised_an_address_that_is_not_there(form, bibliotek):
    page = form()
    fill_what_must_be(page, "Kort oppgave")
    download(page)
    said = page.locator("[data-svar]").inner_text()
    assert "kort-oppgave.yml er lastet ned" in said
    assert "ikke hos redaksjonen før det er gjort" in said
    assert page.locator("[data-svar] a:visible").get_attribute("href").endswith("hva-skjer/")
    assert "ikke oppgitt noen e-postadresse" in page.locator("[data-sendvalg]").inner_text()
    mail = Page(f"{PAGE[:-1]}.md", kodelager=find_kodelager("", "", epost="post@example.org"))
    html = MACROS["forslagsskjema"](bibliotek, mail)
    assert "ikke oppgitt" not in html
    assert html.count("vedlegg til post@example.org") == 1
    assert 'md-button--primary" data-send="epost"' in html


def test_the_form_unfolds_part_by_part_and_says_what_is_left(open_page):
    page = open_page(PAGE, width=320, height=640)
    page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
    opened = "[...document.querySelectorAll('[data-del]')].map((part) => part.open)"
    assert page.evaluate(opened) == [True, False, False, False, False]
    assert page.evaluate("document.documentElement.scrollHeight") < 4500
    left = page.locator("#del-1 [data-rest]")
    before = int(left.inner_text().split()[0])
    page.fill("#f-tittel", "Én dør inn")
    assert left.inner_text() == f"{before - 1} felt gjenstår"
    page.get_by_role("link", name="Neste: Hvem som er med").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(opened) == [True, True, False, False, False]
    until(page, "document.activeElement.id === 'del-2'")
    page.locator("[data-send=fil]").click()
    page.locator("[data-oppsummering] a", has_text="trinn").first.press("Enter")
    assert page.evaluate(opened) == [True, True, True, False, False]
    assert page.evaluate("document.activeElement.closest('[data-del]')?.querySelector('summary').id") == "del-3"
    page.reload()
    until(page, opened + ".every(Boolean)")


def test_nothing_that_was_typed_is_lost(form, address):
    page = form()
    fill(page, "Husk meg", "tabell")
    before = page.input_value("[data-fil]")
    page.reload()
    page.locator("form[data-hb-forslag]:not([hidden])").wait_for()
    assert page.input_value("[data-fil]") == before

    page.locator("[data-liste=trinn] [data-fjern]").last.click()
    assert "Velg sammen" not in page.input_value("[data-fil]")
    page.locator("[data-angre]").click()
    assert page.input_value("[data-fil]") == before

    page.select_option("#f-ark-type", "liste")
    page.select_option("#f-ark-type", "tabell")
    assert page.input_value("[data-fil]") == before

    page.locator("[data-tom]").click()
    assert "Husk meg" not in page.input_value("[data-fil]")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('handbok-forslag'))") == []
    page.locator("[data-angre]").click()
    assert page.input_value("[data-fil]") == before


def test_fewer_rows_keep_the_text_of_the_rows_that_went_away(form):
    page = form()
    fill_sheet(page, "tabell")
    before = page.input_value("[data-fil]")
    page.fill("#f-ark-antall_rader", "1")
    assert page.input_value("[data-fil]").count("Nav-leder spør") == 2
    page.fill("#f-ark-antall_rader", "3")
    assert page.input_value("[data-fil]") == before


def test_faults_are_said_in_one_list_that_takes_the_focus_and_leads_to_the_fields(form):
    page = form()
    page.locator("[data-send=kodelager]").click()
    box = page.locator("[data-oppsummering]")
    assert box.evaluate("node => node === document.activeElement")
    assert "Tittel: Fyll ut feltet." in box.inner_text()
    assert page.evaluate("ut") == []
    title = page.locator("#f-tittel")
    assert title.get_attribute("aria-invalid") == "true"
    described = title.get_attribute("aria-describedby").split()
    assert page.locator(f"#{described[-1]}").inner_text() == "Fyll ut feltet."
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert title.evaluate("node => node === document.activeElement")
    page.keyboard.type("Noe")
    assert title.get_attribute("aria-invalid") is None


def test_a_wrong_answer_gets_a_sentence_with_a_remedy(form):
    page = form()
    for field, text, said in (
        ("#f-tid-forberedelse", "ti min", "Skriv bare et helt tall, for eksempel 10."),
        ("#f-tid-forberedelse", "601", "Tallet kan være høyst 600."),
        ("#f-sammendrag", "x" * 141, "Teksten er 141 tegn. Kort den ned til 140."),
        ("#f-tittel", "???", "Tittelen må ha minst én bokstav eller ett tall."),
        ("#f-hensikt", "Kari, 01019012345", f"Dette likner på et fødselsnummer. {REMEDY}"),
        ("#f-resultat", "Ring 22 22 22 22", f"Dette likner på et telefonnummer. {REMEDY}"),
        ("#f-naar", "Spør kari@example.org", f"Dette likner på e-postadressen til en person. {REMEDY}"),
        ("#f-tittel", "Plan for oppfølging", "Håndboka har alt en oppgave med denne tittelen. Velg en annen."),
    ):
        page.fill(field, text)
        page.locator("[data-send=kodelager]").click()
        assert page.locator(f"{field}-feil").inner_text() == said


def test_the_whole_form_works_with_the_keyboard(form):
    page = form()
    page.locator("#f-tittel").focus()
    page.keyboard.type("Bare tastatur")
    page.locator("[data-liste=trinn] > p > [data-legg-til]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("20")
    assert "minutter: 20" in page.input_value("[data-fil]")
    page.locator("[data-liste=trinn] [data-opp]").last.focus()
    page.keyboard.press("Enter")
    assert "trinn:\n  - minutter: 20" in page.input_value("[data-fil]")


def test_the_example_is_filled_in_row_by_row_and_follows_its_column(form):
    page = form()
    fill_sheet(page, "tabell")
    cells = page.locator("[data-ruter] li").first.get_by_role("textbox")
    for cell, text in zip(cells.all(), ("Prøve én dør", "Nav-leder"), strict=True):
        cell.fill(text)
    page.get_by_role("button", name="Flytt til venstre: kolonne 2").click()
    assert [cell.input_value() for cell in cells.all()] == ["Nav-leder", "Prøve én dør"]
    assert "hvem-tar-det: Nav-leder" in page.input_value("[data-fil]")


def test_the_preview_shows_what_was_typed_as_text(form):
    page = form()
    fill_sheet(page, "tabell")
    page.locator("[data-liste=kolonner] [data-felt=tekst]").first.fill("<img src=x onerror=alert(1)>")
    page.check("[name=vis][value=utfylt]")
    preview = page.locator("[data-ark]")
    assert preview.locator("img").count() == 0
    assert "<img src=x onerror=alert(1)>" in preview.inner_text()
    assert "konstruert eksempel" in preview.inner_text()
    assert "Nav Eksempelvik fylte ut arket" in preview.inner_text()


def test_the_preview_stands_beside_the_fields_and_shows_a_sheet_at_once(form):
    page = form()
    page.select_option("#f-ark-type", "tabell")
    page.select_option("#f-ark-format-retning", "liggende")
    preview = page.locator("[data-vis]")
    assert "(A4, liggende)" in preview.inner_text()
    assert "Kolonne 1" in preview.inner_text()
    page.locator("[data-ruter] input").last.focus()
    box = preview.bounding_box()
    assert 0 < box["y"] < 900
    assert box["x"] + box["width"] <= 1280


def test_without_javascript_the_page_says_what_to_do_instead(browser, address):
    with browser.new_context(java_script_enabled=False) as context:
        for path in (PAGE, "bidra/foresla-en-endring/"):
            page = context.new_page()
            page.goto(address + path)
            assert page.locator("form[data-hb-forslag]").is_hidden()
            assert "Skjemaet trenger JavaScript" in page.locator("[data-uten-skript]").inner_text()
            assert page.locator("[data-uten-skript] a").count() >= 2


def test_a_narrow_screen_shows_the_whole_form(form):
    page = form(width=320, height=640)
    fill_sheet(page, "tabell")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_form_and_the_command_make_the_same_id(open_page):
    titles = ["Ønsket situasjon", "Én økt: «hei» – nå!", "Bærekraft i Åmål & København", "a" * 90, "?"]
    script = """async (titles) => {
      const { slug } = await import("../../assets/foreslaa-post.js");
      return titles.map((title) => slug(title));
    }"""
    assert open_page(PAGE).evaluate(script, titles) == [slug_of(title) for title in titles]
