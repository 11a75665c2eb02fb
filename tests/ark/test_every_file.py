"""Every file the site offers: whole, accessible, on its paper."""

from __future__ import annotations

import re
from itertools import pairwise

from outloud import check

from macros.ark.names import papers_for, sheet_offers, wall_offers
from tests.ark.pdfs import MM, SIZES, inside, reading, roles, rows, scopes, text

_BOOKS = ("pakke-", "alle-ark-")
"""How the names of files with many sheets begin."""


def test_a_screen_reader_gets_through_every_pdf(pdfs):
    wrong = {}
    for path in pdfs:
        result = check(str(path))
        errors = [str(finding) for finding in result.findings if finding.severity == "error"]
        if result.error or errors:
            wrong[path.name] = [result.error, *errors]
    assert wrong == {}


def test_every_pdf_is_whole_and_has_language_title_and_headings_in_order(pdfs):
    for path in pdfs:
        with inside(path) as pdf:
            assert pdf.check_pdf_syntax() == [], path.name
            assert str(pdf.Root.Lang).startswith("nb"), path.name
            assert str(pdf.docinfo["/Title"]).endswith("– Mulighetsrommet"), path.name
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle), path.name
            levels = [int(role[1]) for role in roles(pdf) if re.fullmatch("H[1-6]", role)]
            assert levels[0] == 1, path.name
            assert all(after <= before + 1 for before, after in pairwise(levels)), path.name


def test_a_sheet_is_one_page_of_the_paper_its_name_says(pdfs, bibliotek):
    papers = re.compile(r"-(a[0-4])\.pdf$")
    walls = [modell for modell in bibliotek.modeller.values() if modell.henges_opp]
    pages = {
        tilbud.navn: len(modell.deler) + bool(modell.siste_plakat)
        for modell in walls
        if modell.egne_plakater
        for tilbud in wall_offers(modell)
    }
    checked = 0
    for path in pdfs:
        found = papers.search(path.name)
        if not found or path.name.startswith(_BOOKS):
            continue
        with reading(path) as document:
            assert len(document) == pages.get(path.name, 1), path.name
            size = sorted(round(side / MM) for side in (document[0].rect.width, document[0].rect.height))
        assert size == list(SIZES[found[1]]), path.name
        checked += 1
    assert checked == sum(
        len(papers_for(ark)) + 1 for oppgave in bibliotek.oppgaver.values() for ark in oppgave.ark
    ) + 4 * len(bibliotek.plakater) + 2 * len(walls)


def _lines(page):
    """Words and place of every visible line; a place is cut to the middle of the letters, where lines never meet."""
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            words = "".join(span["text"] for span in line["spans"] if span["size"] > 2).strip()
            left, top, right, bottom = line["bbox"]
            if words:
                yield words, (left, top + 0.4 * (bottom - top), right, bottom - 0.35 * (bottom - top))


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_text_is_outside_the_page_or_on_top_of_other_text(pdfs):
    for path in pdfs:
        with reading(path) as document:
            for page in document:
                lines = list(_lines(page))
                assert lines, path.name
                for place, (words, box) in enumerate(lines):
                    inside_page = box[0] > 0 and box[1] > 0 and box[2] < page.rect.width and box[3] < page.rect.height
                    assert inside_page, (path.name, words)
                    for others, other in lines[place + 1 :]:
                        assert not _meet(box, other), (path.name, words, others)


def test_every_font_is_embedded(pdfs):
    for path in pdfs:
        with reading(path) as document:
            for page in document:
                for font in page.get_fonts(full=True):
                    assert font[1] != "n/a", (path.name, font)


def test_every_row_of_every_table_has_a_header_cell(pdfs):
    tables = 0
    for path in pdfs:
        with inside(path) as pdf:
            for row in rows(pdf):
                tables += 1
                assert row[0] == "/TH" and set(row[1:]) == {"/TD"}, path.name
            assert set(scopes(pdf)) <= {"Row", "Column"}
    assert tables > 200


def test_what_must_be_on_paper_is_text_and_not_decoration(verk, bibliotek, filer):
    for oppgave in bibliotek.oppgaver.values():
        for ark in oppgave.ark:
            blank = text(filer / sheet_offers(oppgave, ark)[0].navn)
            assert ark.tittel.split()[0] in blank
            assert "Dato" in blank and ("Nettverk" if ark.kopier.per == "felles" else "ontor") in blank
            assert "Kilde:" in blank and re.search(r"Utgave [0-9a-f]{7}", blank)
            assert f"/oppgaver/{oppgave.id}" in blank
            with inside(filer / sheet_offers(oppgave, ark)[0].navn) as pdf:
                assert "Figure" in roles(pdf), "koden til siden skal ha tekst"


def test_reading_order_is_title_then_what_to_do_then_the_surface_then_the_source(filer):
    order = text(filer / "plan-for-oppfolging-plan-a4.pdf")
    places = [
        order.index(words)
        for words in ("Plan for oppfølging", "Slik fyller dere ut", "Kontor", "Nr.", "Hva skal gjøres?", "Kilde:")
    ]
    assert places == sorted(places)


def test_a_question_asked_in_the_exercise_has_room_below_the_table(filer, bibliotek):
    question = bibliotek.oppgaver["plan-for-oppfolging"].sporsmal[0].tekst
    for name, rest in (("plan-a4", ""), ("plan-eksempel-a4", "Eierne og vi ser det samme")):
        words = text(filer / f"plan-for-oppfolging-{name}.pdf")
        assert f"{question} {rest}".strip() in words
        assert words.index("Hva skal gjøres?") < words.index(question) < words.index("Kilde:")


def test_files_are_small(filer):
    sizes = {path.name: path.stat().st_size for path in filer.iterdir()}
    heavy = {name: size for name, size in sizes.items() if size > 80_000 and not name.startswith(_BOOKS)}
    assert heavy == {}


def test_rows_on_a4_are_high_enough_for_a_pen(filer, bibliotek):
    for oppgave in bibliotek.oppgaver.values():
        for ark in (ark for ark in oppgave.ark if ark.type == "tabell"):
            with reading(filer / f"{oppgave.id}-{ark.id}-a4.pdf") as document:
                height = document[0].rect.height
                rules = sorted(
                    {
                        round(item[1].y, 1)
                        for drawing in document[0].get_drawings()
                        if drawing["dashes"] == "[] 0"  # not the lines of writing below
                        for item in drawing["items"]
                        if item[0] == "l" and item[1].y == item[2].y and abs(item[1].x - item[2].x) > 20
                    }
                )
            count = len(ark.eksempel.rader)
            gaps = [(after - before) / MM for before, after in zip(rules[-count:], rules[1 - count :], strict=False)]
            assert len(gaps) == count - 1, oppgave.id
            assert all(gap >= 12.99 for gap in gaps), (oppgave.id, gaps)
            assert rules[-1] + 13 * MM < height, oppgave.id


def test_posters_can_be_read_at_two_metres(filer, bibliotek):
    for plakat in bibliotek.plakater.values():
        with reading(filer / f"plakat-{plakat.id}-a3.pdf") as document:
            spans = [
                span
                for block in document[0].get_text("dict")["blocks"]
                for line in block.get("lines", [])
                for span in line["spans"]
            ]
        first = next(iter(plakat.svar.values())).split()[0]
        sizes = [span["size"] for span in spans if span["text"].startswith(first)]
        assert sizes and max(sizes) >= 26, plakat.id
