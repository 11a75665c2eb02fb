"""`handbok ny …`: asks a few questions and writes the files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from macros.bibliotek import Bibliotek
from macros.errors import ContentError, UnknownIdError
from macros.loader import load_bibliotek
from macros.ny_oppgave import ARKTYPER, AnswerError, Svar, write_exercise


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
@click.option("--minutter", type=int, help="Minutter i rommet.")
@click.option("--ark", "arktype", type=click.Choice(ARKTYPER), help="Slaget ark oppgaven skal ha.")
def oppgave(
    rot: Path,
    tittel: str | None,
    sammendrag: str | None,
    samlinger: tuple[str, ...],
    minutter: int | None,
    arktype: str | None,
) -> None:
    """Write the two files of an exercise, and say what to do next."""
    try:
        bibliotek = load_bibliotek(rot.resolve())
        svar = Svar(
            tittel=tittel or click.prompt("Hva heter oppgaven?"),
            sammendrag=sammendrag or click.prompt("Hva går den ut på? Skriv én setning, høyst 140 tegn"),
            samlinger=samlinger or _ask_stops(bibliotek),
            minutter=minutter or click.prompt("Hvor mange minutter tar den i rommet?", type=int),
            arktype=arktype or click.prompt("Hva slags ark?", type=click.Choice(ARKTYPER), default="ingen"),
        )
        record, page = write_exercise(rot, svar, bibliotek)
    except ContentError as error:
        _fail(f"{error}\nRett dette først. Ingenting er laget.")
    except (AnswerError, UnknownIdError) as error:
        sentence = str(error)
        _fail(f"{sentence[:1].upper()}{sentence[1:]} Ingenting er laget.")
    click.echo(f"Laget {record.as_posix()} og {page.as_posix()}.")
    click.echo("Åpne den første, og bytt ut alt som begynner med «Fyll ut». Kjør så «make sjekk».")


def _ask_stops(bibliotek: Bibliotek) -> tuple[str, ...]:
    click.echo("Stoppene i prosessen: " + ", ".join(bibliotek.samlinger))
    answer: str = click.prompt("Hvor brukes den? Skriv ett eller flere, med mellomrom mellom")
    return tuple(answer.replace(",", " ").split())


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
