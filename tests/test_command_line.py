"""The command line loads only what the command it is given needs."""

from __future__ import annotations

import subprocess
import sys

import click

from macros.__main__ import ELSEWHERE, main


def test_the_list_of_commands_says_what_each_says_itself():
    context = click.Context(main)
    assert main.list_commands(context) == ["ark", "bygg", "ny", "schema", "sjekk", "sok"]
    assert {name: main.get_command(context, name).get_short_help_str(60) for name in ELSEWHERE} == {
        name: text for name, (_, text) in ELSEWHERE.items()
    }


def test_asking_for_help_loads_none_of_the_libraries():
    code = """
import sys
from macros.__main__ import main
main(["--help"], standalone_mode=False)
print(*(name for name in ("pydantic", "jinja2", "markdown", "mkdocs", "typst", "simplemma") if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert "sjekk" in done.stdout
    assert done.stdout.splitlines()[-1] == ""
