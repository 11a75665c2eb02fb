"""The name of every file, and what a link to it says. Names are stable: they are in bookmarks and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from macros.models import Ark, Modell, Oppgave, Plakat, Samling
from macros.rows import and_list
from macros.views import RETNINGER

Format = Literal["pdf", "utfyllbar", "docx"]
PAPIR = ("a4", "a3")
PLAKATPAPIR = ("a3", "a2", "a1", "a0")
FOLDER = "ark/filer"
"""Where the files live in the built site."""
BOOKLET = "alle-ark-a4.pdf"
SIZES = "ark_byte"
"""Where in the site's `extra` the size of each file stands, in bytes, by name."""


@dataclass(frozen=True)
class Tilbud:
    """A file as a reader meets it: «Tomt ark, A4 liggende»."""

    navn: str
    tekst: str

    @property
    def filtype(self) -> str:
        """What kind of file it is, in a reader's words."""
        return "Word" if self.navn.endswith(".docx") else "PDF"


def stem(oppgave: Oppgave, ark: Ark) -> str:
    """Return the beginning of the names of a sheet's files."""
    return f"{oppgave.id}-{ark.id}"


def papers_for(ark: Ark) -> tuple[str, ...]:
    """Return the papers a blank sheet is offered on, the declared one first."""
    papers = dict.fromkeys((*PAPIR, *(PLAKATPAPIR if ark.plakat else ())))
    return tuple(sorted(papers, key=lambda paper: paper != ark.format.papir))


def paper_phrase(papir: str, ark: Ark) -> str:
    """Return paper and direction, «A4 liggende»."""
    return f"{papir.upper()} {RETNINGER[ark.format.retning]}"


def blank_name(oppgave: Oppgave, ark: Ark, papir: str) -> str:
    """Return the name of a blank sheet."""
    return f"{stem(oppgave, ark)}-{papir}.pdf"


def example_name(oppgave: Oppgave, ark: Ark, papir: str) -> str:
    """Return the name of a filled example."""
    return f"{stem(oppgave, ark)}-eksempel-{papir}.pdf"


def fillable_name(oppgave: Oppgave, ark: Ark) -> str:
    """Return the name of a sheet to type in."""
    return f"{stem(oppgave, ark)}-utfyllbar.pdf"


def word_name(oppgave: Oppgave, ark: Ark) -> str:
    """Return the name of a sheet to edit in Word."""
    return f"{stem(oppgave, ark)}.docx"


def guide_name(oppgave: Oppgave) -> str:
    """Return the name of the facilitator's key."""
    return f"{oppgave.id}-veileder.pdf"


def poster_name(plakat: Plakat, papir: str) -> str:
    """Return the name of an example poster."""
    return f"plakat-{plakat.id}-{papir}.pdf"


def wall_name(modell: Modell, papir: str) -> str:
    """Return the name of a model to hang up."""
    return f"modell-{modell.id}-{papir}.pdf"


def runsheet_name(samling: Samling) -> str:
    """Return the name of the run sheet of a gathering."""
    return f"kjoreplan-{samling.id}.pdf"


def pack_name(samling: Samling, papir: str | None = None) -> str:
    """Return the name of the pack of a gathering, as the sheets are made or all of it on `papir`."""
    return f"pakke-{samling.id}{f'-{papir}' if papir else ''}.pdf"


def sheet_offers(oppgave: Oppgave, ark: Ark) -> tuple[Tilbud, ...]:
    """Return the files of a sheet in the order a reader wants them."""
    blank = (
        Tilbud(blank_name(oppgave, ark, papir), f"Tomt ark, {paper_phrase(papir, ark)}") for papir in papers_for(ark)
    )
    paper = ark.format.papir
    return (
        *blank,
        Tilbud(fillable_name(oppgave, ark), "Til å fylle ut på skjerm"),
        Tilbud(word_name(oppgave, ark), "Til å redigere"),
        Tilbud(example_name(oppgave, ark, paper), f"Utfylt eksempel, {paper_phrase(paper, ark)}"),
    )


def guide_offer(oppgave: Oppgave) -> Tilbud:
    """Return the facilitator's key."""
    return Tilbud(guide_name(oppgave), "Spørsmål, tider og hva du sier, på ett ark")


def poster_offers(plakat: Plakat) -> tuple[Tilbud, ...]:
    """Return an example poster in every size."""
    return tuple(Tilbud(poster_name(plakat, papir), f"Plakat i {papir.upper()}") for papir in PLAKATPAPIR)


def wall_offers(modell: Modell) -> tuple[Tilbud, ...]:
    """Return a model to hang up, the large one first."""
    what = "Plakater til veggen" if modell.egne_plakater else "Plakat til veggen"
    return tuple(Tilbud(wall_name(modell, papir), f"{what}, {papir.upper()}") for papir in reversed(PAPIR))


def runsheet_offer(samling: Samling) -> Tilbud:
    """Return the run sheet of a gathering."""
    return Tilbud(runsheet_name(samling), "Kjøreplan til å ha i hånden")


def pack_offers(samling: Samling, brukte_ark: Iterable[Ark]) -> tuple[Tilbud, ...]:
    """Return the pack of a gathering that uses these sheets, and the same on A4 when some of them are larger."""
    words = f"Skriv ut alt til {stop_in_sentence(samling)}"
    papers = {ark.format.papir for ark in brukte_ark}
    on_a4 = Tilbud(pack_name(samling, "a4"), f"{words}, bare A4")
    as_made = Tilbud(pack_name(samling), f"{words}, {papers_phrase(papers)}")
    return (as_made,) if papers <= {"a4"} else (as_made, on_a4)


def stop_in_sentence(samling: Samling) -> str:
    """Return the short name of a stop as it is written inside a sentence, «samling 2»."""
    return samling.kortnavn[0].lower() + samling.kortnavn[1:]


def papers_phrase(papers: Iterable[str]) -> str:
    """Return papers with the smallest first, «A4 og A3»."""
    return and_list(sorted((paper.upper() for paper in set(papers)), reverse=True))


def booklet_offer() -> Tilbud:
    """Return the booklet."""
    return Tilbud(BOOKLET, "Alle ark i A4")
