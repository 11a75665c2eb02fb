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
        assert run(project, *flags(f"Økt nummer {ARKTYPER.index(sheet)}: en prøve", sheet)).exit_code == 0
    assert {str(found.error) for found in check_handbook(collect(project))} - before == set()
    assert len(list((project / "data/oppgaver").glob("okt-nummer-*.yml"))) == len(ARKTYPER)
    assert len(list((project / "docs/oppgaver").glob("okt-nummer-*.md"))) == len(ARKTYPER)


def test_it_asks_for_what_was_not_given(project):
    result = run(project, typed="Ny økt\nPrøv noe nytt.\nsamling-1, samling-2\n20\ntabell\n")
    assert result.exit_code == 0, result.output
    assert "samlinger: [samling-1, samling-2]" in (project / "data/oppgaver/ny-okt.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (flags("Plan for oppfølging"), "Oppgaven «plan-for-oppfolging» finnes allerede."),
        (flags("…"), "Tittelen må ha minst én bokstav eller ett tall."),
        (flags("Ny", stop="samling-9"), "Ukjent samling «samling-9». Mente du"),
        (flags("Ny", minutes="700"), "Oppgaven kan ikke ta 700 minutter."),
        (flags("Ny", summary="x" * 141), "Sammendraget er 141 tegn."),
    ],
)
def test_a_wrong_answer_writes_nothing_and_says_why(project, arguments, said):
    before = sorted(project.rglob("*"))
    result = run(project, *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert "Ingenting er laget." in result.output
    assert sorted(project.rglob("*")) == before
