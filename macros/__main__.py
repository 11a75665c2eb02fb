"""The command line, `handbok …`: thin, Norwegian, exit code 1 when something is wrong."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import NoReturn

import click

from macros.ark.cli import ark
from macros.build import BuildError, build_site
from macros.loader import collect
from macros.ny import ny
from macros.schema import write_schemas
from macros.sjekk import check_handbook
from macros.sjekk.report import as_github, as_text, site_address
from macros.sok.cli import sok

root_option = click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)


@click.group(help="Verktøy for metodehåndboka.")
def main() -> None:
    """Entry point. A run this short has no garbage worth looking for: that takes a tenth of the check."""
    gc.set_threshold(100_000)


@main.command(help="Sjekk innholdet i data/ og docs/.")
@root_option
@click.option("--format", "form", type=click.Choice(["tekst", "github"]), default="tekst", help="Hvordan funn skrives.")
def sjekk(rot: Path, form: str) -> None:
    """Print every finding and exit 1, or say how much was checked."""
    root = rot.resolve()
    loading = collect(root)
    found = check_handbook(loading)
    if found:
        write = as_github if form == "github" else as_text
        fail(write(found, site_address(root)), error=form == "tekst")
    counts = ", ".join(f"{len(items)} {name}" for name, items in loading.records.items())
    click.echo(f"Alt stemmer: {counts}.")


@main.command(help="Skriv JSON Schema for datafilene, til data/schema/.")
@root_option
def schema(rot: Path) -> None:
    """Write the schemas that editors read, and say which were changed."""
    for path in write_schemas(rot.resolve()):
        click.echo(f"Skrev {path.name}.")


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
    except KeyboardInterrupt:
        fail("Avbrutt. Det forrige nettstedet ligger urørt.")
    click.echo(f"Nettstedet ligger i {til}.")


main.add_command(ark)
main.add_command(ny)
main.add_command(sok)


def fail(message: str, *, error: bool = True) -> NoReturn:
    """Print `message`, as an error or as output, and leave with exit code 1."""
    click.echo(message, err=error)
    sys.exit(1)


if __name__ == "__main__":
    main(prog_name="handbok")
