"""From pages to the index that the worker reads: small enough to load on first use, the same bytes from the same pages.

Titles, headings and summaries travel as text and are taken apart in the worker. Of the rest of a page only the words
that tell it from other pages travel, as gaps between page numbers. Nothing of the running text is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from macros.models import Synonym
from macros.sok.language import NYNORSK
from macros.sok.lexicon import Lexicon
from macros.sok.pages import SearchPage, Sheet
from macros.sok.postings import STOP_WORDS, UNREAD, Posting, common_headings, corpus, find_postings, shown_words
from macros.sok.words import base_forms, family_key, fold, tokens

FORMAT = 3
"""Raised when the worker must read the index in a new way; the worker has the same number."""

ALPHABET = "!#$%&'()*+-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"
"""Every printable ASCII character that JSON writes as itself, but space and comma. The last ones carry on a gap."""

_PLAIN, _STEP = 79, 10
_OFTEN = 2


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
    groups = [group for group in groups if _touches(group, lexicon, shown.union(postings))]
    words = sorted(_with_parts(shown.union(postings), lexicon).union(*(_entries(group, lexicon) for group in groups)))
    numbers = {word: _number(place) for place, word in enumerate(words)}
    index = {
        "v": FORMAT,
        "words": _front_coded(words, lexicon),
        "nynorsk": _nynorsk(words),
        "irregular": _irregular(words, lexicon, uses),
        "posts": " ".join(_encoded(postings.get(word, [])) for word in words),
        "pages": [_page(page, common) for page in pages],
        "help": list(help_pages),
        "synonyms": "|".join(written for group in groups if (written := _group(group, lexicon, numbers))),
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
    return {_entry(word, lexicon) for phrase in (*group.ord, *group.peker_til) for word in tokens(phrase)}


def _group(group: Synonym, lexicon: Lexicon, numbers: Mapping[str, str]) -> str:
    """Write a group as the worker reads it, without inflections and derivations of another word of the group."""
    kept: dict[str, str] = {}
    for phrase in group.ord:
        folded = [fold(word) for word in tokens(phrase)]
        kept.setdefault(family_key(folded[0]) if len(folded) == 1 else " ".join(folded), phrase)
    alike, further = (
        ",".join(" ".join(numbers[_entry(word, lexicon)] for word in tokens(phrase)) for phrase in phrases)
        for phrases in (kept.values(), group.peker_til)
    )
    return f"{alike}>{further}" if further else alike if len(kept) > 1 else ""


def _number(place: int) -> str:
    """Write a number as the worker reads it, with 36 digits."""
    written = ""
    while place or not written:
        place, digit = divmod(place, 36)
        written = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + written
    return written


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


def _nynorsk(words: Iterable[str]) -> str:
    """Write the stems that lead to some word, the longest first."""
    text = " ".join(fold(word) for word in words)
    used = [rule for rule in NYNORSK.split() if rule.partition("=")[2] in text]
    return " ".join(sorted(used, key=lambda rule: -rule.index("=")))


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


def _encoded(postings: Sequence[Posting]) -> str:
    """Write the pages whose text has a word, and after a comma those it is a keyword of, as gaps between pages."""
    parts = [_gaps(posting.page for posting in postings if posting.keyword == keyword) for keyword in (False, True)]
    return ",".join(parts) if parts[1] else parts[0]


def _gaps(pages: Iterable[int]) -> str:
    written, before = [], -1
    for page in pages:
        gap, before = page - before - 1, page
        while gap >= _PLAIN:
            written.append(ALPHABET[_PLAIN + gap % _STEP])
            gap //= _STEP
        written.append(ALPHABET[gap])
    return "".join(written)


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
