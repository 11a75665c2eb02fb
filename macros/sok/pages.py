"""What search knows about each page: its words, and what a hit shows besides them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.ark import names
from macros.bibliotek import Bibliotek
from macros.rows import duration
from macros.sok.sections import Section, read_sections
from macros.views import ark_visning

ABOUT = ("bidra/", "om/")
"""Folders of pages about the handbook, which a reader seldom looks for."""
FRONT_PAGE, LEADS_ON, ABOUT_THE_HANDBOOK = 0.6, 0.85, 0.7
"""How much a page weighs that only leads on to others, or is about the handbook. Other pages weigh 1."""


@dataclass(frozen=True)
class Sheet:
    """A sheet, a hit of its own: where it stands on its page, and its file."""

    anchor: str
    title: str
    paper: str
    file: str


@dataclass(frozen=True)
class SearchPage:
    """One page as search sees it. `facts` is the line under the title of a hit: where in the process, time, format."""

    url: str
    title: str
    facts: str
    summary: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...] = ()
    boost: float = 1.0


def describe(
    source: str, url: str, meta: Mapping[str, Any], html: str, ancestors: Iterable[str], bibliotek: Bibliotek
) -> SearchPage:
    """Return what search knows about the page made from `docs/<source>`, whose content is rendered as `html`."""
    sections = tuple(read_sections(html))
    folder, _, name = source.removesuffix(".md").rpartition("/")
    record = bibliotek.collections().get(folder, {}).get(name)
    keywords = (*(getattr(record, "sokeord", ())), *_strings(meta.get("sokeord")))
    description = str(meta.get("description") or "")
    sections[0].words.append(description)
    facts = {"oppgaver": _exercise_facts, "samlinger": _stop_facts, "plakater": _poster_facts}.get(folder)
    return SearchPage(
        url=url,
        title=sections[0].title or str(meta.get("title") or name),
        facts=facts(record, bibliotek) if record and facts else _place(ancestors),
        summary=getattr(record, "sammendrag", None) or description,
        keywords=keywords,
        sections=sections,
        sheets=_sheets(record) if record and folder == "oppgaver" else (),
        boost=_boost(source, meta),
    )


def _boost(source: str, meta: Mapping[str, Any]) -> float:
    """Return how much a page weighs: `search.boost` of its front matter, else less for pages that only lead on."""
    search = meta.get("search")
    if isinstance(search, dict) and isinstance(search.get("boost"), int | float):
        return float(search["boost"])
    if source == "index.md":
        return FRONT_PAGE
    if source.startswith(ABOUT):
        return ABOUT_THE_HANDBOOK
    return LEADS_ON if source.endswith("/index.md") else 1.0


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _place(ancestors: Iterable[str]) -> str:
    return next((title for title in ancestors if title), "")


def _exercise_facts(oppgave: Any, bibliotek: Bibliotek) -> str:
    stops = ", ".join(bibliotek.samlinger[slug].kortnavn for slug in oppgave.samlinger)
    papers = dict.fromkeys(ark_visning(oppgave, ark).papir for ark in oppgave.ark)
    return " · ".join(["Oppgave", stops, duration(oppgave.tid.gjennomforing), *papers])


def _stop_facts(samling: Any, bibliotek: Bibliotek) -> str:
    facts = [f"Stopp {samling.nummer} av {len(bibliotek.samlinger)}"]
    if samling.program:
        facts.append(f"kl. {samling.program.start}–{samling.program.slutt}")
    return " · ".join(facts)


def _poster_facts(plakat: Any, bibliotek: Bibliotek) -> str:
    oppgave, _ = bibliotek.ark(plakat.ark)
    return f"Plakat · eksempel til {oppgave.tittel}"


def _sheets(oppgave: Any) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            f"ark-{ark.id}",
            ark.tittel,
            ark_visning(oppgave, ark).papir,
            f"{names.FOLDER}/{names.blank_name(oppgave, ark, ark.format.papir)}",
        )
        for ark in oppgave.ark
    )
