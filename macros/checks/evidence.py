"""Evidence marks: every field has one, and a mark that claims a source has a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.bibliotek import Bibliotek
from macros.checks.finding import Finding
from macros.errors import did_you_mean
from macros.models import Dokumentert, Merke

_NEEDS: dict[Merke, tuple[str, ...]] = {"kilde": ("kildedokument",), "kilde-ekstern": ("ekstern", "litteratur")}


def check_evidence(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each mark without a field, field without a mark, and claim without a source."""
    for name, collection in bibliotek.collections().items():
        for slug, record in collection.items():
            if isinstance(record, Dokumentert):
                yield from _marks(name, slug, record)
                yield from _sources(name, slug, record, bibliotek)
    for name, owner in _aliases(bibliotek):
        message = f"«{name}» er allerede adressen til en annen oppgave."
        yield Finding("oppgaver", owner, ("aliaser",), message, "En adresse brukes aldri om igjen.")


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
    have = {bibliotek.kilder[ref.id].type for ref in record.kilder if ref.id in bibliotek.kilder}
    for mark, wanted in _NEEDS.items():
        path = _first_claim(record, mark)
        if path is not None and not have.intersection(wanted):
            kind = " eller ".join(wanted)
            yield Finding(
                name,
                slug,
                path,
                f"merket «{mark}» krever en kilde av typen {kind} under «kilder».",
                "Legg til kilden, eller bruk «forslag».",
            )


def _first_claim(record: Any, mark: Merke) -> tuple[str, ...] | None:
    for key, value in record.merke.items():
        if value == mark:
            return ("merke", key)
    for name in type(record).model_fields:
        for item in getattr(record, name) if isinstance(getattr(record, name), tuple) else ():
            if getattr(item, "merke", None) == mark:
                return (name,)
    return None


def _aliases(bibliotek: Bibliotek) -> Iterator[tuple[str, str]]:
    taken = set(bibliotek.oppgaver)
    for oppgave in bibliotek.oppgaver.values():
        for alias in oppgave.aliaser:
            if alias in taken:
                yield alias, oppgave.id
            taken.add(alias)
