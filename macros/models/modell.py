"""Models and category lists: levels, areas, ambitions, factors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from macros.models.felles import Dokumentert, Flagg, Kort, Linje, Ordlyd, Slug, Tekst


class ModellDel(Ordlyd):
    """One part of a model, by its exact name."""

    id: Slug = Field(description="Kort navn på delen.")
    definisjon: Ordlyd | None = Field(None, description="Definisjonen, ord for ord når kilden gir den.")
    forklaring: Tekst | None = Field(None, description="Hva delen betyr i praksis, med våre ord.")


class Modell(Dokumentert):
    """A way to see the partnership."""

    id: Slug = Field(description="Filnavnet uten .yml.")
    tittel: Linje = Field(description="Tittelen på modellen.")
    sammendrag: Kort = Field(description="Én setning, høyst 140 tegn.")
    om_kilden: Tekst = Field(description="Hva kilden gir, og hva som er vårt.")
    form: Literal["nivaaer", "liste", "tabell", "steg", "tomme-felt"] = Field(description="Hvordan modellen vises.")
    innledning: Tekst = Field(description="Hva modellen er, og hva den er god til.")
    bruk: Tekst = Field(description="Slik bruker dere modellen i eget arbeid.")
    del_navn: Linje = Field("Del", description="Overskriften over delene, for eksempel «Nivå».")
    definisjon_navn: Linje = Field("Hva det betyr", description="Overskriften over definisjonene.")
    deler: tuple[ModellDel, ...] = Field((), description="Delene i rekkefølge.")
    antall_felt: Annotated[StrictInt, Field(ge=0, le=100)] = Field(
        0, description="Antall tomme felt, når navnene ikke er kjent."
    )
    brukes_i: tuple[Slug, ...] = Field((), description="Oppgaver som bruker modellen.")
    samlinger: tuple[Slug, ...] = Field((), description="Stoppene modellen vises på, også uten oppgave.")
    henges_opp: tuple[Slug, ...] = Field(
        (), description="Samlingene der modellen skal henge på veggen. Da kan den skrives ut."
    )
    egne_plakater: Flagg = Field(False, description="true når hver del skal ha sin egen plakat på veggen.")
    siste_plakat: Linje | None = Field(
        None, description="Overskriften på en plakat til slutt, for det som ikke passer på noen av delene."
    )
    sokeord: tuple[Linje, ...] = Field((), description="Ord folk søker med, men som ikke står på siden.")
