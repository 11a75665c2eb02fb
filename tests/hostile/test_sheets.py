"""Typst and Word get data only: hostile text stands on the sheet as it was written."""

from __future__ import annotations

import html
import re
import zipfile

import pikepdf
import pytest

from macros.ark.files import Stil, example_file, word_file
from macros.ark.produce import Task, make
from macros.ark.settings import read_settings
from macros.loader import load_bibliotek

PAYLOADS = (
    '#panic("kode")', '#read("/etc/passwd")', "#sys.inputs", "$ x $ */ // \\ `a`", '"]), #[x', "#include \"x.typ\"",
    "<w:p>x</w:p> &amp; ]]>", '=cmd|"/c calc"!A1', "DDEAUTO c:\\\\x", "{ INCLUDETEXT x }",
)  # fmt: skip


@pytest.fixture(scope="module")
def verk(small_project):
    return read_settings(small_project, load_bibliotek(small_project))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_code_on_a_sheet_is_text(verk, payload, tmp_path):
    oppgave = verk.bibliotek.oppgaver["kartlegging"]
    sheet = oppgave.ark[0]
    example = sheet.eksempel.model_copy(update={"svar": dict.fromkeys(sheet.eksempel.svar, payload)})
    sheet = sheet.model_copy(update={"eksempel": example, "instruks": payload, "tittel": payload})
    pdf, word = tmp_path / "ark.pdf", tmp_path / "ark.docx"
    make(
        [Task(example_file(verk, oppgave, sheet, Stil()), pdf), Task(word_file(verk, oppgave, sheet, Stil()), word)], 2
    )
    with pikepdf.open(pdf) as document:
        assert payload in str(document.docinfo["/Title"])
        assert "/JavaScript" not in document.Root.get("/Names", {})
    with zipfile.ZipFile(word) as archive:
        body = archive.read("word/document.xml").decode()
    assert payload in html.unescape(re.sub("<[^>]+>", "", body))
    assert "instrText" not in body
    assert "fldSimple" not in body
