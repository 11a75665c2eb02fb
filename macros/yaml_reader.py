"""Strict YAML: plain values only, every value with its line, every trap refused.

PyYAML follows YAML 1.1, where `no` is false, `12:30` is 750 and `010` is 8. A contributor means text in all three
cases, so an unquoted value that YAML would turn into something else than it looks like is an error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from macros.errors import DataError
from macros.text_safety import odd_characters

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_ITEMS = 500
MAX_KEY = 64
MAX_ODD = 20
"""How many lines with odd characters are told of: a file full of them needs no more."""

Path = tuple[str | int, ...]
_Loader: Any = yaml.CSafeLoader  # only this one: PyYAML's other parser refuses «{a: b?}», which this one reads
_PREFIX = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_TAB = re.compile(r" *\t")
_HARD = re.compile(r" *\u00a0")
_QUOTE = "Sett hermetegn rundt hele teksten."
_NEXT_LINE = "Se også på linjen over. Mangler et hermetegn eller en klamme til slutt, eller er innrykket feil?"
_PROBLEMS = (
    ("mapping values are not allowed", "et kolon kommer uventet", f"{_QUOTE} Er kolonet riktig, så rett innrykket."),
    ("block sequence entries", "en strek («- ») kommer uventet", f"{_QUOTE} Er det en liste, så begynn på ny linje."),
    ("found unexpected end of stream", "en tekst mangler hermetegn til slutt", "Sett hermetegn etter teksten."),
    ("could not find expected ':'", "linjen mangler kolon og mellomrom etter feltnavnet", "Skriv «felt: verdi»."),
    ("found character", "et tegn kan ikke stå først i en verdi", _QUOTE),
    ("found unknown escape character", "en skråstrek («\\») står i en tekst med doble hermetegn", "Bruk «/»."),
    ("expected alphabetic or numeric", "et tegn kan ikke stå først i en verdi", _QUOTE),
    ("expected key", "linjen passer ikke med linjen over", _NEXT_LINE),
    ("expected '-' indicator", "linjen passer ikke i listen over", _NEXT_LINE),
    ("expected ',' or", "en klamme er ikke avsluttet", "Se etter manglende komma, «]» eller «}»."),
)
"""Part of PyYAML's English sentence; ours; the remedy."""

_BEGUN_EARLIER = ("found unexpected end of stream", "could not find expected ':'", "expected ',' or")
"""Problems that PyYAML notices long after the line to mend, which it gives as context."""


@dataclass(frozen=True)
class Document:
    """One parsed file: its value and the line of every path inside it."""

    file: str
    value: Any
    lines: Mapping[Path, int]

    def value_at(self, path: Path) -> Any:
        """Return the value at `path`, which must be in the file."""
        value = self.value
        for part in path:
            value = value[part]
        return value

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
        if not _plain(text, reading):
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
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reading.refuse(line, "", "filen er ikke lagret som UTF-8.", "Lagre den på nytt med tegnkodingen UTF-8.")
        return None
    for line, message, remedy in islice(odd_characters(text), MAX_ODD):
        reading.refuse(line, "", message, remedy)
    for pattern, what in ((_TAB, "en tabulator"), (_HARD, "et hardt mellomrom, som ofte følger med fra Word")):
        numbers = (number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line))
        for number in islice(numbers, MAX_ODD):
            reading.refuse(number, "", f"linjen begynner med {what}.", "Skriv vanlige mellomrom i stedet.")
    return None if reading.errors else text


def _plain(text: str, reading: _Reading) -> bool:
    """Refuse what a record never needs, before anything is built from the text; false when it must not be built."""
    depth = documents = 0
    before = len(reading.errors)
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                reading.refuse(line, "", "filen har mer enn ett dokument.", "Slett linjer som bare er «---».")
                return False
        elif isinstance(event, yaml.AliasEvent):
            reading.refuse(line, "", "en verdi begynner med «*».", _QUOTE)
            return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            _refuse_marks(event, line, reading)
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                reading.refuse(line, "", f"filen har mer enn {MAX_DEPTH} nivåer inni hverandre.", "Gjør den flatere.")
                return False
    return len(reading.errors) == before


def _refuse_marks(event: Any, line: int, reading: _Reading) -> None:
    """YAML drops the first word after «!» or «&» without a word: it names a type or an anchor."""
    for sign, mark in (("!", event.tag), ("&", event.anchor)):
        if mark is not None:
            reading.refuse(line, "", f"en verdi begynner med «{sign}».", _QUOTE)


def _syntax_error(error: yaml.YAMLError, file: str) -> DataError:
    problem = str(getattr(error, "problem", "") or error)
    known = next((answer for english, *answer in _PROBLEMS if english in problem), None)
    message, remedy = known or ("linjen kan ikke leses", _NEXT_LINE)
    marks = ["context_mark", "problem_mark"] if any(part in problem for part in _BEGUN_EARLIER) else ["problem_mark"]
    mark = next(filter(None, (getattr(error, name, None) for name in marks)), None)
    return DataError(file, mark.line + 1 if mark else 0, "", f"{message}, så filen kan ikke leses.", remedy)


def _value(node: Any, path: Path, reading: _Reading) -> Any:
    line = reading.lines.setdefault(path, node.start_mark.line + 1)
    if not isinstance(node, yaml.ScalarNode) and len(node.value) > MAX_ITEMS:
        name = field_name(path)
        reading.refuse(line, name, f"«{name}» har mer enn {MAX_ITEMS} punkter.", "Ta bort noen, eller del dem opp.")
        return [] if isinstance(node, yaml.SequenceNode) else {}
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
        if not key:
            reading.refuse(line, "", "linjen mangler feltnavn foran kolonet.", "Skriv «felt: verdi».")
            continue
        if len(key) > MAX_KEY or _escaped(key_node):
            reading.refuse(line, "", f"feltnavnet «{key[:20]!a}» kan ikke brukes.", "Se siden om feltene i håndboka.")
            continue
        if key_node.tag != f"{_PREFIX}str":
            reading.refuse(line, key, f"feltnavnet «{key}» er ikke tekst.", f'Sett hermetegn rundt: "{key}".')
            continue
        if key in seen:
            reading.refuse(line, key, f"«{key}» står to ganger (første gang på linje {seen[key]}).", "Slett det ene.")
            continue
        seen[key] = line
        reading.lines[(*path, key)] = line
        yield key, _value(value_node, (*path, key), reading)


def _scalar(node: Any, path: Path, reading: _Reading) -> Any:
    text, line, name = node.value, reading.lines[path], field_name(path)
    kind = node.tag.removeprefix(_PREFIX)
    if _escaped(node):
        reading.refuse(line, name, f"feltet «{name}» har et tegn som ikke synes.", "Skriv teksten uten «\\».")
        return text
    if kind == "null" and not node.style:
        if path:
            reading.refuse(line, name, f"feltet «{name}» er tomt.", "Fyll det ut, eller slett linjen.")
        return None
    if kind == "bool" and text in {"true", "false"}:
        return text == "true"
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text)
    if kind in {"bool", "int", "float", "timestamp", "merge", "value"}:
        quoted = f'Er det tekst, så sett hermetegn rundt: "{text}".'
        reading.refuse(line, name, f"feltet «{name}» er «{text}», som kan leses på to måter.", quoted)
    return text


def _escaped(node: Any) -> bool:
    """Tell whether a text in double quotes spells out a character that may not stand in the file itself."""
    return node.style == '"' and any(odd_characters(node.value))


def field_name(path: Path) -> str:
    """The nearest field name of a path, for a message: list positions do not help a reader."""
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")
