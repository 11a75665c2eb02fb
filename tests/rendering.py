"""Macros as a page has them: called for every record, through the site's own Markdown, read back as a reader would."""

from __future__ import annotations

import inspect
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

from macros import fields, views
from macros.html import MACROS
from macros.page import Page

ROOT = Path(__file__).resolve().parent.parent
ONE_RECORD = {
    "oppgave": "oppgaver",
    "samling": "samlinger",
    "plakat": "plakater",
    "modell": "modeller",
    "rolle": "roller",
    "begrep": "ordliste",
    "kilde": "kilder",
}
"""The macros that show one record, and the collection it is in."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def calls(bibliotek):
    """Yield name and arguments of every macro: for every record, and without arguments where it can be."""
    sheets = [f"{oppgave.id}.{ark.id}" for oppgave in bibliotek.oppgaver.values() for ark in oppgave.ark]
    given = {
        **{name: [(slug,) for slug in getattr(bibliotek, place)] for name, place in ONE_RECORD.items()},
        "ark_tabell": [(sheet, filled) for sheet in sheets for filled in (False, True)],
        "prosess": [(), *((slug,) for slug in bibliotek.samlinger)],
        "oppgaveliste": [(), *((slug,) for slug in bibliotek.samlinger)],
        "merke": [(name,) for name in views.MERKER],
        "feltliste": [(name,) for name in fields.MODELS],
    }
    for name, function in MACROS.items():
        needed = [
            item for item in list(inspect.signature(function).parameters.values())[2:] if item.default is item.empty
        ]
        assert name in given or not needed, f"si i tests/rendering.py hvordan makroen «{name}» kalles"
        yield from ((name, arguments) for arguments in given.get(name, [()]))


def render(bibliotek, name, *arguments, page=None):
    """Return what a page gets from a macro, as HTML; a macro for use inside a sentence gets one around it."""
    page = page or Page("prove/side.md")
    text = MACROS[name](bibliotek, page, *arguments)
    return to_html(f"Vi sier {text} her." if name in ("begrep", "kilde", "merke") else text)


def to_html(markdown):
    """Convert with the extensions of mkdocs.yml."""
    extensions, configs = _extensions()
    return Markdown(extensions=extensions, extension_configs=configs).convert(markdown)


@cache
def _extensions():
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.markdown_extensions, config.mdx_configs


class Html(HTMLParser):
    """What a browser makes of a piece of HTML: every start tag with attributes, and the text a reader sees.

    `unclosed` holds tags that were not closed, or closed in the wrong order.
    """

    def __init__(self, html):
        super().__init__()
        self.elements, self.unclosed, self._open, self._text = [], [], [], []
        self.feed(html)
        self.close()
        self.unclosed += self._open
        self.text = " ".join("".join(self._text).split())

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._text.append(" " if tag in ("p", "li", "td", "th", "dt", "dd", "br", "option", "h1", "h2", "h3") else "")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(f"/{tag}")

    def handle_data(self, data):
        if not {"script", "style"}.intersection(self._open):
            self._text.append(data)

    def tags(self, *names):
        """Return the attributes of every element with one of these names."""
        return [attributes for tag, attributes in self.elements if tag in names]
