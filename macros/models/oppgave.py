"""The exercise: the record that most of the handbook is made from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints

from macros.models.ark import Ark, Felt
from macros.models.felles import Dokumentert, Kort, Linje, Minutter, Ordlyd, Post, Slug, Tekst

Form = Literal["individuelt", "par", "grupper", "plenum"]
Unnvaerlig = Literal["andre-kontorer", "eierne"]
Prioritet = Literal["maa", "boer", "kan"]
ArkHenvisning = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]


class Tid(Post):
    """Time in whole minutes, so that a day can be planned."""

    forberedelse: Minutter = Field(description="Minutter prosessveilederen trenger før oppgaven.")
    gjennomforing: Minutter = Field(description="Minutter i rommet. Skal være summen av minuttene i trinnene.")
    etterarbeid: Minutter = Field(description="Minutter etterpå, for eksempel til renskriving.")


class Gruppe(Post):
    """How many work together at one table."""

    min: Annotated[StrictInt, Field(ge=1, le=50)] = Field(description="Færreste deltakere i en gruppe.")
    maks: Annotated[StrictInt, Field(ge=1, le=50)] = Field(description="Flest deltakere i en gruppe.")
    sammensetning: Linje | None = Field(None, description="Hvem som bør sitte sammen.")


class Utstyrsliste(Post):
    """What to have ready, in the room and on screen."""

    rom: tuple[Slug, ...] = Field((), description="Utstyr i rommet, nøkler fra data/utstyr.yml.")
    digitalt: tuple[Slug, ...] = Field(
        (), description="Utstyr når gruppen møtes på skjerm, nøkler fra data/utstyr.yml."
    )


class Trinn(Post):
    """One step of the exercise, seen from both sides of the table."""

    minutter: Minutter = Field(description="Hele minutter.")
    tittel: Linje = Field(description="Kort navn på trinnet, helst et verb.")
    deltaker: Tekst = Field(description="Hva deltakerne gjør.")
    prosessleder: Tekst = Field(description="Hva prosessveilederen gjør.")
    si: Tekst | None = Field(None, description="Hva prosessveilederen kan si, ord for ord.")
    prioritet: Prioritet = Field(
        "maa", description="maa = må være med, boer = bør være med, kan = kan droppes når tiden er knapp."
    )


class Variant(Post):
    """Another way to run the exercise."""

    tittel: Linje = Field(description="Kort navn på varianten.")
    varighet: Minutter | None = Field(
        None, description="Hele minutter i rommet, når teksten sier at varianten tar kortere tid enn oppgaven."
    )
    beskrivelse: Tekst = Field(description="Hva som er annerledes.")


class Oppgave(Dokumentert):
    """One exercise. The file name is its id and is never reused."""

    id: Slug = Field(description="Filnavnet uten .yml.")
    tittel: Linje = Field(description="Tittelen på oppgaven.")
    opprinnelig_tittel: Ordlyd | None = Field(None, description="Tittelen i kilden, når vår er en annen.")
    sammendrag: Kort = Field(description="Én setning, høyst 140 tegn. Vises i lister og søk.")
    om_kilden: Tekst = Field(description="Hva kilden gir, og hva som er vårt.")
    samlinger: tuple[Slug, ...] = Field(min_length=1, description="Hvor i prosessen oppgaven brukes.")
    hensikt: Tekst = Field(description="Hvorfor gruppen gjør oppgaven.")
    naar: Tekst = Field(description="Når oppgaven passer.")
    resultat: Tekst = Field(description="Hva gruppen sitter igjen med.")
    tid: Tid = Field(description="Tidsbruk i hele minutter.")
    gruppe: Gruppe = Field(description="Gruppestørrelse.")
    deltakere: tuple[Slug, ...] = Field(min_length=1, description="Rollene som deltar, fra data/roller.yml.")
    form: tuple[Form, ...] = Field(min_length=1, description="Arbeidsformer: individuelt, par, grupper, plenum.")
    uten: tuple[Unnvaerlig, ...] = Field(
        (),
        description=(
            "Hva gruppen klarer seg uten, når trinnene eller en variant viser hvordan: "
            "andre-kontorer = ett kontor kan gjøre oppgaven alene, eierne = ingen av eierne må være med."
        ),
    )
    utstyr: Utstyrsliste = Field(description="Utstyr i rommet og på skjerm.")
    sporsmal: tuple[Felt, ...] = Field((), description="Spørsmålene deltakerne svarer på, ord for ord.")
    klargjoring: Tekst | None = Field(None, description="Hva prosessveilederen må ha gjort før oppgaven begynner.")
    trinn: tuple[Trinn, ...] = Field(min_length=1, max_length=12, description="Trinnene i rekkefølge.")
    fallgruver: tuple[Linje, ...] = Field(min_length=1, description="Det som ofte går galt, og hva du gjør med det.")
    varianter: tuple[Variant, ...] = Field((), description="Andre måter å gjøre det på.")
    digitalt: Tekst = Field(description="Slik gjør dere oppgaven på skjerm.")
    personvern: Tekst | None = Field(None, description="Hva som ikke skal skrives ned.")
    ark: tuple[Ark, ...] = Field((), description="Arkene som hører til.")
    bygger_paa: tuple[ArkHenvisning, ...] = Field(
        (), description="Ark fra tidligere oppgaver som trengs her, «oppgave.ark»."
    )
    aliaser: tuple[Slug, ...] = Field((), description="Gamle adresser som fortsatt skal virke.")
    sokeord: tuple[Linje, ...] = Field((), description="Ord folk søker med, men som ikke står på siden.")
