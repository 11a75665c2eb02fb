"""Pydantic's findings in Norwegian: which field, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.errors import DataError, closest, did_you_mean
from macros.fields import fields_at, is_sheet_type
from macros.models import ARK_TYPER
from macros.yaml_reader import Document, Path

_PATTERNS = {
    "01]": ("er ikke et klokkeslett", 'Skriv det slik: "09.00".'),
    "https?": ("er ikke en nettadresse", "Den begynner med https:// og har ingen mellomrom."),
    "97": ("er ikke et ISBN", "Skriv tretten sifre, gjerne med bindestrek: 978-82-000-0000-6."),
    r")*\.[a-z": ("viser ikke til et ark", "Skriv «oppgave.ark», for eksempel «plan-for-oppfolging.plan»."),
    "^[a-z0-9]": (
        "er ikke en gyldig id",
        "Bruk små bokstaver a–z, tall og bindestrek: æ blir ae, ø blir o og å blir a.",
    ),
}
_KINDS: Mapping[type, str] = {list: "en liste", dict: "felt under seg"}


def translate(error: ValidationError, model: type[BaseModel], document: Document, prefix: Path = ()) -> list[DataError]:
    """Return one finding for each mistake, with the line in `document`.

    `prefix` is the path of the record inside its file, for registers that hold many. A misspelt field is both
    unknown and missing to pydantic, but one mistake to the writer: it gives one finding.
    """
    details = [detail for detail in error.errors(include_url=False) if not _is_echo(detail)]
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    meant = {detail["loc"]: _meant(detail["loc"], missing) for detail in details if detail["type"] == "extra_forbidden"}
    return [
        _finding(detail, model, document, prefix, meant)
        for detail in details
        if detail["loc"] not in meant.values() or detail["type"] != "missing"
    ]


def _is_echo(detail: Any) -> bool:
    """Pydantic counts only the valid items of a list: «too short» about broken items says nothing new."""
    return bool(detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"])


def _meant(unknown: Path, missing: set[Path]) -> Path | None:
    """Return the missing field that the unknown one is a misspelling of."""
    beside = {str(path[-1]): path for path in missing if path[:-1] == unknown[:-1]}
    close = closest(str(unknown[-1]), beside, cutoff=0.5)
    return beside[close] if close else None


def _finding(
    detail: Any, model: type[BaseModel], document: Document, prefix: Path, meant: Mapping[Path, Path | None]
) -> DataError:
    location = detail["loc"]
    path = _file_path(location)
    if detail["type"] == "union_tag_invalid":
        path = (*path, "type")
    misspelt = closest("type", detail["input"]) if detail["type"] == "union_tag_not_found" else None
    if misspelt:
        line = document.line((*prefix, *path, misspelt))
        return DataError(document.file, line, misspelt, f"ukjent felt «{misspelt}».", "Mente du «type»?")
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    line = document.line((*prefix, *path))
    beside = fields_at(model, location[:-1])
    field = beside.get(str(location[-1]))
    within = fields_at(model, location)
    if detail["type"] == "missing":
        return DataError(document.file, line, name, f"feltet «{name}» mangler.", f"Legg det til: {_description(field)}")
    if detail["type"] == "extra_forbidden":
        wanted = meant[location]
        free = set(beside) - set(document.value_at((*prefix, *path[:-1]))) - ({"id"} if len(path) == 1 else set())
        hint = f"Mente du «{wanted[-1]}»?" if wanted else did_you_mean(name, free)
        return DataError(document.file, line, name, f"ukjent felt «{name}».", hint)
    subject = f"feltet «{name}»" if isinstance(path[-1], str) else f"punkt {path[-1] + 1} i «{name}»"
    message, remedy = _explain(detail["type"], detail.get("ctx") or {}, detail["input"], field, within)
    return DataError(document.file, line, name, f"{subject} {message}.", remedy)


def _file_path(location: Path) -> Path:
    """Drop what pydantic adds to a path and the file does not have: the tag of a sheet, the mark of a key."""
    return tuple(part for index, part in enumerate(location) if part != "[key]" and not is_sheet_type(location, index))


def _explain(
    kind: str, context: Mapping[str, Any], value: Any, field: Any, within: Mapping[str, Any]
) -> tuple[str, str]:
    if value is None or kind == "string_too_short":
        needed = field is not None and field.is_required()
        return "er tomt", f"Fyll det ut: {field.description}" if needed else "Fyll det ut, eller slett linjen."
    if kind in _WANTED:
        return f"{_WANTED[kind]}, men {_kind_of(value)}", _retype(kind, value, field, within)
    handler = _HANDLERS.get(kind)
    if handler is None:
        return f"har en verdi som ikke kan brukes: {_shown(value)}", _description(field)
    return handler(context, value)


def _choice(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    given = value.get("type") if isinstance(value, dict) else value
    return f"kan ikke være {_shown(given)}", did_you_mean(str(given), _choices(context))


def _no_tag(_context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    return "mangler feltet «type»", did_you_mean("", ARK_TYPER)


def _pattern(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    message, remedy = next(
        (answer for part, answer in _PATTERNS.items() if part in context["pattern"]),
        ("har feil form", "Se et annet sted i data/."),
    )
    return f"{message}: {_shown(value)}", remedy


def _too_long(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    return f"er {len(str(value))} tegn, men kan ha høyst {context['max_length']}", "Kort ned teksten."


def _too_few(_context: Mapping[str, Any], _value: Any) -> tuple[str, str]:
    return "er en tom liste", "Legg til minst ett punkt."


def _too_many(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    return f"har {len(value)} punkter, men kan ha høyst {context['max_length']}", "Ta bort noen, eller del i to."


def _limit(context: Mapping[str, Any], value: Any) -> tuple[str, str]:
    limit, word = (context["ge"], "minst") if "ge" in context else (context["le"], "høyst")
    return f"er {_shown(value)}, men skal være {word} {limit}", "Rett tallet."


_WANTED = {
    "string_type": "skal være tekst",
    "int_type": "skal være et helt tall",
    "bool_type": "skal være true eller false",
    "tuple_type": "skal være en liste",
    "dict_type": "skal ha felt under seg",
    "model_type": "skal ha felt under seg",
    "model_attributes_type": "skal ha felt under seg",
}
_HANDLERS = {
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _limit,
    "less_than_equal": _limit,
}


def _retype(kind: str, value: Any, field: Any, within: Mapping[str, Any]) -> str:
    if kind == "string_type":
        plain = isinstance(value, bool | int)
        return f'Sett hermetegn rundt: "{_plain(value)}".' if plain else "Skriv bare teksten."
    if kind == "int_type":
        return "Skriv bare sifre, for eksempel 15, uten hermetegn og uten «min»."
    if kind == "bool_type":
        return "Skriv true for ja og false for nei, uten hermetegn."
    if kind == "tuple_type":
        return "Skriv ett punkt på hver linje, med «- » foran."
    needed = ", ".join(f"«{name}»" for name, inner in within.items() if inner.is_required())
    return f"Skriv feltene på egne linjer under: {needed}." if needed else _description(field)


def _choices(context: Mapping[str, Any]) -> list[str]:
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return _KINDS[type(value)]
    text = _plain(value)
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"


def _plain(value: Any) -> str:
    """Return a plain value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind_of(value: Any) -> str:
    if isinstance(value, str):
        return f"er teksten {_shown(value)}"
    if isinstance(value, bool | int):
        return f"er {'verdien' if isinstance(value, bool) else 'tallet'} {_plain(value)}"
    return "har felt under seg" if isinstance(value, dict) else f"er {_KINDS[type(value)]}"


def _description(field: Any) -> str:
    return str(getattr(field, "description", None) or "Se siden om feltene i håndboka.")
