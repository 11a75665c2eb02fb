"""JSON Schema for data/, made from the models: completion, help and red lines while an editor is open.

The schemas say in the editor what the models say in the check. Rules between fields and files are the check's alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from macros.bibliotek import NAMES
from macros.loader import FOLDERS, REGISTERS
from macros.models.felles import SLUG_LENGTH, SLUG_PATTERN

FOLDER = Path("data") / "schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KEPT = "$defs"
_TYPES = {str: "string", int: "integer", list: "array", dict: "object"}

EXAMPLES: Mapping[str, Any] = MappingProxyType(
    {
        "tittel": "Plan for oppfølging",
        "sammendrag": "Bli enige om hva som skal gjøres, hvem som har ansvaret, og når det skal være ferdig.",
        "om_kilden": "Kilden gir tabellen. Tidene, trinnene og eksempelet er våre.",
        "samlinger": ["samling-1"],
        "hensikt": "Gruppen går fra prat til avtale.",
        "naar": "Mot slutten av en samling, når dere vet hva dere vil gjøre.",
        "resultat": "En plan med inntil fem tiltak. Hvert tiltak har én ansvarlig og en dato.",
        "tid": {"forberedelse": 10, "gjennomforing": 30, "etterarbeid": 15},
        "gruppe": {"min": 3, "maks": 8},
        "deltakere": ["forbedringsteam"],
        "form": ["individuelt", "grupper", "plenum"],
        "utstyr": {"rom": ["ark-a3", "penner"], "digitalt": ["delt-dokument"]},
        "minutter": 15,
        "prosessleder": "Del ut lapper. Vis arket, og les overskriftene høyt.",
        "deltaker": "Skriv ned ett til tre tiltak. Ett tiltak på hver lapp.",
        "si": "Skriv det dere faktisk kan gjøre noe med.",
        "fallgruver": ["Tiltakene er for store. Spør hva som kan være gjort om to uker."],
        "bygger_paa": ["kartlegge-utfordringsbildet.utfordringsbilde"],
        "merke": {"ellers": "forslag", "hensikt": "kilde"},
        "kilder": [{"id": "ks-metodedokument", "sted": "«Plan for oppfølging» under første samling"}],
        "sokeord": ["handlingsplan", "tiltaksplan"],
        "start": "09.00",
        "slutt": "15.45",
        "frist": "tre uker før",
        "isbn": "978-82-000-0000-0",
        "aar": "2021",
        "format": {"papir": "a4", "retning": "liggende"},
    }
)
"""What a contributor may write in a field, shown by the editor. Must be right: tests hold each against the models."""


def schemas() -> dict[str, str]:
    """Return the text of every schema file by its name in data/schema/."""
    found = {f"{NAMES[name]}.schema.json": _record(name, model) for name, model in FOLDERS.items()}
    found |= {f"{name}.schema.json": _register(name, model) for name, model in REGISTERS.items()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in sorted(found.items())}


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas to `root`/data/schema, and return the files that were changed."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _record(collection: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = _tidy(model.model_json_schema())
    named = f"En {NAMES[collection]} i data/{collection}/. Filnavnet er id-en."
    return {"$schema": _DIALECT, "title": NAMES[collection].capitalize(), "description": named, **_without_id(schema)}


def _register(collection: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = _tidy(model.model_json_schema())
    parts = schema.pop(_KEPT, {})
    return {
        "$schema": _DIALECT,
        "title": collection.capitalize(),
        "description": f"Alle postene i data/{collection}.yml. Nøkkelen er id-en.",
        "type": "object",
        "propertyNames": {"pattern": SLUG_PATTERN, "maxLength": SLUG_LENGTH},
        "additionalProperties": _without_id(schema),
        **({_KEPT: parts} if parts else {}),
    }


def _without_id(schema: dict[str, Any]) -> dict[str, Any]:
    """Take the id out of a record: the file name, or the key, is the id."""
    properties = {name: value for name, value in schema["properties"].items() if name != "id"}
    required = [name for name in schema.get("required", []) if name != "id"]
    return {**schema, "properties": properties, "required": required}


def _tidy(schema: Any, name: str = "") -> Any:
    """Drop what is English or never written (titles, docstrings, null), and add examples; `name` is the field."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in ("title", "discriminator")}
    if kept.get("type") == "object" and "properties" in kept:
        kept.pop("description", None)
        kept["properties"] = {key: _tidy(value, key) for key, value in kept["properties"].items()}
    if kept.get("default", ...) is None:
        del kept["default"]
    for key in set(kept) - {"properties", "default", "examples", "required", "enum"}:
        kept[key] = {part: _tidy(value) for part, value in kept[key].items()} if key == _KEPT else _tidy(kept[key])
    return _with_example(_without_null(kept), name)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}


def _with_example(schema: dict[str, Any], name: str) -> dict[str, Any]:
    example = EXAMPLES.get(name)
    fits = "$ref" in schema if isinstance(example, dict) and "type" not in schema else _TYPES.get(type(example))
    if example is None or (fits is not True and fits != schema.get("type")) or "enum" in schema:
        return schema
    return {**schema, "examples": [example]}
