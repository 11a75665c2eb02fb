"""Packs: all sheets in order of use, examples last, and a slip a print shop needs no help to read."""

from __future__ import annotations

import json
import re

import pytest

from macros.ark import packs
from macros.ark.names import pack_name
from macros.ark.pdf import plain_pdf
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


def test_pages_are_in_order_of_use_with_the_examples_last(filer, bibliotek):
    for samling in bibliotek.samlinger.values():
        sheets = bibliotek.ark_i(samling.id)
        if not sheets:
            continue
        with reading(filer / pack_name(samling)) as document:
            assert len(document) == 1 + 2 * len(sheets), samling.id
            for place, (oppgave, ark) in enumerate(sheets, start=1):
                blank, filled = document[place], document[place + len(sheets)]
                for page in (blank, filled):
                    size = sorted(round(side / MM) for side in (page.rect.width, page.rect.height))
                    assert size == list(SIZES[ark.format.papir]), (samling.id, ark.id)
                    assert f"/oppgaver/{oppgave.id}" in page.get_text()
                assert "Utfylt eksempel" not in blank.get_text()
                assert "Konstruert eksempel" in filled.get_text()


def test_the_slip_names_every_sheet_with_page_paper_copies_and_how(filer, bibliotek):
    sheets = bibliotek.ark_i("samling-1")
    with reading(filer / "pakke-samling-1.pdf") as document:
        slip = document[0]
        words = " ".join(slip.get_text().split())
        for heading in ("Ark", "Side", "Format", "Trykk", "Kopier", "Regel"):
            assert heading in words
        assert words.count("Ensidig, svart-hvitt") == len(sheets) + 1
        tables = (table.extract() for table in slip.find_tables().tables)
        rows = next(table for table in tables if table[0][0] == "Ark")
        pages = [sorted(re.findall(r"\d+", row[1]), key=int) for row in rows[1:]]
        fields = {field.field_name: field.field_value for field in slip.widgets()}
    last = [str(2 + len(sheets)), str(1 + 2 * len(sheets))]
    assert pages == [*([str(2 + place)] for place in range(len(sheets))), last]
    for number, (_, ark) in enumerate(sheets, start=1):
        assert fields[f"kopier-{number}"] == str(packs.Antall().copies(ark))
    assert "Regnet" not in words and "regnet for 6 grupper og 30 deltakere" in words
    assert {"bestilling-navn", "bestilling-telefon", "bestilling-sted", "bestilling-frist"} <= set(fields)


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
