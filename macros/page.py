"""The page a macro is called on: its address, and what it has cited so far."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.skjema.kodelager import Kodelager


@dataclass
class Page:
    """State for one page of markdown.

    `source` is the path of the markdown file under docs/. `citations` holds every (source id, place) in the order
    of first use; its index plus one is the number the reader sees. `kodelager` has the addresses of the repository.
    `sizes` holds the bytes of each sheet to download, by name.
    """

    source: str
    directory_urls: bool = True
    kodelager: Kodelager = field(default_factory=Kodelager)
    sizes: Mapping[str, int] = field(default_factory=dict)
    citations: list[tuple[str, str]] = field(default_factory=list)
    terms: int = 0

    def link(self, target: str, anchor: str = "") -> str:
        """Return the address of the markdown file `target` under docs/, relative to this page."""
        here, there = (address(path, self.directory_urls) for path in (self.source, target))
        relative = posixpath.relpath(there or ".", posixpath.dirname(here) or ".")
        if self.directory_urls:
            relative = "./" if relative == "." else f"{relative}/"
        return relative + (f"#{anchor}" if anchor else "")

    def file(self, target: str) -> str:
        """Return the address of a file that is not a page, relative to this page."""
        return posixpath.relpath(target, posixpath.dirname(address(self.source, self.directory_urls)) or ".")

    def cite(self, source: str, place: str) -> int:
        """Return the number of this source and place on the page, from 1; the same pair keeps its number."""
        if (source, place) not in self.citations:
            self.citations.append((source, place))
        return self.citations.index((source, place)) + 1

    def next_term(self) -> int:
        """Return a number that no other term on the page has."""
        self.terms += 1
        return self.terms


def address(source: str, directory_urls: bool) -> str:
    """Return the address of a markdown file in the built site, without a leading slash.

    With directory addresses, `oppgaver/x.md` becomes `oppgaver/x/` and `index.md` its folder; otherwise
    the ending becomes `.html`.
    """
    stem = source.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""
