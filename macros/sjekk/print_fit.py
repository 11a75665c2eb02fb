"""Every sheet, guide and poster must fit the paper it is made for. Typst says so; what fitted before is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.ark.cache import cache_folder, cached_path, is_there
from macros.ark.files import Fil, Stil, blank_file, example_file, guide_file, poster_file, runsheet_file, wall_files
from macros.ark.names import PAPIR, PLAKATPAPIR
from macros.ark.produce import ArkError, Task, make
from macros.ark.settings import Verk, read_settings
from macros.loader import Loading
from macros.sjekk.finding import Funn, funn
from macros.yaml_reader import Path as Place

_Made = tuple[str, str, Place, Fil]


def check_print_fit(loading: Loading) -> Iterator[Funn]:
    """Yield a finding for each sheet that does not fit. The records must be without fault."""
    folder = cache_folder(loading.root)
    for collection, slug, place, fil in _files(read_settings(loading.root, loading.partial())):
        path = cached_path(fil, folder)
        if is_there(path):
            continue
        try:
            make([Task(fil, path)], 1)
        except ArkError as error:
            document, prefix = loading.places[collection, slug]
            message, _, remedy = str(error).partition(". ")
            yield funn("utskrift", document.file, document.line((*prefix, *place)), f"{message}.", remedy)


def _files(verk: Verk) -> Iterator[_Made]:
    """Yield what people print: blank and filled sheets, also on the A4 of a pack, guides, run sheets, and posters.

    Other formats and larger posters have the same content, or the same shape.
    """
    style = Stil()
    for oppgave in verk.bibliotek.oppgaver.values():
        yield "oppgaver", oppgave.id, (), guide_file(verk, oppgave, style)
        for index, ark in enumerate(oppgave.ark):
            for papir in PAPIR:
                yield (
                    "oppgaver",
                    oppgave.id,
                    ("ark", index),
                    blank_file(verk, oppgave, ark, replace(style, papir=papir)),
                )
            for papir in dict.fromkeys((ark.format.papir, "a4")):
                filled = example_file(verk, oppgave, ark, replace(style, papir=papir))
                yield "oppgaver", oppgave.id, ("ark", index), filled
    for samling in verk.bibliotek.samlinger.values():
        if samling.program:
            yield "samlinger", samling.id, ("program",), runsheet_file(verk, samling, style)
    for modell in verk.bibliotek.til_veggen:
        yield "modeller", modell.id, ("deler",), next(wall_files(verk, modell, style))
    for plakat in verk.bibliotek.plakater.values():
        yield "plakater", plakat.id, (), poster_file(verk, plakat, PLAKATPAPIR[0], style)
