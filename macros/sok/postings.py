"""Which words a page is found by, beside those its title, headings and summary show.

A rare word stands under another of its family when there is one, since that is where the worker looks when it does not
know a word.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from macros.models import Synonym
from macros.sok.language import STOP
from macros.sok.lexicon import Lexicon
from macros.sok.pages import SearchPage
from macros.sok.words import family_key, fold, tokens

STOP_WORDS = frozenset(STOP.split())

WORDS_PER_PAGE = 65
"""How many words of its running text a page is found by, on average: what 25 kB a hundred pages buys."""

UNREAD = ("eksempel", "kilder")
"""Beginnings of the anchors of sections that are not the page's own: filled examples and lists of sources."""

COMMON = 0.25
"""A word on a larger share of the pages tells none from the others; the worker knows only that it is common."""
MUCH = 2.5
"""How often a page of average length says a word that it tells much of."""

_LETTERS = 24
"""Bits for the letters of a word that would not be written otherwise."""
_RARE = 3
_COMMON_HEADING = 4


@dataclass(frozen=True)
class Postings:
    """By word, the pages that say it, and those that tell much of it or were given it by editors; and common words."""

    said: Mapping[str, Sequence[int]]
    told: Mapping[str, Sequence[int]]
    common: Set[str]

    def words(self) -> set[str]:
        """Return every word that leads somewhere."""
        return {*self.said, *self.told}


def corpus(pages: Iterable[SearchPage], groups: Iterable[Synonym]) -> Counter[str]:
    """Count every form on the pages and in the groups of synonyms."""
    found: Counter[str] = Counter()
    for page in pages:
        for section in page.sections:
            found.update(tokens(f"{section.title} {section.text}"))
        found.update(tokens(" ".join((page.summary, *page.keywords))))
    for group in groups:
        found.update(tokens(" ".join((*group.ord, *group.peker_til))))
    return found


def shown_words(pages: Iterable[SearchPage], lexicon: Lexicon) -> set[str]:
    """Return the words of titles, summaries, headings and sheets, which travel as text."""
    return {
        lexicon.lemma(word)
        for page in pages
        for text in (
            page.title,
            page.summary,
            *(section.title for section in page.sections),
            *(sheet.title for sheet in page.sheets),
        )
        for word in tokens(text)
    }


def common_headings(pages: Iterable[SearchPage]) -> frozenset[str]:
    """Return the headings that stand on so many pages that they tell none from the others."""
    counts = Counter(section.title for page in pages for section in page.sections[1:])
    return frozenset(title for title, count in counts.items() if count >= _COMMON_HEADING)


def find_postings(pages: Sequence[SearchPage], lexicon: Lexicon, kept: set[str]) -> Postings:
    """Return the words that pages are worth finding by. `kept` are words written anyway."""
    keywords = [_lemmas(" ".join(page.keywords), lexicon) for page in pages]
    known = kept.union(*keywords)
    counts = _reduced(_bodies(pages, lexicon), known)
    spread = Counter(word for count in counts for word in count)
    common = {word for word, on in spread.items() if on > COMMON * len(pages)}
    ranked = sorted(_worthy(pages, counts, known, {word: on for word, on in spread.items() if word not in common}))
    said: dict[str, list[int]] = defaultdict(list)
    told: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(keywords):
        for word in words:
            told[word].append(number)
    for _, word, number, much in ranked[: WORDS_PER_PAGE * len(pages)]:
        if number not in told[word]:
            insort(told[word] if much else said[word], number)
    return Postings(said, told, common & known)


def _worthy(
    pages: Sequence[SearchPage], counts: Sequence[Counter[str]], known: Set[str], spread: Mapping[str, int]
) -> Iterator[tuple[float, str, int, bool]]:
    """Yield what each posting is worth, negative, its word and page, and whether the page says the word much."""
    words = sum(map(len, counts)) / len(pages) or 1.0
    length = sum(count.total() for count in counts) / len(pages) or 1.0
    for number, (page, count) in enumerate(zip(pages, counts, strict=True)):
        density = page.boost / (0.6 + 0.4 * len(count) / words)
        much = MUCH * (0.4 + 0.6 * count.total() / length)
        for word, uses in count.items():
            if word in spread:
                worth = _worth(density, len(pages) / spread[word], word not in known, spread[word])
                yield -worth, word, number, uses >= much


def _bodies(pages: Sequence[SearchPage], lexicon: Lexicon) -> list[Counter[str]]:
    common = common_headings(pages)
    return [_body(page, lexicon, common) for page in pages]


def _body(page: SearchPage, lexicon: Lexicon, common: frozenset[str]) -> Counter[str]:
    """Count the words of the running text that the page does not show.

    A heading that stands on many pages is no hit of its own; its words count here, more than others.
    """
    count: Counter[str] = Counter()
    own = [section for section in page.sections if not section.anchor.startswith(UNREAD)]
    for section in own:
        text = f"{section.text} {' '.join([section.title] * 3) if section.title in common else ''}"
        count.update(
            lexicon.lemma(word)
            for word in tokens(text)
            if fold(word) not in STOP_WORDS and len(word) > 1 and not word.isdigit()
        )
    headings = " ".join(section.title for section in own[1:] if section.title not in common)
    for word in tokens(f"{page.title} {page.summary} {headings}"):
        count.pop(lexicon.lemma(word), None)
    return count


def _lemmas(text: str, lexicon: Lexicon) -> set[str]:
    return {lexicon.lemma(word) for word in tokens(text) if fold(word) not in STOP_WORDS}


def _reduced(counts: Sequence[Counter[str]], known: set[str]) -> list[Counter[str]]:
    """Put rare words under a word of the same family, where there is one."""
    spread = Counter(word for count in counts for word in count)
    families = {family_key(fold(word)): word for word in sorted(known)}
    families |= {family_key(fold(word)): word for word, on in reversed(spread.most_common()) if on > _RARE}
    reduced = []
    for count in counts:
        changed: Counter[str] = Counter()
        for word, uses in count.items():
            rare = spread[word] <= _RARE and word not in known
            changed[families.get(family_key(fold(word)), word) if rare else word] += uses
        reduced.append(changed)
    return reduced


def _worth(density: float, rarity: float, new: bool, spread: int) -> float:
    """Return what a posting is worth for each bit; a word that is not written anyway costs its letters too."""
    bits = math.log2(rarity) + 2 + (_LETTERS / spread if new else 0)
    return density * math.log(rarity) / bits
