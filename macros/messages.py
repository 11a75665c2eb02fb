"""Pydantic's findings in Norwegian: which field, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from macros.errors import DataError, did_you_mean
from macros.models import ARK_TYPER
from macros.yaml_reader import Document, Path

_PATTERNS = {
    "01]": ("er ikke et klokkeslett", 'Skriv det slik: "09.00".'),
    "https?": ("er ikke en nettadresse", "Den begynner med https:// og har ingen mellomrom."),
    "97": ("er ikke et ISBN", "Skriv tretten sifre, gjerne med bindestrek: 978-82-000-0000-0."),
    r")*\.[a-z": ("viser ikke til et ark", "Skriv «oppgave.ark», for eksempel «plan-for-oppfolging.plan»."),
    "^[a-z0-9]": (
        "er ikke en gyldig id",
        "Bruk små bokstaver a–z, tall og bindestrek: æ blir ae, ø blir o og å blir a.",
    ),
}
_KINDS = {
    str: "tekst",
    bool: "true eller false",
    int: "et tall",
    list: "en liste",
    dict: "felt under seg",
    type(None): "tomt",
}


def translate(error: ValidationError, model: type[BaseModel], document: Document, prefix: Path = ()) -> list[DataError]:
    """Return one finding for each of pydantic's, with the line in `document`.

    `prefix` is the path of the record inside its file, for registers that hold many.
    """
    details = error.errors(include_url=False)
    return [_finding(detail, model, document, prefix) for detail in details if not _is_echo(detail)]


def _is_echo(detail: Any) -> bool:
    """Pydantic counts only the valid items of a list: «too short» about broken items says nothing new."""
    return bool(detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"])


def _finding(detail: Any, model: type[BaseModel], document: Document, prefix: Path) -> DataError:
    path = _file_path(detail["loc"])
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    context: Mapping[str, Any] = detail.get("ctx") or {}
    line = document.line((*prefix, *path))
    kind = detail["type"]
    if kind == "missing":
        field = fields_at(model, path[:-1]).get(name)
        return DataError(document.file, line, name, f"feltet «{name}» mangler.", f"Legg det til: {_description(field)}")
    if kind == "extra_forbidden":
        hint = did_you_mean(name, fields_at(model, path[:-1]))
        return DataError(document.file, line, name, f"ukjent felt «{name}».", hint)
    message, remedy = _explain(kind, context, detail["input"], fields_at(model, path[:-1]).get(name))
    return DataError(document.file, line, name, f"feltet «{name}» {message}.", remedy)


def _file_path(location: Path) -> Path:
    """Drop what pydantic adds to a path and the file does not have: the tag of a sheet, the mark of a key."""
    return tuple(
        part
        for index, part in enumerate(location)
        if part != "[key]" and not (index >= 2 and location[index - 2] == "ark" and part in ARK_TYPER)
    )


def _explain(kind: str, context: Mapping[str, Any], value: Any, field: Any) -> tuple[str, str]:
    if kind in _WANTED:
        wanted = _WANTED[kind]
        return f"skal være {wanted}, men er {_kind_of(value)}", _retype(wanted, value, field)
    handler = _HANDLERS.get(kind)
    if handler is None:
        return f"har en verdi som ikke kan brukes: {_shown(value)}", _description(field)
    return handler(context, value)


def _choice(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    given = value.get("type") if isinstance(value, dict) else value
    return f"kan ikke være {_shown(given)}", did_you_mean(str(given), _choices(context))


def _no_tag(_context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    return "mangler «type»", did_you_mean("", ARK_TYPER)


def _pattern(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    message, remedy = next(
        (answer for part, answer in _PATTERNS.items() if part in context["pattern"]),
        ("har feil form", "Se et annet sted i data/."),
    )
    return f"{message}: {_shown(value)}", remedy


def _too_long(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    return f"er {len(str(value))} tegn, men kan ha høyst {context['max_length']}", "Kort ned teksten."


def _too_short(_context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    return "er tomt", "Fyll det ut, eller slett linjen."


def _too_few(context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    count, wanted = context["actual_length"], context["min_length"]
    return f"har {count} punkter, men skal ha minst {wanted}", "Legg til det som mangler."


def _too_many(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    return f"har {len(value)} punkter, men kan ha høyst {context['max_length']}", "Ta bort noen, eller del i to."


def _limit(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    limit, word = (context["ge"], "minst") if "ge" in context else (context["le"], "høyst")
    return f"er {_shown(value)}, men skal være {word} {limit}", "Rett tallet."


_WANTED = {
    "string_type": "tekst",
    "int_type": "et helt tall",
    "bool_type": "true eller false",
    "tuple_type": "en liste",
    "dict_type": "felt under seg",
    "model_type": "felt under seg",
    "model_attributes_type": "felt under seg",
}
_HANDLERS = {
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
}


def _retype(wanted: str, value: Any, field: Any) -> str:
    if wanted == "tekst" and isinstance(value, int):
        return f'Sett hermetegn rundt: "{value}".'
    if wanted == "et helt tall" and isinstance(value, str):
        return "Skriv bare tallet, uten hermetegn og uten «min»."
    if wanted == "en liste":
        return "Skriv ett punkt på hver linje, med «- » foran."
    return _description(field)


def _choices(context: Mapping[str, Any]) -> list[str]:
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]


def _shown(value: Any) -> str:
    text = str(value)
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"


def _kind_of(value: Any) -> str:
    return next((name for kind, name in _KINDS.items() if type(value) is kind), "noe annet")


def _description(field: Any) -> str:
    return str(getattr(field, "description", None) or "Se siden om feltene i håndboka.")


def fields_at(model: type[BaseModel], path: Path) -> Mapping[str, Any]:
    """Return the fields of the model that holds the value at `path` inside `model`."""
    candidates = [model]
    for part in path:
        if isinstance(part, int):
            continue
        found = [candidate.model_fields[part].annotation for candidate in candidates if part in candidate.model_fields]
        candidates = [inner for annotation in found for inner in _models_in(annotation)]
    return {name: field for candidate in candidates for name, field in candidate.model_fields.items()}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Union, UnionType, Annotated, tuple, dict) or get_args(annotation):
        return [inner for part in get_args(annotation) for inner in _models_in(part)]
    return []
