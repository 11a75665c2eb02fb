"""The running text of the handbook, from pages and records alike: what is said, and on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from macros.loader import FOLDERS, REGISTERS, Loading
from macros.models.felles import Ordlyd
from macros.rows import paragraphs
from macros.sjekk.macro_calls import Call
from macros.sjekk.markup import Block, plain
from macros.sjekk.pages import Side
from macros.yaml_reader import Path, field_name

_NOT_OURS: Mapping[str, frozenset[str]] = {
    "kilder": frozenset({"tittel", "forfatter", "utgiver", "aar"}),
    "rettelser": frozenset({"sitat", "sted", "kilde"}),
}
_SEARCH_WORDS = "synonymer"
"""A collection of what people type, misspelled and in English too."""
_WORDS = re.compile(r"\w+")
_TITLES = frozenset({"tittel", "overskrift", "term", "navn"})
_NEVER = frozenset({"id", "sitat", "kilder", "sokeord", "aliaser", "merke", "former", "symbol", "sted"})


@dataclass(frozen=True)
class Passage:
    """One paragraph, item, cell or field. `ours` is false for wording that belongs to a source."""

    file: str
    line: int
    text: str
    ours: bool = True
    heading: bool = False
    field: str = ""


def page_passages(side: Side, blocks: list[Block]) -> Iterator[Passage]:
    """Yield the text of a page, block by block, with the line where the block begins."""
    if isinstance(side.meta.get("description"), str):
        yield Passage(side.file, 2, side.meta["description"], field="description")
    lines = _Lines(side)
    for block in blocks:
        text = plain(block.text)
        if re.search(r"\w", text):
            line = lines.next(text)
            yield Passage(side.file, line, text, ours=block.tag != "quote", heading=block.tag.startswith("h"))


class _Lines:
    """Finds the line a block begins on by its first words, which markdown may have parted with marks."""

    def __init__(self, side: Side) -> None:
        lines = enumerate(side.body.split("\n"), side.body_line)
        self._words = [(word, number) for number, line in lines for word in _WORDS.findall(line)]
        self._place = 0

    def next(self, text: str) -> int:
        """Return the line of the next block, after the one before it."""
        wanted = _WORDS.findall(text)[:5]
        for count in range(len(wanted), 0, -1):
            for place in range(self._place, len(self._words) - count + 1):
                if all(self._words[place + step][0] == wanted[step] for step in range(count)):
                    self._place = place
                    return self._words[place][1]
        return self._words[self._place][1] if self._words else 1


def words_of_calls(calls: tuple[Call, ...], terms: Mapping[str, Any]) -> list[str]:
    """Return what stands in the sentence where each call is: the word for a term, nothing for the rest."""
    return [_word(call, terms) if call.name == "begrep" else "" for call in calls]


def _word(call: Call, terms: Mapping[str, Any]) -> str:
    given = call.named.get("tekst") or (call.arguments[1] if len(call.arguments) > 1 else None)
    slug = str(call.arguments[0]) if call.arguments else ""
    return str(given or (terms[slug].term if slug in terms else slug))


def record_passages(loading: Loading) -> Iterator[Passage]:
    """Yield the text of every record that could be read, field by field."""
    for collection in sorted({*FOLDERS, *REGISTERS} - {_SEARCH_WORDS}):
        skipped = _NEVER | _NOT_OURS.get(collection, frozenset())
        for slug, record in loading.records.get(collection, {}).items():
            document, prefix = loading.places[collection, slug]
            for path, text, ours in _texts(record, skipped):
                line, name = document.line((*prefix, *path)), field_name(path)
                for paragraph in paragraphs(text):
                    yield Passage(document.file, line, paragraph, ours, heading=name in _TITLES, field=name)


def _texts(record: BaseModel, skipped: frozenset[str]) -> Iterator[tuple[Path, str, bool]]:
    for name, field in type(record).model_fields.items():
        if name in skipped or name not in record.model_fields_set:
            continue
        ours = not (name == "tekst" and isinstance(record, Ordlyd))
        prose = _is_prose(field.annotation, field.metadata)
        yield from _inside((name,), getattr(record, name), ours, prose, skipped)


def _inside(
    path: Path, value: Any, ours: bool, prose: bool, skipped: frozenset[str]
) -> Iterator[tuple[Path, str, bool]]:
    if isinstance(value, BaseModel):
        for inner, text, own in _texts(value, skipped):
            yield (*path, *inner), text, own
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside((*path, index), item, ours, prose, skipped)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside((*path, key), item, ours, prose, skipped)
    elif isinstance(value, str) and prose:
        yield path, value, ours


def _is_prose(annotation: Any, metadata: list[Any]) -> bool:
    """Tell whether a field holds running text: a string without a pattern, at the end of any lists and mappings."""
    if any(isinstance(item, StringConstraints) for item in metadata):
        return all(item.pattern is None for item in metadata if isinstance(item, StringConstraints))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _is_prose(arguments[0], list(arguments[1:]))
    if origin is dict:
        return _is_prose(arguments[1], [])
    return any(_is_prose(argument, []) for argument in arguments)
