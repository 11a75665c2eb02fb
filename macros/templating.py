"""The templates the macros fill in: autoescape, and text from the data that Markdown reads nothing into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import rows, views
from macros.ark import names
from macros.bibliotek import Bibliotek
from macros.page import Page

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!]")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"})  # «|» ends the cell of a table


def markdown_text(text: object) -> Markup:
    """Return `text` on one line, so that neither Markdown nor HTML reads anything into it."""
    folded = " ".join(str(text).split())
    return Markup(_MARKDOWN.sub(r"\\\g<0>", folded).translate(_ENTITIES))  # noqa: S704  # escaped on this line


def _from(keys: Iterable[str], register: Mapping[str, Any]) -> list[Any]:
    """Return what the keys stand for in a register, in their order."""
    return [register[key] for key in keys]


def environment() -> Environment:
    """Return the template environment: autoescape, and an undefined name is an error."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",  # «{#» begins an anchor in markdown
        comment_end_string="##}",
    )
    env.filters.update(
        markdown=markdown_text, varighet=rows.duration, avsnitt=rows.paragraphs, opprams=rows.listing, fra=_from
    )
    env.globals.update(
        FORMER=views.FORMER,
        LESNINGER=views.LESNINGER,
        MERKER=views.MERKER,
        PRIORITETER=views.PRIORITETER,
        PROGRAMTYPER=views.PROGRAMTYPER,
        UTEN=views.UTEN,
        VISSHET=views.VISSHET,
        ark_visning=views.ark_visning,
        arknavn=names,
        siteringer=views.siteringer,
        uten=views.uten,
    )
    return env


_ENVIRONMENT = environment()


def render(template: str, bibliotek: Bibliotek, side: Page, **values: Any) -> str:
    """Return the template filled in with the library, the page it is called on, and `values`."""
    return _ENVIRONMENT.get_template(f"{template}.j2").render(bibliotek=bibliotek, side=side, **values)
