"""What click says of itself, in Norwegian: usage, help and mistakes on the command line."""

from __future__ import annotations

from collections.abc import Mapping

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

_SAID: Mapping[str, str] = {
    "Usage:": "Bruk:",
    "Options": "Valg",
    "Commands": "Kommandoer",
    "Show this message and exit.": "Vis denne hjelpen.",
    "default: {default}": "ellers: {default}",
    "required": "må være med",
    "Aborted!": "Avbrutt.",
    "Try '{command} {option}' for help.": "Skriv «{command} {option}» for å se hjelpen.",
    "Error: {message}": "Feil: {message}",
    "Error: invalid input": "Feil: svaret kan ikke brukes",
    "Invalid value: {message}": "Verdien kan ikke brukes. {message}",
    "Invalid value for {param_hint}: {message}": "Verdien til {param_hint} kan ikke brukes. {message}",
    "Missing argument": "Du må skrive",
    "Missing option": "Du må skrive",
    "Missing command.": "Skriv hvilken kommando du vil bruke.",
    "Choose from:\n\t{choices}": "Velg mellom:\n\t{choices}",
    "No such option {name!r}.": "Valget «{name}» finnes ikke.",
    "No such command {name!r}.": "Kommandoen «{name}» finnes ikke.",
    "Did you mean {possibility}?": "Mente du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Mente du en av disse: {possibilities}?",
    "Option {name!r} does not take a value.": "Valget «{name}» skal stå uten verdi.",
    "Option {name!r} requires an argument.": "Valget «{name}» mangler en verdi.",
    "Option {name!r} requires {nargs} arguments.": "Valget «{name}» skal ha {nargs} verdier.",
    "Got unexpected extra argument ({args})": "Kommandoen tar ikke imot «{args}».",
    "Got unexpected extra arguments ({args})": "Kommandoen tar ikke imot «{args}».",
    "{value!r} is not {choice}.": "«{value}» er ikke {choice}.",
    "{value!r} is not one of {choices}.": "«{value}» er ikke en av disse: {choices}.",
    "{value!r} is not a valid {number_type}.": "«{value}» er ikke et helt tall.",
    "{value} is not in the range {range}.": "{value} er utenfor grensene: {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} finnes ikke.",
    "{name} {filename!r} is a file.": "{filename!r} er en fil.",
    "{name} {filename!r} is a directory.": "{filename!r} er en mappe.",
    "{name} {filename!r} is not readable.": "Du har ikke lov til å lese {filename!r}.",
    "{name} {filename!r} is not writable.": "Du har ikke lov til å skrive i {filename!r}.",
}
"""Sentences of click and what they are here. The words in braces are click's."""
_VALUES = {
    "text": "tekst",
    "integer": "tall",
    "integer range": "tall",
    "path": "sti",
    "file": "fil",
    "directory": "mappe",
}
"""What stands for a value in the help."""


def speak_norwegian() -> None:
    """Let click say everything in Norwegian. It has no setting for it but the language of the machine."""
    for module in (core, decorators, exceptions, formatting, parser, termui, types):
        for name, said in (("_", _one), ("ngettext", _one_or_several)):
            if hasattr(module, name):
                setattr(module, name, said)


def named(command: click.Command) -> click.Command:
    """Return `command`, with Norwegian words for options and values where help and usage show it and those below."""
    command.options_metavar = "[VALG]"
    for param in command.params:
        param.type.name = _VALUES.get(param.type.name, param.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "KOMMANDO [VALG]..."
        for below in command.commands.values():
            named(below)
    return command


def _one(message: str) -> str:
    return _SAID.get(message, message)


def _one_or_several(one: str, several: str, count: int) -> str:
    return _one(one if count == 1 else several)
