"""What the two form macros show: the fields, the repository's addresses, and what the browser needs to know."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from macros.bibliotek import Bibliotek
from macros.models import Plakat
from macros.page import Page, address
from macros.skjema.felt import arkfelt, oppgavefelt
from macros.skjema.poster import KATALOG

FLEST_RADER = 12
"""Rows of a table in the form: more do not fit on a sheet with room to write."""

_GRUPPER = {"oppgaver": "Oppgaver", "samlinger": "Samlinger", "plakater": "Plakater", "modeller": "Modeller"}


def forslag(bibliotek: Bibliotek, side: Page) -> dict[str, Any]:
    """Return what the form for a new exercise shows."""
    oppsett = {
        "kodelager": side.kodelager.as_json(),
        "opptatt": sorted(_taken(bibliotek)),
        "personvern": _personal_data(),
    }
    return {
        "oppgave": oppgavefelt(bibliotek),
        "ark": arkfelt(bibliotek),
        "flest_rader": FLEST_RADER,
        "kodelager": side.kodelager,
        "oppsett": json.dumps(oppsett, ensure_ascii=False),
        "stil": asset(side, "assets/foreslaa.css"),
        "skript": asset(side, "assets/foreslaa.js"),
    }


def endring(bibliotek: Bibliotek, side: Page) -> dict[str, Any]:
    """Return what the form for a change shows."""
    records = bibliotek.collections()
    grupper = [
        (label, [(f"{name}/{slug}", _title(record)) for slug, record in records[name].items()])
        for name, label in _GRUPPER.items()
    ]
    oppsett = {"kodelager": side.kodelager.as_json(), "poster": asset(side, KATALOG), "personvern": _personal_data()}
    return {
        "grupper": grupper,
        "kodelager": side.kodelager,
        "oppsett": json.dumps(oppsett, ensure_ascii=False),
        "stil": asset(side, "assets/foreslaa.css"),
        "skript": asset(side, "assets/foreslaa-endring.js"),
    }


def asset(side: Page, path: str) -> str:
    """Return the address of a file under docs/ that is not a page, relative to the page."""
    here = posixpath.dirname(address(side.source, side.directory_urls))
    return posixpath.relpath(path, here or ".")


def _personal_data() -> dict[str, Any]:
    from macros.sjekk.personal_data import for_browser  # noqa: PLC0415  # the check imports the macros

    return for_browser()


def _title(record: Any) -> str:
    return str(record.overskrift.tekst if isinstance(record, Plakat) else record.tittel)


def _taken(bibliotek: Bibliotek) -> set[str]:
    aliases = (alias for oppgave in bibliotek.oppgaver.values() for alias in oppgave.aliaser)
    return {*bibliotek.oppgaver, *aliases}
