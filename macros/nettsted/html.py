"""The built pages as text: their links to style and script, their security policy, no empty lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs.exceptions import PluginError

Pages = Mapping[str, str]
"""Text of every page by its path in the site, with forward slashes."""

_STYLES = re.compile(r"<!--hb-stil (?P<root>\S+)-->.*?<!--/hb-stil-->", re.S)
_SCRIPTS = re.compile(r"<!--hb-skript (?P<root>\S+)-->.*?<!--/hb-skript-->", re.S)
_POLICY = "<!--hb-sikkerhet-->"
_NOT_TEXT = re.compile(r"(<(?P<tag>head|script|style|pre|code|option|textarea)\b.*?</(?P=tag)>|<[^>]+>)", re.S)
_KEEP = re.compile(r"(<(?P<tag>pre|textarea|script)\b.*?</(?P=tag)>)", re.S)
_EMPTY = re.compile(r"\s*\n\s*")


def read_pages(folder: Path) -> dict[str, str]:
    """Return all HTML files of the site, in a fixed order."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))
    }


def write_pages(folder: Path, pages: Pages) -> None:
    """Write the pages back."""
    for path, text in pages.items():
        (folder / path).write_text(text, encoding="utf-8")


def link_assets(pages: Pages, css: str, js: str) -> dict[str, str]:
    """Return the pages with one style sheet and one script, given by their names in assets/."""
    styles = r'<link rel="stylesheet" href="\g<root>/' + css + '">'
    scripts = r'<script src="\g<root>/' + js + '" defer></script>'
    linked = {}
    for path, text in pages.items():
        styled = replace_once(_STYLES, styles, text, path)
        linked[path] = squeeze(replace_once(_SCRIPTS, scripts, styled, path))
    return linked


def add_policy(pages: Pages, policy: str) -> dict[str, str]:
    """Return the pages with the content security policy as the first thing a browser meets."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return {path: replace_once(re.compile(_POLICY), meta, text, path) for path, text in pages.items()}


def change_text(change: Callable[[str], str], text: str) -> str:
    """Return the page with `change` applied to each piece of running text between its tags."""
    # The split has two groups, so the list is: text, what is not text, its tag, text, …
    return "".join(
        part if place % 3 else change(part) for place, part in enumerate(_NOT_TEXT.split(text)) if place % 3 != 2
    )


def replace_once(pattern: re.Pattern[str], replacement: str, text: str, page: str) -> str:
    """Replace exactly one hit; raise PluginError when the page does not have it, so that no mend is lost in silence."""
    changed, hits = pattern.subn(replacement, text)
    if hits != 1:
        raise PluginError(
            f"{page}: fant «{pattern.pattern[:24]}» {hits} ganger, ventet én. "
            "Se macros/tema/base.html: merkene der må stå i malen."
        )
    return changed


def squeeze(text: str) -> str:
    """Return HTML without indentation and empty lines, except where white space is shown or is code."""
    parts = _KEEP.split(text)
    # The pattern has two groups, so the list is: text, kept element, its tag, text, …
    return "".join(
        part if place % 3 == 1 else _EMPTY.sub("\n", part) for place, part in enumerate(parts) if place % 3 != 2
    )
