"""The command line, `handbok …`: thin, Norwegian, exit code 1 when something is wrong.

Each command loads its own part of the package when it is run: none waits for what another needs.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click
from click.exceptions import NoSuchCommand

from macros.command_language import named, speak_norwegian

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "ark": ("macros.ark.cli", "Lag ark til utskrift."),
    "ny": ("macros.ny", "Lag noe nytt i håndboka."),
    "sok": ("macros.sok.cli", "Uten ord: foreslå «sokeord» som mangler."),
}
"""The commands with a module of their own: where each is, under its own name, and what it does."""

root_option = click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)


class Commands(click.Group):
    """Also has the commands that stand elsewhere."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every name, in the order they are shown."""
        return sorted((*super().list_commands(ctx), *ELSEWHERE))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, loaded now, or None when there is no such command."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(ELSEWHERE[cmd_name][0]), cmd_name)
        return named(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed. Raises NoSuchCommand, which also proposes those that stand elsewhere."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(error.command_name, possibilities=self.list_commands(ctx), ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without loading any."""
        own = {name: command.get_short_help_str(formatter.width) for name, command in self.commands.items()}
        texts = own | {name: text for name, (_, text) in ELSEWHERE.items()}
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, texts[name]) for name in self.list_commands(ctx)])


@click.group(cls=Commands, help="Verktøy for metodehåndboka.")
def main() -> None:
    """Entry point. A run this short has no garbage worth looking for: that takes a tenth of the check."""
    gc.set_threshold(100_000)


@main.command(help="Sjekk innholdet i data/ og docs/.")
@root_option
@click.option("--format", "form", type=click.Choice(["tekst", "github"]), default="tekst", help="Hvordan funn skrives.")
def sjekk(rot: Path, form: str) -> None:
    """Print every finding and exit 1, or say how much was checked."""
    from macros.loader import collect
    from macros.sjekk import check_handbook
    from macros.sjekk.report import as_github, as_text, site_address

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
    from macros.schema import write_schemas

    for path in write_schemas(rot.resolve()):
        click.echo(f"Skrev {path.name}.")


@main.command(help="Bygg hele nettstedet strengt, og bytt det inn når alt er i orden.")
@root_option
@click.option("--til", type=click.Path(path_type=Path), default="site", help="Mappen nettstedet skal ligge i.")
@click.option("--filadresser", is_flag=True, help="Lag adresser som virker rett fra en mappe eller minnepinne.")
def bygg(rot: Path, til: Path, filadresser: bool) -> None:
    """Build the site; on failure say why and leave the old one."""
    from macros.build import BuildError, build_site

    try:
        build_site(rot.resolve(), til.resolve(), directory_urls=not filadresser)
    except BuildError as error:
        fail(f"{error}\nNettstedet ble ikke bygget. Det forrige ligger urørt.")
    except KeyboardInterrupt:
        fail("Avbrutt. Det forrige nettstedet ligger urørt.")
    click.echo(f"Nettstedet ligger i {til}.")


speak_norwegian()
named(main)


def fail(message: str, *, error: bool = True) -> NoReturn:
    """Print `message`, as an error or as output, and leave with exit code 1."""
    click.echo(message, err=error)
    sys.exit(1)


if __name__ == "__main__":
    main(prog_name="handbok")
