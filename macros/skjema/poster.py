"""Each record as the browser needs it to propose a change: the file, the record, and where every text stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from macros.loader import FOLDERS
from macros.skjema.etiketter import etikett_for_sti, flertall
from macros.yaml_reader import Path as Sti
from macros.yaml_reader import parse

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UTELATT = {"sitat", "sokeord", "sted", "hjorne"}
"""The source's own words, which are not ours to change, and what a reader never sees."""

_TALL = {"minutter", "forberedelse", "gjennomforing", "etterarbeid", "min", "maks"}
"""Numbers a reader may want changed; the others are looks."""

KATALOG = "assets/forslag"
"""The folder in the site with one JSON file for each record."""


def endringsposter(root: Path) -> Mapping[str, str]:
    """Return the JSON of every record with a file of its own, by its path in the site.

    Files that cannot be read, or do not fit the model, are left out: the check says what is wrong with them.
    """
    found: dict[str, str] = {}
    for folder, model in FOLDERS.items():
        schema = model.model_json_schema()
        for path in sorted((root / "data" / folder).glob("*.yml")):
            raw = path.read_bytes()
            document, errors = parse(raw, path.name)
            if document is None or errors or not _is_valid(model, path.stem, document.value):
                continue
            text = raw.decode("utf-8-sig")
            post = {
                "fil": path.relative_to(root).as_posix(),
                "tekst": text,
                "post": document.value,
                "felt": list(felt_i(text, document.value, schema)),
            }
            found[f"{KATALOG}/{folder}/{path.stem}.json"] = json.dumps(post, ensure_ascii=False, sort_keys=True)
    return found


def _is_valid(model: type[BaseModel], slug: str, value: Any) -> bool:
    try:
        model.model_validate({"id": slug, **value} if isinstance(value, dict) else value)
    except ValidationError:
        return False
    return True


def felt_i(text: str, post: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every text or number of `post` a reader may want changed, with its place in the file's `text`.

    `slutt` is the position after the last character; `innrykk` the spaces before a continued line; `flyt` is true
    inside brackets, where a text must stand in quotation marks on one line; `ordrett` is true for a source's wording.
    """
    node = yaml.compose(text, Loader=_Loader)
    for sti, scalar, innrykk, flyt in _scalars(node, (), 0, False):
        tall = sti[-1] in _TALL
        if _UTELATT & set(sti) or not (tall or is_text(schema, sti)):
            continue
        start, end = scalar.start_mark.index, scalar.end_mark.index
        yield {
            "sti": list(sti),
            "navn": _navn(post, sti),
            "gruppe": _gruppe(sti),
            "tall": tall,
            "ordrett": _er_ordrett(post, sti),
            "verdi": scalar.value.strip(),
            "start": _utf16(text, start),
            "slutt": _utf16(text, start + len(text[start:end].rstrip())),
            "innrykk": innrykk,
            "flyt": flyt,
        }


def _navn(post: Mapping[str, Any], sti: Sti) -> str:
    """Return what a reader calls the text; a cell of an example goes by the heading it answers."""
    if sti[0] != "ark" or not {"rader", "svar"} & set(sti[3:4]):
        return etikett_for_sti(sti)
    ark = post["ark"][sti[1]]
    asked = (item for name in ("kolonner", "felt", "linjer") for item in ark.get(name, ()))
    headings = {item["id"]: item["tekst"] for item in (*post.get("sporsmal", ()), *asked)}
    return f"{etikett_for_sti(sti[:-1])} – «{headings.get(sti[-1], sti[-1])}»"


def _gruppe(sti: Sti) -> str:
    """Return the heading the text stands under in the list of texts."""
    if len(sti) == 1:
        return "Om siden"
    if sti[0] == "trinn":
        return etikett_for_sti(sti[:2])
    if sti[0] == "ark":
        return etikett_for_sti(sti[:3] if sti[2] == "eksempel" else sti[:2])
    return flertall(str(sti[0]))


def _er_ordrett(post: Mapping[str, Any], sti: Sti) -> bool:
    """Tell whether the text is an exact wording that a source gave."""
    parent: Any = post
    for part in sti[:-1]:
        parent = parent[part]
    merker = post.get("merke", {})
    merke = parent.get("merke") if isinstance(parent, Mapping) and parent is not post else None
    return sti[-1] == "tekst" and (merke or merker.get(sti[0], merker.get("ellers"))) == "kilde"


def _scalars(node: Any, sti: Sti, innrykk: int, flyt: bool) -> Iterator[tuple[Sti, Any, int, bool]]:
    if isinstance(node, yaml.ScalarNode):
        yield sti, node, innrykk, flyt
        return
    children = (
        ((key.value, value) for key, value in node.value)
        if isinstance(node, yaml.MappingNode)
        else enumerate(node.value)
    )
    for name, child in children:
        yield from _scalars(child, (*sti, name), node.start_mark.column + 2, flyt or bool(node.flow_style))


def is_text(schema: Mapping[str, Any], sti: Sti) -> bool:
    """Tell whether the data model holds words at `sti`, and not an id, a choice, a number or a clock time."""
    candidates = _options(schema, schema)
    for part in sti:
        inner = (_child(candidate, part) for candidate in candidates)
        candidates = [option for child in inner if child for option in _options(child, schema)]
    return any(item.get("type") == "string" and not {"pattern", "enum", "const"} & set(item) for item in candidates)


def _options(shape: Mapping[str, Any], root: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "$ref" in shape:
        return _options(root["$defs"][shape["$ref"].rsplit("/", 1)[1]], root)
    choices = (*shape.get("anyOf", ()), *shape.get("oneOf", ()))
    return [option for choice in choices for option in _options(choice, root)] if choices else [shape]


def _child(shape: Mapping[str, Any], part: str | int) -> Mapping[str, Any] | None:
    if isinstance(part, int):
        return shape.get("items")
    known = shape.get("properties", {}).get(part)
    free = next(iter(shape.get("patternProperties", {}).values()), shape.get("additionalProperties"))
    return known or (free if isinstance(free, dict) else None)


def _utf16(text: str, index: int) -> int:
    """Return a position as JavaScript counts: characters outside the basic plane are two."""
    return index + sum(character > "\uffff" for character in text[:index])
