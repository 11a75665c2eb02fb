"""Example posters: a heading from the source over a filled sheet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.models.felles import Dokumentert, Kort, Linje, Ordlyd, Slug, Tekst
from macros.models.oppgave import ArkHenvisning

Lesning = Literal["maalgruppe", "samarbeidsflate", "virkemiddel", "helhet"]


class Plakat(Dokumentert):
    """One example poster. Only headings survive in the sources; the body is constructed."""

    id: Slug = Field(description="Filnavnet uten .yml.")
    overskrift: Ordlyd = Field(description="Overskriften på plakaten, ord for ord når den er fra kilden.")
    sammendrag: Kort = Field(description="Én setning, høyst 140 tegn.")
    om_kilden: Tekst = Field(description="Hva kilden gir, og hva som er vårt.")
    lesning: Lesning = Field(description="Redaksjonens lesning: maalgruppe, samarbeidsflate, virkemiddel eller helhet.")
    ark: ArkHenvisning = Field(description="Arket plakaten er en utfylling av, «oppgave.ark».")
    svar: dict[Slug, Tekst] = Field(description="Teksten i hvert felt på arket.")
    laer_av: tuple[Linje, ...] = Field((), description="Hva gruppen kan spørre seg om foran plakaten.")
    sokeord: tuple[Linje, ...] = Field((), description="Ord folk søker med, men som ikke står på siden.")
