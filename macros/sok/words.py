"""How a word is folded, split off from text and taken back to what it may be an inflection of.

The worker in `arbeider/` does the same with the same tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.sok.language import ENDINGS, FAMILY, REWRITES, TWINS

_TOKEN = re.compile(r"[^\W_]+")
_FOLDS = (("æ", "a"), ("ae", "a"), ("aa", "a"), ("ø", "o"), ("oe", "o"))

_SHORTEST_STEM = 3
_TWINS = dict(entry.split("=") for entry in TWINS.split())
_TWIN = re.compile("|".join(_TWINS))
_FAMILY = tuple(sorted(FAMILY.split(), key=len, reverse=True))
_ENDINGS = tuple(ENDINGS.split())
_REWRITES = tuple((left, right) for left, right in (entry.split("=") for entry in REWRITES.split()))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of plain text, in lower case."""
    return [word.lower() for word in _TOKEN.findall(text)]


def fold(word: str) -> str:
    """Return `word` as one may type it without Norwegian letters: «på», «paa» and «pa» are one, and so are twins."""
    folded = word.lower()
    for left, right in _FOLDS:
        folded = folded.replace(left, right)
    folded = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    return _TWIN.sub(lambda found: _TWINS[found[0]], folded)


def base_forms(folded: str) -> Iterator[str]:
    """Yield, folded, what `folded` may be an inflection of; most are no words, so look each up."""
    yield folded
    for ending, replacement in _REWRITES:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM - len(replacement):
            yield folded[: -len(ending)] + replacement
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            stem = folded[: -len(ending)]
            yield stem
            yield stem + "e"
    yield folded + "e"


def family_key(folded: str) -> str:
    """Return what words made from one another share: «involver» for «involvere» and «involvering»."""
    whole = folded.endswith("ss")  # «kryss» is not more than one «krys»
    for ending in _FAMILY:
        long_enough = len(folded) - len(ending) >= _SHORTEST_STEM
        if folded.endswith(ending) and long_enough and not (whole and ending == "s"):
            return folded[: -len(ending)]
    return folded
