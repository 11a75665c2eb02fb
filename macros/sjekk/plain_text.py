"""Records are plain text: no HTML, no macros, no markdown, nothing that a spreadsheet would calculate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.loader import Loading
from macros.sjekk.finding import Funn, funn
from macros.sjekk.links import unsafe
from macros.yaml_reader import Path, field_name

_KINDS = (
    (re.compile(r"<[a-z!/?]|&(#\w+|[a-z]+);", re.IGNORECASE), "HTML-kode"),
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "en makro"),
    (re.compile(r"\]\(|\*\*|^#{1,6} |```|!\["), "markdown"),
)
_FORMULA = re.compile(r"\s*([=@]|[+-]\s*[A-Za-z(])")


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
    kind = next((name for pattern, name in _KINDS if pattern.search(text)), "")
    if kind:
        yield f"har {kind}.", "Skriv ren tekst."
    if _FORMULA.match(text):
        yield f"begynner med «{text.strip()[0]}», som et regneark leser som en formel.", "Begynn med et ord."
    problem = unsafe(text) if path[-1:] == ("url",) else None
    if problem:
        yield f"kan ikke brukes: {problem[0]}", problem[1]
