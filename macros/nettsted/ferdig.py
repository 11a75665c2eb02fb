"""The last steps of a build, in order. Each works on files in the site's folder and knows nothing of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.bibliotek import Bibliotek
from macros.nettsted import (
    bilder,
    deling,
    frakoblet,
    fremmedord,
    html,
    kart,
    mellomrom,
    rydding,
    sikkerhet,
    skript,
    stil,
)


@dataclass(frozen=True)
class Nettsted:
    """What the steps need to know about the site.

    `adresse` is where it is published, with a slash at the end. `sist_endret` gives the day, ISO, of each page by its
    address under that; `fremmedord` gives the language of each foreign expression. `fullt` is False while serving,
    when the slow steps that a writer does not see are left out.
    """

    mappe: Path
    navn: str
    beskrivelse: str
    adresse: str
    stilark: tuple[str, ...]
    skript: tuple[str, ...]
    sist_endret: Mapping[str, str]
    fremmedord: Mapping[str, str]
    fullt: bool


def finish(nettsted: Nettsted, bibliotek: Bibliotek) -> None:
    """Finish the site in place. Raises PluginError, in Norwegian, when a page is not as the steps expect."""
    folder = nettsted.mappe
    pages = html.read_pages(folder)
    css = stil.bundle(folder, nettsted.stilark, pages)
    js = skript.bundle(folder, nettsted.skript)
    pages = html.link_assets(pages, css, js)
    pages = mellomrom.keep_together(pages)
    pages = fremmedord.mark(pages, nettsted.fremmedord)
    policy = sikkerhet.policy(pages)
    html.write_pages(folder, html.add_policy(pages, policy))
    sikkerhet.write_headers(folder, policy)
    rydding.remove_dead_weight(folder)
    kart.write_sitemap(folder, nettsted.adresse, nettsted.sist_endret)
    deling.write_exercises(folder, nettsted.adresse, bibliotek)
    bilder.write_pictures(folder, nettsted.navn)
    frakoblet.write_manifest(folder, nettsted.navn, nettsted.beskrivelse)
    if nettsted.fullt:
        frakoblet.write_service_worker(folder)
        frakoblet.write_zip(folder)


def from_config(config: Any, sist_endret: Mapping[str, str], *, fullt: bool) -> Nettsted:
    """Return what the steps need, from MkDocs' configuration."""
    return Nettsted(
        mappe=Path(config.site_dir),
        navn=config.site_name,
        beskrivelse=config.site_description,
        adresse=config.site_url or "/",
        stilark=tuple(str(path) for path in config.extra_css),
        skript=tuple(str(script) for script in config.extra_javascript),
        sist_endret=sist_endret,
        fremmedord=fremmedord.read(Path(config.config_file_path).resolve().parent),
        fullt=fullt,
    )
