"""What the command line says when someone types wrong, or asks for help, is Norwegian throughout."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from macros.__main__ import main

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|try|for help|missing|invalid|no such|did you mean|requires|unexpected|"
    r"not one of|not a valid|range|does not|show this|default|integer|text|path|directory|file)\b",
    re.IGNORECASE,
)
MISTAKES = {
    "arkk": "Kommandoen «arkk» finnes ikke. Mente du 'ark'?",
    "ark --pappir a4": "Valget «--pappir» finnes ikke. Mente du '--papir'?",
    "ark --papir": "Valget «--papir» mangler en verdi.",
    "ark --grupper mange": "«mange» er ikke et helt tall.",
    "ark --grupper 900": "900 er utenfor grensene: 1<=x<=500.",
    "ark --rot /finnes/ikke": "Mappe '/finnes/ikke' finnes ikke.",
    "sjekk --format gitub": "«gitub» er ikke en av disse: 'tekst', 'github'.",
    "sjekk noe": "Kommandoen tar ikke imot «noe».",
    "bygg --filadresser=1": "Valget «--filadresser» skal stå uten verdi.",
    "sok --fil /finnes/ikke": "Fil '/finnes/ikke' finnes ikke.",
}


def english(said):
    return ENGLISH.findall(re.sub(r"--[\w-]+|'[^']*'", "", said))


@pytest.mark.parametrize(("typed", "answer"), MISTAKES.items())
def test_a_mistake_is_explained(typed, answer):
    result = CliRunner().invoke(main, typed.split(), prog_name="handbok")
    assert result.exit_code == 2
    assert answer in result.output and "Feil: " in result.output
    assert english(result.output) == []


@pytest.mark.parametrize("command", ["", *main.list_commands(click.Context(main)), "ny oppgave"])
def test_the_help_is_norwegian(command):
    result = CliRunner().invoke(main, [*command.split(), "--help"], prog_name="handbok")
    assert result.exit_code == 0
    assert f"Bruk: handbok {command}".rstrip() in result.output and "Vis denne hjelpen." in result.output
    assert english(result.output) == []


def test_what_is_missing_is_named():
    @click.command()
    @click.argument("navn")
    @click.option("--papir", required=True)
    def toy(navn, papir):
        pass

    assert "Feil: Du må skrive 'NAVN'." in CliRunner().invoke(toy, ["--papir", "a4"]).output
    assert "Feil: Du må skrive '--papir'." in CliRunner().invoke(toy, ["x"]).output
