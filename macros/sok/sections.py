"""A rendered page, cut at its headings: what search reads of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SKIPPED_TAGS = frozenset(["svg", "script", "style", "button", "form", "select", "template", "code", "pre"])
_SKIPPED_CLASSES = frozenset(
    # marks, figures and lists that stand on many pages; filled examples are about an invented office
    [
        "headerlink",
        "hb-merke",
        "hb-prosess",
        "hb-eksempel",
        "hb-kilder",
        "hb-kildeliste",
        "hb-kort",
        "hb-snarvei",
        "hb-merknad",
        "hb-sammen",
        "hb-skjult",
        "hb-begrep__forklaring",
    ]
)
_STRESSED = frozenset(("strong", "em", "th", "dt", "caption"))
"""What stands in these counts twice."""


@dataclass
class Section:
    """What stands under one heading. The page itself is the section without an anchor."""

    anchor: str
    title: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section("", "")]
        self._open: list[tuple[str, bool]] = []
        self._skipping = 0
        self._heading: str | None = None
        self._term_anchor = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        found = dict(attrs)
        skip = tag in _SKIPPED_TAGS or not _SKIPPED_CLASSES.isdisjoint((found.get("class") or "").split())
        self._open.append((tag, skip))
        self._skipping += skip
        anchor = found.get("id") or ""
        if tag == "div":
            self._term_anchor = anchor
        if self._skipping:
            return
        if tag in ("h2", "h3") or (tag == "dt" and self._term_anchor):
            self.sections.append(Section(anchor or self._term_anchor, ""))
        if tag in ("h1", "h2", "h3") or (tag == "dt" and self._term_anchor):
            self._heading = tag

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self._open):
            name, skip = self._open.pop()
            self._skipping -= skip
            if name == self._heading:
                self._heading = None
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._heading:
            self.sections[-1].title = " ".join(f"{self.sections[-1].title} {data}".split())
        else:
            self.sections[-1].words.append(data)
            if any(tag in _STRESSED for tag, _ in self._open):
                self.sections[-1].words.append(data)


def read_sections(html: str) -> list[Section]:
    """Return the sections of a page's content, the first one without an anchor and with the page's own heading."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections
