"""A new exercise from a few answers: a record that passes the check, and the page that shows it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.bibliotek import Bibliotek
from macros.models.felles import SLUG_LENGTH
from macros.navigation import page_text

ARKTYPER = ("ingen", "tabell", "sporsmal", "kryss", "liste", "fritekst")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ü": "u"})


class AnswerError(ValueError):
    """An answer that cannot be used. The message is a Norwegian sentence with a remedy."""


@dataclass(frozen=True)
class Svar:
    """What the contributor answered. `minutter` is the time in the room, `arktype` one of ARKTYPER."""

    tittel: str
    sammendrag: str
    samlinger: Sequence[str]
    minutter: int
    arktype: str = "ingen"


def slug_of(title: str) -> str:
    """Return a title as an id: «Ønsket situasjon» becomes «onsket-situasjon». The same rule as in foreslaa-post.js."""
    plain = unicodedata.normalize("NFD", title.lower().translate(_LETTERS))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:SLUG_LENGTH].strip("-")


def write_exercise(root: Path, svar: Svar, bibliotek: Bibliotek) -> tuple[Path, Path]:
    """Write the record and the page; return both, relative to `root`.

    Raises AnswerError when the title gives no id or one that is taken, or when an answer is out of bounds.
    """
    slug = slug_of(svar.tittel)
    taken = {*bibliotek.oppgaver, *(alias for oppgave in bibliotek.oppgaver.values() for alias in oppgave.aliaser)}
    record, page = Path("data/oppgaver") / f"{slug}.yml", Path("docs/oppgaver") / f"{slug}.md"
    if not slug:
        raise AnswerError("Tittelen må ha minst én bokstav eller ett tall.")
    if slug in taken or (root / record).exists() or (root / page).exists():
        raise AnswerError(f"Oppgaven «{slug}» finnes allerede. Velg en annen tittel.")
    if not 5 <= svar.minutter <= 600:
        raise AnswerError(f"Oppgaven kan ikke ta {svar.minutter} minutter. Skriv et tall fra 5 til 600.")
    if not 0 < len(svar.sammendrag) <= 140:
        raise AnswerError(f"Sammendraget er {len(svar.sammendrag)} tegn. Skriv én setning på høyst 140.")
    for samling in svar.samlinger:
        bibliotek.get("samlinger", samling)
    (root / record).write_text(record_text(svar, next(iter(bibliotek.roller))), encoding="utf-8")
    (root / page).write_text(page_text("oppgave", slug, tidy(svar.sammendrag)), encoding="utf-8")
    return record, page


def record_text(svar: Svar, rolle: str) -> str:
    """Return the YAML of the record, with «Fyll ut» where the contributor is to write."""
    questions = 4 if svar.arktype == "kryss" else 2
    first = max(svar.minutter // 3, 1)
    fields = {"sporsmal": "sporsmal", "kryss": "sporsmal"}.get(svar.arktype, "felt")
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,  # noqa: S701  # YAML, where every answer goes through the filter below
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["yaml"] = lambda text: json.dumps(tidy(text), ensure_ascii=False)
    return env.get_template("ny_oppgave.yml.j2").render(
        tittel=svar.tittel,
        sammendrag=svar.sammendrag,
        samlinger=svar.samlinger,
        minutter=svar.minutter,
        rolle=rolle,
        arktype="" if svar.arktype == "ingen" else svar.arktype,
        antall_sporsmal=questions,
        trinn=[("Tenk hver for dere", first), ("Arbeid sammen", svar.minutter - first)],
        svarfelt=[f"{fields}-{number + 1}" for number in range(questions if fields == "sporsmal" else 1)],
    )


def tidy(text: str) -> str:
    """Return what was typed on one line, with the quotation marks of Norwegian."""
    return re.sub(r'["“”„]([^"“”„]*)["“”„]', r"«\1»", " ".join(text.split()))
