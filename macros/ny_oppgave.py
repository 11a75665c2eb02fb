"""A new exercise from a few answers: a record that passes the check, and the page that shows it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.bibliotek import Bibliotek
from macros.errors import did_you_mean
from macros.models.felles import SLUG_LENGTH
from macros.navigation import page_text

ARKTYPER: Mapping[str, str] = MappingProxyType(
    {
        "ingen": "oppgaven har ikke noe ark",
        "tabell": "kolonner og rader",
        "sporsmal": "spørsmål med skriveplass",
        "kryss": "et kryss med fire spørsmål",
        "liste": "felt under hverandre",
        "fritekst": "ett stort felt",
    }
)
"""The kinds of sheet a new exercise can have."""
MAX_SUMMARY = 140
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


def read_title(text: str, root: Path, bibliotek: Bibliotek) -> str:
    """Return a title that can be used. Raises AnswerError when it gives no id, or one that is taken."""
    slug = slug_of(text)
    taken = {*bibliotek.oppgaver, *(alias for oppgave in bibliotek.oppgaver.values() for alias in oppgave.aliaser)}
    if not slug:
        raise AnswerError("Tittelen må ha minst én bokstav eller ett tall.")
    if slug in taken or any((root / path).exists() for path in paths(slug)):
        raise AnswerError(f"Oppgaven «{slug}» finnes allerede. Velg en annen tittel.")
    return text


def read_summary(text: str) -> str:
    """Return a summary that can be used. Raises AnswerError when it is empty or too long."""
    if not text.strip():
        raise AnswerError(f"Sammendraget er tomt. Skriv én setning på høyst {MAX_SUMMARY} tegn.")
    if len(text) > MAX_SUMMARY:
        raise AnswerError(f"Sammendraget er {len(text)} tegn. Skriv én setning på høyst {MAX_SUMMARY}.")
    return text


def read_stops(texts: Sequence[str], bibliotek: Bibliotek) -> tuple[str, ...]:
    """Return stops that exist, each once. Raises AnswerError when there is none, UnknownIdError for an unknown one."""
    if not texts:
        raise AnswerError("Oppgaven må brukes minst ett sted. Skriv for eksempel «samling-1».")
    for slug in texts:
        bibliotek.get("samlinger", slug)
    return tuple(dict.fromkeys(texts))


def read_minutes(text: str) -> int:
    """Return whole minutes. Raises AnswerError for anything else than a number from 5 to 600."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 5 <= int(text) <= 600:
        raise AnswerError(f"Oppgaven kan ikke ta «{text}» minutter. Skriv et tall fra 5 til 600.")
    return int(text)


def read_sheet(text: str) -> str:
    """Return a kind of sheet; no answer means none. Raises AnswerError for an unknown kind."""
    if text and text not in ARKTYPER:
        raise AnswerError(f"Ukjent slag ark «{text}». {did_you_mean(text, ARKTYPER)}")
    return text or "ingen"


def paths(slug: str) -> tuple[Path, Path]:
    """Return where the record and the page of an exercise are, relative to the project."""
    return Path("data/oppgaver") / f"{slug}.yml", Path("docs/oppgaver") / f"{slug}.md"


def write_exercise(root: Path, svar: Svar, bibliotek: Bibliotek) -> tuple[Path, Path]:
    """Write the record and the page; return both, relative to `root`."""
    slug = slug_of(svar.tittel)
    record, page = paths(slug)
    (root / record).write_text(record_text(svar, next(iter(bibliotek.roller))), encoding="utf-8", newline="\n")
    (root / page).write_text(page_text("oppgave", slug, tidy(svar.sammendrag)), encoding="utf-8", newline="\n")
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
        keep_trailing_newline=True,
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
