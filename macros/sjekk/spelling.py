"""Spelling: the bokmål word list that simplemma carries, compounds of its words, and our own words in data/ord.txt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.errors import closest
from macros.sjekk.finding import Funn, funn
from macros.sjekk.passages import Passage
from macros.sjekk.word_list import word_list

OWN_WORDS = Path("data") / "ord.txt"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NOT_WORDS = re.compile(
    r"https?://\S+|\S+@\S+|\b[\w-]+\.(?:md|yml|no|org|com|txt|json|py|html|css|js|pdf|docx|zip|png|jpg|svg)\b|\S*[/_=]\S*"
)
_LINKS = ("", "s", "e")
_ENDINGS = ("", "s", "en", "et", "ene", "er", "a", "t", "te")
_LONG_PART = 4
_SHORT_NOUNS = "ark bok by dag del fag idé krav lag mål møte råd sak tid tur uke år"
_SHORT_PARTS = frozenset(_SHORT_NOUNS.split())
"""Parts of compounds shorter than four letters that are common enough to trust; others let too many slips through."""
_SHORTEST_WORD = 3


class Speller:
    """Knows which words are spelled right."""

    def __init__(self, own_words: Iterable[str]) -> None:
        self._own = frozenset(word.strip() for word in own_words if word.strip() and not word.startswith("#"))

    def knows(self, word: str) -> bool:
        """Tell whether a word, as it stands in a text, is spelled right as far as the lists know."""
        if len(word) < _SHORTEST_WORD or word in self._own or (word.isupper() and len(word) <= 6):
            return True
        lower = word.casefold()
        if "-" in word:
            return all(self.knows(part) or self._part(part) for part in word.split("-"))
        in_list = self._base(lower) or lower.capitalize() in word_list()
        return in_list or self._base(lower.removesuffix("s")) or self._compound(lower)

    def _base(self, lower: str) -> bool:
        return lower in word_list() or any(
            form in self._own or form.capitalize() in self._own
            for form in (lower.removesuffix(ending) for ending in _ENDINGS)
        )

    def _part(self, part: str) -> bool:
        return part.casefold() in {"og", "i", "av", "pre", "ikke"}

    def _compound(self, lower: str) -> bool:
        for place in range(2, len(lower) - 2):
            head, tail = lower[:place], lower[place:]
            long_enough = len(tail) >= _LONG_PART or tail in _SHORT_PARTS
            if long_enough and self._base(tail) and any(self._first(head, link) for link in _LINKS):
                return True
        return False

    def _first(self, head: str, link: str) -> bool:
        first = head.removesuffix(link) if link else head
        if not head.endswith(link) or not (len(first) >= _LONG_PART or first in _SHORT_PARTS):
            return False
        lemma = word_list().lemma(first)
        return lemma == first or first in self._own or (lemma is not None and first.endswith("er"))


def check_spelling(passages: Iterable[Passage], own_words: Iterable[str]) -> Iterator[Funn]:
    """Yield a finding for each word that no list knows, once in each file."""
    speller = Speller(own_words)
    right: dict[str, bool] = {}
    unknown: dict[tuple[str, str], Passage] = {}
    names: set[str] = set()
    for passage in passages:
        for found in _WORD.finditer(_NOT_WORDS.sub(" ", passage.text)):
            word = found[0]
            if word not in right:
                right[word] = speller.knows(word)
            if not right[word]:
                unknown.setdefault((passage.file, word), passage)
                if _is_name(found):
                    names.add(word.removesuffix("s"))
    for (file, word), passage in unknown.items():
        if word.removesuffix("s") not in names:
            remedy = f"{_suggest(word)}Er ordet riktig, så skriv det i {OWN_WORDS.as_posix()}."
            yield funn("rettskriving", file, passage.line, f"ukjent ord «{word}».", remedy, passage.field)


def _is_name(found: re.Match[str]) -> bool:
    """Tell whether a word is a name: it has a capital inside a sentence, or before another capital."""
    before = found.string[: found.start()].rstrip(" «(–")
    inside = bool(before) and before[-1] not in ".!?:"
    return found[0][0].isupper() and (inside or found.string[found.end() + 1 : found.end() + 2].isupper())


def _suggest(word: str) -> str:
    nearby = {form for form in _edits(word.casefold()) if form in word_list()}
    best = closest(word.casefold(), nearby)
    return f"Mente du «{best}»? " if best else ""


def _edits(word: str) -> Iterator[str]:
    """Yield every word one slip away: a letter too many, too few, wrong, or two swapped."""
    letters = "abcdefghijklmnopqrstuvwxyzæøåé"
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in letters:
            yield left + letter + right
            yield left + letter + right[1:]
