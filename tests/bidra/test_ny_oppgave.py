"""`handbok ny oppgave` writes files that pass the check, and nothing when an answer is wrong."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.loader import collect
from macros.ny_oppgave import ARKTYPER
from macros.sjekk import check_handbook


def run(project, *arguments, typed=""):
    return CliRunner().invoke(main, ["ny", "oppgave", "--rot", str(project), *arguments], input=typed)


def flags(title, sheet="ingen", stop="samling-1", minutes="30", summary="Prøv noe nytt sammen."):
    return ("--tittel", title, "--sammendrag", summary, "--samling", stop, "--minutter", minutes, "--ark", sheet)


def test_what_it_writes_passes_the_check(project):
    before = {str(found.error) for found in check_handbook(collect(project))}
    for sheet in ARKTYPER:
        assert run(project, *flags(f"Økt nummer {list(ARKTYPER).index(sheet)}: en prøve", sheet)).exit_code == 0
    assert {str(found.error) for found in check_handbook(collect(project))} - before == set()
    assert len(list((project / "data/oppgaver").glob("okt-nummer-*.yml"))) == len(ARKTYPER)
    assert len(list((project / "docs/oppgaver").glob("okt-nummer-*.md"))) == len(ARKTYPER)


def test_it_asks_for_what_was_not_given(project):
    result = run(project, typed="Ny økt\nPrøv noe nytt.\nsamling-1, samling-2\n20\ntabell\n")
    assert result.exit_code == 0, result.output
    assert "samlinger: [samling-1, samling-2]" in (project / "data/oppgaver/ny-okt.yml").read_text(encoding="utf-8")


def test_a_wrong_answer_is_asked_for_again_and_the_others_are_kept(project):
    typed = "Vurderingskrysset\n \nBlikk på æøå\n\nSe sammen.\n\nsamling-9\nsamling-2\ntjue\n20\nkart\n\n"
    result = run(project, typed=typed)
    assert result.exit_code == 0, result.output
    for sentence in (
        "Oppgaven «vurderingskrysset» finnes allerede. Velg en annen tittel.",
        "Tittelen må ha minst én bokstav eller ett tall.",
        "Sammendraget er tomt.",
        "Oppgaven må brukes minst ett sted.",
        "Ukjent samling «samling-9».",
        "Oppgaven kan ikke ta «tjue» minutter.",
        "Ukjent slag ark «kart».",
    ):
        assert result.output.count(sentence) == 1
    record = (project / "data/oppgaver/blikk-pa-aeoa.yml").read_text(encoding="utf-8")
    assert 'tittel: "Blikk på æøå"' in record
    assert "\nark:" not in record


def test_stopping_halfway_writes_nothing_and_says_so(project):
    before = sorted(project.rglob("*"))
    result = run(project, typed="Ny økt\nPrøv noe nytt.\n")
    assert result.exit_code == 1
    assert "Avbrutt. Ingenting er laget." in result.output
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (flags("Plan for oppfølging"), "Oppgaven «plan-for-oppfolging» finnes allerede."),
        (flags("…"), "Tittelen må ha minst én bokstav eller ett tall."),
        (flags("Ny", stop="samling-9"), "Ukjent samling «samling-9». Mente du"),
        (flags("Ny", minutes="700"), "Oppgaven kan ikke ta «700» minutter."),
        (flags("Ny", minutes="tjue"), "Oppgaven kan ikke ta «tjue» minutter. Skriv et tall fra 5 til 600."),
        (flags("Ny", summary="x" * 141), "Sammendraget er 141 tegn."),
        (flags("Ny", sheet="kart"), "Ukjent slag ark «kart»."),
    ],
)
def test_a_wrong_answer_writes_nothing_and_says_why(project, arguments, said):
    before = sorted(project.rglob("*"))
    result = run(project, *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert "Ingenting er laget." in result.output
    assert sorted(project.rglob("*")) == before
