"""The exercises for others to use: `oppgaver.json`, and structured data for each page from its record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.bibliotek import Bibliotek
from macros.models import Oppgave, Samling

LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.no"


def write_exercises(folder: Path, address: str, bibliotek: Bibliotek) -> None:
    """Write every exercise as data, in the order of the process, with its address and the licence."""
    exercises = [
        {"adresse": f"{address}oppgaver/{item.id}/", **item.model_dump(mode="json", exclude_none=True)}
        for item in bibliotek.i_prosessens_rekkefolge()
    ]
    content = {"lisens": LICENCE, "spraak": "nb", "oppgaver": exercises}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "oppgaver.json").write_text(text + "\n", encoding="utf-8")


def structured_data(bibliotek: Bibliotek, folder: str, slug: str, address: str, root: str) -> dict[str, Any]:
    """Return what the page is in the words of schema.org; `folder` and `slug` say which record it shows, if any."""
    if folder == "oppgaver" and slug in bibliotek.oppgaver:
        return _exercise(bibliotek, bibliotek.oppgaver[slug], root)
    if folder == "samlinger" and slug in bibliotek.samlinger:
        return _gathering(bibliotek, bibliotek.samlinger[slug], root)
    if address == root:
        return {"@type": "WebSite", "url": root}
    return {"@type": "LearningResource"}


def as_json(data: dict[str, Any]) -> Markup:
    """Return structured data as text for a script element: nothing in it can end the element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704  # escaped on this line


def _exercise(bibliotek: Bibliotek, oppgave: Oppgave, root: str) -> dict[str, Any]:
    supplies = [bibliotek.utstyr[slug].navn for slug in oppgave.utstyr.rom]
    return {
        "@type": ["HowTo", "LearningResource"],
        "totalTime": f"PT{oppgave.tid.gjennomforing}M",
        "timeRequired": f"PT{oppgave.tid.gjennomforing}M",
        "learningResourceType": "gruppeoppgave",
        "teaches": oppgave.resultat,
        "supply": [{"@type": "HowToSupply", "name": name} for name in supplies],
        "step": [
            {"@type": "HowToStep", "position": place, "name": step.tittel, "text": step.deltaker}
            for place, step in enumerate(oppgave.trinn, start=1)
        ],
        "isPartOf": [{"@type": "LearningResource", "url": f"{root}samlinger/{slug}/"} for slug in oppgave.samlinger],
    }


def _gathering(bibliotek: Bibliotek, samling: Samling, root: str) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "position": samling.nummer,
        "teaches": samling.resultat,
        "hasPart": [
            {"@type": "HowTo", "name": item.tittel, "url": f"{root}oppgaver/{item.id}/"}
            for item in bibliotek.oppgaver_i(samling.id)
        ],
    }
