"""Words in other languages, marked so that a screen reader says them right. They are listed in data/fremmedord.txt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from mkdocs.exceptions import PluginError

from macros.nettsted.html import Pages, change_text

LIST = Path("data") / "fremmedord.txt"
_ENTRY = re.compile(r"([a-z]{2,3}) +(.+)")


def read(root: Path) -> dict[str, str]:
    """Return the language code of each expression in the list; none when there is no list.

    Raises PluginError for a line that is not a code and an expression.
    """
    if not (root / LIST).is_file():
        return {}
    languages = {}
    for number, line in enumerate((root / LIST).read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            found = _ENTRY.fullmatch(line.strip())
            if not found:
                raise PluginError(
                    f"{LIST.as_posix()}:{number}: skriv språkkoden først, og så uttrykket: «en walk and talk»."
                )
            languages[found[2]] = found[1]
    return languages


def mark(pages: Pages, languages: Mapping[str, str]) -> dict[str, str]:
    """Return the pages with every expression of the list, in running text, in an element that names its language."""
    if not languages:
        return dict(pages)
    longest_first = sorted(languages, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)
    codes = {expression.casefold(): language for expression, language in languages.items()}

    def span(found: re.Match[str]) -> str:
        return f'<span lang="{codes[found[0].casefold()]}">{found[0]}</span>'

    return {path: change_text(lambda part: pattern.sub(span, part), text) for path, text in pages.items()}
