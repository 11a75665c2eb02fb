"""A finding of the check, with the page of the handbook that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.errors import DataError

RULES: Mapping[str, str] = MappingProxyType(
    {
        "data": "Datafilene",
        "filer": "Filer og filnavn",
        "tegn": "Usynlige tegn",
        "toppen": "Toppen av siden",
        "makroer": "Makroer",
        "html": "HTML",
        "lenker": "Lenker",
        "bilder": "Bilder",
        "overskrifter": "Overskrifter",
        "merker": "Merker og kilder",
        "klarsprak": "Klarspråk",
        "rettskriving": "Rettskriving",
        "personvern": "Personvern",
        "utskrift": "Utskrift",
    }
)
"""The rules by the anchor that explains them in docs/bidra/sjekken.md."""

EXPLAINED_IN = "bidra/sjekken.md"
LANGUAGE = frozenset({"klarsprak", "rettskriving"})
"""Rules about how something is said: they fail the check, but they do not stop a build."""

_FIELDS_PAGE = "bidra/felter.md"
_FIELDS_ANCHORS = {"oppgaver": "oppgave", "samlinger": "samling", "plakater": "plakat", "modeller": "modell"}


@dataclass(frozen=True, order=True)
class Funn:
    """One finding under one rule."""

    error: DataError
    rule: str

    def explained_in(self) -> tuple[str, str]:
        """Return the page under docs/, and the anchor on it, that explain the finding."""
        if self.rule != "data":
            return EXPLAINED_IN, self.rule
        parts = self.error.file.split("/")
        if self.error.field and len(parts) > 1:
            return _FIELDS_PAGE, _FIELDS_ANCHORS.get(parts[1], "register")
        return _FIELDS_PAGE, "yaml"


def funn(rule: str, file: str, line: int, message: str, remedy: str, field: str = "") -> Funn:
    """Return a finding under `rule`; `line` counts from 1 and is 0 for the whole file."""
    return Funn(DataError(file, line, field, message, remedy), rule)
