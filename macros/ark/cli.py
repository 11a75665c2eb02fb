"""`handbok ark`: sheets on demand, with another paper, an office's name, or a pack with exact copies."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from macros.ark import files, packs
from macros.ark.cache import cache_folder, cached_path, make_cached
from macros.ark.files import Fil, Stil
from macros.ark.names import PLAKATPAPIR
from macros.ark.offices import Kontor, OfficeError, read_offices
from macros.ark.produce import ArkError, Task, make, write_whole
from macros.ark.settings import Verk, read_settings
from macros.bibliotek import Bibliotek
from macros.errors import ContentError, UnknownIdError, did_you_mean
from macros.loader import load_bibliotek
from macros.models import Modell, Plakat, Samling

FORMATS = ("pdf", "utfyllbar", "docx")
PAPERS = ("a4", *PLAKATPAPIR)
BANDS = ("lys", "hel")
_TOGETHER = 40
"""Offices that get the same sheet after each other. Few enough that some have all theirs when the work is stopped."""


@dataclass(frozen=True)
class Valg:
    """What was asked for: sheets, posters and gatherings, and how to make them."""

    ark: tuple[packs.Pair, ...]
    plakater: tuple[Plakat, ...]
    modeller: tuple[Modell, ...]
    samlinger: tuple[Samling, ...]
    alt: bool
    formater: tuple[str, ...]
    antall: packs.Antall | None


@click.command(
    help="Lag ark til utskrift. Uten navn lages alle. "
    "Navn er oppgaver, «oppgave.ark», plakater, samlinger og modeller til veggen."
)
@click.argument("navn", nargs=-1)
@click.option("--papir", help="Et annet papir enn arket er laget for: a4, a3, a2, a1 eller a0.")
@click.option("--format", "formater", default="pdf", show_default=True, help="Ett eller flere: pdf,docx,utfyllbar.")
@click.option("--kontor", type=click.Path(path_type=Path), help="CSV med kolonnen «kontor»: én mappe til hvert kontor.")
@click.option("--til", type=click.Path(path_type=Path), default="ark", show_default=True, help="Mappe.")
@click.option("--grupper", type=click.IntRange(1, 500), help="Antall grupper: lager en pakke med riktig antall kopier.")
@click.option("--deltakere", type=click.IntRange(1, 5000), help="Antall deltakere i alt.")
@click.option("--band", default="lys", show_default=True, help="Farge øverst: lys, som sparer blekk, eller hel.")
@click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)
def ark(rot: Path, til: Path, kontor: Path | None, formater: str, **named: Any) -> None:
    """Make the files, with a bar while they are made; leave only whole files when something stops it."""
    try:
        verk = read_settings(rot.resolve(), load_bibliotek(rot.resolve()))
        chosen = choose(verk.bibliotek, named["navn"], _formats(formater), _count(named["grupper"], named["deltakere"]))
        offices = read_offices(kontor) if kontor else ()
        style = Stil(
            band="hel" if _known("farge øverst", named["band"], BANDS) == "hel" else "lys",
            papir=named["papir"] and _known("papir", named["papir"].lower(), PAPERS),
        )
        try:
            count = make_in(til.resolve(), verk, chosen, style, offices)
        except OSError as error:
            remedy = "Se om det er plass der, eller velg en annen mappe med --til."
            raise ArkError(f"Kan ikke skrive {error.filename or til}. {remedy}") from None
    except (ArkError, ContentError, OfficeError, UnknownIdError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("\nAvbrutt. Filene som ligger i mappen, er hele.", err=True)
        sys.exit(130)
    click.echo(f"{count} {'fil' if count == 1 else 'filer'} ligger i {til}.")


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for part in formats:
        _known("format", part, FORMATS)
    if not formats:
        raise UnknownIdError("Skriv minst ett format: pdf, docx eller utfyllbar.")
    return formats


def _known(what: str, value: str, choices: Sequence[str]) -> str:
    """Return `value`. Raises UnknownIdError with a suggestion when it is not one of `choices`."""
    if value not in choices:
        raise UnknownIdError(f"Ukjent {what} «{value}». {did_you_mean(value, choices)}")
    return value


def _count(groups: int | None, people: int | None) -> packs.Antall | None:
    if groups is None and people is None:
        return None
    if groups is None or people is None:
        raise UnknownIdError("Skriv både --grupper og --deltakere, så antall kopier blir riktig.")
    return packs.Antall(groups, people)


def choose(bibliotek: Bibliotek, names: Sequence[str], formats: tuple[str, ...], count: packs.Antall | None) -> Valg:
    """Return what the names stand for; without names, everything. Raises UnknownIdError with a suggestion."""
    everything = tuple((oppgave, sheet) for oppgave in bibliotek.i_prosessens_rekkefolge() for sheet in oppgave.ark)
    if not names:
        stops = tuple(stop for stop in bibliotek.samlinger.values() if bibliotek.ark_i(stop.id))
        return Valg(everything, tuple(bibliotek.plakater.values()), bibliotek.til_veggen, stops, True, formats, count)
    sheets: dict[str, packs.Pair] = {}
    walls = {modell.id: modell for modell in bibliotek.til_veggen}
    posters, models_chosen, stops_chosen = [], [], []
    for name in dict.fromkeys(names):
        if name in bibliotek.samlinger:
            stops_chosen.append(bibliotek.samlinger[name])
        elif name in bibliotek.plakater:
            posters.append(bibliotek.plakater[name])
        elif name in walls:
            models_chosen.append(walls[name])
        elif "." in name:
            sheets[name] = bibliotek.ark(name)
        elif name in bibliotek.oppgaver:
            exercise = bibliotek.oppgaver[name]
            sheets |= {f"{name}.{sheet.id}": (exercise, sheet) for sheet in exercise.ark}
        else:
            known = (*bibliotek.oppgaver, *bibliotek.plakater, *bibliotek.samlinger, *walls)
            kinds = "oppgave, plakat, samling eller modell til veggen"
            raise UnknownIdError(f"Fant ingen {kinds} som heter «{name}». {did_you_mean(name, known)}")
    chosen = tuple(posters), tuple(models_chosen), tuple(stops_chosen)
    return Valg(tuple(sheets.values()), *chosen, False, formats, count)


def chosen_files(verk: Verk, valg: Valg, style: Stil) -> Iterator[Fil]:
    """Yield the files that were asked for. An office gets what it fills in; examples and keys carry no name."""
    for pair in valg.ark:
        if "pdf" in valg.formater:
            yield files.blank_file(verk, *pair, style)
            if not style.kontor:
                yield files.example_file(verk, *pair, style)
        if "utfyllbar" in valg.formater:
            yield files.fillable_file(verk, *pair, style)
        if "docx" in valg.formater:
            yield files.word_file(verk, *pair, style)
    if not style.kontor and "pdf" in valg.formater:
        yield from _without_name(verk, valg, style)
    yield from _chosen_packs(verk, valg, style)


def _without_name(verk: Verk, valg: Valg, style: Stil) -> Iterator[Fil]:
    for oppgave in {oppgave.id: oppgave for oppgave, _ in valg.ark}.values():
        yield files.guide_file(verk, oppgave, style)
    for plakat in valg.plakater:
        paper = style.papir if style.papir and style.papir in PLAKATPAPIR else "a3"
        yield files.poster_file(verk, plakat, paper, style)
    for modell in valg.modeller:
        yield from files.wall_files(verk, modell, style)
    if valg.alt and valg.antall is None:
        yield packs.booklet_file(verk, style)


def _chosen_packs(verk: Verk, valg: Valg, style: Stil) -> Iterator[Fil]:
    if valg.samlinger and not (valg.alt and style.kontor and valg.antall is None):
        for samling in valg.samlinger:
            if samling.program and not style.kontor:
                yield files.runsheet_file(verk, samling, style)
            yield from packs.pack_files(verk, samling, style, valg.antall)
    elif valg.ark and valg.antall:
        yield packs.chosen_pack(verk, valg.ark, style, valg.antall)


def make_in(folder: Path, verk: Verk, valg: Valg, style: Stil, offices: Sequence[Kontor]) -> int:
    """Make everything that was asked for in `folder`, one folder an office; return how many files. Raises ArkError.

    Sheets without the name of an office are kept for the next time.
    """
    if not offices:
        kept = cache_folder(verk.root)
        chosen = {_inside(folder, fil.navn): fil for fil in chosen_files(verk, valg, style)}
        try:
            with _bar(len(chosen)) as bar:
                make_cached(chosen.values(), kept, bar.update)
        finally:
            for target, path in ((target, cached_path(fil, kept)) for target, fil in chosen.items()):
                if path.is_file():
                    write_whole(target, path.read_bytes())
        return len(chosen)
    count = len(offices) * sum(1 for _ in chosen_files(verk, valg, replace(style, kontor="x")))
    with _bar(count) as bar:
        make(_tasks(folder, verk, valg, style, offices), count, bar.update)
    return count


def _bar(count: int) -> Any:
    return click.progressbar(length=count, label="Lager ark", file=sys.stderr, show_pos=True)


def _tasks(folder: Path, verk: Verk, valg: Valg, style: Stil, offices: Sequence[Kontor]) -> Iterator[Task]:
    """Yield the work, some offices at a time: the same sheet for all of them after each other, which is quicker."""
    for start in range(0, len(offices), _TOGETHER):
        group = offices[start : start + _TOGETHER]
        alike = (chosen_files(verk, valg, replace(style, kontor=office.navn)) for office in group)
        for same in zip(*alike, strict=True):
            for office, fil in zip(group, same, strict=True):
                yield Task(fil, _inside(folder, f"{office.mappe}/{fil.navn}"))


def _inside(folder: Path, name: str) -> Path:
    """Return the path of a file in `folder`; refuse one that a link would lead out of it."""
    path = folder / name
    if not path.parent.resolve().is_relative_to(folder):
        raise ArkError(f"{path.parent} er en lenke ut av mappen. Slett den, og prøv igjen.")
    return path
