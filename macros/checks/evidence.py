"""Evidence marks: every field has one, and a mark that claims a source has a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.bibliotek import Bibliotek
from macros.checks.finding import Finding
from macros.errors import did_you_mean
from macros.models import Dokumentert, Merke
from macros.yaml_reader import Path

_NEEDS: dict[Merke, tuple[str, ...]] = {"kilde": ("kildedokument",), "kilde-ekstern": ("ekstern", "litteratur")}


def check_evidence(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each mark that fits no field or has no source, each address used twice, each wrong ISBN."""
    for name, collection in bibliotek.collections().items():
        for slug, record in collection.items():
            if isinstance(record, Dokumentert):
                yield from _marks(name, slug, record)
                yield from _sources(name, slug, record, bibliotek)
    for name, owner in _aliases(bibliotek):
        message = f"«{name}» er allerede adressen til en annen oppgave."
        yield Finding("oppgaver", owner, ("aliaser",), message, "Slett den. En adresse brukes aldri om igjen.")
    yield from _isbn(bibliotek)


def _marks(name: str, slug: str, record: Dokumentert) -> Iterator[Finding]:
    fields = set(type(record).model_fields) - {"id", "merke", "kilder", "aliaser", "sokeord", "om_kilden"}
    for key in record.merke:
        if key != "ellers" and key not in fields:
            yield Finding(
                name,
                slug,
                ("merke", key),
                f"«merke» nevner feltet «{key}», som ikke finnes.",
                did_you_mean(key, {*fields, "ellers"}),
            )
    if "ellers" not in record.merke:
        yield Finding(
            name,
            slug,
            ("merke",),
            "«merke» mangler «ellers».",
            "Skriv «ellers: forslag», og nevn feltene som har kilde.",
        )


def _sources(name: str, slug: str, record: Dokumentert, bibliotek: Bibliotek) -> Iterator[Finding]:
    if any(ref.id not in bibliotek.kilder for ref in record.kilder):
        return  # said by check_references, or where the source itself is wrong
    have = {bibliotek.kilder[ref.id].type for ref in record.kilder}
    for mark, wanted in _NEEDS.items():
        path = next((path for path, value in _claims(record, ()) if value == mark), None)
        if path is not None and not have.intersection(wanted):
            kind = " eller ".join(f"«{name}»" for name in wanted)
            message = f"merket «{mark}» krever en kilde av typen {kind} under «kilder»."
            yield Finding(name, slug, path, message, "Legg til kilden, eller bruk «forslag».")


def _claims(value: Any, path: Path) -> Iterator[tuple[Path, Merke]]:
    """Yield every evidence mark in a record, however deep, with its path."""
    if isinstance(value, Dokumentert):
        yield from (((*path, "merke", key), mark) for key, mark in value.merke.items())
    elif mark := getattr(value, "merke", None):
        yield (*path, "merke"), mark
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _claims(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _claims(item, (*path, index))


def _isbn(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each ISBN whose last digit does not fit the others (ISO 2108)."""
    for slug, kilde in bibliotek.kilder.items():
        digits = [int(char) for char in kilde.isbn or "" if char.isdigit()]
        if sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10:
            message = f"«{kilde.isbn}» er ikke et ISBN: kontrollsifferet stemmer ikke."
            yield Finding("kilder", slug, ("isbn",), message, "Se etter et siffer som er feil.")


def _aliases(bibliotek: Bibliotek) -> Iterator[tuple[str, str]]:
    taken = set(bibliotek.oppgaver)
    for oppgave in bibliotek.oppgaver.values():
        for alias in oppgave.aliaser:
            if alias in taken:
                yield alias, oppgave.id
            taken.add(alias)
