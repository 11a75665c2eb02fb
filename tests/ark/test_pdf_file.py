"""PDFs are taken apart and written again without loss, and only those that Typst has made."""

from __future__ import annotations

import pikepdf
import pytest

from macros.ark import files
from macros.ark.pdf import typeset
from macros.ark.pdf_file import PdfFile, text
from macros.ark.tags import add_row_headers, mark_row_headers
from tests.ark.pdfs import inside


def test_nothing_is_lost_and_the_bytes_are_the_same_every_time(verk, plan, stil):
    source = typeset(files.example_file(verk, *plan, stil).innhold)
    written = PdfFile(source).write()
    assert written == PdfFile(source).write() and len(written) < 0.8 * len(source)
    with inside(source) as before, inside(written) as after:
        assert after.check_pdf_syntax() == []
        assert len(after.objects) == len(before.objects) + 2
        for number in range(1, len(before.objects)):
            old, new = before.get_object(number, 0), after.get_object(number, 0)
            assert old.unparse() == new.unparse()
            if isinstance(old, pikepdf.Stream):
                assert old.read_raw_bytes() == new.read_raw_bytes()


def test_a_pdf_that_others_have_made_is_refused(verk, plan, stil):
    other = add_row_headers(typeset(files.blank_file(verk, *plan, stil).innhold))
    with pytest.raises(ValueError, match="ukjent"):
        PdfFile(other)


def test_a_table_that_is_tagged_otherwise_is_refused(verk, plan, stil):
    source = typeset(files.blank_file(verk, *plan, stil).innhold)
    pdf = PdfFile(source.replace(b"/O/Table/Headers[", b"/O/Table/Headerz["))
    with pytest.raises(ValueError, match="ukjent celle"):
        mark_row_headers(pdf)


@pytest.mark.parametrize("words", ["", "Hva?", "a (b) c\\", "Når – «nå»", "linje\nskift", "ŋ 😀"])
def test_strings_are_written_so_that_they_are_read_again(words):
    assert str(pikepdf.Object.parse(text(words))) == words
