"""Every id that a record mentions must exist. Read from the files as they are: a broken record is checked too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.bibliotek import NAMES, Bibliotek
from macros.checks.finding import Finding, duplicates
from macros.errors import did_you_mean
from macros.models.felles import SLUG_PATTERN
from macros.yaml_reader import Path

Known = Mapping[str, frozenset[str]]
"""The ids that have a file or a key, also where the record itself is broken: one mistake gives one message.

A collection that could not be read at all is not in it.
"""

Raw = Mapping[tuple[str, str], Any]
"""What the files say, by collection and id."""

_EVERYWHERE: Mapping[Path, str] = {("kilder", "*", "id"): "kilder", ("deltakere", "*"): "roller"}
_TARGETS: Mapping[str, Mapping[Path, str]] = {
    "oppgaver": {
        ("samlinger", "*"): "samlinger",
        ("utstyr", "rom", "*"): "utstyr",
        ("utstyr", "digitalt", "*"): "utstyr",
        ("ark", "*", "samlinger", "*"): "samlinger",
        ("bygger_paa", "*"): "ark",
    },
    "samlinger": {
        ("maal", "*", "oppgaver", "*"): "oppgaver",
        ("arbeid", "*", "oppgaver", "*"): "oppgaver",
        ("sjekkliste", "*", "hvem"): "roller",
        ("program", "poster", "*", "oppgave"): "oppgaver",
        ("ta_med", "*"): "ark",
    },
    "plakater": {("ark",): "ark"},
    "modeller": {("brukes_i", "*"): "oppgaver", ("samlinger", "*"): "samlinger", ("henges_opp", "*"): "samlinger"},
    "ordliste": {("se", "*"): "ordliste"},
    "rettelser": {("kilde",): "kilder"},
}
"""The fields that hold an id, by collection, and the collection the id is in. «*» is any place in a list."""


@dataclass(frozen=True)
class _Reference:
    source: str
    id: str
    path: Path
    target: str
    slug: str


def check_references(raw: Raw, bibliotek: Bibliotek, known: Known) -> Iterator[Finding]:
    """Yield a finding for each reference to something that is not there, and for each that stands twice in a list."""
    lists: dict[tuple[str, str, Path], list[str]] = {}
    for ref in _references(raw):
        problem = _lost_sheet(ref.slug, bibliotek, known) if ref.target == "ark" else _lost(ref.slug, ref.target, known)
        if problem:
            yield Finding(ref.source, ref.id, ref.path, *problem)
        if isinstance(ref.path[-1], int):
            lists.setdefault((ref.source, ref.id, ref.path[:-1]), []).append(ref.slug)
    for (collection, owner, path), slugs in lists.items():
        for position, slug in duplicates(slugs):
            yield Finding(collection, owner, (*path, position), f"«{slug}» står to ganger i listen.", "Slett det ene.")


def _references(raw: Raw) -> Iterator[_Reference]:
    for (collection, slug), value in raw.items():
        targets = {**_EVERYWHERE, **_TARGETS.get(collection, {})}
        for path, text in _texts(value, ()):
            target = targets.get(tuple("*" if isinstance(part, int) else part for part in path))
            if target and all(re.fullmatch(SLUG_PATTERN, part) for part in text.split(".")):
                yield _Reference(collection, slug, path, target, text)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*path, key))


def _lost(slug: str, collection: str, known: Known) -> tuple[str, str] | None:
    if slug in known.get(collection, {slug}):
        return None
    return f"ukjent {NAMES[collection]} «{slug}».", did_you_mean(slug, known[collection])


def _lost_sheet(reference: str, bibliotek: Bibliotek, known: Known) -> tuple[str, str] | None:
    slug, _, sheet = reference.partition(".")
    problem = _lost(slug, "oppgaver", known)
    if problem or not sheet or slug not in bibliotek.oppgaver:
        return problem
    sheets = [ark.id for ark in bibliotek.oppgaver[slug].ark]
    if sheet in sheets:
        return None
    return f"oppgaven «{slug}» har ikke arket «{sheet}».", did_you_mean(sheet, sheets) or "Oppgaven har ingen ark."
