"""`handbok ny …`: asks a few questions and writes the files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from macros.bibliotek import Bibliotek
from macros.errors import ContentError, UnknownIdError
from macros.loader import load_bibliotek
from macros.ny_oppgave import (
    ARKTYPER,
    MAX_SUMMARY,
    AnswerError,
    Svar,
    read_minutes,
    read_sheet,
    read_stops,
    read_summary,
    read_title,
    write_exercise,
)


@click.group(help="Lag noe nytt i håndboka.")
def ny() -> None:
    """Group of commands that write new files."""


@ny.command(help="Lag en ny oppgave. Det du ikke gir som valg, blir du spurt om.")
@click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)
@click.option("--tittel", help="Tittelen. Den blir også adressen.")
@click.option("--sammendrag", help="Én setning, høyst 140 tegn.")
@click.option("--samling", "samlinger", multiple=True, help="Stoppet oppgaven brukes i. Kan gjentas.")
@click.option("--minutter", help="Minutter i rommet, fra 5 til 600.")
@click.option("--ark", "arktype", help=f"Slaget ark oppgaven skal ha: {', '.join(ARKTYPER)}.")
def oppgave(rot: Path, **given: Any) -> None:
    """Write the two files of an exercise, and say what to do next."""
    root = rot.resolve()
    try:
        bibliotek = load_bibliotek(root)
        record, page = write_exercise(root, _answers(root, bibliotek, given), bibliotek)
    except ContentError as error:
        _fail(f"{error}\nRett dette først. Ingenting er laget.")
    except (AnswerError, UnknownIdError) as error:
        _fail(f"{_sentence(error)} Ingenting er laget.")
    except click.Abort:
        _fail("\nAvbrutt. Ingenting er laget.")
    click.echo(f"Laget {record.as_posix()} og {page.as_posix()}.")
    click.echo("Åpne den første, og bytt ut alt som begynner med «Fyll ut». Kjør så «make sjekk».")


def _answers(root: Path, bibliotek: Bibliotek, given: Mapping[str, Any]) -> Svar:
    """Return what was given, and ask for the rest. Raises AnswerError for what was given, asks again for the rest."""
    return Svar(
        tittel=_answer(given["tittel"], "Hva heter oppgaven?", lambda text: read_title(text, root, bibliotek)),
        sammendrag=_answer(
            given["sammendrag"], f"Hva går den ut på? Skriv én setning, høyst {MAX_SUMMARY} tegn.", read_summary
        ),
        samlinger=_answer(
            " ".join(given["samlinger"]),
            f"Hvor brukes den? Skriv ett eller flere av disse stedene:\n  {', '.join(bibliotek.samlinger)}\nSvar:",
            lambda text: read_stops(text.replace(",", " ").split(), bibliotek),
        ),
        minutter=_answer(given["minutter"], "Hvor mange minutter tar den i rommet?", read_minutes),
        arktype=_answer(given["arktype"], f"Hva slags ark skal den ha?\n{_KINDS}\nSvar:", read_sheet),
    )


_KINDS = "\n".join(f"  {kind:<10}{meaning}" for kind, meaning in ARKTYPER.items())
_T = TypeVar("_T")


def _answer(given: str | None, question: str, read: Callable[[str], _T]) -> _T:
    """Return what `read` makes of the answer; one that was typed can be mended at once."""
    if given:
        return read(given)
    while True:
        typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
        try:
            return read(typed.strip())
        except (AnswerError, UnknownIdError) as error:
            click.echo(_sentence(error))


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
