"""The sheets as part of the site: which files it offers, and how they get into it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

from macros.ark.cache import cache_folder, list_path, make_cached, read_list, write_list
from macros.ark.files import Fil, Stil, exercise_files, poster_files, runsheet_file, wall_files
from macros.ark.names import FOLDER, SIZES
from macros.ark.packs import booklet_file, pack_files
from macros.ark.produce import ArkError
from macros.ark.settings import Verk, read_settings, read_site
from macros.bibliotek import Bibliotek

_LOG = logging.getLogger("mkdocs.plugins.ark")


def site_files(verk: Verk) -> Iterator[Fil]:
    """Yield every file the site offers."""
    style = Stil()
    for oppgave in verk.bibliotek.i_prosessens_rekkefolge():
        yield from exercise_files(verk, oppgave, style)
    for plakat in verk.bibliotek.plakater.values():
        yield from poster_files(verk, plakat, style)
    for modell in verk.bibliotek.til_veggen:
        yield from wall_files(verk, modell, style)
    for samling in verk.bibliotek.samlinger.values():
        if samling.program:
            yield runsheet_file(verk, samling, style)
        if verk.bibliotek.ark_i(samling.id):
            yield from pack_files(verk, samling, style)
    yield booklet_file(verk, style)


def make_site_files(root: Path, library: Callable[[], Bibliotek]) -> Mapping[str, Path]:
    """Make what is not made yet; return every file by name. Raises ArkError.

    `library` gives the records. When nothing has changed since the last time, it is not called.
    """
    folder = cache_folder(root)
    remembered = list_path(root, read_site(root), folder)
    found = read_list(remembered)
    if found is None:
        found = make_cached(site_files(read_settings(root, library())), folder)
        write_list(remembered, found)
    return found


def add_files(files: Any, config: Any, bibliotek: Bibliotek) -> None:
    """Put the sheets among the files of the site (MkDocs' event on_files) and their sizes where the macros look.

    A sheet that does not fit its paper is a warning, so that a strict build fails and `serve` goes on.
    """
    try:
        found = make_site_files(Path(config.config_file_path).resolve().parent, lambda: bibliotek)
    except ArkError as error:
        found = {}
        for line in str(error).splitlines():
            _LOG.warning(line)
    config.extra.setdefault(SIZES, {}).update((name, path.stat().st_size) for name, path in found.items())
    for name, path in found.items():
        files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(path)))
