"""What the sheets need to know about the site: its name and its address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from macros.bibliotek import Bibliotek

LICENCE = "Egen tekst CC BY 4.0. Spørsmål og overskrifter er fra kilden."


@dataclass(frozen=True)
class Nettsted:
    """The site a sheet comes from. The address ends in a slash."""

    nettsted: str
    adresse: str


@dataclass(frozen=True)
class Verk(Nettsted):
    """The handbook as a sheet sees it: its records, and where the site and the project are."""

    root: Path
    bibliotek: Bibliotek

    def url(self, page: str) -> str:
        """Return the full address of a page such as «oppgaver/x»."""
        return f"{self.adresse}{page}/"


def read_site(root: Path) -> Nettsted:
    """Read the site's name and address from mkdocs.yml in `root`."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    return Nettsted(config["site_name"], str(config["site_url"]).rstrip("/") + "/")


def read_settings(root: Path, bibliotek: Bibliotek) -> Verk:
    """Return the handbook in `root` with its records."""
    site = read_site(root)
    return Verk(site.nettsted, site.adresse, root, bibliotek)


def without_scheme(url: str) -> str:
    """Return an address as people write it: without «https://» and the last slash."""
    return url.partition("://")[2].rstrip("/")
