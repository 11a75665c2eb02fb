"""A sheet that does not fit its paper is said so in a sentence; nothing is cut and no page is added."""

from __future__ import annotations

import logging
import re
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.ark import files, site
from macros.ark.fit import FitError
from macros.ark.pdf import plain_pdf
from macros.loader import load_bibliotek


def with_row_text(ark, row, column, words):
    rows = [dict(cells) for cells in ark.eksempel.rader]
    rows[row][column] = words
    return ark.model_copy(update={"eksempel": ark.eksempel.model_copy(update={"rader": tuple(rows)})})


def message(fil):
    with pytest.raises(FitError) as caught:
        plain_pdf(fil.innhold)
    return str(caught.value)


def test_a_row_that_is_too_high_is_named_with_millimetres_and_remedy(verk, plan, stil):
    oppgave, ark = plan
    long = with_row_text(ark, 3, "hva", "Vi skal avtale mer enn det er plass til. " * 60)
    said = message(files.example_file(verk, oppgave, long, stil))
    assert said.startswith("Ark plan-for-oppfolging, eksempelet, rad 4: ")
    assert said.endswith(" mm for høy for A4 liggende. Kort ned, færre rader eller A3.")


def test_the_same_text_fits_larger_paper(verk, plan):
    oppgave, ark = plan
    long = with_row_text(ark, 3, "hva", "Vi skal avtale mer enn det er plass til. " * 30)
    message(files.example_file(verk, oppgave, long, files.Stil(papir="a4")))
    assert plain_pdf(files.example_file(verk, oppgave, long, files.Stil(papir="a3")).innhold)


def test_too_many_rows_for_a_pen_do_not_fit(verk, plan, stil):
    oppgave, ark = plan
    many = ark.model_copy(update={"antall_rader": 20})
    assert "mm for høy for A4 liggende" in message(files.blank_file(verk, oppgave, many, stil))


def test_a_word_wider_than_its_column_is_named(verk, plan, stil):
    oppgave, ark = plan
    wide = with_row_text(ark, 0, "tid", "x" * 60)
    said = message(files.example_file(verk, oppgave, wide, stil))
    assert "rad 1: ordet «xxx" in said and "er for bredt for A4 liggende" in said


def test_a_character_the_font_lacks_is_named(verk, plan, stil):
    oppgave, ark = plan
    assert "tegnet «☃» finnes ikke i skriften" in message(
        files.example_file(verk, oppgave, with_row_text(ark, 0, "hva", "Snø ☃"), stil)
    )


@pytest.mark.parametrize(("times", "said"), [(100, "rad "), (500, "innledningen: for lang, arket blir 3 sider")])
def test_an_introduction_that_leaves_no_room_does_not_become_a_second_page(verk, plan, stil, times, said):
    oppgave, ark = plan
    intro = ark.eksempel.model_copy(update={"innledning": "En lang innledning som tar plassen. " * times})
    assert said in message(files.example_file(verk, oppgave, ark.model_copy(update={"eksempel": intro}), stil))


@pytest.mark.parametrize(
    "reference",
    [
        "vurderingskrysset.kryss",
        "malbilde-pa-veggen.malbilde",
        "endringsinnlegg.innlegg",
        "refleksjonssporsmal-for-ledere.refleksjon",
        "samarbeid-i-partnerskapet.samarbeid",
    ],
)
def test_every_type_of_sheet_names_the_field_that_is_too_long(verk, bibliotek, stil, reference):
    oppgave, ark = bibliotek.ark(reference)
    own = next(key for key in ark.eksempel.svar if key not in {line.id for line in ark.linjer})
    long = {**ark.eksempel.svar, own: "Lang tekst som aldri tar slutt. " * 400}
    example = ark.eksempel.model_copy(update={"svar": long})
    said = message(files.example_file(verk, oppgave, ark.model_copy(update={"eksempel": example}), stil))
    assert said.startswith(f"Ark {oppgave.id}") and "felte" in said and "mm for høy" in said


def test_a_map_with_long_names_does_not_fit(verk, bibliotek, stil):
    oppgave, ark = bibliotek.ark("utviklingsomradekartet.kart")
    areas = [area.model_copy(update={"navn": "Langt navn på et område " * 12}) for area in ark.eksempel.omrader]
    example = ark.eksempel.model_copy(update={"omrader": tuple(areas)})
    assert "felt 1–5" in message(files.example_file(verk, oppgave, ark.model_copy(update={"eksempel": example}), stil))


def test_a_key_of_more_than_two_pages_does_not_fit(verk, plan, stil):
    oppgave, _ = plan
    talkative = oppgave.model_copy(update={"fallgruver": tuple(f"Fallgruve {n} " + "ord " * 40 for n in range(60))})
    assert "side 3" in message(files.guide_file(verk, talkative, stil))


def test_a_sheet_that_does_not_fit_is_a_warning_in_the_build_so_that_a_strict_one_fails(crowded, caplog):
    config = SimpleNamespace(config_file_path=str(crowded / "mkdocs.yml"), extra={})
    added = []
    with caplog.at_level(logging.WARNING, logger="mkdocs.plugins.ark"):
        site.add_files(added, config, load_bibliotek(crowded))
    assert any("Ark oppfolging.plan, eksempelet, rad 1:" in entry.getMessage() for entry in caplog.records)
    assert {entry.name for entry in caplog.records} == {"mkdocs.plugins.ark"}
    assert added == [] and config.extra == {"ark_byte": {}}


def test_the_check_says_which_sheet_does_not_fit(crowded):
    result = CliRunner().invoke(main, ["sjekk", "--rot", str(crowded)])
    assert result.exit_code == 1
    assert re.search(
        r"Ark oppfolging.plan, eksempelet, rad 1: \d+ mm for høy for A4 stående\. "
        r"Kort ned, færre rader eller A3\.",
        result.output,
    )
