"""What the macros plugin calls: load the library, register the macros, say what is wrong in one clean block."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.exceptions import PluginError

from macros.errors import ContentError
from macros.html import MACROS
from macros.loader import load_bibliotek
from macros.page import Page


def define_env(env: Any) -> None:
    """Register every macro on the macros plugin's environment.

    Raises PluginError, which MkDocs prints without a traceback, when the data is wrong.
    """
    try:
        bibliotek = load_bibliotek(Path(env.conf["config_file_path"]).resolve().parent)
    except ContentError as errors:
        raise PluginError(f"\n{errors}") from None
    pages: dict[str, Page] = {}
    directory_urls = bool(env.conf["use_directory_urls"])
    for name, function in MACROS.items():
        env.macro(_on_page(partial(function, bibliotek), pages, directory_urls), name)


def _on_page(function: partial[str], pages: dict[str, Page], directory_urls: bool) -> Any:
    """Give a macro the page it is called on, which the template's context holds both here and in Zensical."""

    @pass_context
    def call(context: Context, *arguments: Any, **named: Any) -> str:
        source = context["page"].file.src_uri
        page = pages.setdefault(source, Page(source, directory_urls))
        return function(page, *arguments, **named)

    call.is_handbok_macro = True  # type: ignore[attr-defined]  # read by macros.sandbox
    return call
