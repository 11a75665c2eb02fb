"""«Finn oppgave»: what an exercise can be chosen by, and what the browser needs to compare and to pack."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.ark import names
from macros.bibliotek import Bibliotek
from macros.models import Oppgave
from macros.rows import duration
from macros.views import FORMER

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
    roles = {slug: role.flertall or role.tittel for slug, role in bibliotek.roller.items()}
    stops = {slug: stop.kortnavn for slug, stop in bibliotek.samlinger.items()}
    return (
        Filter("samling", "Brukes i", "Hele prosessen", _used(stops, (o.samlinger for o in oppgaver))),
        Filter("form", "Arbeidsform", "Alle", _used(FORMER, (o.form for o in oppgaver))),
        Filter("rolle", "Hvem er med", "Alle", _used(roles, (o.deltakere for o in oppgaver))),
        Filter("gir", "Dere sitter igjen med", "Hva som helst", _used(UTBYTTE, (outputs(o) for o in oppgaver))),
        Filter(
            "papir",
            "Papir",
            "Alle",
            _used({p: p.upper() for p in ("a4", "a3", "a2", "a1", "a0")}, map(papers, oppgaver)),
        ),
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


def cards(bibliotek: Bibliotek) -> dict[str, str]:
    """Return the card of every exercise as JSON, by id."""
    return {
        slug: json.dumps(card(bibliotek, oppgave), ensure_ascii=False) for slug, oppgave in bibliotek.oppgaver.items()
    }


def card(bibliotek: Bibliotek, oppgave: Oppgave) -> dict[str, Any]:
    """Return what the browser knows about an exercise: to filter, to compare, and to make a pack.

    Minutes are whole; file names are under the folder of the sheets.
    """
    return {
        "id": oppgave.id,
        "tittel": oppgave.tittel,
        "minutter": oppgave.tid.gjennomforing,
        "tid": duration(oppgave.tid.gjennomforing),
        "gruppe": [oppgave.gruppe.min, oppgave.gruppe.maks],
        "samling": list(oppgave.samlinger),
        "form": list(oppgave.form),
        "former": ", ".join(FORMER[form] for form in oppgave.form),
        "rolle": list(oppgave.deltakere),
        "roller": ", ".join(
            bibliotek.roller[slug].flertall or bibliotek.roller[slug].tittel for slug in oppgave.deltakere
        ),
        "gir": list(outputs(oppgave)),
        "utbytte": ", ".join(UTBYTTE[kind] for kind in outputs(oppgave)),
        "papir": list(papers(oppgave)),
        "utstyr": [bibliotek.utstyr[slug].navn for slug in oppgave.utstyr.rom],
        "veileder": names.guide_name(oppgave),
        "ark": [
            {
                "tittel": ark.tittel,
                "papir": names.paper_phrase(ark.format.papir, ark),
                "antall": ark.antall or "",
                "fil": names.blank_name(oppgave, ark, ark.format.papir),
            }
            for ark in oppgave.ark
        ],
    }
