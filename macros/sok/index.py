"""From pages to the index that the worker reads: small enough to load on first use, the same bytes from the same pages.

Titles, headings and summaries travel as text and are taken apart in the worker. Of the rest of a page only the words
that tell it from other pages travel, as gaps between page numbers. Nothing of the running text is sent.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macros.models import Synonym
from macros.sok.language import STOP
from macros.sok.lexicon import Lexicon
from macros.sok.pages import SearchPage, Sheet
from macros.sok.words import base_forms, family_key, fold, tokens

FORMAT = 1
"""Raised when the worker must read the index in a new way; the worker has the same number."""

WORDS_PER_PAGE = 50
"""How many words of its running text a page is found by, on average: what 25 kB a hundred pages buys."""

KEYWORD = 3
"""Level of a word that editors gave the page; 0 to 2 say how much its text uses the word."""

ALPHABET = "!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
"""Every printable ASCII character that JSON writes as itself, but the space. The last ones carry on a long number."""

WORD_COST = 4.0
COMPOUND_COST = 1.5
RARITY = 3.0
_PLAIN, _STEP = 80, 10
_USED_A_LOT, _USED = 4.0, 1.5
_COMMON_HEADING = 4
_OFTEN = 2
_UNREAD = ("eksempel", "kilder")
_STOP = frozenset(STOP.split())


@dataclass(frozen=True)
class Posting:
    """A word on a page, and how much it says about the page: 0, 1, 2 or KEYWORD."""

    page: int
    level: int
    worth: float


def build_index(
    pages: Sequence[SearchPage],
    synonyms: Iterable[Synonym],
    dictionary: Mapping[str, str],
    help_pages: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the index as the JavaScript file that the worker loads.

    `help_pages`, address and title, are what a reader is offered when nothing is found.
    """
    groups = list(synonyms)
    lexicon = Lexicon(dictionary, _corpus(pages, groups))
    shown = {lexicon.lemma(word) for page in pages for text in _shown(page) for word in tokens(text)}
    postings = _postings(pages, lexicon, shown)
    groups = [group for group in groups if _touches(group, lexicon, shown.union(postings))]
    words = sorted(_with_parts(shown.union(postings), lexicon))
    index = {
        "v": FORMAT,
        "words": _front_coded(words, lexicon),
        "irregular": _irregular(words, groups, lexicon, _corpus(pages, groups)),
        "posts": " ".join(_encoded(postings.get(word, [])) for word in words),
        "pages": [_page(page, _common_headings(pages)) for page in pages],
        "help": list(help_pages),
        "synonyms": [written for group in groups if (written := _group(group))],
    }
    return f"self.sokIndeks={json.dumps(index, ensure_ascii=False, separators=(',', ':'))}\n"


def _corpus(pages: Iterable[SearchPage], groups: Iterable[Synonym]) -> Counter[str]:
    corpus: Counter[str] = Counter()
    for page in pages:
        for section in page.sections:
            corpus.update(tokens(f"{section.title} {section.text}"))
        corpus.update(tokens(" ".join((page.summary, *page.keywords))))
    for group in groups:
        corpus.update(tokens(" ".join((*group.ord, *group.peker_til))))
    return corpus


def _shown(page: SearchPage) -> Iterable[str]:
    yield from (page.title, page.facts, page.summary)
    yield from (section.title for section in page.sections)
    yield from (sheet.title for sheet in page.sheets)


def _touches(group: Synonym, lexicon: Lexicon, words: set[str]) -> bool:
    """Whether some phrase of the group can be found on the site."""
    phrases = (*group.ord, *group.peker_til)
    return any(
        all(fold(word) in _STOP or lexicon.lemma(word) in words for word in tokens(phrase)) for phrase in phrases
    )


def _group(group: Synonym) -> str:
    """Write a group as the worker reads it, without words that are inflections or derivations of another in it."""
    kept: dict[str, str] = {}
    for phrase in group.ord:
        folded = [fold(word) for word in tokens(phrase)]
        kept.setdefault(family_key(folded[0]) if len(folded) == 1 else " ".join(folded), " ".join(tokens(phrase)))
    written = ",".join(kept.values())
    return f"{written}>{','.join(group.peker_til)}" if group.peker_til else written if len(kept) > 1 else ""


def _postings(pages: Sequence[SearchPage], lexicon: Lexicon, shown: set[str]) -> dict[str, list[Posting]]:
    """Return, for each word, the pages it is worth finding by, in page order."""
    common = _common_headings(pages)
    counts = [_body(page, lexicon, common) for page in pages]
    spread = Counter(word for count in counts for word in count)
    average = sum(count.total() for count in counts) / len(pages)
    every = [
        (
            word,
            _weigh(
                number,
                count[word],
                count.total() / average,
                len(pages),
                spread[word],
                0 if word in shown else COMPOUND_COST if lexicon.split(word) else WORD_COST,
            ),
        )
        for number, count in enumerate(counts)
        for word in count
    ]
    every.sort(key=lambda item: (-item[1].worth, item[0], item[1].page))
    kept: dict[str, list[Posting]] = defaultdict(list)
    for word, posting in every[: WORDS_PER_PAGE * len(pages)]:
        kept[word].append(posting)
    for number, page in enumerate(pages):
        for word in sorted(
            {lexicon.lemma(word) for word in tokens(" ".join(page.keywords)) if fold(word) not in _STOP}
        ):
            kept[word] = [posting for posting in kept[word] if posting.page != number] + [Posting(number, KEYWORD, 0)]
    return {word: sorted(found, key=lambda posting: posting.page) for word, found in kept.items()}


def _body(page: SearchPage, lexicon: Lexicon, common: frozenset[str]) -> Counter[str]:
    """Count the words of the running text that the title and the summary do not have.

    A heading that stands on many pages is no hit of its own; its words count here, more than others.
    """
    count = Counter(
        lexicon.lemma(word)
        for section in page.sections
        if not section.anchor.startswith(_UNREAD)
        for word in tokens(f"{section.text} {' '.join([section.title] * 3) if section.title in common else ''}")
        if fold(word) not in _STOP and len(word) > 1 and not word.isdigit()
    )
    for word in tokens(f"{page.title} {page.summary}"):
        count.pop(lexicon.lemma(word), None)
    return count


def _weigh(page: int, uses: int, length: float, pages: int, spread: int, letters: float) -> Posting:
    """Weigh `uses` of a word on a page of `length` times the average: what it is worth for each byte it costs.

    A word that no title shows costs its own letters too, shared between the pages it is on.
    """
    density = uses / (0.6 + 0.4 * length)
    level = 2 if density >= _USED_A_LOT else 1 if density >= _USED else 0
    cost = 1 + letters / spread
    return Posting(page, level, density / (1 + density) * min(math.log(pages / spread), RARITY) / cost)


def _with_parts(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Add what compounds are made from, so that «kryss» leads to «vurderingskryss»."""
    found = set(words)
    for word in list(found):
        parts = lexicon.split(word)
        if parts:
            modifier = lexicon.modifier(parts[0])
            found.update(part for part in (modifier, lexicon.lemma(parts[1])) if part)
    return found


def _front_coded(words: Sequence[str], lexicon: Lexicon) -> str:
    """Write sorted words as what each shares with the one before (a capital), the rest, and a bar between parts."""
    coded, previous = [], ""
    for word in words:
        parts = lexicon.split(word)
        written = f"{parts[0]}|{word[len(parts[0]) :]}" if parts else word
        shared = 0
        while shared < min(len(written), len(previous), 25) and written[shared] == previous[shared]:
            shared += 1
        coded.append(chr(ord("A") + shared) + written[shared:])
        previous = written
    return "".join(coded)


def _irregular(words: Iterable[str], groups: Iterable[Synonym], lexicon: Lexicon, corpus: Mapping[str, int]) -> str:
    """Write the forms in use that the worker's rules do not take back to their word: «menn» is «mann»."""
    known = {
        *words,
        *(word for group in groups for phrase in (*group.ord, *group.peker_til) for word in tokens(phrase)),
    }
    folded = {fold(word) for word in known}
    found = {}
    for form in sorted(corpus):
        lemma = lexicon.lemma(form)
        if (
            lemma in known
            and corpus[form] >= _OFTEN
            and folded.isdisjoint(base_forms(fold(form)))
            and fold(form) not in _STOP
        ):
            found[fold(form)] = lemma
    return " ".join(f"{form}={lemma}" for form, lemma in found.items())


def _encoded(postings: Iterable[Posting]) -> str:
    written, before = [], -1
    for posting in postings:
        value = (posting.page - before - 1) * 4 + posting.level
        before = posting.page
        while value >= _PLAIN:
            written.append(ALPHABET[_PLAIN + value % _STEP])
            value //= _STEP
        written.append(ALPHABET[value])
    return "".join(written)


def _common_headings(pages: Iterable[SearchPage]) -> frozenset[str]:
    counts = Counter(section.title for page in pages for section in page.sections[1:])
    return frozenset(title for title, count in counts.items() if count >= _COMMON_HEADING)


def _page(page: SearchPage, common: frozenset[str]) -> list[str | float]:
    """Return a page as the worker reads it; an anchor is written only when the heading does not give it."""
    own = [
        section.title.replace("|", " ") + ("" if section.anchor == slug(section.title) else f"#{section.anchor}")
        for section in page.sections[1:]
        if section.title and section.title not in common and not section.anchor.startswith(("ark-", *_UNREAD))
    ]
    sheets = [_written_sheet(page, sheet) for sheet in page.sheets]
    written = [page.url, page.title, page.facts, page.summary, "|".join(own), "|".join(sheets)]
    return [*written, *([page.boost] if page.boost != 1 else [])]


def _written_sheet(page: SearchPage, sheet: Sheet) -> str:
    title = "" if sheet.title == page.title else sheet.title.replace("|", " ")
    return f"{title}#{sheet.anchor}#{sheet.paper}#{sheet.file}".rstrip("#")


def slug(title: str) -> str:
    """Return the anchor that a heading gets when it is given none, as the worker makes it too."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()).strip())
