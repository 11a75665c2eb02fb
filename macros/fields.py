"""The fields of the data model as a contributor meets them: name, kind, required, meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from macros import models
from macros.models import ark, felles, oppgave, register, samling
from macros.yaml_reader import Path

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "oppgave": models.Oppgave,
        "tid": oppgave.Tid,
        "gruppe": oppgave.Gruppe,
        "utstyrsliste": oppgave.Utstyrsliste,
        "trinn": models.Trinn,
        "variant": oppgave.Variant,
        "tabell": models.TabellArk,
        "kryss": models.KryssArk,
        "sporsmal": models.SporsmalArk,
        "liste": models.ListeArk,
        "kart": models.KartArk,
        "fritekst": models.FritekstArk,
        "format": ark.Format,
        "felt": ark.Felt,
        "kolonne": ark.Kolonne,
        "rad": ark.Rad,
        "markering": ark.Markering,
        "eksempel": models.Eksempel,
        "omrade": ark.Omrade,
        "samling": models.Samling,
        "punkt": samling.Punkt,
        "sjekkpunkt": samling.Sjekkpunkt,
        "program": models.Program,
        "programpost": models.Programpost,
        "plakat": models.Plakat,
        "modell": models.Modell,
        "modelldel": models.ModellDel,
        "rolle": models.Rolle,
        "ansvar": register.Ansvar,
        "begrep": models.Begrep,
        "kilde": models.Kilde,
        "kildehenvisning": felles.KildeHenvisning,
        "utstyr": models.Utstyr,
        "rettelse": models.Rettelse,
        "synonym": models.Synonym,
        "ordlyd": models.Ordlyd,
    }
)
"""Every kind of record and part of one, by the name an author uses in `feltliste`."""

_NAMES = {model: name for name, model in MODELS.items()}
_PLAIN = {str: "tekst", int: "helt tall", bool: "true eller false", NoneType: ""}


@dataclass(frozen=True)
class FieldRow:
    """One field: its key in YAML, what it holds, whether it must be there, and what it means."""

    navn: str
    slag: str
    paakrevd: bool
    betydning: str


def describe(model: type[BaseModel]) -> tuple[FieldRow, ...]:
    """Return the fields of `model` that a contributor writes, in the order of the model."""
    return tuple(
        FieldRow(name, kind_of(field.annotation), field.is_required(), field.description or "")
        for name, field in model.model_fields.items()
        if name != "id" or not issubclass(model, felles.Dokumentert | models.Kilde | models.Utstyr | models.Rettelse)
    )


def kind_of(annotation: Any) -> str:
    """Return in Norwegian what a field holds."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"felt som i «{_NAMES.get(annotation, annotation.__name__.lower())}»"
    if origin is Literal:
        return " · ".join(str(argument) for argument in arguments)
    if origin is Annotated:
        return kind_of(arguments[0])
    if origin is tuple:
        return f"liste: {kind_of(arguments[0])}"
    if origin is dict:
        return "navn og tekst"
    if origin in (Union, UnionType):
        kinds = dict.fromkeys(kind_of(argument) for argument in arguments)
        return " eller ".join(kind for kind in kinds if kind)
    return "verdi"


def fields_at(model: type[BaseModel], location: Path) -> Mapping[str, Any]:
    """Return the fields of the model that holds the value at `location`, pydantic's path from `model`.

    Where the path names the type of a sheet, only that sheet's fields are in the answer.
    """
    candidates = [model]
    for index, part in enumerate(location):
        if is_sheet_type(location, index):
            candidates = [item for item in candidates if part in get_args(item.model_fields["type"].annotation)]
        elif not isinstance(part, int):
            found = [item.model_fields[part].annotation for item in candidates if part in item.model_fields]
            candidates = [inner for annotation in found for inner in _models_in(annotation)]
    return {name: field for candidate in candidates for name, field in candidate.model_fields.items()}


def is_sheet_type(location: Path, index: int) -> bool:
    """Tell whether a part of pydantic's path is the type of a sheet, which the file has no level for."""
    return index >= 2 and location[index - 2] == "ark" and location[index] in models.ARK_TYPER


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [inner for part in get_args(annotation) for inner in _models_in(part)]
