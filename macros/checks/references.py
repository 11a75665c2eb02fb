"""Every id that a record mentions must exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.bibliotek import NAMES, Bibliotek
from macros.checks.finding import Finding
from macros.errors import did_you_mean
from macros.yaml_reader import Path

Known = Mapping[str, frozenset[str]]
"""The ids that have a file or a key, also where the record itself is broken: one mistake gives one message."""


@dataclass(frozen=True)
class _Reference:
    source: str
    id: str
    path: Path
    target: str
    slug: str


def check_references(bibliotek: Bibliotek, known: Known) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not there."""
    for ref in _references(bibliotek):
        if ref.slug not in known[ref.target]:
            hint = did_you_mean(ref.slug, known[ref.target])
            yield Finding(ref.source, ref.id, ref.path, f"ukjent {NAMES[ref.target]} «{ref.slug}».", hint)
    yield from _sheet_references(bibliotek, known)


def _references(bibliotek: Bibliotek) -> Iterator[_Reference]:
    for name, collection in bibliotek.collections().items():
        for slug, record in collection.items():
            for path, target, value in _mentions(name, record):
                yield _Reference(name, slug, path, target, value)


def _mentions(collection: str, record: Any) -> Iterator[tuple[Path, str, str]]:
    yield from _each(record, "kilder", "kilder", attribute="id")
    yield from _each(record, "deltakere", "roller")
    if collection == "oppgaver":
        yield from _each(record, "samlinger", "samlinger")
        for place in ("rom", "digitalt"):
            for index, slug in enumerate(getattr(record.utstyr, place)):
                yield ("utstyr", place, index), "utstyr", slug
        for number, ark in enumerate(record.ark):
            for index, slug in enumerate(ark.samlinger):
                yield ("ark", number, "samlinger", index), "samlinger", slug
    elif collection == "samlinger":
        yield from _samling_mentions(record)
    elif collection == "modeller":
        yield from _each(record, "brukes_i", "oppgaver")
        yield from _each(record, "samlinger", "samlinger")
    elif collection == "ordliste":
        yield from _each(record, "se", "ordliste")
    elif collection == "rettelser":
        yield ("kilde",), "kilder", record.kilde


def _samling_mentions(record: Any) -> Iterator[tuple[Path, str, str]]:
    for name in ("maal", "arbeid"):
        for index, punkt in enumerate(getattr(record, name)):
            for place, slug in enumerate(punkt.oppgaver):
                yield (name, index, "oppgaver", place), "oppgaver", slug
    for index, punkt in enumerate(record.sjekkliste):
        if punkt.hvem:
            yield ("sjekkliste", index, "hvem"), "roller", punkt.hvem
    for index, post in enumerate(record.program.poster if record.program else ()):
        if post.oppgave:
            yield ("program", "poster", index, "oppgave"), "oppgaver", post.oppgave


def _each(record: Any, name: str, target: str, attribute: str = "") -> Iterator[tuple[Path, str, str]]:
    for index, item in enumerate(getattr(record, name, ())):
        path: Path = (name, index, attribute) if attribute else (name, index)
        yield path, target, getattr(item, attribute) if attribute else item


def _sheet_references(bibliotek: Bibliotek, known: Known) -> Iterator[Finding]:
    mentions: list[tuple[str, str, Path, str]] = [
        ("oppgaver", slug, ("bygger_paa", index), reference)
        for slug, oppgave in bibliotek.oppgaver.items()
        for index, reference in enumerate(oppgave.bygger_paa)
    ]
    mentions += [("plakater", slug, ("ark",), plakat.ark) for slug, plakat in bibliotek.plakater.items()]
    for collection, slug, path, reference in mentions:
        target, _, sheet = reference.partition(".")
        if target not in known["oppgaver"]:
            yield Finding(
                collection,
                slug,
                path,
                f"ukjent oppgave «{target}» i «{reference}».",
                did_you_mean(target, known["oppgaver"]),
            )
        elif target in bibliotek.oppgaver:
            sheets = [ark.id for ark in bibliotek.oppgaver[target].ark]
            if sheet not in sheets:
                remedy = did_you_mean(sheet, sheets) or "Oppgaven har ingen ark."
                yield Finding(collection, slug, path, f"oppgaven «{target}» har ikke arket «{sheet}».", remedy)
