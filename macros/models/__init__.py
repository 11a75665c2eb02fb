"""The data model: pure pydantic, no input or output."""

from macros.models.ark import ARK_TYPER, Ark, Eksempel, FritekstArk, KartArk, KryssArk, ListeArk, SporsmalArk, TabellArk
from macros.models.felles import Dokumentert, KildeHenvisning, Merke, Ordlyd, Post
from macros.models.modell import Modell, ModellDel
from macros.models.oppgave import Oppgave, Trinn
from macros.models.plakat import Plakat
from macros.models.register import Begrep, Kilde, Rettelse, Rolle, Synonym, Utstyr
from macros.models.samling import Program, Programpost, Samling

__all__ = [
    "ARK_TYPER",
    "Ark",
    "Begrep",
    "Dokumentert",
    "Eksempel",
    "FritekstArk",
    "KartArk",
    "Kilde",
    "KildeHenvisning",
    "KryssArk",
    "ListeArk",
    "Merke",
    "Modell",
    "ModellDel",
    "Oppgave",
    "Ordlyd",
    "Plakat",
    "Post",
    "Program",
    "Programpost",
    "Rettelse",
    "Rolle",
    "Samling",
    "SporsmalArk",
    "Synonym",
    "TabellArk",
    "Trinn",
    "Utstyr",
]
