"""Packs: all sheets of a gathering in one file with a slip for the print shop, and the booklet of every sheet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.ark.content import Sheet, finish, line_cell, sheet_content
from macros.ark.files import Fil, Stil, document
from macros.ark.guide import guide_content
from macros.ark.names import BOOKLET, pack_name, paper_phrase, papers_phrase, stop_in_sentence
from macros.ark.runsheet import runsheet_content
from macros.ark.settings import Verk
from macros.ark.wall import wall_content
from macros.models import Ark, Modell, Oppgave, Samling
from macros.views import KOPIER, RETNINGER, pakkeliste

Pair = tuple[Oppgave, Ark]
_HOW = "Ensidig, svart-hvitt"
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


def pack_files(verk: Verk, samling: Samling, stil: Stil, antall: Antall | None = None) -> Iterator[Fil]:
    """Yield the pack of a gathering, and one with everything on A4 when a sheet is larger and no paper is chosen."""
    yield pack_file(verk, samling, stil, antall)
    if not stil.papir and any(ark.format.papir != "a4" for _, ark in verk.bibliotek.ark_i(samling.id)):
        yield pack_file(verk, samling, replace(stil, papir="a4"), antall)


def pack_file(verk: Verk, samling: Samling, stil: Stil, antall: Antall | None = None) -> Fil:
    """Return the pack of a gathering: slip, what the leader holds in the hand, sheets in order of use, examples."""
    return _pack(
        verk,
        pack_name(samling, stil.papir),
        Innhold(
            f"Alt til {stop_in_sentence(samling)}",
            f"samlinger/{samling.id}",
            verk.bibliotek.oppgaver_i(samling.id),
            verk.bibliotek.ark_i(samling.id),
            samling if samling.program else None,
            verk.bibliotek.henges_opp_i(samling.id),
            verk.bibliotek.tas_med(samling),
        ),
        stil,
        antall,
    )


def chosen_pack(verk: Verk, pairs: Sequence[Pair], stil: Stil, antall: Antall) -> Fil:
    """Return a pack of chosen sheets."""
    exercises = {oppgave.id: oppgave for oppgave, _ in pairs}
    used = tuple(exercises.values())
    older = verk.bibliotek.ark_fra_for(used)
    chosen = Innhold("Pakke med valgte ark", "ark", used, tuple(pairs), fra_for=older)
    return _pack(verk, "pakke-valgte-ark.pdf", chosen, stil, antall)


@dataclass(frozen=True)
class Innhold:
    """What a pack is made of. `samling` has an agenda; without it there is no run sheet."""

    tittel: str
    side: str
    oppgaver: tuple[Oppgave, ...]
    par: tuple[Pair, ...]
    samling: Samling | None = None
    modeller: tuple[Modell, ...] = ()
    fra_for: tuple[Pair, ...] = ()


def _pack(verk: Verk, navn: str, innhold: Innhold, stil: Stil, antall: Antall | None) -> Fil:
    leader = _leader_pages(verk, innhold)
    blank = [sheet_content(verk, *pair, stil.paper(pair[1]), kontor=stil.kontor) for pair in innhold.par]
    filled = [sheet_content(verk, *pair, stil.paper(pair[1]), utfylt=True) for pair in innhold.par]
    walls = [wall_content(verk, modell, stil.papir or "a3") for modell in innhold.modeller]
    pages = [sheet | {"side": True} for sheet in (*leader, *itertools.chain(*walls), *blank, *filled)]
    front = _front(verk, innhold, len(leader), walls, stil, antall)
    return Fil(navn, "pdf", document(verk, "pakke", front["tittel"], stil, pages, front))


def _leader_pages(verk: Verk, innhold: Innhold) -> list[Sheet]:
    """Return what the leader holds in the hand: the run sheet, and the keys to the exercises in order of use."""
    keys = [guide_content(verk, oppgave) for oppgave in innhold.oppgaver]
    if not innhold.samling:
        return keys
    places = {oppgave.id: number for number, oppgave in enumerate(innhold.oppgaver, start=1)}
    return [runsheet_content(verk, innhold.samling) | {"veiledere": places}, *keys]


def _front(
    verk: Verk, innhold: Innhold, leader: int, walls: Sequence[list[Sheet]], stil: Stil, antall: Antall | None
) -> Sheet:
    """Return the slip. `leader` is how many documents the leader gets, `walls` the pages of each model."""
    count = antall or Antall()
    reckoned = f"Antallet er regnet for {count.grupper} grupper og {count.deltakere} deltakere."
    pairs = innhold.par
    first = leader + sum(map(len, walls))
    papers = [stil.paper(ark) for _, ark in pairs] + [wall[0]["papir"] for wall in walls]
    sheet: Sheet = {
        "papir": "a4",
        "retning": "staaende",
        "utfyllbar": True,
        "kicker": stil.kontor or "Til trykkeriet og til deg som leder",
        "tittel": innhold.tittel,
        "meta": [["Ark", str(len(pairs))], ["Papir", papers_phrase(["a4", *papers])]],
        "innledning": [
            "Skriv ut hele filen, eller send den til trykkeriet. Side 1 er denne seddelen, og skal ikke kopieres. "
            f"{_scale(pairs, stil)} Legg kopiene av hvert ark i en egen bunke.",
            reckoned + ("" if antall else " Rett tallene i feltene hvis dere er flere eller færre."),
        ],
        "linjer": [line_cell(f"bestilling-{slug}", label) for slug, label in _ORDER],
        "trykk": [
            _leader_row(innhold, leader),
            *_wall_rows(innhold.modeller, leader, walls),
            *(_row(number, first + number, pair, count, stil) for number, pair in enumerate(pairs)),
            _examples_row(first + len(pairs), pairs, stil),
        ],
        "merknad": ["Alle sider trykkes på én side av papiret. Svart-hvitt holder: ingen ark trenger farger."],
        "utstyr": [
            f"{thing.navn}. {thing.merknad}" if thing.merknad else thing.navn
            for thing in pakkeliste(verk.bibliotek, innhold.oppgaver)
        ],
        "tamed": _brought(innhold.fra_for),
    }
    return finish(verk, sheet, innhold.side, "står nederst på hvert ark.")


def _scale(pairs: Sequence[Pair], stil: Stil) -> str:
    """Return how large to print, and which sheets have been made smaller for this paper."""
    larger = [ark.tittel for _, ark in pairs if stil.papir == "a4" != ark.format.papir]
    if larger:
        return f"Alt er satt opp for A4. {len(larger)} av {len(pairs)} ark er laget for A3, og er gjort mindre."
    return "Skriv ut i full størrelse, ikke «tilpass til siden»."


def _brought(sheets: Sequence[Pair]) -> list[str]:
    """Return the sheets to bring from before, each with its exercise when that has another name."""
    return [
        ark.tittel if ark.tittel == oppgave.tittel else f"{ark.tittel} (fra {oppgave.tittel})"
        for oppgave, ark in sheets
    ]


def _leader_row(innhold: Innhold, leader: int) -> Sheet:
    """Return the line for what the leader holds in the hand."""
    keys = "Veileder til oppgaven" if len(innhold.oppgaver) == 1 else "Veiledere til oppgavene"
    return {
        "tittel": f"Kjøreplan og {keys[0].lower()}{keys[1:]}" if innhold.samling else keys,
        "sider": [0, leader - 1],
        "papir": "A4 stående",
        "trykk": _HOW,
        "kopier": line_cell("kopier-leder", "Kopier av kjøreplan og veiledere", "1"),
        "regel": "1 til deg som leder",
    }


def _wall_rows(modeller: Sequence[Modell], start: int, walls: Sequence[list[Sheet]]) -> Iterator[Sheet]:
    """Yield the line for each model on the wall."""
    for modell, pages in zip(modeller, walls, strict=True):
        yield {
            "tittel": f"Til veggen: {modell.tittel}",
            "sider": [start, start + len(pages) - 1],
            "papir": f"{pages[0]['papir'].upper()} {RETNINGER[pages[0]['retning']]}",
            "trykk": _HOW,
            "kopier": line_cell(f"kopier-{modell.id}", f"Kopier av {modell.tittel}", "1"),
            "regel": "1 til veggen",
        }
        start += len(pages)


def _row(number: int, place: int, pair: Pair, count: Antall, stil: Stil) -> Sheet:
    ark = pair[1]
    return {
        "tittel": ark.tittel,
        "sider": [place, place],
        "papir": paper_phrase(stil.paper(ark), ark),
        "trykk": _HOW,
        "kopier": line_cell(f"kopier-{number + 1}", f"Kopier av {ark.tittel}", str(count.copies(ark))),
        "regel": f"{ark.kopier.ganger} {KOPIER[ark.kopier.per]}, {reserve(ark)} i reserve",
    }


def _examples_row(place: int, pairs: Sequence[Pair], stil: Stil) -> Sheet:
    """Return the line for the filled examples, which stand together at the end."""
    return {
        "tittel": "Utfylte eksempler",
        "sider": [place, place + len(pairs) - 1],
        "papir": papers_phrase(stil.paper(ark) for _, ark in pairs),
        "trykk": _HOW,
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
        "innledning": ["Hvert ark står under det første stoppet der dere bruker det."],
        "linjer": [],
        "grupper": groups,
    }
    front = finish(verk, front, "ark", "står nederst på hvert ark.")
    return Fil(BOOKLET, "pdf", document(verk, "hefte", "Alle ark", stil, pages, front))
