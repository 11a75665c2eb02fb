"""A sheet must be whole: ids once, questions that exist, and an example with text in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.bibliotek import Bibliotek
from macros.checks.finding import Finding, duplicates
from macros.errors import UnknownIdError, closest, did_you_mean
from macros.models import Ark, KartArk, KryssArk, Oppgave, Plakat, SporsmalArk, TabellArk
from macros.rows import answer_fields, row_labels
from macros.yaml_reader import Path


def check_sheets(bibliotek: Bibliotek) -> Iterator[Finding]:
    """Yield a finding for each sheet or poster that is not whole. What leans on a faulty sheet is not judged."""
    faulty: set[str] = set()
    for oppgave in bibliotek.oppgaver.values():
        found = list(_unique(oppgave))
        if not found:
            found = [finding for index, ark in enumerate(oppgave.ark) for finding in _sheet(oppgave, ark, index)]
        faulty.update(finding.id for finding in found)
        yield from found
    for plakat in bibliotek.plakater.values():
        if plakat.ark.split(".")[0] not in faulty:
            yield from _poster(plakat, bibliotek)
    for modell in bibliotek.modeller.values():
        for position, slug in duplicates(part.id for part in modell.deler):
            yield Finding("modeller", modell.id, ("deler", position), *_twice(slug))


def _sheet(oppgave: Oppgave, ark: Ark, index: int) -> Iterator[Finding]:
    path: Path = ("ark", index)
    yield from _stops(oppgave, ark, (*path, "samlinger"))
    questions = list(_questions(oppgave, ark, path))
    yield from questions or _example(oppgave, ark, (*path, "eksempel"))


def _poster(plakat: Plakat, bibliotek: Bibliotek) -> Iterator[Finding]:
    try:
        oppgave, ark = bibliotek.ark(plakat.ark)
    except UnknownIdError:
        return  # said by check_references
    fields = [field.id for field in answer_fields(oppgave, ark)]
    if not fields:
        message = f"arket «{plakat.ark}» er av typen «{ark.type}», som ikke kan bli plakat."
        yield Finding("plakater", plakat.id, ("ark",), message, "Velg et kryss, spørsmål, en liste eller fritekst.")
        return
    for path, message, remedy in _answers(plakat.svar, fields, ("svar",)):
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
            yield Finding("oppgaver", oppgave.id, (*path, position), *_twice(slug))


def _twice(slug: str) -> tuple[str, str]:
    return f"id-en «{slug}» er brukt to ganger.", "Gi hver sin id."


def _stops(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    for position, slug in enumerate(ark.samlinger):
        if slug not in oppgave.samlinger:
            message = f"arket brukes i «{slug}», men oppgaven har ikke «{slug}» under «samlinger»."
            remedy = "Legg den til i oppgaven, eller ta den bort fra arket."
            yield Finding("oppgaver", oppgave.id, (*path, position), message, remedy)


def _questions(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    for where, message, remedy in (*_rows(ark, path), *_asked(oppgave, ark, path)):
        yield Finding("oppgaver", oppgave.id, where, message, remedy)


def _rows(ark: Ark, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(ark, TabellArk) and bool(ark.rader) == bool(ark.antall_rader):
        have = "både" if ark.rader else "verken"
        joint = "og" if ark.rader else "eller"
        message = f"tabellen har {have} «rader» {joint} «antall_rader»."
        yield (*path, "rader"), message, "Skriv «rader» med egne navn, eller «antall_rader» med et tall."


def _asked(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[tuple[Path, str, str]]:
    known = [question.id for question in oppgave.sporsmal]
    yield from _known(ark.nederst, known, (*path, "nederst"))
    if not isinstance(ark, KryssArk | SporsmalArk):
        return
    path = (*path, "sporsmal")
    yield from _known(ark.sporsmal, known, path)
    count = len(ark.sporsmal or known)
    if isinstance(ark, KryssArk) and count != 4:
        yield path, f"et kryss skal ha fire spørsmål, men har {count}.", "Nevn fire id-er under «sporsmal»."
    elif count == 0:
        yield path, "arket har ingen spørsmål.", "Skriv spørsmålene under «sporsmal» i oppgaven."


def _known(slugs: Sequence[str], known: Sequence[str], path: Path) -> Iterator[tuple[Path, str, str]]:
    for position, slug in enumerate(slugs):
        if slug not in known:
            remedy = did_you_mean(slug, known) or "Oppgaven har ingen spørsmål."
            yield (*path, position), f"ukjent spørsmål «{slug}».", remedy
    for position, slug in duplicates(slugs):
        yield (*path, position), f"spørsmålet «{slug}» står to ganger på arket.", "Slett det ene."


def _example(oppgave: Oppgave, ark: Ark, path: Path) -> Iterator[Finding]:
    example = ark.eksempel
    fields = [field.id for field in (*answer_fields(oppgave, ark), *ark.linjer)] + list(ark.nederst)
    found = [((*path, "svar"), *_twice(slug)) for _, slug in duplicates(fields)]
    found += [] if found else _answers(example.svar, fields, (*path, "svar"))
    if isinstance(ark, TabellArk):
        found += _table(ark, (*path, "rader"))
    elif isinstance(ark, KartArk):
        found += _map(ark, (*path, "omrader"))
    if example.rader and not isinstance(ark, TabellArk):
        found.append(((*path, "rader"), "«rader» i eksempelet er bare for tabeller.", "Slett dem."))
    if example.omrader and not isinstance(ark, KartArk):
        found.append(((*path, "omrader"), "«omrader» i eksempelet er bare for kart.", "Slett dem."))
    for where, message, remedy in found:
        yield Finding("oppgaver", oppgave.id, where, message, remedy)


def _answers(answers: Mapping[str, str], wanted: list[str], path: Path) -> Iterator[tuple[Path, str, str]]:
    missing = [slug for slug in wanted if slug not in answers]
    for slug in answers:
        if slug not in wanted:
            meant = closest(slug, missing)
            missing = [other for other in missing if other != meant]
            remedy = did_you_mean(slug, [meant] if meant else wanted) or "Slett linjen."
            yield (*path, slug), f"arket har ikke feltet «{slug}».", remedy
    for slug in missing:
        yield path, f"feltet «{slug}» er ikke fylt ut.", "Hvert felt på arket skal ha tekst."


def _table(ark: TabellArk, path: Path) -> Iterator[tuple[Path, str, str]]:
    wanted, rows = len(row_labels(ark)), ark.eksempel.rader
    if len(rows) != wanted:
        yield path, f"antall rader er {len(rows)} i eksempelet, men {wanted} på arket.", "Gjør dem like."
    for index, row in enumerate(rows):
        yield from _answers(row, [column.id for column in ark.kolonner], (*path, index))


def _map(ark: KartArk, path: Path) -> Iterator[tuple[Path, str, str]]:
    areas, known = ark.eksempel.omrader, [mark.id for mark in ark.markeringer]
    if len(areas) != ark.antall_felt:
        message = f"antall områder er {len(areas)} i eksempelet, men {ark.antall_felt} på kartet."
        yield path, message, "Gjør dem like."
    for index, area in enumerate(areas):
        if area.markering and area.markering not in known:
            yield (
                (*path, index, "markering"),
                f"ukjent markering «{area.markering}».",
                did_you_mean(area.markering, known),
            )
