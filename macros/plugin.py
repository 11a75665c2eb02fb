"""What the macros plugin calls: load the library, register the macros, say what is wrong in one clean block."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.exceptions import PluginError

from macros import serving
from macros.ark.names import SIZES
from macros.errors import ContentError
from macros.html import MACROS
from macros.library import library, reading
from macros.page import Page
from macros.sjekk import by_page, page_errors
from macros.skjema.kodelager import find_kodelager

_LOG = logging.getLogger("mkdocs.plugins.handbok")


def register(env: Any) -> None:
    """Register every macro on the macros plugin's environment.

    Raises PluginError, which MkDocs prints without a traceback, when the data or a page is wrong. While someone
    writes, what is wrong with a page concerns that page only.
    """
    root = Path(env.conf["config_file_path"]).resolve().parent
    loading = reading(root)
    on_pages = page_errors(loading)
    env.conf["extra"][serving.PAGE_ERRORS] = by_page(on_pages) if serving.is_serving() else {}
    try:
        bibliotek = library(root) or loading.finish()  # which says what is wrong
    except ContentError as errors:
        raise PluginError(f"\n{ContentError((*errors.errors, *on_pages))}") from None
    if on_pages and not serving.is_serving():
        raise PluginError(f"\n{ContentError(on_pages)}")
    for error in on_pages:
        _LOG.error(error)
    pages: dict[str, Page] = {}
    new_page = partial(
        Page,
        directory_urls=bool(env.conf["use_directory_urls"]),
        kodelager=find_kodelager(
            env.conf["repo_url"], env.conf["edit_uri"], epost=env.conf["extra"].get("epost") or ""
        ),
        sizes=env.conf["extra"].setdefault(SIZES, {}),
    )
    for name, function in MACROS.items():
        env.macro(_on_page(partial(function, bibliotek), pages, new_page), name)


def _on_page(function: partial[str], pages: dict[str, Page], new_page: partial[Page]) -> Any:
    """Give a macro the page it is called on, which the template's context holds both here and in Zensical."""

    @pass_context
    def call(context: Context, *arguments: Any, **named: Any) -> str:
        source = context.parent["page"].file.src_uri  # what a page cannot see itself: macros.sandbox
        page = pages.setdefault(source, new_page(source))
        return function(page, *arguments, **named)

    call.is_handbok_macro = True  # type: ignore[attr-defined]  # read by macros.sandbox
    return call
