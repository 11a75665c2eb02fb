"""The ten stops of the network process: purpose, gatherings and the work between them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from macros.models.felles import Dokumentert, Klokke, Kort, Linje, Merke, Minutter, Ordlyd, Post, Slug, Tekst
from macros.models.oppgave import ArkHenvisning, Prioritet

StoppType = Literal["hensikt", "mellomarbeid", "samling"]
ProgramType = Literal["velkomst", "innlegg", "oppgave", "samtale", "pause", "lunsj", "evaluering"]


class Punkt(Ordlyd):
    """A goal or a task, word for word, with the editors' explanation."""

    forklaring: Tekst | None = Field(None, description="Hva punktet betyr i praksis, med våre ord.")
    oppgaver: tuple[Slug, ...] = Field((), description="Oppgaver som hjelper dere med punktet.")


class Sjekkpunkt(Post):
    """One thing to have done, by whom and when."""

    gjor: Linje = Field(description="Hva som skal gjøres.")
    hvem: Slug | None = Field(None, description="Rollen som har ansvaret, fra data/roller.yml.")
    frist: Linje | None = Field(None, description="Når det bør være gjort, for eksempel «tre uker før».")
    merke: Merke | None = Field(None, description="Hvor punktet kommer fra, når det avviker fra resten.")


class Programpost(Post):
    """One item on the agenda. An exercise brings its own title and minutes."""

    type: ProgramType = Field(description="Hva slags post det er.")
    oppgave: Slug | None = Field(None, description="Oppgaven som gjøres. Tittel og minutter hentes derfra.")
    minutter: Minutter | None = Field(None, description="Hele minutter. Utelates når «oppgave» er fylt ut.")
    tittel: Linje | None = Field(None, description="Hva posten heter. Utelates når «oppgave» er fylt ut.")
    beskrivelse: Tekst | None = Field(None, description="Hva som skjer.")
    prosessleder: Tekst | None = Field(None, description="Hva prosessveilederen gjør.")
    prioritet: Prioritet = Field("maa", description="maa, boer eller kan: hva som kan droppes når tiden er knapp.")
    merke: Merke | None = Field(None, description="Hvor innholdet i posten kommer fra. Tidene er alltid forslag.")


class Program(Post):
    """The run sheet of a day. The minutes must add up to the stated end."""

    start: Klokke = Field(description="Når dagen begynner, «09.00» med hermetegn.")
    slutt: Klokke = Field(description="Når dagen er slutt. Skal stemme med minuttene.")
    poster: tuple[Programpost, ...] = Field(min_length=1, description="Postene i rekkefølge, pausene medregnet.")


class Samling(Dokumentert):
    """One stop of the process."""

    id: Slug = Field(description="Filnavnet uten .yml.")
    nummer: Annotated[StrictInt, Field(ge=1, le=99)] = Field(description="Plassen i prosessen, fra 1.")
    type: StoppType = Field(description="hensikt, mellomarbeid eller samling.")
    tittel: Linje = Field(description="Tittelen på siden.")
    kortnavn: Linje = Field(description="Kort navn i prosessfiguren.")
    sammendrag: Kort = Field(description="Én setning, høyst 140 tegn.")
    om_kilden: Tekst = Field(description="Hva kilden gir, og hva som er vårt.")
    hensikt: Tekst = Field(description="Hvorfor dette steget er med.")
    naar: Tekst = Field(description="Når steget kommer, og hvor lenge det varer.")
    resultat: Tekst = Field(description="Hva dere har når steget er gjort.")
    deltakere: tuple[Slug, ...] = Field(min_length=1, description="Rollene som deltar, fra data/roller.yml.")
    maal: tuple[Punkt, ...] = Field((), description="Målene, ord for ord når kilden gir dem.")
    arbeid: tuple[Punkt, ...] = Field((), description="Arbeidet i dette steget, ord for ord når kilden gir det.")
    sjekkliste: tuple[Sjekkpunkt, ...] = Field((), description="Det som skal være gjort.")
    ta_med: tuple[ArkHenvisning, ...] = Field(
        (), description="Ark kontorene har med seg fra før, utover dem oppgavene bygger på, «oppgave.ark»."
    )
    program: Program | None = Field(None, description="Kjøreplan for dagen. Bare for samlinger.")
    tips: tuple[Linje, ...] = Field((), description="Råd til prosessveilederen.")
    sokeord: tuple[Linje, ...] = Field((), description="Ord folk søker med, men som ikke står på siden.")
