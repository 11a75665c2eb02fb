"""Pure arithmetic on records: sums, clock times, the cells of a sheet. Shared by every output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from macros.bibliotek import Bibliotek
from macros.models import Ark, FritekstArk, KryssArk, ListeArk, Oppgave, Programpost, Samling, SporsmalArk, TabellArk
from macros.models.ark import Felt

_NAME = re.compile(r"Nav\b|.[A-ZÆØÅ]")


class HasMinutes(Protocol):
    """Anything that takes time."""

    @property
    def minutter(self) -> int:
        """Whole minutes."""


@dataclass(frozen=True)
class Programlinje:
    """One line of a run sheet: when it begins and ends, how long it takes and what it is."""

    start: str
    slutt: str
    minutter: int
    tittel: str
    post: Programpost
    oppgave: Oppgave | None


def sum_minutes(items: Iterable[HasMinutes]) -> int:
    """Return the sum of whole minutes."""
    return sum(item.minutter for item in items)


def to_minutes(time: str) -> int:
    """Return minutes after midnight for a clock time written «09.00»."""
    hours, minutes = time.split(".")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """Return the clock time, «09.00», for minutes after midnight."""
    return f"{minutes // 60 % 24:02d}.{minutes % 60:02d}"


def duration(minutes: int) -> str:
    """Return minutes as a reader says them: «45 min», «1 t», «1 t 15 min»."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} t" + (f" {rest} min" if rest else "")


def listing(names: Iterable[str]) -> str:
    """Return names as one list in running text: capitals first, and in names such as «Nav-ledere»."""
    return ", ".join(
        name if place == 0 or _NAME.match(name) else name[0].lower() + name[1:] for place, name in enumerate(names)
    )


def and_list(names: Sequence[str]) -> str:
    """Join names the Norwegian way, «a, b og c»."""
    return " og ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def minutes_of(post: Programpost, bibliotek: Bibliotek) -> int:
    """Return the minutes of an agenda item; an exercise brings its own."""
    if post.oppgave:
        oppgave: Oppgave = bibliotek.get("oppgaver", post.oppgave)
        return oppgave.tid.gjennomforing
    return post.minutter or 0


def agenda_lines(samling: Samling, bibliotek: Bibliotek) -> tuple[Programlinje, ...]:
    """Return the run sheet of a gathering with clock times; empty when it has none."""
    if samling.program is None:
        return ()
    lines, now = [], to_minutes(samling.program.start)
    for post in samling.program.poster:
        oppgave = bibliotek.get("oppgaver", post.oppgave) if post.oppgave else None
        minutes = minutes_of(post, bibliotek)
        title = oppgave.tittel if oppgave else post.tittel or ""
        lines.append(Programlinje(clock(now), clock(now + minutes), minutes, title, post, oppgave))
        now += minutes
    return tuple(lines)


def step_starts(items: Iterable[HasMinutes]) -> tuple[int, ...]:
    """Return how many minutes into the exercise each step begins."""
    starts, now = [], 0
    for item in items:
        starts.append(now)
        now += item.minutter
    return tuple(starts)


def bottom_fields(oppgave: Oppgave, ark: Ark) -> tuple[Felt, ...]:
    """Return the questions with room for an answer below the rest of the sheet."""
    by_id = {question.id: question for question in oppgave.sporsmal}
    return tuple(by_id[slug] for slug in ark.nederst)


def answer_fields(oppgave: Oppgave, ark: Ark) -> tuple[Felt, ...]:
    """Return the places to write on a sheet, apart from the cells of tables and maps, the lines and the bottom."""
    if isinstance(ark, KryssArk | SporsmalArk):
        by_id = {question.id: question for question in oppgave.sporsmal}
        return tuple(by_id[slug] for slug in ark.sporsmal or by_id)
    if isinstance(ark, ListeArk | FritekstArk):
        return ark.felt
    return ()


def row_labels(ark: TabellArk) -> tuple[str, ...]:
    """Return the row headings of a table: the named rows, otherwise the numbers from 1."""
    if ark.rader:
        return tuple(row.tekst for row in ark.rader)
    return tuple(str(number + 1) for number in range(ark.antall_rader or 0))


def paragraphs(text: str) -> tuple[str, ...]:
    """Split plain text into paragraphs: a line break in the record is a new paragraph in every output."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def norwegian_order(text: str) -> tuple[int, ...]:
    """Return a sort key for Norwegian order: æ, ø and å last, in that order, whatever the case."""
    last = {"æ": 0x10000, "ø": 0x10001, "å": 0x10002}
    return tuple(last.get(char, ord(char)) for char in text.casefold())
