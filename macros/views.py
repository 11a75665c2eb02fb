"""What the templates show, worked out beforehand: a template lays out, it does not look up or compute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.bibliotek import Bibliotek
from macros.models import Ark, Kilde, KildeHenvisning, Oppgave, Ordlyd, Samling, TabellArk, Utstyr
from macros.rows import answer_fields, bottom_fields, row_labels

MERKER: Mapping[str, tuple[str, str]] = {
    "kilde": ("Kilde", "Står i et av kildedokumentene."),
    "kilde-ekstern": ("Ekstern kilde", "Står i en kilde utenfor nettverket."),
    "forslag": ("Forslag", "Redaksjonens forslag. Står ikke i kildene."),
}
FORMER = {"individuelt": "Hver for seg", "par": "To og to", "grupper": "I grupper", "plenum": "Alle sammen"}
UTEN = {"andre-kontorer": "Andre kontorer", "eierne": "Eierne", "ark": "Ark fra før"}
PRIORITETER = {"maa": "Må være med", "boer": "Bør være med", "kan": "Kan droppes"}
PROGRAMTYPER = {
    "velkomst": "Velkomst",
    "innlegg": "Innlegg",
    "oppgave": "Oppgave",
    "samtale": "Samtale",
    "pause": "Pause",
    "lunsj": "Lunsj",
    "evaluering": "Evaluering",
}
LESNINGER = {
    "maalgruppe": "Målgruppe",
    "samarbeidsflate": "Samarbeidsflate",
    "virkemiddel": "Virkemiddel",
    "helhet": "Helhet",
}
KOPIER = {"gruppe": "til hver gruppe", "deltaker": "til hver deltaker", "felles": "til alle sammen"}
RETNINGER = {"staaende": "stående", "liggende": "liggende"}
VISSHET = {"sikker": "Sikker", "antatt": "Antatt", "uavklart": "Uavklart"}


@dataclass(frozen=True)
class Celle:
    """One cell of a sheet: its id, the heading it belongs to and the text in it, empty on a blank sheet."""

    id: str
    ledetekst: str
    hjelp: str
    tekst: str
    linjer: int = 3


@dataclass(frozen=True)
class ArkVisning:
    """A sheet ready to be laid out, blank or filled."""

    ark: Ark
    id: str
    utfylt: bool
    linjer: tuple[Celle, ...]
    felt: tuple[Celle, ...]
    nederst: tuple[Celle, ...]
    rader: tuple[tuple[str, tuple[Celle, ...]], ...]
    omrader: tuple[tuple[int, str, str], ...]

    @property
    def papir(self) -> str:
        """Paper and direction as a reader says it: «A4 liggende»."""
        return f"{self.ark.format.papir.upper()} {RETNINGER[self.ark.format.retning]}"


def ark_visning(
    oppgave: Oppgave, ark: Ark, svar: Mapping[str, str] | None = None, *, utfylt: bool = False
) -> ArkVisning:
    """Return the sheet blank, filled with its own example, or filled with `svar` (field id → text)."""
    answers = svar if svar is not None else (ark.eksempel.svar if utfylt else {})
    filled = utfylt or svar is not None
    return ArkVisning(
        ark=ark,
        id=f"{oppgave.id}-{ark.id}" + ("-eksempel" if filled else ""),
        utfylt=filled,
        linjer=tuple(_celle(item, answers) for item in ark.linjer),
        felt=tuple(_celle(item, answers) for item in answer_fields(oppgave, ark)),
        nederst=tuple(_celle(item, answers) for item in bottom_fields(oppgave, ark)),
        rader=_rader(ark, filled) if isinstance(ark, TabellArk) else (),
        omrader=_omrader(ark, filled),
    )


def _celle(item: Ordlyd, answers: Mapping[str, str]) -> Celle:
    slug = str(getattr(item, "id", ""))
    hjelp = getattr(item, "hjelp", None)
    return Celle(slug, item.tekst, hjelp.tekst if hjelp else "", answers.get(slug, ""), getattr(item, "linjer", 3))


def _rader(ark: TabellArk, filled: bool) -> tuple[tuple[str, tuple[Celle, ...]], ...]:
    labels = row_labels(ark)
    texts = ark.eksempel.rader if filled else ({},) * len(labels)
    return tuple(
        (label, tuple(_celle(column, row) for column in ark.kolonner)) for label, row in zip(labels, texts, strict=True)
    )


def _omrader(ark: Ark, filled: bool) -> tuple[tuple[int, str, str], ...]:
    if ark.type != "kart":
        return ()
    if not filled:
        return tuple((number + 1, "", "") for number in range(ark.antall_felt))
    symbols = {mark.id: f"{mark.symbol} – {mark.navn}" for mark in ark.markeringer}
    return tuple(
        (number + 1, area.navn, symbols.get(area.markering or "", ""))
        for number, area in enumerate(ark.eksempel.omrader)
    )


@dataclass(frozen=True)
class Sitering:
    """A source as a reader cites it."""

    kilde: Kilde
    sted: str

    @property
    def deler(self) -> tuple[str, ...]:
        """Author, year, publisher, ISBN: what is known, in that order, without the title."""
        known = (
            self.kilde.forfatter,
            self.kilde.aar,
            self.kilde.utgiver,
            f"ISBN {self.kilde.isbn}" if self.kilde.isbn else None,
        )
        return tuple(part for part in known if part)


def siteringer(bibliotek: Bibliotek, references: Iterable[KildeHenvisning]) -> tuple[Sitering, ...]:
    """Return the citations of a record in its own order."""
    return tuple(Sitering(bibliotek.get("kilder", ref.id), ref.sted or "") for ref in references)


def endret_ordlyd(*wordings: Ordlyd | None) -> tuple[Ordlyd, ...]:
    """Return the wordings whose printed form differs from the source's own, each once."""
    changed = {(wording.tekst, wording.sitat): wording for wording in wordings if wording is not None and wording.sitat}
    return tuple(changed.values())


def alle_ordlyder(oppgave: Oppgave) -> tuple[Ordlyd, ...]:
    """Return every exact wording in an exercise: its title, questions and sheets."""
    found: list[Ordlyd | None] = [oppgave.opprinnelig_tittel]
    for question in oppgave.sporsmal:
        found += [question, question.hjelp]
    for ark in oppgave.ark:
        found.append(ark.opprinnelig_tittel)
        for name in ("linjer", "kolonner", "rader", "felt"):
            for item in getattr(ark, name, ()):
                found += [item, getattr(item, "hjelp", None)]
    return tuple(item for item in found if item is not None)


def kildens_titler(oppgave: Oppgave) -> tuple[tuple[str, str], ...]:
    """Return our title and the source's, misprints mended, where they differ: of the exercise, then of its sheets.

    A title that the source has once is said once, of the first that bears it.
    """
    ours: dict[str, str] = {}
    for item in (oppgave, *oppgave.ark):
        if item.opprinnelig_tittel:
            ours.setdefault(item.opprinnelig_tittel.tekst, item.tittel)
    return tuple((our, their) for their, our in ours.items() if our != their)


def pakkeliste(bibliotek: Bibliotek, oppgaver: Iterable[Oppgave]) -> tuple[Utstyr, ...]:
    """Return what to bring to the room for these exercises, each thing once."""
    slugs = dict.fromkeys(slug for oppgave in oppgaver for slug in oppgave.utstyr.rom)
    return tuple(bibliotek.get("utstyr", slug) for slug in slugs)


def uten(oppgave: Oppgave) -> tuple[str, ...]:
    """Return what a group can do the exercise without, as keys of UTEN."""
    return (*oppgave.uten, *(() if oppgave.bygger_paa else ("ark",)))


def naboer(bibliotek: Bibliotek, samling: Samling) -> tuple[Samling | None, Samling | None]:
    """Return the stop before and the stop after."""
    stops = list(bibliotek.samlinger.values())
    place = stops.index(samling)
    return (stops[place - 1] if place else None), (stops[place + 1] if place + 1 < len(stops) else None)


@dataclass(frozen=True)
class Stopp:
    """One stop in the figure of the process."""

    samling: Samling
    her: bool


def prosess(bibliotek: Bibliotek, present: str | None) -> tuple[Stopp, ...]:
    """Return the stops of the process in order; `present` is the id of the one to mark, or None."""
    return tuple(Stopp(samling, samling.id == present) for samling in bibliotek.samlinger.values())
