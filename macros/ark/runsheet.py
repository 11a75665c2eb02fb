"""The run sheet of a gathering on paper: the table of the page, for the one who leads the day to hold in the hand."""

from __future__ import annotations

from collections.abc import Sequence

from macros.ark.content import Sheet, finish, source_phrase
from macros.ark.settings import Verk
from macros.models import Ark, Oppgave, Samling
from macros.rows import Programlinje, agenda_lines, paragraphs
from macros.views import PRIORITETER, PROGRAMTYPER


def runsheet_content(verk: Verk, samling: Samling) -> Sheet:
    """Return the run sheet of a gathering that has an agenda."""
    lines = agenda_lines(samling, verk.bibliotek)
    sheets = verk.bibliotek.ark_i(samling.id)
    sheet: Sheet = {
        "slag": "kjoreplan",
        "ref": f"{samling.id}, kjøreplanen",
        "papir": "a4",
        "retning": "staaende",
        "kicker": f"Til deg som leder · {samling.tittel}",
        "tittel": "Kjøreplan",
        "meta": [["Begynner", f"kl. {lines[0].start}"], ["Slutter", f"kl. {lines[-1].slutt}"]],
        "innledning": ["Alle tider er forslag. Skriv deres egne i kolonnen «Vår tid»."],
        "maal": [goal.tekst for goal in samling.maal],
        "plan": [_row(line, sheets) for line in lines],
        "veiledere": {},
        "raad": list(samling.tips),
        "sjekkliste": [
            {
                "frist": point.frist or "",
                "gjor": point.gjor,
                "hvem": verk.bibliotek.roller[point.hvem].tittel if point.hvem else "Alle",
            }
            for point in samling.sjekkliste
        ],
    }
    return finish(verk, sheet, f"samlinger/{samling.id}", source_phrase(verk, samling, "program"))


def _row(line: Programlinje, sheets: Sequence[tuple[Oppgave, Ark]]) -> Sheet:
    exercise, kind = line.oppgave, PROGRAMTYPER[line.post.type]
    about = (exercise.sammendrag if exercise else "", line.post.beskrivelse or "")
    return {
        "klokke": f"{line.start}–{line.slutt}",
        "minutter": f"{line.minutter} min",
        "tittel": line.tittel,
        "type": "" if kind == line.tittel else kind,
        "om": [part for text in about for part in paragraphs(text)],
        "leder": list(paragraphs(line.post.prosessleder or "")),
        "ark": [f"{ark.tittel} ({ark.format.papir.upper()})" for oppgave, ark in sheets if oppgave == exercise],
        "oppgave": exercise.id if exercise else "",
        "prioritet": PRIORITETER[line.post.prioritet],
    }
