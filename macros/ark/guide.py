"""The facilitator's key to an exercise, and the content of an example poster."""

from __future__ import annotations

from macros.ark.content import Sheet, cell, finish, group_phrase, source_phrase, stops_phrase
from macros.ark.settings import Verk
from macros.models import Oppgave, Plakat, Trinn
from macros.rows import duration, listing, paragraphs, step_starts
from macros.views import LESNINGER, PRIORITETER, ark_visning


def guide_content(verk: Verk, oppgave: Oppgave) -> Sheet:
    """Return what the one who leads the exercise needs in hand: questions, minutes, what to do and what to say."""
    samlinger = [verk.bibliotek.samlinger[slug] for slug in oppgave.samlinger]
    starts = step_starts(oppgave.trinn)
    sheet: Sheet = {
        "slag": "veileder",
        "ref": f"{oppgave.id}, veilederen",
        "papir": "a4",
        "retning": "staaende",
        "kicker": f"Til deg som leder · {stops_phrase(samlinger)}",
        "tittel": oppgave.tittel,
        "meta": [["Tid", duration(oppgave.tid.gjennomforing)], ["Gruppe", group_phrase(oppgave)]],
        "innledning": [*paragraphs(oppgave.hensikt), *_own_time(oppgave)],
        "sporsmal": [question.tekst for question in oppgave.sporsmal],
        "plan": [_step(step, start) for step, start in zip(oppgave.trinn, starts, strict=True)],
        "avsnitt": [section for section in _sections(verk, oppgave) if section["punkter"]],
    }
    return finish(verk, sheet, f"oppgaver/{oppgave.id}", source_phrase(verk, oppgave, "ark"))


def _own_time(oppgave: Oppgave) -> list[str]:
    time = oppgave.tid
    own = f"Sett av {duration(time.forberedelse)} før og {duration(time.etterarbeid)} etter til eget arbeid."
    return [own, *(paragraphs(f"Før oppgaven: {oppgave.klargjoring}") if oppgave.klargjoring else ())]


def _step(step: Trinn, start: int) -> Sheet:
    return {
        "klokke": f"{start}–{start + step.minutter}",
        "tittel": step.tittel,
        "prioritet": "" if step.prioritet == "maa" else PRIORITETER[step.prioritet].lower(),
        "deltaker": list(paragraphs(step.deltaker)),
        "prosessleder": list(paragraphs(step.prosessleder)),
        "si": step.si or "",
    }


def _sections(verk: Verk, oppgave: Oppgave) -> list[Sheet]:
    bring = [verk.bibliotek.utstyr[slug].navn for slug in oppgave.utstyr.rom]
    older = [verk.bibliotek.ark(reference)[1].tittel for reference in oppgave.bygger_paa]
    return [
        {"tittel": "Ta med", "punkter": [listing(bring) + "."] if bring else []},
        {"tittel": "Hent fram ark fra før", "punkter": [", ".join(older) + "."] if older else []},
        {"tittel": "Det som ofte går galt", "punkter": list(oppgave.fallgruver)},
        {"tittel": "Personvern", "punkter": list(paragraphs(oppgave.personvern or ""))},
    ]


def poster_content(verk: Verk, plakat: Plakat, papir: str) -> Sheet:
    """Return an example poster: its own heading over a filled sheet."""
    oppgave, ark = verk.bibliotek.ark(plakat.ark)
    visning = ark_visning(oppgave, ark, plakat.svar)
    sheet: Sheet = {
        "ref": f"plakaten {plakat.id}",
        "type": ark.type,
        "papir": papir,
        "retning": ark.format.retning,
        "plakat": True,
        "utfylt": True,
        "kicker": f"Eksempelplakat · {LESNINGER[plakat.lesning]}",
        "tittel": plakat.overskrift.tekst,
        "innledning": [],
        "fot": "Nav Eksempelvik. Konstruert eksempel, kontoret finnes ikke.",
        "linjer": [],
        "nederst": [],
        "felt": [cell(item) for item in visning.felt],
    }
    return finish(verk, sheet, f"plakater/{plakat.id}", source_phrase(verk, plakat, "overskrift"))
