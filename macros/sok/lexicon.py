"""What bokmål words there are: lemmas and the parts of compounds, from the word list that simplemma carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache, cached_property, lru_cache

from macros.sjekk.word_list import whole
from macros.sok.language import PARTICLES, STOP
from macros.sok.words import fold

_NOUN_FORMS = ("e", "ne", "en", "ens", "es", "nes", "et", "ets", "er", "ene", "a")
_LINKS = ("", "s", "e")
_SHORTEST_PART = 3
_NOT_MODIFIERS = frozenset(fold(word) for word in f"{STOP} {PARTICLES}".split()) | {"inne", "end", "her", "hver", "vel"}
_NOT_HEADS = frozenset(
    ["het", "hets", "hete", "ring", "ende", "mer", "else", "dom", "bare", "vis", "ler", "ett", "ling", "sen", "ger"]
)
"""Endings that look like words: «åpenhet» is no heat."""


class Lexicon:
    """Bokmål, as far as the build needs it."""

    def __init__(self, dictionary: Mapping[str, str], corpus: Collection[str]) -> None:
        """Take a dictionary from form to lemma, and the words of the site: they settle what is ambiguous."""
        self._dictionary = dictionary
        self._corpus = corpus

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        return frozenset(self._dictionary.values())

    @cached_property
    def _common(self) -> frozenset[str]:
        """Lemmas that stand alone on the site: the parts to look for in a compound."""
        return frozenset(self._known_lemma(word) or word for word in self._corpus)

    @cached_property
    def _uses(self) -> Counter[str | None]:
        """How many forms of each lemma the site has."""
        return Counter(self._dictionary.get(word) for word in self._corpus)

    def lemma(self, word: str) -> str:
        """Return the dictionary form of a word in lower case; an unknown compound has its head taken back."""
        known = self._known_lemma(word)
        if known is not None:
            return known
        parts = self.split(word)
        if parts:
            return parts[0] + self.lemma(parts[1])
        if word.endswith("s") and self._known_lemma(word[:-1]) is not None:
            return self.lemma(word[:-1])
        return word

    def _known_lemma(self, word: str) -> str | None:
        found = self._dictionary.get(word)
        if found is None:
            return None
        if word in self._lemmas and (self._uses[found] == 1 or self._is_inflected(word)):
            return word  # «leder» is a person here and «begrep» a noun, not forms of verbs
        if found.endswith("e") and word[-2:] in ("et", "en") and found[:-1] == word[:-2] and found[:-1] in self._lemmas:
            return found[:-1]  # «krysset» is the noun
        return found.lower()

    def _is_inflected(self, word: str) -> bool:
        """Whether the site has some other form of `word`."""
        return any(
            word + ending in self._corpus and self._dictionary.get(word + ending) == word for ending in _NOUN_FORMS
        )

    @cache  # noqa: B019  # one lexicon lives as long as the build
    def split(self, word: str) -> tuple[str, str] | None:
        """Return modifier (with its linking letter) and head of a compound as they stand in `word`, or None.

        At least one part must stand alone on the site, the other too when the dictionary has the whole word.
        """
        needed = 2 if word in self._dictionary else 1
        best: tuple[tuple[int, int, int], str, str] | None = None
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:place], word[place:]
            modifier, head = self.modifier(left), self._known_lemma(right)
            if modifier is None or head is None or right in _NOT_HEADS or fold(left) in _NOT_MODIFIERS:
                continue
            alone = (modifier in self._common) + (head in self._common)
            rank = (alone, min(len(left), len(right)), len(left))
            if (
                alone >= needed
                and rank[1] >= (_SHORTEST_PART if alone == 2 else 4)
                and (best is None or rank > best[0])
            ):
                best = (rank, left, right)
        return best and (best[1], best[2])

    def modifier(self, part: str) -> str | None:
        """Return the lemma that `part`, the first half of a compound, is made from; None when it is no word."""
        for link in _LINKS:
            bare = part.removesuffix(link) if link else part
            if len(bare) >= _SHORTEST_PART and bare + link == part and self._dictionary.get(bare) is not None:
                lemma = self._known_lemma(bare)
                if lemma == bare or (lemma is not None and lemma == bare + "e"):
                    return lemma
        return None


@lru_cache(maxsize=1)
def bokmaal() -> Mapping[str, str]:
    """Return the dictionary of forms, as strings: it is asked often. Loading takes about two seconds, once."""
    return dict(whole().items())
