"""How a page is put together: headings, evidence marks, list of sources, and a page for every record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from macros.errors import did_you_mean
from macros.sjekk.finding import Funn, funn
from macros.sjekk.macro_calls import MASK, Call, Masked
from macros.sjekk.markup import Markup, plain
from macros.sjekk.pages import Side

OWN_PAGE = {"oppgaver": "oppgave", "samlinger": "samling", "plakater": "plakat", "modeller": "modell"}
"""The macro that makes the whole page of a record, by folder."""

_HEADING = re.compile(r"^(#{1,6})\s", re.MULTILINE)
_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?^\1?\2", re.MULTILINE | re.DOTALL)
_MAX_HEADING = 80


def is_record_page(side: Side, masked: Masked) -> bool:
    """Tell whether a macro makes the whole page, with its heading."""
    return any(call.name in OWN_PAGE.values() for call in masked.calls) and not _HEADING.search(side.body)


def check_headings(side: Side, markup: Markup) -> Iterator[Funn]:
    """Yield a finding unless there is one first-level heading and no level is skipped."""
    headings = [element for element in markup.elements if re.fullmatch("h[1-6]", element.tag)]
    level, seen = 0, set()
    for heading in headings:
        text = plain(heading.text.removesuffix("#"))
        line = side.line_of(text)
        here = int(heading.tag[1])
        if here > level + 1 and level:
            message = f"overskriften «{text}» hopper fra nivå {level} til {here}."
            yield funn("overskrifter", side.file, line, message, f"Bruk {'#' * (level + 1)}.")
        if not text:
            yield funn("overskrifter", side.file, line, "en overskrift er tom.", "Skriv den, eller slett den.")
        if len(text) > _MAX_HEADING:
            message = f"overskriften «{text[:40]}…» er {len(text)} tegn."
            yield funn("overskrifter", side.file, line, message, f"Kort den ned til høyst {_MAX_HEADING}.")
        if text.endswith((".", ":", ",")):
            yield funn("overskrifter", side.file, line, f"overskriften «{text}» slutter med tegn.", "Slett tegnet.")
        if (here, text) in seen and here < 3:
            yield funn("overskrifter", side.file, line, f"overskriften «{text}» står to ganger.", "Gi dem ulike navn.")
        seen.add((here, text))
        level = here
    count = sum(heading.tag == "h1" for heading in headings)
    if count != 1 or headings[0].tag != "h1":
        message = f"siden har {count or 'ingen'} overskrifter på nivå 1, men skal begynne med én."
        yield funn("overskrifter", side.file, side.body_line, message, "Skriv «# Overskrift» øverst.")


def check_marks(side: Side, masked: Masked) -> Iterator[Funn]:
    """Yield a finding for each section that does not say where it comes from, and for a missing list of sources."""
    body = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), masked.text)
    for title, line, text in _sections(body, side.body_line):
        names = [masked.calls[int(number)].name for number in MASK.findall(text)]
        if not names and len(_words(text)) > _FEW_WORDS:
            remedy = 'Skriv {{ kilde("…") }} eller {{ merke("forslag") }} i den.'
            yield funn("merker", side.file, line, f"delen «{title}» sier ikke hvor den kommer fra.", remedy)
    cites = [call for call in masked.calls if call.name == "kilde"]
    lists = [call for call in masked.calls if call.name == "kildeliste"]
    if cites and not lists:
        message = "siden viser til kilder, men har ingen kildeliste."
        yield funn("merker", side.file, cites[0].line, message, "Skriv {{ kildeliste() }} nederst på siden.")
    elif lists and not cites:
        message = "siden har kildeliste, men viser ikke til noen kilde."
        yield funn("merker", side.file, lists[0].line, message, "Slett {{ kildeliste() }}.")
    elif lists and (lists[0].line < cites[-1].line or len(lists) > 1):
        message = "kildelisten står ikke nederst på siden."
        yield funn("merker", side.file, lists[0].line, message, "Flytt {{ kildeliste() }} ned.")


_FEW_WORDS = 25
"""A section this short leads the reader on; it states nothing that needs a source."""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text))


def _sections(body: str, first_line: int) -> Iterator[tuple[str, int, str]]:
    places = [found for found in _HEADING.finditer(body) if found[1] == "##"]
    for found, following in zip(places, [*places[1:], None], strict=False):
        text = body[found.start() : following.start() if following else len(body)]
        title = re.sub(r"\s*\{[^}]*\}\s*$", "", text.split("\n")[0].lstrip("# "))
        yield title, first_line + body.count("\n", 0, found.start()), text


_NO_RECORD = frozenset({"index", "finn"})
"""Pages in such a folder that show many records."""


def check_record_pages(known: Mapping[str, Collection[str]], pages: Mapping[str, tuple[Call, ...]]) -> Iterator[Funn]:
    """Yield a finding for each page in the folder of a kind of record that does not show the record it is named after.

    `known` holds the ids by folder, `pages` the calls of each page by its path under docs/. A record without a
    page is no fault: the site makes one.
    """
    for page, calls in sorted(pages.items()):
        folder, _, name = page.partition("/")
        slug = name.removesuffix(".md")
        if folder not in OWN_PAGE or "/" in name or slug in _NO_RECORD:
            continue
        macro = OWN_PAGE[folder]
        if slug not in known.get(folder, ()):
            hint = did_you_mean(slug, known.get(folder, ()))
            yield funn("filer", f"docs/{page}", 0, f"siden mangler data/{folder}/{slug}.yml.", hint)
        elif not any(call.name == macro and call.arguments == (slug,) for call in calls):
            remedy = f'Skriv {{{{ {macro}("{slug}") }}}} på siden.'
            yield funn("filer", f"docs/{page}", 0, "siden viser ikke posten med samme navn.", remedy)
