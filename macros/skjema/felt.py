"""The fields of the form, made from the JSON Schema of the data model: limits and help are never written twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from macros.bibliotek import Bibliotek
from macros.models import ListeArk, Oppgave, TabellArk
from macros.schema import EXAMPLES
from macros.skjema.etiketter import HJELP, REGISTRE, VALG, etikett, flertall

_LONG = 400
"""Text that may be longer than this gets more than one line."""

UTELATT = frozenset(
    {
        "id",  # made from the title
        "merke",  # everything a contributor sends is «forslag» until the editors have seen the source
        "sitat",  # the editors compare with the source
        "opprinnelig_tittel",  # the same
        "kilder",  # the same
        "bygger_paa",  # the editors see the whole process
        "aliaser",  # old addresses
        "uten",  # the editors read the whole exercise
        "varighet",  # the same
        "sokeord",  # the editors know what people search for
        "gjennomforing",  # the sum of the steps
        "linjer",  # looks
        "bredde",  # looks
        "ark",  # has questions of its own, below
        "svar",  # asked for beside each field of the sheet
        "rader",  # the same, beside each column
        "omrader",  # maps are made by the editors
    }
)
"""Fields of an exercise that the form does not ask for."""

MAA = frozenset(
    {"oppgave.tittel", "oppgave.hensikt", "oppgave.om_kilden", "oppgave.trinn", "trinn.tittel", "trinn.deltaker"}
)
"""What the editors cannot do without. The rest of what the model requires, they can help with."""

I_ARK = ("tittel", "instruks", "format", "kolonner", "antall_rader", "eksempel")
"""Fields of a sheet that the form asks for; the editors set the others. Maps are made by the editors."""


@dataclass(frozen=True)
class Skjemafelt:
    """One question of the form.

    `slag` is linje, tekst, tall, valg, flervalg, gruppe or liste. `hoyst` is the most characters of a text or the
    largest number. `paakrevd` is what the model requires, `maa` what the form does; `flertall` is the label of a list.
    A gruppe has its own fields in `felt`; a liste has the fields of one item there, or one field
    without a name when the items are plain text.
    """

    navn: str
    etikett: str
    hjelp: str
    slag: str
    paakrevd: bool = False
    maa: bool = False
    minst: int | None = None
    hoyst: int | None = None
    standard: str = ""
    valg: tuple[tuple[str, str], ...] = ()
    felt: tuple[Skjemafelt, ...] = ()
    flertall: str = ""

    def __getitem__(self, navn: str) -> Skjemafelt:
        """Return the field called `navn` inside this one."""
        return next(felt for felt in self.felt if felt.navn == navn)


def oppgavefelt(bibliotek: Bibliotek) -> Skjemafelt:
    """Return the whole form for a new exercise, as one group."""
    reader = _Reader(Oppgave, bibliotek)
    return Skjemafelt("oppgave", "Oppgave", "", "gruppe", felt=reader.fields(reader.schema, "oppgave"))


def arkfelt(bibliotek: Bibliotek) -> Skjemafelt:
    """Return the questions about one sheet: those all sheets share, the columns, the rows, the fields and the types."""
    table, fields = _Reader(TabellArk, bibliotek), _Reader(ListeArk, bibliotek)
    typer = Skjemafelt("type", "Slags ark", "", "valg", True, valg=tuple(VALG["type"].items()))
    shared = tuple(table.field(name) for name in I_ARK)
    return Skjemafelt("ark", "Ark", "", "gruppe", felt=(typer, *shared, fields.field("felt")))


class _Reader:
    """Reads questions out of the JSON Schema of one model."""

    def __init__(self, model: type[BaseModel], bibliotek: Bibliotek) -> None:
        self.schema: Mapping[str, Any] = model.model_json_schema()
        self.bibliotek = bibliotek

    def field(self, name: str) -> Skjemafelt:
        """Return the field `name` of the model itself."""
        return self._field(name, self.schema["properties"][name], name in self.schema.get("required", ()), "")

    def fields(self, shape: Mapping[str, Any], parent: str = "") -> tuple[Skjemafelt, ...]:
        """Return the fields of an object in the schema, without those the form does not ask for."""
        required = shape.get("required", ())
        named = ((name, part) for name, part in shape.get("properties", {}).items() if name not in UTELATT)
        return tuple(self._field(name, part, name in required, parent) for name, part in named)

    def _field(self, name: str, part: Mapping[str, Any], required: bool, parent: str) -> Skjemafelt:
        shape = self._resolve(part)
        label = etikett(name, parent)
        path = f"{parent}.{name}"
        felt = Skjemafelt(name, label, _help(label, name, path, part), "linje", required, path in MAA)
        kind = shape.get("type")
        if kind == "integer":
            smallest, largest = shape.get("minimum"), shape.get("maximum")
            return replace(felt, slag="tall", minst=smallest, hoyst=largest, standard=_default(part))
        if kind == "array":
            return self._list(felt, shape)
        if kind == "object":
            inner = self.fields(shape, name)
            if [item.navn for item in inner] == ["tekst"]:  # an exact wording is one text in the form
                return replace(felt, hoyst=inner[0].hoyst)
            return replace(felt, slag="gruppe", felt=inner)
        if "enum" in shape:
            return replace(felt, slag="valg", valg=_choices(name, shape["enum"]), standard=_default(part))
        longest = shape.get("maxLength", 0)
        return replace(felt, slag="tekst" if longest > _LONG else "linje", hoyst=longest or None)

    def _list(self, felt: Skjemafelt, shape: Mapping[str, Any]) -> Skjemafelt:
        items = self._resolve(shape["items"])
        felt = replace(
            felt,
            slag="liste",
            flertall=flertall(felt.navn),
            minst=shape.get("minItems", 0),
            hoyst=shape.get("maxItems"),
        )
        if felt.navn in REGISTRE:
            return replace(felt, slag="flervalg", hjelp="", valg=self._records(felt.navn))
        if "enum" in items:
            return replace(felt, slag="flervalg", hjelp="", valg=_choices(felt.navn, items["enum"]))
        if items.get("type") == "object":
            return replace(felt, felt=self.fields(items, felt.navn))
        return replace(felt, felt=(Skjemafelt("", felt.etikett, "", "linje", True, hoyst=items.get("maxLength")),))

    def _records(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the records that can be chosen. Equipment is offered where exercises use it, new equipment in both."""
        records = self.bibliotek.collections()[REGISTRE[name]]
        used = {
            place: {key for oppgave in self.bibliotek.oppgaver.values() for key in getattr(oppgave.utstyr, place)}
            for place in ("rom", "digitalt")
        }
        elsewhere = set().union(*used.values()) - used[name] if name in used else set()
        return tuple((key, _name(record)) for key, record in records.items() if key not in elsewhere)

    def _resolve(self, part: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference, and take what is left of «this or nothing»."""
        if "$ref" in part:
            found: Mapping[str, Any] = self.schema["$defs"][part["$ref"].rsplit("/", 1)[1]]
            return found
        if "anyOf" in part:
            return self._resolve(next(option for option in part["anyOf"] if option.get("type") != "null"))
        return part


def _help(label: str, name: str, path: str, part: Mapping[str, Any]) -> str:
    """Return what the model says about the field, when that is more than its label, and an example."""
    for own in (path, name):
        if own in HJELP:
            return HJELP[own]
    meaning, example = part.get("description", ""), EXAMPLES.get(name)
    said = [] if meaning.rstrip(".").lower() == label.lower() else [meaning]
    return " ".join([*said, f"For eksempel: «{example}»"] if isinstance(example, str) else said)


def _default(part: Mapping[str, Any]) -> str:
    value = part.get("default")
    return "" if value is None else str(value)


def _choices(name: str, values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((value, VALG[name][value]) for value in values)


def _name(record: Any) -> str:
    return next(str(getattr(record, name)) for name in ("tittel", "navn") if getattr(record, name, ""))
