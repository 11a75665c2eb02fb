"""Packs: all sheets in order of use, examples last, and a slip a print shop needs no help to read."""

from __future__ import annotations

import json
import re

import pytest

from macros.ark import packs
from macros.ark.names import pack_offers
from macros.ark.pdf import plain_pdf
from macros.rows import agenda_lines
from macros.views import PRIORITETER
from tests.ark.pdfs import MM, SIZES, inside, reading


@pytest.mark.parametrize(
    ("reference", "copies"),
    [
        ("plan-for-oppfolging.plan", 6 + 2),
        ("refleksjonssporsmal-for-ledere.refleksjon", 30 + 2),
        ("kategorisering-av-innspill.innspill", 1 + 1),
        ("onsket-situasjon-barrierer-drivere.onsket-situasjon", 3 * 6 + 2),
    ],
)
def test_copies_are_reckoned_from_groups_and_people_with_a_reserve(bibliotek, reference, copies):
    assert packs.Antall(grupper=6, deltakere=30).copies(bibliotek.ark(reference)[1]) == copies


def _text(page):
    return " ".join(page.get_text().split()).replace("\u00ad ", "")


def _packs(filer, bibliotek):
    """Each gathering with sheets, its pack, and what paper the pack is on when it is one for all."""
    for samling in bibliotek.samlinger.values():
        for tilbud in pack_offers(samling, [ark for _, ark in bibliotek.ark_i(samling.id)]):
            if bibliotek.ark_i(samling.id):
                with reading(filer / tilbud.navn) as document:
                    yield samling, document, "a4" if tilbud.navn.endswith("-a4.pdf") else None


def test_a_pack_has_what_the_leader_holds_then_sheets_in_order_of_use_then_the_examples(filer, bibliotek):
    seen = 0
    for samling, document, papir in _packs(filer, bibliotek):
        sheets = bibliotek.ark_i(samling.id)
        first = len(document) - 2 * len(sheets)
        walls = bibliotek.henges_opp_i(samling.id)
        on_walls = sum(len(m.deler) + bool(m.siste_plakat) if m.egne_plakater else 1 for m in walls)
        leader = [_text(document[place]) for place in range(1, first - on_walls)]
        for place in range(first - on_walls, first):
            assert any(f"/modeller/{modell.id}" in document[place].get_text() for modell in walls), samling.id
        names = [oppgave.tittel for oppgave in bibliotek.oppgaver_i(samling.id)]
        begins = [words for words in leader if words.startswith("Til deg som leder")]
        assert len(begins) == len(names) + bool(samling.program), samling.id
        for words, name in zip(begins, ["Kjøreplan"] * bool(samling.program) + names, strict=True):
            assert " ".join(name.split()) in words[:200], (samling.id, name)
        for place, (oppgave, ark) in enumerate(sheets, start=first):
            blank, filled = document[place], document[place + len(sheets)]
            for page in (blank, filled):
                size = sorted(round(side / MM) for side in (page.rect.width, page.rect.height))
                assert size == list(SIZES[papir or ark.format.papir]), (samling.id, ark.id)
                assert f"/oppgaver/{oppgave.id}" in page.get_text()
            assert "Utfylt eksempel" not in blank.get_text()
            assert "Konstruert eksempel" in filled.get_text()
        seen += 1
    assert seen > len(bibliotek.samlinger)


def test_the_slip_names_every_sheet_with_page_paper_copies_and_how(filer, bibliotek):
    sheets = bibliotek.ark_i("samling-1")
    with reading(filer / "pakke-samling-1.pdf") as document:
        slip = document[0]
        words = _text(slip)
        for heading in ("Ark", "Side", "Format", "Trykk", "Kopier", "Regel"):
            assert heading in words
        walls = bibliotek.henges_opp_i("samling-1")
        assert [modell.id for modell in walls] == ["nettverksprosessen"]
        assert words.count("Ensidig, svart-hvitt") == len(sheets) + 3
        cells = [row for table in slip.find_tables().tables for row in table.extract()]
        rows = cells[[row[0] for row in cells].index("Ark") + 1 :]
        pages = [sorted(map(int, re.findall(r"\d+", row[1]))) for row in rows]
        fields = {field.field_name: field.field_value for field in slip.widgets()}
        first = len(document) - 2 * len(sheets) + 1
        assert f"Side {first}." in document[first - 1].get_text()
        assert f"Side {first - 2}" in document[first - 3].get_text()
    last = [first + len(sheets), first + 2 * len(sheets) - 1]
    assert pages == [[2, first - 2], [first - 1], *([first + place] for place in range(len(sheets))), last]
    for number, (_, ark) in enumerate(sheets, start=1):
        assert fields[f"kopier-{number}"] == str(packs.Antall().copies(ark))
    assert fields["kopier-leder"] == fields["kopier-nettverksprosessen"] == fields["kopier-eksempler"] == "1"
    assert "Regnet" not in words and "regnet for 6 grupper og 30 deltakere" in words
    assert {"bestilling-navn", "bestilling-telefon", "bestilling-sted", "bestilling-frist"} <= set(fields)


def test_the_slip_is_one_page_and_says_how_to_print(filer, bibliotek):
    for samling, document, papir in _packs(filer, bibliotek):
        assert "Kjøreplan" in document[1].get_text() or not samling.program, samling.id
        sheets = [ark for _, ark in bibliotek.ark_i(samling.id)]
        larger = sum(ark.format.papir != "a4" for ark in sheets)
        words = _text(document[0])
        assert ("full størrelse" in words) == (papir is None), samling.id
        assert (f"{larger} av {len(sheets)} ark er laget for A3, og er gjort mindre." in words) == bool(papir)


def test_the_run_sheet_has_the_whole_day_and_leads_to_the_key_of_each_exercise(filer, bibliotek):
    samling = bibliotek.samlinger["samling-2"]
    lines = agenda_lines(samling, bibliotek)
    with reading(filer / "kjoreplan-samling-2.pdf") as document:
        alone = _text(document[0])
    with reading(filer / "pakke-samling-2.pdf") as document:
        sheet = _text(document[1])
        targets = {link["page"] for link in document[1].get_links() if link["kind"] == 1}
        for target, line in zip(sorted(targets), [line for line in lines if line.oppgave], strict=True):
            assert line.tittel in _text(document[target])
            assert f"Veileder: side {target + 1}." in sheet
    for words in (alone, sheet):
        for line in lines:
            assert f"{line.start}–{line.slutt} {line.minutter} min {PRIORITETER[line.post.prioritet]}" in words
            assert line.tittel.split()[0] in words
        assert all(ark.tittel.split()[0] in words for _, ark in bibliotek.ark_i("samling-2")[:5])
    assert "Veileder: side" not in alone


def test_the_slip_lists_what_to_bring_and_what_the_offices_bring(verk, bibliotek, stil):
    front = json.loads(packs.pack_file(verk, bibliotek.samlinger["samling-2"], stil).innhold)["forside"]
    assert any(item.startswith("Penner") for item in front["utstyr"])
    assert any(item.startswith("Plan for utviklingsområder") for item in front["tamed"])


def test_exact_numbers_are_stated_as_exact(verk, bibliotek, stil):
    fil = packs.pack_file(verk, bibliotek.samlinger["forberedelse"], stil, packs.Antall(4, 22))
    with reading(plain_pdf(fil.innhold)) as document:
        words = " ".join(document[0].get_text().split())
    assert "regnet for 4 grupper og 22 deltakere." in words and "Rett tallene" not in words


def test_what_is_in_a_number_field_from_the_start_is_drawn(filer):
    with inside(filer / "pakke-samling-1.pdf") as pdf:
        drawn = {str(field.T): field.AP.N.read_bytes() for field in pdf.Root.AcroForm.Fields}
    assert b"(8) Tj" in drawn["kopier-1"]
    assert b"Tj" not in drawn["bestilling-navn"]


def test_the_booklet_has_contents_that_lead_to_every_sheet_once(filer, bibliotek):
    count = sum(len(oppgave.ark) for oppgave in bibliotek.oppgaver.values())
    with reading(filer / "alle-ark-a4.pdf") as document:
        assert len(document) == count + 1
        inward = [link["page"] for link in document[0].get_links() if link["kind"] == 1]
        assert sorted(set(inward)) == list(range(1, count + 1))
        assert all(f"Side {number}." in document[number - 1].get_text() for number in range(2, count + 2))


def test_areas_to_sort_by_hang_as_a_poster_each_with_the_words_of_the_source(filer, bibliotek):
    modell = bibliotek.modeller["seks-overordnede-utviklingsomrader"]
    with reading(filer / f"modell-{modell.id}-a3.pdf") as document:
        posters = [_text(page) for page in document]
    for part, words in zip(modell.deler, posters, strict=False):
        said = part.definisjon.tekst.split()
        assert f"{part.tekst} " in words.replace("\u00ad", "") and " ".join(said[:4]) in words
        assert words.index("Kilde") < words.index("Forslag")
    assert modell.siste_plakat in posters[-1] and "Dette vil si" not in posters[-1]
