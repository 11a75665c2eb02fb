"""«Finn oppgave»: what an exercise can be chosen by, and what the browser needs to compare, to plan and to pack."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.ark import names
from macros.bibliotek import Bibliotek
from macros.models import Ark, Oppgave
from macros.rows import duration, listing
from macros.views import FORMER, KOPIER, PROGRAMTYPER, UTEN, uten

UTBYTTE: Mapping[str, str] = {
    "plakat": "Plakat til veggen",
    "tabell": "Plan eller tabell",
    "kryss": "Kryss med fire felt",
    "sporsmal": "Svar på spørsmål",
    "kart": "Kart",
    "liste": "Utfylt skjema",
    "fritekst": "Notat",
}
"""What a group leaves with, by the kind of sheet it has filled in."""
KOLONNER = ("Tid", "Ved hvert bord", "Dere arbeider", "Hvem er med", "Dere sitter igjen med", "Ark dere må ha fra før")
"""What exercises are compared by, in the order of `_compared`."""


@dataclass(frozen=True)
class Filter:
    """One list to choose from: its name in the address, its label, what «all» is called, and the choices."""

    navn: str
    ledetekst: str
    alle: str
    valg: tuple[tuple[str, str], ...]


def filters(bibliotek: Bibliotek) -> tuple[Filter, ...]:
    """Return the lists to choose from. Only what some exercise has is offered."""
    oppgaver = bibliotek.oppgaver.values()
    roles = {slug: role.som_deltakere for slug, role in bibliotek.roller.items()}
    stops = {slug: stop.kortnavn for slug, stop in bibliotek.samlinger.items()}
    return (
        Filter("samling", "Brukes i", "Hele prosessen", _used(stops, (o.samlinger for o in oppgaver))),
        Filter("form", "Dere arbeider", "På alle måter", _used(FORMER, (o.form for o in oppgaver))),
        Filter("rolle", "Hvem er med", "Alle", _used(roles, (o.deltakere for o in oppgaver))),
        Filter("gir", "Dere sitter igjen med", "Hva som helst", _used(UTBYTTE, (outputs(o) for o in oppgaver))),
        Filter(
            "papir",
            "Papir",
            "Alle",
            _used({p: p.upper() for p in ("a4", "a3", "a2", "a1", "a0")}, map(papers, oppgaver)),
        ),
    )


def without(bibliotek: Bibliotek) -> Filter:
    """Return what a group may have to do without: boxes to tick, each by itself."""
    return Filter("uten", "Dere skal klare dere uten", "", _used(UTEN, map(uten, bibliotek.oppgaver.values())))


@dataclass(frozen=True)
class EgenPost:
    """What a reader can put between the exercises: its kind, what it is called, and whole minutes to begin with."""

    type: str
    navn: str
    minutter: int


def own_items(bibliotek: Bibliotek) -> tuple[EgenPost, ...]:
    """Return what can stand between exercises. The minutes are what the handbook's own run sheets usually give it."""
    used: dict[str, list[int]] = {}
    for samling in bibliotek.samlinger.values():
        for post in samling.program.poster if samling.program else ():
            if post.minutter:
                used.setdefault(post.type, []).append(post.minutter)
    return tuple(
        EgenPost(kind, name, statistics.median_low(used[kind])) for kind, name in PROGRAMTYPER.items() if kind in used
    )


def _used(labels: Mapping[str, str], found: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    present = {slug for slugs in found for slug in slugs}
    return tuple((slug, label) for slug, label in labels.items() if slug in present)


def outputs(oppgave: Oppgave) -> tuple[str, ...]:
    """Return what a group leaves with, as keys of UTBYTTE."""
    kinds = {ark.type for ark in oppgave.ark} | ({"plakat"} if any(ark.plakat for ark in oppgave.ark) else set())
    return tuple(kind for kind in UTBYTTE if kind in kinds)


def papers(oppgave: Oppgave) -> tuple[str, ...]:
    """Return the papers that the sheets are made for, each once."""
    return tuple(dict.fromkeys(ark.format.papir for ark in oppgave.ark))


@dataclass(frozen=True)
class Finner:
    """All that the page needs besides the plain list of exercises."""

    filtre: tuple[Filter, ...]
    uten: Filter
    egne: tuple[EgenPost, ...]
    kolonner: tuple[str, ...]
    kort: Mapping[str, str]


def finder(bibliotek: Bibliotek) -> Finner:
    """Return what makes the list of exercises a finder."""
    return Finner(filters(bibliotek), without(bibliotek), own_items(bibliotek), KOLONNER, cards(bibliotek))


def cards(bibliotek: Bibliotek) -> dict[str, str]:
    """Return the card of every exercise as JSON, by id."""
    return {
        slug: json.dumps(card(bibliotek, oppgave), ensure_ascii=False) for slug, oppgave in bibliotek.oppgaver.items()
    }


def card(bibliotek: Bibliotek, oppgave: Oppgave) -> dict[str, Any]:
    """Return what the browser knows about an exercise: to filter, to compare, to plan and to make a pack.

    Minutes are whole; file names are under the folder of the sheets.
    """
    return {
        "id": oppgave.id,
        "aliaser": list(oppgave.aliaser),
        "tittel": oppgave.tittel,
        "minutter": oppgave.tid.gjennomforing,
        "gruppe": [oppgave.gruppe.min, oppgave.gruppe.maks],
        "samling": list(oppgave.samlinger),
        "form": list(oppgave.form),
        "rolle": list(oppgave.deltakere),
        "gir": list(outputs(oppgave)),
        "papir": list(papers(oppgave)),
        "uten": list(uten(oppgave)),
        "sammenlign": _compared(bibliotek, oppgave),
        "varianter": [
            {"tittel": variant.tittel, "minutter": variant.varighet}
            for variant in oppgave.varianter
            if variant.varighet
        ],
        "trinn": [[trinn.minutter, trinn.tittel] for trinn in oppgave.trinn],
        "fra_for": [
            {"oppgave": source.id, "tittel": ark.tittel} for source, ark in map(bibliotek.ark, oppgave.bygger_paa)
        ],
        "utstyr": [bibliotek.utstyr[slug].navn for slug in oppgave.utstyr.rom],
        "veileder": names.guide_name(oppgave),
        "ark": [_sheet(oppgave, ark) for ark in oppgave.ark],
    }


def _compared(bibliotek: Bibliotek, oppgave: Oppgave) -> list[str]:
    return [
        f"{duration(oppgave.tid.gjennomforing)} i rommet, {duration(oppgave.tid.forberedelse)} å forberede",
        f"{oppgave.gruppe.min}–{oppgave.gruppe.maks} personer",
        listing(FORMER[form] for form in oppgave.form),
        listing(bibliotek.roller[slug].som_deltakere for slug in oppgave.deltakere),
        listing(UTBYTTE[kind] for kind in outputs(oppgave)) or "Ingen ark",
        listing(bibliotek.ark(reference)[1].tittel for reference in oppgave.bygger_paa) or "Ingen",
    ]


def _sheet(oppgave: Oppgave, ark: Ark) -> dict[str, Any]:
    return {
        "tittel": ark.tittel,
        "papir": names.paper_phrase(ark.format.papir, ark),
        "antall": ark.antall or f"ett ark {KOPIER[ark.kopier.per]}",
        "per": ark.kopier.per,
        "ganger": ark.kopier.ganger,
        "fil": names.blank_name(oppgave, ark, ark.format.papir),
    }
