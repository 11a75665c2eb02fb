"""The bokmål word list that simplemma carries, about 640 000 forms, unpacked only where someone looks.

The list is sorted and front-coded: a record holds how many bytes it shares with the word before, the rest of the word,
and its lemma. To unpack it all takes as long as everything else in the check of the spelling. Here one regular
expression cuts it into blocks of words that begin alike, and a block is unpacked when a word in it is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory, _read_decompressed

_ALIKE = 5
"""How many bytes the words of a block have in common."""
_SAME_LEMMA = 254
"""What stands instead of a lemma that is the same as for the word before."""


class WordList:
    """Looks up forms in a front-coded list, block by block."""

    def __init__(self, packed: bytes) -> None:
        """Take the list as simplemma stores it. Raises ValueError when it is of another kind."""
        backwards, _, place = frontcode._read_header(packed)
        self._packed = packed
        self._blocks: dict[bytes, tuple[int, int, bytes]] = {}
        self._unpacked: dict[bytes, dict[bytes, bytes]] = {}
        start = b""
        for block in () if backwards else _blocks().finditer(packed, place):
            if block.start() != place:
                break
            before, shared, end = start, packed[place], place + 2 + packed[place + 1]
            start = (before[:shared] + packed[place + 2 : end])[:_ALIKE]
            self._blocks[start] = place, block.end(), before if packed[end] == _SAME_LEMMA else b""
            place = block.end()
        if place != len(packed):
            raise ValueError("another kind of word list than that of simplemma 2.0")

    def __contains__(self, form: str) -> bool:
        """Tell whether the list has a form as it is written."""
        return self.lemma(form) is not None

    def lemma(self, form: str) -> str | None:
        """Return the lemma of a form as it is written, or None when the list does not have it."""
        wanted = form.encode()
        found = self._block(wanted[:_ALIKE]).get(wanted)
        return found.decode() if found is not None else None

    def _block(self, start: bytes) -> dict[bytes, bytes]:
        """Return the forms that begin with `start`, and their lemmas."""
        if start not in self._unpacked:
            first, last, before = self._blocks.get(start, (0, 0, b""))
            same = list(self._block(before).values())[-1] if before else b""
            records = frontcode._iter_records(self._packed[first:last], 0, start, same)
            self._unpacked[start] = {form: lemma for _, form, lemma in records}
        return self._unpacked[start]


@cache
def _blocks() -> re.Pattern[bytes]:
    """Return the pattern of a block: a record that shares less than _ALIKE bytes, and those that share more."""
    rest = b"|".join(b"%b.{%d}" % (re.escape(bytes([length])), length) for length in range(128))
    lemma = b"(?:\\x%02x|[^\\x%02x](?:%b))" % (_SAME_LEMMA, _SAME_LEMMA, rest)
    first, following = (b"[\\x%02x-\\x%02x]" % span for span in ((0, _ALIKE - 1), (_ALIKE, 127)))
    return re.compile(b"%b(?:%b)%b(?:%b(?:%b)%b)*+" % (first, rest, lemma, following, rest, lemma), re.DOTALL)


@cache
def word_list() -> WordList:
    """Return the word list for looking up: what is not asked for is not unpacked."""
    return WordList(_read_decompressed("nb"))


def whole() -> Mapping[str, str]:
    """Return the table from form to lemma, all unpacked, which takes about a second."""
    return DefaultDictionaryFactory().get_dictionary("nb")
