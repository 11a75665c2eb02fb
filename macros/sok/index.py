"""From pages to the index that the worker reads: small enough to load on first use, the same bytes from the same pages.

Titles, headings and summaries travel as text and are taken apart in the worker. Of the rest of a page only the words
that tell it from other pages travel, as the numbers of the pages (see `bits`). Nothing of the running text is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from macros.models import Synonym
from macros.sok.bits import BitWriter
from macros.sok.lexicon import Lexicon
from macros.sok.pages import SearchPage, Sheet
from macros.sok.postings import STOP_WORDS, UNREAD, Postings, common_headings, corpus, find_postings, shown_words
from macros.sok.words import base_forms, family_key, fold, tokens

FORMAT = 5
"""Raised when the worker must read the index in a new way; the worker has the same number."""

_OFTEN = 4
"""So often a form must stand on the site to be sent when the worker's rules do not take it back to its word."""


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
    uses = corpus(pages, groups)
    lexicon = Lexicon(dictionary, uses)
    shown = shown_words(pages, lexicon)
    common = common_headings(pages)
    postings = find_postings(pages, lexicon, shown)
    found = shown.union(postings.words())
    groups = [group for group in groups if _touches(group, lexicon, found)]
    words = sorted(_with_parts(found, lexicon).union(*(_entries(group, lexicon) for group in groups)))
    bits = BitWriter()
    _write_postings(words, postings, len(pages), bits)
    _write_synonyms(groups, lexicon, {word: place for place, word in enumerate(words)}, bits)
    index = {
        "v": FORMAT,
        "words": _front_coded(words, lexicon),
        "irregular": _irregular(words, lexicon, uses),
        "pages": [_page(page, common) for page in pages],
        "help": list(help_pages),
        "bits": bits.text(),  # last, where gzip gives it a table of its own
    }
    return f"self.sokIndeks={json.dumps(index, ensure_ascii=False, separators=(',', ':'))}\n"


def _touches(group: Synonym, lexicon: Lexicon, words: set[str]) -> bool:
    """Whether some phrase of the group can be found on the site."""
    phrases = (*group.ord, *group.peker_til)
    return any(
        all(fold(word) in STOP_WORDS or lexicon.lemma(word) in words for word in tokens(phrase)) for phrase in phrases
    )


def _entry(word: str, lexicon: Lexicon) -> str:
    """Return the word that the worker takes `word` back to."""
    lemma = lexicon.lemma(word)
    return lemma if fold(word) not in STOP_WORDS and fold(lemma) in base_forms(fold(word)) else word


def _entries(group: Synonym, lexicon: Lexicon) -> set[str]:
    return {_entry(word, lexicon) for phrase in (*_alike(group), *group.peker_til) for word in tokens(phrase)}


def _write_synonyms(groups: Sequence[Synonym], lexicon: Lexicon, numbers: Mapping[str, int], bits: BitWriter) -> None:
    """Write for each group what means the same, and what it leads to: first single words, then phrases of several."""
    bits.count(len(groups))
    for group in groups:
        for phrases in (_alike(group), group.peker_til):
            written = [tuple(numbers[_entry(word, lexicon)] for word in tokens(phrase)) for phrase in phrases]
            single = sorted({phrase[0] for phrase in written if len(phrase) == 1})
            bits.ascending(single, len(numbers) - 1)
            longer = [phrase for phrase in written if len(phrase) > 1]
            bits.count(len(longer))
            for phrase in longer:
                bits.count(len(phrase) - 2)
                for number in phrase:
                    bits.below(number, len(numbers))


def _alike(group: Synonym) -> Iterable[str]:
    """Return the phrases of a group that mean the same, without inflections and derivations of one another."""
    kept: dict[str, str] = {}
    for phrase in group.ord:
        folded = [fold(word) for word in tokens(phrase)]
        kept.setdefault(family_key(folded[0]) if len(folded) == 1 else " ".join(folded), phrase)
    return kept.values()


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


def _irregular(words: Iterable[str], lexicon: Lexicon, corpus: Mapping[str, int]) -> str:
    """Write the forms in use that the worker's rules do not take back to their word: «menn» is «mann»."""
    known = set(words)
    folded = {fold(word) for word in known}
    found = {}
    for form in sorted(corpus):
        lemma = lexicon.lemma(form)
        if (
            lemma in known
            and corpus[form] >= _OFTEN
            and folded.isdisjoint(base_forms(fold(form)))
            and fold(form) not in STOP_WORDS
        ):
            found[fold(form)] = lemma
    return " ".join(f"{form}={lemma}" for form, lemma in found.items())


def _write_postings(words: Sequence[str], postings: Postings, pages: int, bits: BitWriter) -> None:
    """Write what words are common, and for each word the pages that say it, and those that say it much."""
    common = [number for number, word in enumerate(words) if word in postings.common]
    bits.ascending(common, len(words) - 1)
    for word in words:
        for found in (postings.said.get(word, ()), postings.told.get(word, ())):
            bits.ascending(found, pages - 1)


def _page(page: SearchPage, common: frozenset[str]) -> list[str | float]:
    """Return a page as the worker reads it; an anchor is written only when the heading does not give it."""
    own = [
        section.title.replace("|", " ") + ("" if section.anchor == slug(section.title) else f"#{section.anchor}")
        for section in page.sections[1:]
        if section.title and section.title not in common and not section.anchor.startswith(("ark-", *UNREAD))
    ]
    sheets = [_written_sheet(page, sheet) for sheet in page.sheets]
    written = [_short_address(page), page.title, page.facts, page.summary, "|".join(own), "|".join(sheets)]
    return [*written, *([page.boost] if page.boost != 1 else [])]


def _short_address(page: SearchPage) -> str:
    """Write a star for the part of an address that is the title, in the letters that addresses have."""
    title = page.title.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return re.sub(rf"(?<=/){re.escape(slug(title))}(?=/$|\.html$)", "*", page.url)


def _written_sheet(page: SearchPage, sheet: Sheet) -> str:
    title = "" if sheet.title == page.title else sheet.title.replace("|", " ")
    return f"{title}#{sheet.anchor}#{sheet.paper}#{sheet.file}".rstrip("#")


def slug(title: str) -> str:
    """Return the anchor that a heading gets when it is given none, as the worker makes it too."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()).strip())
