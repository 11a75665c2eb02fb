"""Records are plain text: no HTML, no macros, no markdown, nothing that a spreadsheet would calculate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.loader import Loading
from macros.sjekk.finding import Funn, funn
from macros.sjekk.links import unsafe
from macros.text_safety import more_than_text
from macros.yaml_reader import Path, field_name


def check_plain_text(loading: Loading) -> Iterator[Funn]:
    """Yield a finding for each text in the records that is more than text."""
    documents = {document.file: document for document, _ in loading.places.values()}
    for document in documents.values():
        for path, text in _strings(document.value, ()):
            for message, remedy in _faults(path, text):
                name = field_name(path)
                yield funn("html", document.file, document.line(path), f"feltet «{name}» {message}", remedy, name)


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from _strings(item, (*path, key))


def _faults(path: Path, text: str) -> Iterator[tuple[str, str]]:
    yield from more_than_text(text)
    problem = unsafe(text) if path[-1:] == ("url",) else None
    if problem:
        yield f"kan ikke brukes: {problem[0]}", problem[1]
