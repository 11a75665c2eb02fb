"""Minutes must add up, and a sheet must be made before it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from macros.bibliotek import Bibliotek, agenda
from macros.checks.finding import Finding, duplicates
from macros.models import Oppgave, Samling
from macros.rows import clock, minutes_of, sum_minutes, to_minutes


def check_times(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each sum that does not add up and each sheet that comes too late."""
    for oppgave in bibliotek.oppgaver.values():
        yield from _exercise(oppgave)
        yield from _order(oppgave, bibliotek)
    for samling in bibliotek.samlinger.values():
        yield from _stop(samling)
        yield from _agenda(samling, bibliotek)
    numbers = [str(samling.nummer) for samling in bibliotek.samlinger.values()]
    slugs = list(bibliotek.samlinger)
    for position, number in duplicates(numbers):
        yield Finding(
            "samlinger",
            slugs[position],
            ("nummer",),
            f"nummer {number} er brukt to ganger.",
            "Gi hvert stopp sitt eget nummer.",
        )


def _exercise(oppgave: Oppgave) -> Iterator[Finding]:
    total = sum_minutes(oppgave.trinn)
    if total != oppgave.tid.gjennomforing:
        message = f"minuttene i trinnene er {total} til sammen, men «gjennomforing» er {oppgave.tid.gjennomforing}."
        yield Finding("oppgaver", oppgave.id, ("tid", "gjennomforing"), message, "Rett trinnene eller summen.")
    if oppgave.gruppe.min > oppgave.gruppe.maks:
        message = f"gruppen har minst {oppgave.gruppe.min} og høyst {oppgave.gruppe.maks} deltakere."
        yield Finding("oppgaver", oppgave.id, ("gruppe", "min"), message, "La «min» være det laveste tallet.")


def _stop(samling: Samling) -> Iterator[Finding]:
    if samling.type == "samling" and samling.program is None:
        yield Finding("samlinger", samling.id, (), "feltet «program» mangler.", "En samling skal ha kjøreplan.")
    if samling.type != "samling" and samling.program is not None:
        yield Finding(
            "samlinger", samling.id, ("program",), "bare samlinger har «program».", "Slett det, eller rett «type»."
        )


def _agenda(samling: Samling, bibliotek: Bibliotek) -> Iterator[Finding]:
    if samling.program is None:
        return
    for index, post in enumerate(samling.program.poster):
        path = ("program", "poster", index)
        if (post.type == "oppgave") != (post.oppgave is not None):
            yield Finding(
                "samlinger",
                samling.id,
                path,
                "posten må ha både «type: oppgave» og «oppgave», eller ingen av dem.",
                "Rett posten.",
            )
        elif post.oppgave and (post.minutter is not None or post.tittel):
            yield Finding(
                "samlinger",
                samling.id,
                path,
                "tittel og minutter hentes fra oppgaven.",
                "Slett «tittel» og «minutter» i posten.",
            )
        elif not post.oppgave and (post.minutter is None or not post.tittel):
            yield Finding("samlinger", samling.id, path, "posten mangler «tittel» eller «minutter».", "Fyll ut begge.")
        oppgave = bibliotek.oppgaver.get(post.oppgave or "")
        if oppgave and samling.id not in oppgave.samlinger:
            message = f"oppgaven «{oppgave.id}» har ikke «{samling.id}» under «samlinger»."
            yield Finding(
                "samlinger",
                samling.id,
                (*path, "oppgave"),
                message,
                "Legg den til i oppgaven, eller velg en annen oppgave.",
            )
    yield from _end(samling, bibliotek)


def _end(samling: Samling, bibliotek: Bibliotek) -> Iterator[Finding]:
    program = samling.program
    if program is None or any(post.oppgave and post.oppgave not in bibliotek.oppgaver for post in program.poster):
        return
    total = sum(minutes_of(post, bibliotek) for post in program.poster)
    end = clock(to_minutes(program.start) + total)
    if end != program.slutt:
        message = f"postene er {total} minutter til sammen, så dagen slutter {end}, ikke {program.slutt}."
        yield Finding("samlinger", samling.id, ("program", "slutt"), message, "Rett «slutt» eller minuttene.")


def _order(oppgave: Oppgave, bibliotek: Bibliotek) -> Iterator[Finding]:
    for index, reference in enumerate(oppgave.bygger_paa):
        earlier = bibliotek.oppgaver.get(reference.split(".")[0])
        if earlier is None or not _stops(earlier, bibliotek) or not _stops(oppgave, bibliotek):
            continue
        if not _comes_before(earlier, oppgave, bibliotek):
            first = min(_stops(oppgave, bibliotek), key=bibliotek.stopp)
            message = f"arket «{reference}» trengs i «{first}», men ingen tidligere samling lager det."
            yield Finding(
                "oppgaver",
                oppgave.id,
                ("bygger_paa", index),
                message,
                "Flytt en av oppgavene, eller slett henvisningen.",
            )


def _stops(oppgave: Oppgave, bibliotek: Bibliotek) -> list[str]:
    return [slug for slug in oppgave.samlinger if slug in bibliotek.samlinger]


def _comes_before(earlier: Oppgave, later: Oppgave, bibliotek: Bibliotek) -> bool:
    made = min(_stops(earlier, bibliotek), key=bibliotek.stopp)
    needed = min(_stops(later, bibliotek), key=bibliotek.stopp)
    if made != needed:
        return bibliotek.stopp(made) < bibliotek.stopp(needed)
    planned = agenda(bibliotek.samlinger[made])
    if earlier.id in planned and later.id in planned:
        return planned.index(earlier.id) < planned.index(later.id)
    return earlier.id != later.id
