"""Sheets: what is printed, hung up or filled in. One model for each kind of layout."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from macros.models.felles import Antall, Flagg, Kort, Linje, Ordlyd, Post, Slug, Tekst


class Felt(Ordlyd):
    """One place to write, with its lead text."""

    id: Slug = Field(description="Kort navn på feltet. Brukes i eksempelet og i skjemaet.")
    hjelp: Ordlyd | None = Field(None, description="Hjelpespørsmål under ledeteksten.")
    linjer: Annotated[StrictInt, Field(ge=1, le=30)] = Field(
        3, description="Omtrent hvor mange linjer det skal være plass til å skrive."
    )


class Kolonne(Ordlyd):
    """One column of a table sheet."""

    id: Slug = Field(description="Kort navn på kolonnen.")
    hjelp: Ordlyd | None = Field(None, description="Hjelpespørsmål under overskriften.")
    bredde: Annotated[StrictInt, Field(ge=1, le=6)] = Field(
        2, description="Bredde i forhold til de andre kolonnene, 1–6."
    )


class Rad(Ordlyd):
    """One named row of a table sheet."""

    id: Slug = Field(description="Kort navn på raden.")


class Markering(Post):
    """One way to mark an area on the map: never by colour alone (WCAG 1.4.1)."""

    id: Slug = Field(description="Kort navn på markeringen.")
    symbol: Annotated[str, Field(min_length=1, max_length=3)] = Field(
        description="Tegn som skrives i feltet, for eksempel «S»."
    )
    navn: Linje = Field(description="Hva markeringen heter.")
    betydning: Linje = Field(description="Hva markeringen betyr.")


class Format(Post):
    """Paper the sheet is declared for."""

    papir: Literal["a4", "a3", "a2", "a1", "a0"] = Field("a4", description="Papirstørrelse.")
    retning: Literal["staaende", "liggende"] = Field("staaende", description="Stående eller liggende ark.")


class Omrade(Post):
    """One filled area of the example map."""

    navn: Linje = Field(description="Navnet det konstruerte kontoret har gitt området.")
    markering: Slug | None = Field(None, description="Id-en til markeringen.")


class Kopier(Post):
    """How many copies to print, as numbers, so that a print shop can be told."""

    per: Literal["gruppe", "deltaker", "felles"] = Field(
        "gruppe", description="gruppe = til hver gruppe, deltaker = til hver deltaker, felles = til alle sammen."
    )
    ganger: Annotated[StrictInt, Field(ge=1, le=20)] = Field(1, description="Antall ark til hver av dem.")


class Eksempel(Post):
    """A filled example. It is always constructed: no real office, place or person."""

    innledning: Tekst = Field(description="Hvem som har fylt ut arket, og hva leseren bør legge merke til.")
    svar: dict[Slug, Tekst] = Field({}, description="Svar på felt: felt-id og tekst.")
    rader: tuple[dict[Slug, Tekst], ...] = Field((), description="Radene i en tabell: kolonne-id og tekst.")
    omrader: tuple[Omrade, ...] = Field((), description="Områdene i et kart, i rekkefølge.")


class ArkBase(Post):
    """What all sheets have in common."""

    id: Slug = Field(description="Kort navn på arket. Oppgaven og arket sammen gir adressen, «oppgave.ark».")
    tittel: Linje = Field(description="Overskriften på arket.")
    opprinnelig_tittel: Ordlyd | None = Field(None, description="Overskriften i kilden, når vår er en annen.")
    instruks: Kort = Field(description="Én setning om hvordan arket fylles ut.")
    format: Format = Field(default_factory=Format, description="Papiret arket er laget for.")
    plakat: Flagg = Field(False, description="true når arket skal henge på veggen.")
    samlinger: tuple[Slug, ...] = Field((), description="Stoppene arket brukes i, når det ikke er alle oppgavens.")
    antall: Linje | None = Field(
        None, description="Hvor mange ark som trengs, for eksempel «ett ark for hvert utviklingsområde»."
    )
    kopier: Kopier = Field(default_factory=Kopier, description="Antall kopier, i tall.")
    linjer: tuple[Felt, ...] = Field(
        (), description="Linjer øverst på arket som fylles ut først. Med «linjer: 4» eller mer blir det et stort felt."
    )
    nederst: tuple[Slug, ...] = Field(
        (), description="Id-ene til spørsmål i oppgaven som har svarplass nederst på arket."
    )
    eksempel: Eksempel = Field(description="Utfylt eksempel. Hver celle skal ha tekst.")


class TabellArk(ArkBase):
    """Columns by rows."""

    type: Literal["tabell"] = Field(description="Kolonner og rader.")
    kolonner: tuple[Kolonne, ...] = Field(min_length=1, max_length=8, description="Kolonnene, fra venstre.")
    rader: tuple[Rad, ...] = Field((), description="Rader med egen overskrift.")
    antall_rader: Antall | None = Field(
        None, description="Antall nummererte rader, når radene ikke har egen overskrift."
    )
    hjorne: Linje = Field("Nr.", description="Teksten i hjørnet øverst til venstre, over radoverskriftene.")


class KryssArk(ArkBase):
    """A 2×2 cross. The four fields are questions of the exercise, in reading order."""

    type: Literal["kryss"] = Field(description="Et kryss med fire felt.")
    sporsmal: tuple[Slug, ...] = Field(
        (), description="Id-ene til de fire spørsmålene. Tom liste betyr alle oppgavens spørsmål."
    )


class SporsmalArk(ArkBase):
    """Questions of the exercise with room to write."""

    type: Literal["sporsmal"] = Field(description="Spørsmål med skriveplass.")
    sporsmal: tuple[Slug, ...] = Field(
        (), description="Id-ene til spørsmålene på arket. Tom liste betyr alle oppgavens spørsmål."
    )


class ListeArk(ArkBase):
    """Named fields below each other."""

    type: Literal["liste"] = Field(description="Felt med ledetekst under hverandre.")
    felt: tuple[Felt, ...] = Field(min_length=1, max_length=12, description="Feltene, ovenfra og ned.")


class KartArk(ArkBase):
    """Numbered blank fields that an office names and marks itself."""

    type: Literal["kart"] = Field(description="Nummererte tomme felt som kontoret navngir og merker.")
    antall_felt: Antall = Field(20, description="Antall felt.")
    markeringer: tuple[Markering, ...] = Field(min_length=1, max_length=5, description="Markeringene et felt kan få.")


class FritekstArk(ArkBase):
    """One large area to write in."""

    type: Literal["fritekst"] = Field(description="Ett stort skrivefelt.")
    felt: tuple[Felt, ...] = Field(min_length=1, max_length=1, description="Det ene feltet.")


Ark = Annotated[
    TabellArk | KryssArk | SporsmalArk | ListeArk | KartArk | FritekstArk,
    Field(discriminator="type"),
]
ARK_TYPER = ("tabell", "kryss", "sporsmal", "liste", "kart", "fritekst")
