"""Packs: all sheets of a gathering in one file with a slip for the print shop, and the booklet of every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.ark.content import Sheet, and_list, finish, line_cell, sheet_content
from macros.ark.files import Fil, Stil, document
from macros.ark.names import BOOKLET, pack_name, paper_phrase
from macros.ark.settings import Verk
from macros.models import Ark, Oppgave, Samling
from macros.views import pakkeliste

Pair = tuple[Oppgave, Ark]
_RULES = {"gruppe": "til hver gruppe", "deltaker": "til hver deltaker", "felles": "til alle sammen"}
_ORDER = (("navn", "Bestiller"), ("telefon", "Telefon"), ("sted", "Leveres til"), ("frist", "Frist"))


@dataclass(frozen=True)
class Antall:
    """How many there will be in the room. The ready packs are reckoned for a middling network."""

    grupper: int = 6
    deltakere: int = 30

    def copies(self, ark: Ark) -> int:
        """Return how many copies of a sheet to print, with the reserve."""
        of = {"gruppe": self.grupper, "deltaker": self.deltakere, "felles": 1}[ark.kopier.per]
        return of * ark.kopier.ganger + reserve(ark)


def reserve(ark: Ark) -> int:
    """Return how many spare copies to print."""
    return 1 if ark.kopier.per == "felles" else 2


def pack_file(verk: Verk, samling: Samling, stil: Stil, antall: Antall | None = None) -> Fil:
    """Return the pack of a gathering: slip, sheets in order of use, filled examples last."""
    pairs = verk.bibliotek.ark_i(samling.id)
    front = _front(verk, f"Pakke til {samling.kortnavn}", f"samlinger/{samling.id}", pairs, stil, antall)
    front["tamed"] = _brought(verk.bibliotek.tas_med(samling))
    return _pack(verk, pack_name(samling), front, pairs, stil)


def chosen_pack(verk: Verk, pairs: Sequence[Pair], stil: Stil, antall: Antall) -> Fil:
    """Return a pack of chosen sheets."""
    return _pack(
        verk, "pakke-valgte-ark.pdf", _front(verk, "Pakke med valgte ark", "ark", pairs, stil, antall), pairs, stil
    )


def _pack(verk: Verk, navn: str, front: Sheet, pairs: Sequence[Pair], stil: Stil) -> Fil:
    blank = [sheet_content(verk, *pair, stil.paper(pair[1]), kontor=stil.kontor) for pair in pairs]
    filled = [sheet_content(verk, *pair, stil.paper(pair[1]), utfylt=True) for pair in pairs]
    pages = [sheet | {"side": True} for sheet in (*blank, *filled)]
    return Fil(navn, "pdf", document(verk, "pakke", front["tittel"], stil, pages, front))


def _front(verk: Verk, tittel: str, page: str, pairs: Sequence[Pair], stil: Stil, antall: Antall | None) -> Sheet:
    count = antall or Antall()
    oppgaver = list(dict.fromkeys(oppgave.id for oppgave, _ in pairs))
    records = [verk.bibliotek.oppgaver[slug] for slug in oppgaver]
    reckoned = f"Antallet er regnet for {count.grupper} grupper og {count.deltakere} deltakere."
    sheet: Sheet = {
        "papir": "a4",
        "retning": "staaende",
        "utfyllbar": True,
        "kicker": stil.kontor or "Til trykkeriet og til deg som leder",
        "tittel": tittel,
        "meta": [["Ark", str(len(pairs))], ["Eksempler", str(len(pairs))]],
        "innledning": [
            "Send hele filen til trykkeriet. Side 1 er denne seddelen, og skal ikke kopieres. "
            "Skriv ut i full størrelse, ikke «tilpass til siden». Legg kopiene av hvert ark i en egen bunke.",
            reckoned + ("" if antall else " Rett tallene i feltene hvis dere er flere eller færre."),
        ],
        "linjer": [line_cell(f"bestilling-{slug}", label) for slug, label in _ORDER],
        "trykk": [*(_row(number, pair, count, stil) for number, pair in enumerate(pairs)), _examples_row(pairs, stil)],
        "merknad": ["Alle sider trykkes på én side av papiret. Svart-hvitt holder: ingen ark trenger farger."],
        "utstyr": [
            f"{thing.navn}. {thing.merknad}" if thing.merknad else thing.navn
            for thing in pakkeliste(verk.bibliotek, records)
        ],
        "tamed": _brought(verk.bibliotek.ark_fra_for(records)),
    }
    return finish(verk, sheet, page, "står nederst på hvert ark.")


def _brought(sheets: Sequence[Pair]) -> list[str]:
    """Return the sheets to bring from before, each with its exercise when that has another name."""
    return [
        ark.tittel if ark.tittel == oppgave.tittel else f"{ark.tittel} (fra {oppgave.tittel})"
        for oppgave, ark in sheets
    ]


def _row(number: int, pair: Pair, count: Antall, stil: Stil) -> Sheet:
    ark = pair[1]
    return {
        "tittel": ark.tittel,
        "sider": [number, number],
        "papir": paper_phrase(stil.paper(ark), ark),
        "trykk": "Ensidig, svart-hvitt",
        "kopier": line_cell(f"kopier-{number + 1}", f"Kopier av {ark.tittel}", str(count.copies(ark))),
        "regel": f"{ark.kopier.ganger} {_RULES[ark.kopier.per]}, {reserve(ark)} i reserve",
    }


def _examples_row(pairs: Sequence[Pair], stil: Stil) -> Sheet:
    """Return the line for the filled examples, which stand together at the end."""
    papers = sorted({stil.paper(ark).upper() for _, ark in pairs}, reverse=True)
    return {
        "tittel": "Utfylte eksempler",
        "sider": [len(pairs), 2 * len(pairs) - 1],
        "papir": and_list(papers),
        "trykk": "Ensidig, svart-hvitt",
        "kopier": line_cell("kopier-eksempler", "Kopier av de utfylte eksemplene", "1"),
        "regel": "1 til deg som leder",
    }


def booklet_file(verk: Verk, stil: Stil) -> Fil:
    """Return every blank sheet in A4 in one file, stop by stop, with contents."""
    groups: list[Sheet] = []
    pages: list[Sheet] = []
    seen: set[str] = set()
    for samling in verk.bibliotek.samlinger.values():
        rows = []
        for oppgave, ark in verk.bibliotek.ark_i(samling.id):
            if f"{oppgave.id}.{ark.id}" in seen:
                continue
            seen.add(f"{oppgave.id}.{ark.id}")
            rows.append({"nummer": len(pages), "tittel": ark.tittel})
            pages.append(sheet_content(verk, oppgave, ark, "a4") | {"side": True})
        if rows:
            groups.append({"tittel": samling.kortnavn, "ark": rows})
    front: Sheet = {
        "papir": "a4",
        "retning": "staaende",
        "kicker": verk.nettsted,
        "tittel": "Alle ark",
        "meta": [["Ark", str(len(pages))], ["Papir", "A4"]],
        "innledning": ["Hvert ark står under det første steget der dere bruker det."],
        "linjer": [],
        "grupper": groups,
    }
    front = finish(verk, front, "ark", "står nederst på hvert ark.")
    return Fil(BOOKLET, "pdf", document(verk, "hefte", "Alle ark", stil, pages, front))
