"""The command line, `handbok …`: thin, Norwegian, exit code 1 when something is wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from macros.build import BuildError, build_site
from macros.errors import ContentError
from macros.loader import load_bibliotek

root_option = click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)


@click.group(help="Verktøy for metodehåndboka.")
def main() -> None:
    """Entry point."""


@main.command(help="Sjekk innholdet i data/ og docs/.")
@root_option
def sjekk(rot: Path) -> None:
    """Print every finding and exit 1, or say how much was checked."""
    try:
        bibliotek = load_bibliotek(rot.resolve())
    except ContentError as error:
        fail(str(error))
    counts = ", ".join(f"{len(items)} {name}" for name, items in bibliotek.collections().items())
    click.echo(f"Alt stemmer: {counts}.")


@main.command(help="Bygg hele nettstedet strengt, og bytt det inn når alt er i orden.")
@root_option
@click.option("--til", type=click.Path(path_type=Path), default="site", help="Mappen nettstedet skal ligge i.")
@click.option("--filadresser", is_flag=True, help="Lag adresser som virker rett fra en mappe eller minnepinne.")
def bygg(rot: Path, til: Path, filadresser: bool) -> None:
    """Build the site; on failure say why and leave the old one."""
    try:
        build_site(rot.resolve(), til.resolve(), directory_urls=not filadresser)
    except BuildError as error:
        fail(f"{error}\nNettstedet ble ikke bygget. Det forrige ligger urørt.")
    click.echo(f"Nettstedet ligger i {til}.")


def fail(message: str) -> NoReturn:
    """Print `message` and leave with exit code 1."""
    click.echo(message, err=True)
    sys.exit(1)


if __name__ == "__main__":
    main(prog_name="handbok")
