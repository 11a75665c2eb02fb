"""The macro calls of a page: only known macros, only with constants. A page is data from strangers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from macros.bibliotek import Bibliotek
from macros.errors import UnknownIdError, did_you_mean
from macros.html import MACROS
from macros.page import Page
from macros.sjekk.finding import Funn, funn
from macros.sjekk.pages import Side

_ENVIRONMENT = Environment(comment_start_string="{##", comment_end_string="##}")  # noqa: S701  # parses, never renders
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData)
_CONSTANTS = (str, int, bool)
_USAGE = 'Bare {{ makro("id") }} med kjente makroer og fast tekst er tillatt.'
_RAW = "Skal tegnene vises som de er, så skriv dem mellom {% raw %} og {% endraw %}."
_CURLY = re.compile(r"\{\{[^}]*[“”„«»‘’]")
OPEN, CLOSE = "\ue000", "\ue001"
"""What stands around the number of a call in masked text; the page itself cannot have them (text_safety)."""
MASK = re.compile(f"{OPEN}([0-9]+){CLOSE}")


@dataclass(frozen=True)
class Call:
    """One macro call with constant arguments, on a line of the file."""

    line: int
    name: str
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]


@dataclass(frozen=True)
class Masked:
    """A page with each macro call replaced by its number in `calls`, between OPEN and CLOSE."""

    text: str
    calls: tuple[Call, ...]


def mask(side: Side) -> tuple[Masked | None, list[Funn]]:
    """Return the body with its macro calls taken out, or None and the findings when it has anything else than calls."""
    try:
        tree = _ENVIRONMENT.parse(side.body)
    except TemplateSyntaxError as error:
        return None, [_refuse(side, error.lineno, *_syntax(side.body.split("\n")[error.lineno - 1]))]
    except (RecursionError, ValueError):
        return None, [_refuse(side, 1, "makroen er for innviklet.", _USAGE)]
    found = [finding for node in tree.body for finding in _statement(side, node)]
    if found:
        return None, found
    return _masked(side, [node for output in tree.body for node in output.iter_child_nodes()]), []


def _syntax(line: str) -> tuple[str, str]:
    if _CURLY.search(line):
        return "makroen har feil slags hermetegn.", 'Bruk rette hermetegn, slik: {{ makro("id") }}.'
    return "makroen er ikke skrevet riktig.", f"{_USAGE} {_RAW}"


def _statement(side: Side, node: nodes.Node) -> Iterator[Funn]:
    if not isinstance(node, _ALLOWED):
        name = type(node).__name__.lower()
        yield _refuse(side, node.lineno, f"«{{% {name} … %}}» er ikke tillatt på en side.", f"{_USAGE} {_RAW}")
        return
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.TemplateData):
            yield from _expression(side, child)


def _expression(side: Side, node: nodes.Node) -> Iterator[Funn]:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        yield _refuse(side, node.lineno, "dette er ikke et makrokall.", f"{_USAGE} {_RAW}")
        return
    name = node.node.name
    if name not in MACROS:
        yield _refuse(side, node.lineno, f"ukjent makro «{name}».", did_you_mean(name, MACROS))
        return
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    plain = all(isinstance(value, nodes.Const) and isinstance(value.value, _CONSTANTS) for value in values)
    if not plain or node.dyn_args is not None or node.dyn_kwargs is not None:
        remedy = f'Skriv for eksempel {{{{ {name}("id") }}}}.'
        yield _refuse(side, node.lineno, f"makroen «{name}» kan bare få fast tekst i hermetegn.", remedy)
        return
    try:
        inspect.signature(MACROS[name]).bind(None, None, *node.args, **{item.key: item.value for item in node.kwargs})
    except TypeError:
        yield _refuse(side, node.lineno, f"makroen «{name}» har feil antall eller navn på verdiene.", usage(name))


def usage(name: str) -> str:
    """Return how a macro is called, as a remedy."""
    parameters = list(inspect.signature(MACROS[name]).parameters.values())[2:]
    shown = ", ".join(item.name if item.default is item.empty else f"{item.name}=…" for item in parameters)
    return f"Den skrives {{{{ {name}({shown}) }}}}."


def _call(side: Side, node: nodes.Call) -> Call:
    assert isinstance(node.node, nodes.Name)  # noqa: S101  # _expression has seen to it
    values = [value.value for value in node.args if isinstance(value, nodes.Const)]
    named = {item.key: item.value.value for item in node.kwargs if isinstance(item.value, nodes.Const)}
    return Call(node.lineno + side.body_line - 1, node.node.name, tuple(values), named)


def _masked(side: Side, parts: list[nodes.Node]) -> Masked:
    """Put the text together again without calls, comments and the marks of raw blocks, line for line."""
    texts: list[str] = []
    calls: list[Call] = []
    line = 1
    for part in parts:
        if isinstance(part, nodes.TemplateData):
            texts.append("\n" * (part.lineno - line) + part.data)
            line = part.lineno + part.data.count("\n")
        elif isinstance(part, nodes.Call):
            texts.append(f"{OPEN}{len(calls)}{CLOSE}")
            calls.append(_call(side, part))
    return Masked("".join(texts), tuple(calls))


def run_calls(
    side: Side, masked: Masked, bibliotek: Bibliotek, broken: Collection[str], *, sound: bool
) -> Iterator[Funn]:
    """Run each call as the site does, and yield a finding for each that fails.

    `broken` holds ids of records that exist but are wrong themselves; that is said elsewhere. Unless the records
    are `sound`, only an unknown id is a fault of the page.
    """
    page = Page(side.source)
    for call in masked.calls:
        try:
            MACROS[call.name](bibliotek, page, *call.arguments, **call.named)
        except UnknownIdError as error:
            mentioned = {part for value in call.arguments if isinstance(value, str) for part in value.split(".")}
            if not mentioned & set(broken):
                message, _, remedy = str(error).partition("». ")
                yield _at(side, call.line, f"{message}{'».' if remedy else ''}", remedy)
        except (TypeError, ValueError, AttributeError, LookupError, TemplateError):
            if sound:
                yield _at(side, call.line, f"makroen «{call.name}» forstår ikke verdien.", usage(call.name))


def _refuse(side: Side, line: int, message: str, remedy: str) -> Funn:
    return _at(side, line + side.body_line - 1, message, remedy)


def _at(side: Side, line: int, message: str, remedy: str) -> Funn:
    return funn("makroer", side.file, line, message, remedy)
