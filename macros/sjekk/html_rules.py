"""The HTML a page may become: what markdown makes, and a little more. Everything else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.sjekk.finding import Funn, funn
from macros.sjekk.macro_calls import CLOSE, OPEN
from macros.sjekk.markup import Element, Markup
from macros.sjekk.pages import Side

_TAG_NAMES = (
    "p h1 h2 h3 h4 h5 h6 ul ol li a em strong code pre table thead tbody tfoot tr th td caption blockquote hr "
    "br img div span details summary dl dt dd sup sub abbr kbd mark del ins s small q cite figure figcaption "
    "label input section"
)
_TAGS = frozenset(_TAG_NAMES.split())
_ATTRIBUTE_NAMES = (
    "id class href title src alt width height loading lang align colspan rowspan scope start open for type "
    "checked disabled name aria-label aria-hidden aria-labelledby data-ledetekst"
)
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_INPUTS = frozenset({"radio", "checkbox"})
_IDENTIFIER = re.compile(r"(__code[\w:-]*|__tabbed[\w:-]*|(?!__)[\wæøå][\wæøå:.-]*)")
_CLASSES = re.compile(r"(?!md-)[\w-]+|md-button(--primary)?")
_SIZE = re.compile(r"[0-9]{1,4}")
_REMEDY = "Skriv det i markdown, eller spør om hjelp når du sender inn."


def check_html(side: Side, markup: Markup) -> Iterator[Funn]:
    """Yield a finding for each tag, attribute or other piece of HTML that is not allowed."""
    for piece in markup.strange:
        yield _refuse(side, piece[:20], "HTML-kommentarer og erklæringer er ikke tillatt.", "Slett dem.")
    for element in markup.elements:
        if element.tag not in _TAGS or (element.tag == "input" and element.attributes.get("type") not in _INPUTS):
            tag = _shown(element.tag)
            yield _refuse(side, f"<{element.tag}", f"HTML-koden «<{tag}>» er ikke tillatt.", _REMEDY)
        for name, value in element.attributes.items():
            yield from _attribute(side, element, name, value)


def _attribute(side: Side, element: Element, name: str, value: str) -> Iterator[Funn]:
    shown = f"«{_shown(name)}» på «<{_shown(element.tag)}>»"
    if OPEN in name + value + element.tag or CLOSE in name + value:
        message = f"en makro kan ikke stå i {shown}."
        yield _refuse(side, f"<{element.tag}", message, "Flytt den ut i teksten.")
    elif name not in _ATTRIBUTES:
        yield _refuse(side, name, f"egenskapen {shown} er ikke tillatt.", _REMEDY)
    elif name in ("id", "for", "name") and not _IDENTIFIER.fullmatch(value):
        message = f"ankeret «{_shown(value)}» kan ikke brukes."
        yield _refuse(side, value, message, "Bruk små bokstaver, tall og bindestrek.")
    elif name == "class" and not all(_CLASSES.fullmatch(part) for part in value.split()):
        yield _refuse(side, value, f"klassen «{_shown(value)}» kan ikke brukes.", _REMEDY)
    elif name in ("width", "height", "colspan", "rowspan", "start") and not _SIZE.fullmatch(value):
        yield _refuse(side, value, f"«{_shown(name)}» er ikke et helt tall.", "Skriv bare sifre.")


def _refuse(side: Side, needle: str, message: str, remedy: str) -> Funn:
    lines = side.body.lower().split("\n")
    line = next((number for number, text in enumerate(lines) if needle.lower() in text), 0)
    return funn("html", side.file, line + side.body_line, message, remedy)


def _shown(text: str) -> str:
    return text[:40] + ("…" if len(text) > 40 else "")
