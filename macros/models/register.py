"""Registers kept in one file each: roles, terms, sources, equipment, corrections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.models.felles import Dokumentert, Kort, Linje, Merke, Ordlyd, Post, Slug, Tekst

Isbn = Annotated[str, StringConstraints(pattern=r"^97[89](-?\d){10}$")]
Nettadresse = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]


class Ansvar(Post):
    """One thing a role does."""

    gjor: Linje = Field(description="Hva rollen gjør.")
    merke: Merke | None = Field(None, description="Hvor punktet kommer fra, når det avviker fra resten.")


class Rolle(Dokumentert):
    """A role in the network."""

    id: Slug = Field(description="Nøkkelen i filen.")
    tittel: Linje = Field(description="Navnet på rollen.")
    flertall: Linje | None = Field(None, description="Flertallsform, for lister over deltakere.")
    sammendrag: Kort = Field(description="Én setning om rollen.")
    beskrivelse: Tekst = Field(description="Hva kildene sier om rollen, med våre ord.")
    ordlyd: Ordlyd | None = Field(None, description="Et kort sitat om rollen.")
    ansvar: tuple[Ansvar, ...] = Field((), description="Hva rollen gjør i nettverket.")

    @property
    def som_deltakere(self) -> str:
        """The role as one of those who take part: in the plural where there is one."""
        return self.flertall or self.tittel


class Begrep(Dokumentert):
    """A glossary term."""

    id: Slug = Field(description="Nøkkelen i filen.")
    term: Linje = Field(description="Ordet slik det skrives.")
    former: tuple[Linje, ...] = Field((), description="Bøyde former og andre skrivemåter.")
    definisjon: Tekst = Field(description="Forklaringen, én til tre setninger.")
    se: tuple[Slug, ...] = Field((), description="Beslektede begreper.")


class Kilde(Post):
    """A source document, an outside source or a title for further reading."""

    id: Slug = Field(description="Nøkkelen i filen.")
    type: Literal["kildedokument", "ekstern", "litteratur"] = Field(
        description="kildedokument, ekstern eller litteratur."
    )
    tittel: Linje = Field(description="Tittelen, i kildens egen skrivemåte.")
    forfatter: Linje | None = Field(None, description="Forfatter, når den er kjent.")
    utgiver: Linje | None = Field(None, description="Utgiver eller nettsted.")
    aar: Linje | None = Field(None, description="Årstall i hermetegn, eller «udatert».")
    isbn: Isbn | None = Field(None, description="ISBN-13.")
    url: Nettadresse | None = Field(None, description="Nettadresse uten sporing.")
    merknad: Tekst | None = Field(None, description="Hva leseren bør vite om kilden.")


class Utstyr(Post):
    """One thing to bring."""

    id: Slug = Field(description="Nøkkelen i filen.")
    navn: Linje = Field(description="Hva det heter på pakkelisten.")
    merknad: Linje | None = Field(None, description="Mengde eller råd.")


class Synonym(Post):
    """Words that a reader may search with, for words that the handbook uses."""

    id: Slug = Field(description="Nøkkelen i filen.")
    ord: tuple[Linje, ...] = Field(min_length=1, description="Ord eller uttrykk som betyr det samme.")
    peker_til: tuple[Linje, ...] = Field(
        (), description="Ord som «ord» også skal gi treff på, men som ikke gir treff andre veien."
    )


class Rettelse(Post):
    """What a source got wrong and how the handbook treats it."""

    id: Slug = Field(description="Nøkkelen i filen.")
    kilde: Slug = Field(description="Kilden feilen står i.")
    sted: Linje = Field(description="Hvor i kilden.")
    sitat: Tekst = Field(description="Slik står det i kilden.")
    behandling: Tekst = Field(description="Slik gjør vi det her, og hvorfor.")
    visshet: Literal["sikker", "antatt", "uavklart"] = Field(description="Hvor sikre vi er på rettelsen.")
