"""Strict YAML: plain values only, every value with its line, every trap refused.

PyYAML follows YAML 1.1, where `no` is false, `12:30` is 750 and `010` is 8. A contributor means text in all three
cases, so an unquoted value that YAML would turn into something else than it looks like is an error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.errors import DataError

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PREFIX = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_PROBLEMS = (
    (
        "mapping values are not allowed",
        "et kolon kommer uventet",
        "Sett hermetegn rundt teksten, eller rett innrykket.",
    ),
    ("found character '\\t'", "linjen har en tabulator", "Bytt tabulatoren ut med mellomrom."),
    (
        "found unexpected end of stream",
        "et hermetegn er ikke avsluttet",
        "Se etter en tekst som mangler hermetegn til slutt.",
    ),
    (
        "could not find expected ':'",
        "en linje mangler kolon etter feltnavnet",
        "Skriv «felt: verdi», med mellomrom etter kolon.",
    ),
    ("found character", "et tegn kan ikke stå først i en verdi", "Sett hermetegn rundt teksten."),
    ("expected <block end>", "innrykket stemmer ikke", "La felt som hører sammen, begynne like langt inn."),
    (
        "expected ',' or",
        "en liste eller et felt i klammer er ikke avsluttet",
        "Se etter manglende komma, «]» eller «}».",
    ),
    ("expected <document start>", "filen har mer enn ett dokument", "Slett linjer som bare er «---» eller «...»."),
)


@dataclass(frozen=True)
class Document:
    """One parsed file: its value and the line of every path inside it."""

    file: str
    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of `path`, or of the nearest parent that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass
class _Reading:
    file: str
    lines: dict[Path, int] = field(default_factory=dict)
    errors: list[DataError] = field(default_factory=list)

    def refuse(self, line: int, name: str, message: str, remedy: str) -> None:
        self.errors.append(DataError(self.file, line, name, message, remedy))


def parse(raw: bytes, file: str) -> tuple[Document | None, list[DataError]]:
    """Parse `raw` as strict YAML.

    Returns the document, or None when nothing can be read, and all findings. Never raises for bad content.
    """
    reading = _Reading(file)
    text = _decode(raw, reading)
    if text is None:
        return None, reading.errors
    try:
        if not _bounded(text, reading):
            return None, reading.errors
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        reading.errors.append(_syntax_error(error, file))
        return None, reading.errors
    if node is None:
        reading.refuse(1, "", "filen er tom.", "Fyll den ut, eller slett den.")
        return None, reading.errors
    value = _value(node, (), reading)
    return Document(file, value, reading.lines), reading.errors


def _decode(raw: bytes, reading: _Reading) -> str | None:
    if len(raw) > MAX_BYTES:
        reading.refuse(0, "", f"filen er større enn {MAX_BYTES // 1024} kB.", "Del den opp.")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reading.refuse(line, "", "filen er ikke lagret som UTF-8.", "Lagre den på nytt med tegnkodingen UTF-8.")
        return None


def _bounded(text: str, reading: _Reading) -> bool:
    """Refuse aliases, deep nesting and second documents before anything is built from the text."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                reading.refuse(
                    line, "", "filen har mer enn ett dokument.", "Slett linjer som bare er «---» eller «...»."
                )
                return False
        elif isinstance(event, yaml.AliasEvent):
            reading.refuse(
                line, "", "alias («*navn») er ikke tillatt.", "Skriv teksten ut, eller sett hermetegn rundt den."
            )
            return False
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                reading.refuse(line, "", f"filen har mer enn {MAX_DEPTH} nivåer inni hverandre.", "Gjør den flatere.")
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


def _syntax_error(error: yaml.YAMLError, file: str) -> DataError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    problem = str(getattr(error, "problem", "") or error)
    if isinstance(error, yaml.reader.ReaderError):
        return DataError(file, 0, "", "filen har et usynlig styretegn.", "Slett tegnet, eller skriv linjen på nytt.")
    for english, message, remedy in _PROBLEMS:
        if english in problem:
            return DataError(file, line, "", f"filen kan ikke leses: {message}.", remedy)
    return DataError(
        file,
        line,
        "",
        "filen kan ikke leses som YAML fra denne linjen.",
        "Se etter feil innrykk, kolon eller hermetegn.",
    )


def _value(node: Any, path: Path, reading: _Reading) -> Any:
    reading.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, reading))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, index), reading) for index, child in enumerate(node.value)]
    return _scalar(node, path, reading)


def _pairs(node: Any, path: Path, reading: _Reading) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if not key or key_node.tag != f"{_PREFIX}str":
            reading.refuse(line, key, f"feltnavnet «{key}» er ikke tekst.", "Sett hermetegn rundt det.")
            continue
        if key in seen:
            reading.refuse(
                line, key, f"feltet «{key}» står to ganger (første gang på linje {seen[key]}).", "Slett det ene."
            )
            continue
        seen[key] = line
        reading.lines[(*path, key)] = line
        yield key, _value(value_node, (*path, key), reading)


def _scalar(node: Any, path: Path, reading: _Reading) -> Any:
    text, line, name = node.value, node.start_mark.line + 1, _name(path)
    kind = node.tag.removeprefix(_PREFIX)
    if kind == "str":
        return text
    if node.style or kind not in {"int", "bool", "null", "float", "timestamp", "merge", "value"}:
        reading.refuse(line, name, f"feltet «{name}» har en YAML-merkelapp («!…»).", "Slett merkelappen.")
        return text
    if kind == "null":
        if path:
            reading.refuse(line, name, f"feltet «{name}» er tomt.", "Fyll det ut, eller slett linjen.")
        return None
    if kind == "bool" and text in {"true", "false"}:
        return text == "true"
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text)
    reading.refuse(
        line, name, f"feltet «{name}»: YAML leser «{text}» som noe annet enn tekst.", f'Sett hermetegn rundt: "{text}".'
    )
    return text


def _name(path: Path) -> str:
    """The nearest field name of a path, for a message: list positions do not help a reader."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")
