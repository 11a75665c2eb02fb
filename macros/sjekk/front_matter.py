"""The fields at the top of a page. The theme writes them into the page as they are, so they must be plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.sjekk.finding import Funn, funn
from macros.text_safety import more_than_text
from macros.yaml_reader import Document, Path

MAX_DESCRIPTION = 155
_TEXTS = ("title", "description")
_HIDES = ("navigation", "toc")
_KEYS = frozenset({*_TEXTS, "hide", "search", "sokeord"})


def check_front_matter(document: Document) -> Iterator[Funn]:
    """Yield a finding for each field that is unknown, missing, of the wrong kind or more than text."""
    value = document.value
    if not isinstance(value, dict):
        message, remedy = "toppen av siden har ikke felt.", "Skriv «description: …» mellom strekene."
        yield funn("toppen", document.file, 1, message, remedy)
        return
    for key, item in value.items():
        if key not in _KEYS:
            remedy = f"Bruk bare: {', '.join(sorted(_KEYS))}."
            yield _say(document, (key,), f"feltet «{key}» kan ikke stå øverst på en side.", remedy)
        elif not _fits(key, item):
            yield _say(document, (key,), f"feltet «{key}» er ikke skrevet riktig.", _FORMS[key])
        else:
            yield from _texts(document, (key,), item)
    description = value.get("description")
    if "description" not in value:
        yield _say(document, ("description",), "siden mangler «description».", "Skriv én setning om siden.")
    elif isinstance(description, str) and len(description) > MAX_DESCRIPTION:
        message = f"«description» er {len(description)} tegn."
        yield _say(document, ("description",), message, f"Kort den ned til høyst {MAX_DESCRIPTION}.")


_FORMS = {
    "title": "Skriv én linje med tekst.",
    "description": "Skriv én setning om siden.",
    "hide": f"Skriv en liste med {' eller '.join(f'«{name}»' for name in _HIDES)}.",
    "search": "Skriv «boost» med et tall, eller «exclude: true», under «search».",
    "sokeord": "Skriv en liste: «- ord» på hver linje.",
}


def _fits(key: str, value: Any) -> bool:
    """Tell whether a field is of the kind it should be."""
    if key in _TEXTS:
        return isinstance(value, str)
    if key == "search":
        return isinstance(value, dict) and not set(value) - {"boost", "exclude"}
    items = value if isinstance(value, list) else []
    return bool(items) and all(isinstance(item, str) and (key != "hide" or item in _HIDES) for item in items)


def _texts(document: Document, path: Path, value: Any) -> Iterator[Funn]:
    if isinstance(value, list | dict):
        for place, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(document, (*path, place), item)
        return
    for message, remedy in more_than_text(value) if isinstance(value, str) else ():
        yield _say(document, path, f"feltet «{path[0]}» {message}", remedy)
    if isinstance(value, str) and '"' in value:
        yield _say(document, path, f"feltet «{path[0]}» har rette hermetegn.", "Bruk «…».")


def _say(document: Document, path: Path, message: str, remedy: str) -> Funn:
    return funn("toppen", document.file, document.line(path), message, remedy, str(path[0]))
