"""Sheets to type in: real fields, named in Norwegian, in order, wide enough, in a font with æøå and Sámi letters."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from macros.ark import files
from macros.ark.fillable import make_fillable
from macros.ark.form_font import encode
from macros.ark.pdf import plain_pdf, typeset
from tests.ark.pdfs import MM, descendants, inside, reading


@pytest.fixture(scope="module")
def fillable(pdfs):
    found = [path for path in pdfs if path.name.endswith("-utfyllbar.pdf")]
    assert len(found) > 20
    return found


def fields(pdf):
    return list(pdf.Root.AcroForm.Fields)


def test_every_place_to_write_is_a_field(filer, bibliotek):
    ark = bibliotek.ark("plan-for-oppfolging.plan")[1]
    with inside(filer / "plan-for-oppfolging-plan-utfyllbar.pdf") as pdf:
        names = [str(field.T) for field in fields(pdf)]
    wanted = [f"rad{row}-{column.id}" for row in range(1, 6) for column in ark.kolonner]
    assert names == ["kontor", "dato", *wanted, "laert"]


def test_the_map_has_a_field_for_the_name_and_one_for_the_mark_of_each_area(filer):
    with inside(filer / "utviklingsomradekartet-kart-utfyllbar.pdf") as pdf:
        names = [str(field.T) for field in fields(pdf)]
    assert names.count("kontor") == 1
    assert [f"felt{number}-{part}" for number in range(1, 21) for part in ("navn", "merke")] == names[2:]


def test_every_field_has_a_name_for_the_ear_and_room_for_the_hand(fillable):
    for path in fillable:
        with inside(path) as pdf:
            found = fields(pdf)
            assert found, path.name
            assert len({str(field.T) for field in found}) == len(found), path.name
            width, height = float(pdf.pages[0].mediabox[2]), float(pdf.pages[0].mediabox[3])
            for field in found:
                left, bottom, right, top = (float(value) for value in field.Rect)
                assert len(str(field.TU)) >= 2, (path.name, str(field.T))
                assert right - left > 20 and top - bottom > 10, (path.name, str(field.T))
                assert left > 0 and bottom > 0 and right < width and top < height, (path.name, str(field.T))


def test_fields_are_tagged_in_reading_order_and_tab_follows_it(fillable):
    for path in fillable:
        with inside(path) as pdf:
            forms = [element for element in descendants(pdf.Root.StructTreeRoot) if str(element.S) == "/Form"]
            assert [str(form.Alt) for form in forms] == [str(field.TU) for field in fields(pdf)], path.name
            assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)


def test_no_placeholder_link_is_left(fillable):
    for path in fillable:
        assert b"felt.invalid" not in path.read_bytes(), path.name
        with reading(path) as document:
            addresses = [link["uri"] for link in document[0].get_links() if link.get("uri")]
        assert addresses and all("felt.invalid" not in uri for uri in addresses)


def test_the_font_of_the_fields_is_embedded_and_has_the_letters_of_norway(fillable):
    with inside(fillable[0]) as pdf:
        (font,) = pdf.Root.AcroForm.DR.Font.values()
        assert str(font.BaseFont) == "/SourceSans3-Regular"
        program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
        widths = [int(width) for width in font.Widths]
    for letter in "æøåÆØÅéáÁčČđĐŋŊšŠŧŦžŽńŃïÏöÖäÄ«»–€":
        assert ord(letter) in program.getBestCmap(), letter
        (code,) = encode(letter)
        assert widths[code - 32] > 150 and code != ord("?"), letter


def test_what_is_typed_in_the_viewer_of_chromium_shows_in_the_embedded_font(filer):
    path, words = filer / "plan-for-oppfolging-plan-utfyllbar.pdf", "Šáčđŋŧž ŠÁČĐŊŦŽ æøå ÆØÅ"
    with inside(path) as pdf:
        field = next(field for field in fields(pdf) if str(field.T) == "rad1-hva")
        left, bottom, right, top = map(float, field.Rect)
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    page, form = document[0], document.formenv
    place = (0, (left + right) / 2, (bottom + top) / 2)
    pypdfium2.raw.FORM_OnLButtonDown(form, page, *place)
    pypdfium2.raw.FORM_OnLButtonUp(form, page, *place)
    for letter in words:
        pypdfium2.raw.FORM_OnChar(form, page, ord(letter), 0)
    pypdfium2.raw.FORM_ForceToKillFocus(form)
    out = io.BytesIO()
    document.save(out)
    page.close()
    document.close()
    with reading(out.getvalue()) as saved:
        spans = [
            (span["text"].strip(), span["font"])
            for block in saved[0].get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
        ]
    assert (words, "SourceSans3-Regular") in [(text, font.rpartition("+")[2]) for text, font in spans]


def test_an_office_that_is_known_is_written_and_not_asked_for(verk, plan):
    fil = files.fillable_file(verk, *plan, files.Stil(kontor="Nav Kárášjohka-Karasjok"))
    pdf = plain_pdf(fil.innhold)
    with reading(pdf) as document:
        assert "Nav Kárášjohka-Karasjok" in document[0].get_text()
    with inside(pdf) as opened:
        assert "kontor" not in [str(field.T) for field in fields(opened)]


def test_a_placeholder_without_a_field_is_an_error(verk, plan, stil):
    with pytest.raises(KeyError):
        make_fillable(typeset(files.fillable_file(verk, *plan, stil).innhold), {})


def test_row_headers_survive_in_the_fillable_sheet(filer):
    with pikepdf.open(filer / "plan-for-oppfolging-plan-utfyllbar.pdf") as pdf:
        heads = [element for element in descendants(pdf.Root.StructTreeRoot) if str(element.S) == "/TH"]
    assert len(heads) == 6 + 5


def test_a_poster_to_type_in_is_laid_out_as_the_blank_one_with_letters_for_the_wall(filer):
    stem = "plakater-gode-praksiseksempler-plakat"
    with reading(filer / f"{stem}-utfyllbar.pdf") as document, reading(filer / f"{stem}-a3.pdf") as blank:
        typed, empty = document[0].get_text(), blank[0].get_text()
        room = {field.field_name: field.rect for field in document[0].widgets()}
    for words in (typed, empty):
        assert "Trinnene i oppgaven" not in words and "Spør oss: kontor og rolle" in words
    assert list(room) == ["overskrift", "kontor", "dato", "utfordring", "grep", "resultat", "laering", "lapper"]
    assert room["overskrift"].width > 240 * MM and room["overskrift"].height > 30 * MM
    assert room["lapper"].height > 40 * MM and room["lapper"].y0 > room["laering"].y1
    with inside(filer / f"{stem}-utfyllbar.pdf") as pdf:
        sizes = {str(field.T): str(field.DA).split()[1] for field in fields(pdf)}
    assert sizes["grep"] == sizes["overskrift"] == "26"
    assert sizes["dato"] == "17"
