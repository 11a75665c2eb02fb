"""Every file the handbook offers, with its content: the work list of all outputs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from macros.ark import names
from macros.ark.content import Sheet, sheet_content
from macros.ark.guide import guide_content, poster_content
from macros.ark.names import Format
from macros.ark.runsheet import runsheet_content
from macros.ark.settings import Verk
from macros.ark.wall import wall_content
from macros.models import Ark, Modell, Oppgave, Plakat, Samling


@dataclass(frozen=True)
class Fil:
    """One file to build. `innhold` is JSON; the bytes follow from it, the format and the code alone."""

    navn: str
    format: Format
    innhold: str


@dataclass(frozen=True)
class Stil:
    """Choices that hold for a whole run: the band at the top, another paper than the declared, an office's name."""

    band: Literal["lys", "hel"] = "lys"
    papir: str | None = None
    kontor: str = ""

    def paper(self, ark: Ark) -> str:
        """Return the paper of a sheet."""
        return self.papir or ark.format.papir


def document(
    verk: Verk, modus: str, tittel: str, stil: Stil, sider: Sequence[Sheet], forside: Sheet | None = None
) -> str:
    """Return the input of the Typst template as JSON."""
    value: dict[str, Any] = {
        "modus": modus,
        "dokument": {
            "tittel": f"{tittel} – {verk.nettsted}",
            "forfatter": verk.nettsted,
            "beskrivelse": " ".join((forside or sider[0])["innledning"]) or tittel,
        },
        "forside": forside and forside | {"band": stil.band},
        "sider": [side | {"band": stil.band} for side in sider],
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def blank_file(verk: Verk, oppgave: Oppgave, ark: Ark, stil: Stil) -> Fil:
    """Return the blank sheet as PDF."""
    sheet = sheet_content(verk, oppgave, ark, stil.paper(ark), kontor=stil.kontor)
    return Fil(names.blank_name(oppgave, ark, stil.paper(ark)), "pdf", document(verk, "ark", ark.tittel, stil, [sheet]))


def example_file(verk: Verk, oppgave: Oppgave, ark: Ark, stil: Stil) -> Fil:
    """Return the filled example as PDF."""
    sheet = sheet_content(verk, oppgave, ark, stil.paper(ark), utfylt=True)
    content = document(verk, "ark", f"{ark.tittel}, utfylt eksempel", stil, [sheet])
    return Fil(names.example_name(oppgave, ark, stil.paper(ark)), "pdf", content)


def fillable_file(verk: Verk, oppgave: Oppgave, ark: Ark, stil: Stil) -> Fil:
    """Return the sheet as a PDF to type in."""
    sheet = sheet_content(verk, oppgave, ark, stil.paper(ark), kontor=stil.kontor)
    sheet["utfyllbar"] = True
    content = document(verk, "ark", f"{ark.tittel}, til å fylle ut på skjerm", stil, [sheet])
    return Fil(names.fillable_name(oppgave, ark), "utfyllbar", content)


def word_file(verk: Verk, oppgave: Oppgave, ark: Ark, stil: Stil) -> Fil:
    """Return the sheet as a Word file to edit."""
    sheet = sheet_content(verk, oppgave, ark, stil.paper(ark), kontor=stil.kontor)
    return Fil(names.word_name(oppgave, ark), "docx", document(verk, "ark", ark.tittel, stil, [sheet]))


def guide_file(verk: Verk, oppgave: Oppgave, stil: Stil) -> Fil:
    """Return the facilitator's key."""
    content = document(verk, "veileder", f"Veileder til {oppgave.tittel}", stil, [guide_content(verk, oppgave)])
    return Fil(names.guide_name(oppgave), "pdf", content)


def runsheet_file(verk: Verk, samling: Samling, stil: Stil) -> Fil:
    """Return the run sheet of a gathering that has an agenda."""
    content = document(
        verk, "kjoreplan", f"Kjøreplan til {names.stop_in_sentence(samling)}", stil, [runsheet_content(verk, samling)]
    )
    return Fil(names.runsheet_name(samling), "pdf", content)


def poster_file(verk: Verk, plakat: Plakat, papir: str, stil: Stil) -> Fil:
    """Return an example poster on `papir`."""
    content = document(verk, "ark", plakat.overskrift.tekst, stil, [poster_content(verk, plakat, papir)])
    return Fil(names.poster_name(plakat, papir), "pdf", content)


def wall_files(verk: Verk, modell: Modell, stil: Stil) -> Iterator[Fil]:
    """Yield a model to hang up, on each paper."""
    for papir in names.PAPIR:
        content = document(verk, "ark", f"{modell.tittel}, til veggen", stil, wall_content(verk, modell, papir))
        yield Fil(names.wall_name(modell, papir), "pdf", content)


def sheet_files(verk: Verk, oppgave: Oppgave, ark: Ark, stil: Stil) -> Iterator[Fil]:
    """Yield every file of one sheet."""
    for papir in names.papers_for(ark):
        yield blank_file(verk, oppgave, ark, replace(stil, papir=papir))
    yield example_file(verk, oppgave, ark, stil)
    yield fillable_file(verk, oppgave, ark, stil)
    yield word_file(verk, oppgave, ark, stil)


def exercise_files(verk: Verk, oppgave: Oppgave, stil: Stil) -> Iterator[Fil]:
    """Yield every file of an exercise."""
    for ark in oppgave.ark:
        yield from sheet_files(verk, oppgave, ark, stil)
    yield guide_file(verk, oppgave, stil)


def poster_files(verk: Verk, plakat: Plakat, stil: Stil) -> Iterator[Fil]:
    """Yield an example poster in every size."""
    for papir in names.PLAKATPAPIR:
        yield poster_file(verk, plakat, papir, stil)
