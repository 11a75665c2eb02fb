"""Everything the handbook knows, checked and frozen. The only thing that outputs read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from macros.errors import UnknownIdError, did_you_mean
from macros.models import Ark, Begrep, Kilde, Modell, Oppgave, Plakat, Rettelse, Rolle, Samling, Synonym, Utstyr

T = TypeVar("T")

NAMES = {
    "oppgaver": "oppgave",
    "samlinger": "samling",
    "plakater": "plakat",
    "modeller": "modell",
    "roller": "rolle",
    "ordliste": "begrep",
    "kilder": "kilde",
    "utstyr": "utstyr",
    "rettelser": "rettelse",
    "synonymer": "gruppe med synonymer",
}
"""What one record of each collection is called in a message."""


@dataclass(frozen=True, slots=True)
class Bibliotek:
    """All records by id. Samlinger are in process order, the rest alphabetical by id unless the file says otherwise."""

    oppgaver: Mapping[str, Oppgave]
    samlinger: Mapping[str, Samling]
    plakater: Mapping[str, Plakat]
    modeller: Mapping[str, Modell]
    roller: Mapping[str, Rolle]
    ordliste: Mapping[str, Begrep]
    kilder: Mapping[str, Kilde]
    utstyr: Mapping[str, Utstyr]
    rettelser: Mapping[str, Rettelse]
    synonymer: Mapping[str, Synonym]

    def get(self, collection: str, slug: str) -> Any:
        """Return the record `slug` of `collection`; raise UnknownIdError with a suggestion when there is none."""
        return find(getattr(self, collection), slug, NAMES[collection])

    def ark(self, reference: str) -> tuple[Oppgave, Ark]:
        """Return the exercise and the sheet that «oppgave.ark» names; raise UnknownIdError when there is none."""
        slug, _, sheet = reference.partition(".")
        oppgave: Oppgave = self.get("oppgaver", slug)
        return oppgave, find({ark.id: ark for ark in oppgave.ark}, sheet, f"ark i oppgaven «{slug}»:")

    def stopp(self, slug: str) -> int:
        """Return the place of a stop in the process, from 1."""
        samling: Samling = self.get("samlinger", slug)
        return samling.nummer

    def oppgaver_i(self, samling: str) -> tuple[Oppgave, ...]:
        """Return the exercises of a stop: those on its agenda first, in that order, then the others by title."""
        planned = agenda(self.samlinger[samling]) if samling in self.samlinger else ()
        rank = {slug: place for place, slug in enumerate(planned)}
        here = [oppgave for oppgave in self.oppgaver.values() if samling in oppgave.samlinger]
        return tuple(sorted(here, key=lambda oppgave: (rank.get(oppgave.id, len(rank)), oppgave.tittel)))

    def ark_i(self, samling: str) -> tuple[tuple[Oppgave, Ark], ...]:
        """Return the sheets used at a stop, each with its exercise, in the order of use."""
        return tuple(
            (oppgave, ark)
            for oppgave in self.oppgaver_i(samling)
            for ark in oppgave.ark
            if samling in (ark.samlinger or oppgave.samlinger)
        )

    def i_prosessens_rekkefolge(self) -> tuple[Oppgave, ...]:
        """Return every exercise once, in the order the process first needs it."""
        first_needed = (oppgave.id for samling in self.samlinger for oppgave in self.oppgaver_i(samling))
        return tuple(self.oppgaver[slug] for slug in dict.fromkeys((*first_needed, *self.oppgaver)))

    def brukes_videre_i(self, oppgave: Oppgave) -> tuple[Oppgave, ...]:
        """Return the exercises that need a sheet from this one."""
        return tuple(
            later
            for later in self.i_prosessens_rekkefolge()
            if any(reference.split(".")[0] == oppgave.id for reference in later.bygger_paa)
        )

    def ark_fra_for(self, oppgaver: Iterable[Oppgave]) -> tuple[tuple[Oppgave, Ark], ...]:
        """Return the sheets these exercises build on and do not make themselves, each with its exercise."""
        used = {oppgave.id: oppgave for oppgave in oppgaver}
        references = dict.fromkeys(reference for oppgave in used.values() for reference in oppgave.bygger_paa)
        return tuple(self.ark(reference) for reference in references if reference.split(".")[0] not in used)

    def tas_med(self, samling: Samling) -> tuple[tuple[Oppgave, Ark], ...]:
        """Return the sheets the offices bring to a stop: those its exercises build on, then those it names itself."""
        own = tuple(self.ark(reference) for reference in samling.ta_med)
        built_on = self.ark_fra_for(self.oppgaver_i(samling.id))
        return tuple({(oppgave.id, ark.id): (oppgave, ark) for oppgave, ark in (*built_on, *own)}.values())

    def modeller_for(self, oppgave: Oppgave) -> tuple[Modell, ...]:
        """Return the models an exercise uses."""
        return tuple(modell for modell in self.modeller.values() if oppgave.id in modell.brukes_i)

    def modeller_i(self, samling: str) -> tuple[Modell, ...]:
        """Return the models shown at a stop: those that name it or hang there, and those its exercises use."""
        used = {oppgave.id for oppgave in self.oppgaver_i(samling)}
        return tuple(
            modell
            for modell in self.modeller.values()
            if samling in (*modell.samlinger, *modell.henges_opp) or used.intersection(modell.brukes_i)
        )

    @property
    def til_veggen(self) -> tuple[Modell, ...]:
        """The models that hang on the wall at some gathering, and can be printed."""
        return tuple(modell for modell in self.modeller.values() if modell.henges_opp)

    def henges_opp_i(self, samling: str) -> tuple[Modell, ...]:
        """Return the models that hang on the wall at a gathering."""
        return tuple(modell for modell in self.til_veggen if samling in modell.henges_opp)

    def collections(self) -> dict[str, Mapping[str, Any]]:
        """Return every collection by name."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def agenda(samling: Samling) -> tuple[str, ...]:
    """Return the ids of the exercises on the agenda of a gathering, in order."""
    posts = samling.program.poster if samling.program else ()
    return tuple(post.oppgave for post in posts if post.oppgave)


def find(collection: Mapping[str, T], slug: str, noun: str) -> T:
    """Return `collection[slug]`; raise UnknownIdError, «ukjent rolle «x». Mente du «y»?», when it is not there."""
    try:
        return collection[slug]
    except (KeyError, TypeError):
        raise UnknownIdError(f"ukjent {noun} «{slug}». {did_you_mean(str(slug), collection)}".strip()) from None
