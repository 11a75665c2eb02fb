"""What editors may give search: keywords that records lack, and what people type that the handbook does not have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.models import Synonym
from macros.sjekk.passages import Passage
from macros.sok.lexicon import Lexicon
from macros.sok.postings import STOP_WORDS
from macros.sok.words import base_forms, family_key, fold, tokens

_SHOWN = frozenset({"tittel", "sammendrag", "description"})
_OFTEN, _FEW_FILES, _LONG = 3, 4, 5
_MOST = 5
_EDITED = ("data/oppgaver/", "data/samlinger/", "data/plakater/", "data/modeller/", "docs/")


@dataclass(frozen=True)
class Query:
    """What someone typed, the words of it that search does not know, and whether that is all of them."""

    text: str
    unknown: tuple[str, ...]
    nothing: bool


class Vocabulary:
    """The words of the handbook, of its keywords and of its synonyms."""

    def __init__(
        self,
        passages: Sequence[Passage],
        keywords: Mapping[str, Sequence[str]],
        synonyms: Iterable[Synonym],
        dictionary: Mapping[str, str],
    ) -> None:
        """`keywords` are those that editors have given, by file."""
        self._passages, self._keywords = passages, keywords
        self._phrases = [phrase for group in synonyms for phrase in (*group.ord, *group.peker_til)]
        texts = [passage.text for passage in passages]
        given = [word for words in keywords.values() for word in words]
        self._lexicon = Lexicon(dictionary, Counter(tokens(" ".join((*texts, *given, *self._phrases)))))
        self._known = {fold(word) for text in (*texts, *given, *self._phrases) for word in self._lemmas(text)}
        self._families = {family_key(word) for word in self._known}

    def _lemmas(self, text: str) -> Iterator[str]:
        return (self._lexicon.lemma(word) for word in tokens(text))

    def knows(self, word: str) -> bool:
        """Tell whether search understands a word without a guess: as it is, inflected, or made from known words."""
        folded = fold(word)
        forms = {fold(self._lexicon.lemma(word)), *base_forms(folded)}
        if word.isdigit() or family_key(folded) in self._families or not self._known.isdisjoint(forms):
            return True
        parts = self._lexicon.split(word)
        return bool(parts) and all(self.knows(part) for part in parts or ())

    def look_up(self, query: str) -> Query:
        """Return what search does not know of a query."""
        asked = [word for word in tokens(query) if fold(word) not in STOP_WORDS]
        unknown = tuple(word for word in asked if not self.knows(word))
        return Query(query, unknown, bool(asked) and len(unknown) == len(asked))

    def missing_keywords(self) -> dict[str, tuple[str, ...]]:
        """Return, by file, words its text keeps to that its title, summary and keywords lack and no synonym has."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        covered: dict[str, set[str]] = defaultdict(set)
        for passage in self._passages:
            lemmas = list(self._lemmas(passage.text))
            counts[passage.file].update(lemmas)
            if passage.heading or passage.field in _SHOWN:
                covered[passage.file].update(lemmas)
        for file, words in self._keywords.items():
            covered[file].update(lemma for word in words for lemma in self._lemmas(word))
        everywhere = {lemma for phrase in self._phrases for lemma in self._lemmas(phrase)}
        spread = Counter(lemma for count in counts.values() for lemma in count)
        found = {}
        for file in sorted(counts):
            if file.startswith(_EDITED):
                own = self._telling(counts[file], covered[file] | everywhere, spread, len(counts))
                if own:
                    found[file] = own
        return found

    def _telling(self, count: Counter[str], covered: set[str], spread: Counter[str], files: int) -> tuple[str, ...]:
        said = {family_key(fold(lemma)) for lemma in covered}
        worth = {
            lemma: uses * math.log(files / spread[lemma])
            for lemma, uses in count.items()
            if uses >= _OFTEN
            and spread[lemma] <= _FEW_FILES
            and len(lemma) >= _LONG
            and family_key(fold(lemma)) not in said
            and fold(lemma) not in STOP_WORDS
        }
        return tuple(sorted(worth, key=lambda lemma: (-worth[lemma], lemma))[:_MOST])
