"""Characters that a reader cannot see or cannot tell apart, and that have no place in the handbook's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_REWRITE = "Skriv linjen på nytt."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!$)")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]|\x85"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_PATTERNS = (
    (_CONTROL, "linjen har et usynlig styretegn.", _REWRITE),
    (_DIRECTION, "linjen har et usynlig tegn som snur leseretningen.", _REWRITE),
    (_INVISIBLE, "linjen har et usynlig tegn.", _REWRITE),
    (_PRIVATE, "linjen har et tegn som bare finnes i én bestemt skrifttype.", _REWRITE),
    (_LIGATURE, "linjen har to bokstaver i ett tegn, slik de blir når de kopieres fra en PDF.", "Skriv dem på nytt."),
)
_KINDS = (
    (re.compile(r"<[a-z!/?]|&(#\w+|[a-z]+);", re.IGNORECASE), "HTML-kode"),
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "en makro"),
    (re.compile(r"\]\(|\*\*|^#{1,6} |```|!\["), "markdown"),
)
_FORMULA = re.compile(r"\s*([=@]|[+-]\s*[A-Za-z(])")
_WORD = re.compile(r"\w+")
_ALIKE = ("CYRILLIC", "GREEK", "FULLWIDTH", "CHEROKEE", "ARMENIAN", "MATHEMATICAL", "COPTIC", "LISU")


def odd_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line (from 1), message and remedy for each line with a character that does not belong.

    The reversal of direction is the trick of Unicode TR 36 («bidi»); mixed alphabets are its homoglyphs.
    """
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, message, remedy in _PATTERNS:
            if pattern.search(line):
                yield number, message, remedy
        if line.isascii():
            continue
        strange = next((word for word in _WORD.findall(line) if _is_strange(word)), "")
        if strange:
            message = f"ordet «{strange[:40]}» har bokstaver fra et annet alfabet, som bare likner på våre."
            yield number, message, "Skriv ordet på nytt med vanlige bokstaver."
        if not unicodedata.is_normalized("NFC", line):
            yield number, "linjen har en bokstav som er satt sammen av to tegn.", "Skriv å, ø eller é på nytt."


def more_than_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield message and remedy for each way a plain text is more than that. The message goes after its name."""
    kind = next((name for pattern, name in _KINDS if pattern.search(text)), "")
    if kind:
        yield f"har {kind}.", "Skriv ren tekst."
    if _FORMULA.match(text):
        yield f"begynner med «{text.strip()[0]}», som et regneark leser som en formel.", "Begynn med et ord."


def _is_strange(word: str) -> bool:
    """Tell whether a word has letters that look like Latin ones and are not."""
    return not word.isascii() and any(unicodedata.name(char, "").startswith(_ALIKE) for char in word)
