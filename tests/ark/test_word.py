"""Word files: the words of the sheet, editable, in Norwegian, with header rows and titles."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.ark import files
from macros.ark.content import sheet_content
from macros.ark.files import document as as_json
from macros.ark.names import word_name
from macros.ark.word import word_document
from macros.rows import answer_fields, paragraphs


@pytest.fixture(scope="module")
def documents(filer, bibliotek):
    return [
        (oppgave, ark, Document(filer / word_name(oppgave, ark)))
        for oppgave in bibliotek.oppgaver.values()
        for ark in oppgave.ark
    ]


def words(document):
    parts = [paragraph.text for paragraph in document.paragraphs]
    return parts + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_language_and_title_are_set(documents):
    for _, ark, document in documents:
        language = document.styles.element.find(f".//{qn('w:lang')}")
        assert language.get(qn("w:val")) == "nb-NO"
        assert document.core_properties.language == "nb-NO"
        assert document.core_properties.title == f"{ark.tittel} – Mulighetsrommet"
        assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [ark.tittel]


def test_every_question_column_and_row_is_there(documents):
    for oppgave, ark, document in documents:
        found = "\n".join(words(document))
        labels = [field.tekst for field in (*ark.linjer, *answer_fields(oppgave, ark))]
        labels += [item.tekst for name in ("kolonner", "rader") for item in getattr(ark, name, ())]
        labels += [f"{mark.symbol} – {mark.navn}" for mark in getattr(ark, "markeringer", ())]
        for label in labels:
            assert label in found, (oppgave.id, label)
        assert "Kilde:" in found and "Dato:" in found


def test_tables_have_a_title_and_a_heading_row_that_is_repeated(documents):
    for oppgave, ark, document in documents:
        assert document.tables, oppgave.id
        for table in document.tables:
            properties = table._tbl.tblPr
            assert properties.find(qn("w:tblCaption")).get(qn("w:val")), oppgave.id
            assert properties.find(qn("w:tblDescription")).get(qn("w:val")), oppgave.id
            if len(table.columns) > 1:
                first = table.rows[0]._tr.trPr
                assert first is not None and first.find(qn("w:tblHeader")) is not None, (oppgave.id, ark.id)


def test_the_twenty_areas_of_the_map_stand_beside_each_other_two_and_two(filer):
    table = Document(filer / "utviklingsomradekartet-kart.docx").tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Nr.", "Utviklingsområde", "Merke"] * 2
    assert [row[place] for row in rows[1:] for place in (0, 3)] == [str(number) for number in range(1, 21)]
    heights = sum(row.height.mm for row in table.rows if row.height)
    assert 129 <= heights <= 200


def test_the_room_to_write_fills_the_page_and_no_more(documents):
    """Only Word knows how high a text becomes: all 28 were one page in LibreOffice at these heights."""
    for oppgave, ark, document in documents:
        section = document.sections[0]
        heights = [row.height.mm for table in document.tables for row in table.rows if row.height]
        assert round(min(heights)) >= 13, oppgave.id
        share = sum(heights) / (section.page_height.mm - 22)
        assert 0.3 < share < 0.75, (oppgave.id, ark.id, share)


def test_paper_is_the_declared_one(documents):
    short = {"a4": 210, "a3": 297}
    for oppgave, ark, document in documents:
        section = document.sections[0]
        assert round(min(section.page_width.mm, section.page_height.mm)) == short[ark.format.papir], oppgave.id
        assert (section.page_width > section.page_height) == (ark.format.retning == "liggende"), oppgave.id


def test_elements_of_table_properties_stand_in_the_order_word_demands(documents):
    order = ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"]
    for oppgave, _, document in documents:
        for table in document.tables:
            names = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
            assert names == [name for name in order if name in names], (oppgave.id, names)


def test_the_office_is_filled_in_and_the_rest_is_blank(verk, plan):
    fil = files.word_file(verk, *plan, files.Stil(kontor="Nav Bø"))
    document = Document(io.BytesIO(word_document(fil.innhold)))
    assert "Kontor: Nav Bø" in words(document)
    assert document.tables[0].cell(1, 1).text == ""


def test_the_bytes_are_the_same_every_time(verk, plan, stil):
    fil = files.word_file(verk, *plan, stil)
    first = word_document(fil.innhold)
    assert first == word_document(fil.innhold)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_paragraphs_in_a_cell_stay_apart(verk, bibliotek, stil):
    oppgave, ark = bibliotek.ark("vurderingskrysset.kryss")
    filled = sheet_content(verk, oppgave, ark, "a3", utfylt=True)
    made = Document(io.BytesIO(word_document(as_json(verk, "ark", ark.tittel, stil, [filled]))))
    cell = made.tables[0].cell(1, 0)
    assert [paragraph.text for paragraph in cell.paragraphs] == list(paragraphs(ark.eksempel.svar["bra"]))
