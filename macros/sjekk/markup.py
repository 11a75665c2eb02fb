"""What a page becomes in the browser: rendered with the site's own markdown extensions, then read as HTML.

Judging the result and not the source means that no trick of spelling gets past: the browser sees the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from macros.sjekk.macro_calls import MASK

_BLOCK_NAMES = "p li td th dt dd h1 h2 h3 h4 h5 h6 summary figcaption caption blockquote pre"
BLOCKS = frozenset(_BLOCK_NAMES.split())
_QUOTES = frozenset({"blockquote", "pre", "code", "kbd"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source"})


@dataclass
class Element:
    """One start tag: its name, its attributes, and the text inside it so far."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Block:
    """The text of one paragraph, item, cell or heading, without code. Heading and quotation are known by `tag`."""

    tag: str
    text: str = ""


@dataclass
class Markup:
    """All elements of a page in order, its blocks of text, and what HTML it has that is no element."""

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


def make_converter(root: Path) -> Markdown:
    """Return a converter with the extensions of `root`/mkdocs.yml."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        entries: list[Any] = yaml_load(file)["markdown_extensions"]
    named = {name: options or {} for entry in entries for name, options in _pair(entry)}
    return Markdown(extensions=list(named), extension_configs=named)


def _pair(entry: Any) -> list[tuple[str, Any]]:
    return list(entry.items()) if isinstance(entry, dict) else [(entry, {})]


def read_markup(converter: Markdown, text: str, given: list[str]) -> Markup:
    """Return the markup of masked text. `given` holds the words that stand where each call is."""
    reader = _Reader(given)
    reader.feed(converter.reset().convert(text))
    reader.close()
    return reader.markup


class _Reader(HTMLParser):
    def __init__(self, given: list[str]) -> None:
        super().__init__()
        self.markup = Markup()
        self._given = given
        self._open: list[Element] = []
        self._blocks: list[Block] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.markup.elements.append(element)
        if tag in _VOID:
            self._add(" ")
            return
        self._open.append(element)
        if tag in BLOCKS:
            block = Block("quote" if self._quoted() else tag)
            self.markup.blocks.append(block)
            self._blocks.append(block)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            closed = self._open.pop()
            if closed.tag in BLOCKS and self._blocks:
                self._blocks.pop()
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        self._add(MASK.sub(lambda found: self._given[int(found[1])], data))

    def handle_comment(self, data: str) -> None:
        self.markup.strange.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.markup.strange.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.markup.strange.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.markup.strange.append(f"<![{data}")

    def _add(self, text: str) -> None:
        for element in self._open:
            element.text += text
        if self._blocks and not any(element.tag in ("code", "pre", "kbd") for element in self._open):
            self._blocks[-1].text += text

    def _quoted(self) -> bool:
        return any(element.tag in _QUOTES for element in self._open)


def plain(text: str) -> str:
    """Return text on one line, with single spaces."""
    return re.sub(r"\s+", " ", text).strip()
