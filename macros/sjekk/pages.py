"""The pages of docs/ as their authors wrote them: front matter, body, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from macros.file_safety import refusal
from macros.sjekk.files import MAX_PAGE_BYTES
from macros.sjekk.finding import Funn, funn
from macros.sjekk.front_matter import check_front_matter
from macros.text_safety import odd_characters
from macros.yaml_reader import MAX_ODD, parse

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MOST = {"[": 500, "<": 500, "`": 1000, ">": 1000, "|": 3000}
"""How many a page may have of each sign that makes Markdown look back through the paragraph."""
_DEEP = re.compile(r"^[ \t]{41}", re.MULTILINE)
_WEIGHT = re.compile(r"\bboost: [0-9]\.[0-9]{1,2}\b")
"""The one number with a point that a page may have: its weight in search."""


@dataclass(frozen=True)
class Side:
    """One page of markdown.

    `file` is relative to the project, with forward slashes; `body` is what follows the front matter, and its
    first line is line `body_line` of the file.
    """

    file: str
    source: str
    text: str
    meta: dict[str, Any]
    body: str
    body_line: int

    def line_of(self, fragment: str) -> int:
        """Return the line of the file where `fragment` first stands in the body, or where the body begins."""
        lines = enumerate(self.body.split("\n"), self.body_line)
        return next((number for number, line in lines if fragment in line), self.body_line)


def read_pages(root: Path) -> tuple[list[Side], list[Funn]]:
    """Return the pages of `root`/docs that can be read, in order of path, and the faults of reading them."""
    pages: list[Side] = []
    found: list[Funn] = []
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if not path.is_file() or path.stat().st_size > MAX_PAGE_BYTES or refusal(path, root):
            continue  # said by check_files
        try:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            found.append(funn("filer", name, 0, "filen er ikke lagret som UTF-8.", "Lagre den på nytt som UTF-8."))
            continue
        odd = [funn("tegn", name, *problem) for problem in islice(odd_characters(text), MAX_ODD)]
        odd.extend(_too_much(name, text))
        found.extend(odd)
        if odd:
            continue
        page, problems = _read(name, text)
        pages.append(page)
        found.extend(problems)
    return pages, found


def _too_much(name: str, text: str) -> Iterator[Funn]:
    """Yield a finding for what would take Markdown minutes to read. No page of the handbook comes near."""
    for sign, most in _MOST.items():
        if text.count(sign) > most:
            yield funn("filer", name, 0, f"siden har mer enn {most} tegn av typen «{sign}».", "Del den opp.")
    deep = _DEEP.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        yield funn("filer", name, line, "linjen er rykket inn mer enn 40 mellomrom.", "Flytt den mot venstre.")


def _read(name: str, text: str) -> tuple[Side, list[Funn]]:
    source = name.removeprefix("docs/")
    match = _FRONT_MATTER.match(text)
    if not match:
        remedy = "Begynn filen med «---», «description: …» og «---», hver på sin linje."
        side = Side(name, source, text, {}, text, 1)
        return side, [funn("toppen", name, 1, "siden mangler beskrivelse øverst.", remedy)]
    document, errors = parse(f"\n{match[1] or ''}".encode(), name)
    found = [
        Funn(error, "toppen") for error in errors if not (error.field == "boost" and _WEIGHT.search(match[1] or ""))
    ]
    if document is not None:
        found.extend(check_front_matter(document))
    value = document.value if document is not None and isinstance(document.value, dict) else {}
    return Side(name, source, text, value, text[match.end() :], text.count("\n", 0, match.end()) + 1), found
