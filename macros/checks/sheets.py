"""A sheet must be whole: ids once, questions that exist, and an example with text in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.bibliotek import Bibliotek
from macros.checks.finding import Finding, duplicates
from macros.errors import UnknownIdError, did_you_mean
from macros.models import Ark, KartArk, KryssArk, Oppgave, SporsmalArk, TabellArk
from macros.rows import answer_fields, row_labels
from macros.yaml_reader import Path


def check_sheets(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each sheet or poster that is not whole."""
    for oppgave in bibliotek.oppgaver.values():
        yield from _unique(oppgave)
        for index, ark in enumerate(oppgave.ark):
            yield from _stops(oppgave, ark, ("ark", index, "samlinger"))
            questions = list(_questions(oppgave, ark, ("ark", index)))
            yield from questions
            if not questions:
                yield from _example(oppgave, ark, ("ark", index, "eksempel"))
    for plakat in bibliotek.plakater.values():
        try:
            oppgave, ark = bibliotek.ark(plakat.ark)
        except UnknownIdError:
            continue  # said by check_references
        for path, message, remedy in _answers(
            plakat.svar, [field.id for field in answer_fields(oppgave, ark)], ("svar",)
        ):
            yield Finding("plakater", plakat.id, path, message, remedy)


def _unique(oppgave: Oppgave) -> Iterator[Finding]:
    groups: list[tuple[Path, list[str]]] = [
        (("ark",), [ark.id for ark in oppgave.ark]),
        (("sporsmal",), [question.id for question in oppgave.sporsmal]),
    ]
    for index, ark in enumerate(oppgave.ark):
        for name in ("kolonner", "rader", "felt", "linjer", "markeringer"):
            groups.append((("ark", index, name), [item.id for item in getattr(ark, name, ())]))
    for path, ids in groups:
        for position, slug in duplicates(ids):
            yield Finding(
                "oppgaver", oppgave.id, (*path, position), f"id-en «{slug}» er brukt to ganger.", "Gi hver sin id."
            )


def _stops(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    for position, slug in enumerate(ark.samlinger):
        if slug not in oppgave.samlinger:
            message = f"arket brukes i «{slug}», men oppgaven har ikke «{slug}» under «samlinger»."
            remedy = "Legg den til i oppgaven, eller ta den bort fra arket."
            yield Finding("oppgaver", oppgave.id, (*path, position), message, remedy)


def _questions(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    if isinstance(ark, TabellArk) and bool(ark.rader) == bool(ark.antall_rader):
        yield Finding(
            "oppgaver", oppgave.id, path, "tabellen må ha enten «rader» eller «antall_rader».", "Bruk én av dem."
        )
    if not isinstance(ark, KryssArk | SporsmalArk):
        return
    known = [question.id for question in oppgave.sporsmal]
    for position, slug in enumerate(ark.sporsmal):
        if slug not in known:
            yield Finding(
                "oppgaver",
                oppgave.id,
                (*path, "sporsmal", position),
                f"ukjent spørsmål «{slug}».",
                did_you_mean(slug, known),
            )
    count = len(ark.sporsmal or known)
    if isinstance(ark, KryssArk) and count != 4:
        yield Finding(
            "oppgaver",
            oppgave.id,
            path,
            f"et kryss skal ha fire spørsmål, men har {count}.",
            "Nevn fire id-er under «sporsmal».",
        )
    elif count == 0:
        yield Finding(
            "oppgaver", oppgave.id, path, "arket har ingen spørsmål.", "Skriv spørsmålene under «sporsmal» i oppgaven."
        )


def _example(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    example = ark.eksempel
    found = list(
        _answers(example.svar, [field.id for field in (*ark.linjer, *answer_fields(oppgave, ark))], (*path, "svar"))
    )
    if isinstance(ark, TabellArk):
        found += _table(ark, (*path, "rader"))
    elif isinstance(ark, KartArk):
        found += _map(ark, (*path, "omrader"))
    if example.rader and not isinstance(ark, TabellArk):
        found.append(((*path, "rader"), "bare tabeller har «rader» i eksempelet.", "Bruk «svar»."))
    if example.omrader and not isinstance(ark, KartArk):
        found.append(((*path, "omrader"), "bare kart har «omrader» i eksempelet.", "Bruk «svar»."))
    for where, message, remedy in found:
        yield Finding("oppgaver", oppgave.id, where, message, remedy)


def _answers(answers: Mapping[str, str], wanted: list[str], path: Path) -> Iterator[tuple[Path, str, str]]:
    for slug in wanted:
        if slug not in answers:
            yield path, f"feltet «{slug}» er ikke fylt ut i eksempelet.", "Hvert felt på arket skal ha tekst."
    for slug in answers:
        if slug not in wanted:
            yield (*path, slug), f"arket har ikke feltet «{slug}».", did_you_mean(slug, wanted)


def _table(ark: TabellArk, path: Path) -> Iterator[tuple[Path, str, str]]:
    wanted, rows = len(row_labels(ark)), ark.eksempel.rader
    if len(rows) != wanted:
        yield path, f"eksempelet har {len(rows)} rader, men arket har {wanted}.", "Fyll ut alle radene."
    for index, row in enumerate(rows):
        yield from _answers(row, [column.id for column in ark.kolonner], (*path, index))


def _map(ark: KartArk, path: Path) -> Iterator[tuple[Path, str, str]]:
    areas, known = ark.eksempel.omrader, [mark.id for mark in ark.markeringer]
    if len(areas) != ark.antall_felt:
        yield (
            path,
            f"eksempelet har {len(areas)} områder, men kartet har {ark.antall_felt} felt.",
            "Fyll ut alle feltene.",
        )
    for index, area in enumerate(areas):
        if area.markering and area.markering not in known:
            yield (
                (*path, index, "markering"),
                f"ukjent markering «{area.markering}».",
                did_you_mean(area.markering, known),
            )
