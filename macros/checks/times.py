"""Minutes must add up, and a sheet must be made before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.bibliotek import Bibliotek, agenda
from macros.checks.finding import Finding
from macros.models import Oppgave, Programpost, Samling
from macros.rows import clock, minutes_of, sum_minutes, to_minutes


def check_times(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each sum that does not add up and each sheet that comes too late."""
    for oppgave in bibliotek.oppgaver.values():
        yield from _exercise(oppgave)
        yield from _order(oppgave, bibliotek)
    for samling in bibliotek.samlinger.values():
        yield from _stop(samling)
        yield from _agenda(samling, bibliotek)
    stops = list(bibliotek.samlinger.values())
    for earlier, later in pairwise(stops):
        if earlier.nummer == later.nummer:
            message = f"nummer {later.nummer} er også brukt i «{earlier.id}»."
            yield Finding("samlinger", later.id, ("nummer",), message, "Gi hvert stopp sitt eget nummer.")


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
        yield Finding("samlinger", samling.id, ("program",), "feltet «program» mangler.", "Legg til kjøreplanen.")
    if samling.type != "samling" and samling.program is not None:
        message = f"«program» er bare for samlinger, men typen er «{samling.type}»."
        yield Finding("samlinger", samling.id, ("program",), message, "Slett det, eller rett «type».")


def _agenda(samling: Samling, bibliotek: Bibliotek) -> Iterator[Finding]:
    if samling.program is None:
        return
    for index, post in enumerate(samling.program.poster):
        for name, message, remedy in _post(post):
            yield Finding("samlinger", samling.id, ("program", "poster", index, name), message, remedy)
        oppgave = bibliotek.oppgaver.get(post.oppgave or "")
        if oppgave and samling.id not in oppgave.samlinger:
            message = f"oppgaven «{oppgave.id}» har ikke «{samling.id}» under «samlinger»."
            remedy = "Legg den til i oppgaven, eller velg en annen oppgave."
            yield Finding("samlinger", samling.id, ("program", "poster", index, "oppgave"), message, remedy)
    yield from _end(samling, bibliotek)


def _post(post: Programpost) -> Iterator[tuple[str, str, str]]:
    """Yield field, message and remedy for each thing wrong with an agenda item."""
    if post.type == "oppgave" and post.oppgave is None:
        yield "oppgave", "feltet «oppgave» mangler i en post av typen «oppgave».", "Skriv id-en, eller rett «type»."
        return
    if post.type != "oppgave" and post.oppgave is not None:
        message = f"posten har «oppgave», men typen er «{post.type}»."
        yield "oppgave", message, "Skriv «type: oppgave», eller slett «oppgave»."
        return
    for name in ("tittel", "minutter"):
        value = getattr(post, name)
        if post.oppgave and value is not None:
            yield name, f"«{name}» hentes fra oppgaven.", "Slett linjen."
        elif not post.oppgave and value is None:
            yield name, f"feltet «{name}» mangler.", "Legg det til, eller bruk «type: oppgave»."


def _end(samling: Samling, bibliotek: Bibliotek) -> Iterator[Finding]:
    program = samling.program
    if program is None or not _whole(samling, bibliotek):
        return
    total = sum(minutes_of(post, bibliotek) for post in program.poster)
    end = clock(to_minutes(program.start) + total)
    if end != program.slutt:
        message = f"postene er {total} minutter til sammen, så dagen slutter {end}, ikke {program.slutt}."
        yield Finding("samlinger", samling.id, ("program", "slutt"), message, "Rett «slutt» eller minuttene.")


def _whole(samling: Samling, bibliotek: Bibliotek) -> bool:
    """Tell whether the agenda can be reckoned with: nothing else is wrong in it."""
    posts = samling.program.poster if samling.program else ()
    return not any(any(_post(post)) or (post.oppgave and post.oppgave not in bibliotek.oppgaver) for post in posts)


def _order(oppgave: Oppgave, bibliotek: Bibliotek) -> Iterator[Finding]:
    for index, reference in enumerate(oppgave.bygger_paa):
        earlier = bibliotek.oppgaver.get(reference.split(".")[0])
        if earlier is None or not _stops(earlier, bibliotek) or not _stops(oppgave, bibliotek):
            continue
        if not all(_whole(bibliotek.samlinger[slug], bibliotek) for slug in _stops(oppgave, bibliotek)):
            continue
        first = min(_stops(oppgave, bibliotek), key=bibliotek.stopp)
        if earlier is not oppgave and oppgave.id in _needed_for(earlier, bibliotek):
            message = f"arket «{reference}» bygger selv på denne oppgaven."
        elif not _comes_before(earlier, oppgave, bibliotek):
            message = f"arket «{reference}» trengs i «{first}», men ingen tidligere samling lager det."
        else:
            continue
        remedy = "Flytt en av oppgavene, eller slett henvisningen."
        yield Finding("oppgaver", oppgave.id, ("bygger_paa", index), message, remedy)


def _needed_for(oppgave: Oppgave, bibliotek: Bibliotek) -> set[str]:
    """Return the exercise itself and every one it builds on, also through others."""
    found: set[str] = set()
    waiting = [oppgave.id]
    while waiting:
        slug = waiting.pop()
        if slug in bibliotek.oppgaver and slug not in found:
            found.add(slug)
            waiting += [reference.split(".")[0] for reference in bibliotek.oppgaver[slug].bygger_paa]
    return found


def _stops(oppgave: Oppgave, bibliotek: Bibliotek) -> list[str]:
    return [slug for slug in oppgave.samlinger if slug in bibliotek.samlinger]


def _comes_before(earlier: Oppgave, later: Oppgave, bibliotek: Bibliotek) -> bool:
    made = min(_stops(earlier, bibliotek), key=bibliotek.stopp)
    needed = min(_stops(later, bibliotek), key=bibliotek.stopp)
    if made != needed:
        return bibliotek.stopp(made) < bibliotek.stopp(needed)
    planned = agenda(bibliotek.samlinger[made])
    if later.id in planned:
        return earlier.id in planned[: planned.index(later.id)]
    return earlier.id != later.id
