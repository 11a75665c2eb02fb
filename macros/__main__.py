"""The command line, `handbok …`: thin, Norwegian, exit code 1 when something is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.errors import ContentError
from macros.loader import load_bibliotek

ROOT = click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)


@click.group(help="Verktøy for metodehåndboka.")
def main() -> None:
    """Entry point."""


@main.command(help="Sjekk innholdet i data/ og docs/.")
@ROOT
def sjekk(rot: Path) -> None:
    """Print every finding and exit 1, or say how much was checked."""
    try:
        bibliotek = load_bibliotek(rot.resolve())
    except ContentError as errors:
        click.echo(str(errors), err=True)
        sys.exit(1)
    counts = ", ".join(f"{len(items)} {name}" for name, items in bibliotek.collections().items())
    click.echo(f"Alt stemmer: {counts}.")


if __name__ == "__main__":
    main(prog_name="handbok")
