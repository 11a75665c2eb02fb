"""While someone writes: `mkdocs serve` says in the browser what is wrong, and goes on.

MkDocs alone stops when the first build fails, and lets every page hang when a later one does.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.commands import serve
from mkdocs.exceptions import Abort, MkDocsException

_VARIABLE = "HANDBOK_SKRIVER"
PAGE_ERRORS = "sidefeil"
"""Where in `extra` the sentences about each page stand, by its path under docs/."""


def begin() -> None:
    """Remember, also after a reload of the code, that a writer is looking, and let no build stop the server."""
    os.environ[_VARIABLE] = "1"
    build: Callable[..., Any] = vars(serve)["build"]

    def lenient(config: Any, **named: Any) -> None:
        config.strict = False
        build(config, **named)

    vars(serve)["build"] = forgiving(lenient, lambda config, **_: Path(config.site_dir))


def is_serving() -> bool:
    """Tell whether a writer is looking at the pages while writing them."""
    return _VARIABLE in os.environ


def forgiving(build: Callable[..., Any], site: Callable[..., Path]) -> Callable[..., None]:
    """Return `build` so that it never raises: what it says is shown on every page of the folder `site` gives."""

    def build_or_explain(*arguments: Any, **named: Any) -> None:
        try:
            build(*arguments, **named)
        except Exception as error:  # a writer's mistake must not stop the server
            _show_everywhere(site(*arguments, **named), error)

    return build_or_explain


def _show_everywhere(site: Path, error: Exception) -> None:
    cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    if isinstance(cause, MkDocsException) and str(cause).strip():
        said = str(cause).strip().splitlines()
    else:
        traceback.print_exception(cause)
        said = ["Koden i macros/ stoppet:\n" + "".join(traceback.format_exception_only(cause)).strip()]
    page = error_page(said)
    for path in (*site.rglob("*.html"), site / "index.html", site / "404.html"):
        path.write_text(page, encoding="utf-8")


def error_page(sentences: Iterable[str]) -> str:
    """Return a whole page that says what is wrong."""
    return _render("feilside.html.j2", sentences)


def error_block(sentences: Iterable[str]) -> str:
    """Return what stands in the place of a page with faults, inside the frame of the site."""
    return _render("feil.html.j2", sentences)


def _render(template: str, sentences: Iterable[str]) -> str:
    folder = Path(__file__).parent / "templates"
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(template).render(setninger=list(sentences))
