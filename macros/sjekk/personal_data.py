"""Patterns of personal data: what must never stand in an example or a page (facts.md section 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.sjekk.finding import Funn, funn

_ELEVEN = re.compile(r"(?<![\d.-])\d{6}[ .]?\d{5}(?![\d-])")
_ACCOUNT = re.compile(r"(?<!\d)\d{4}[. ]\d{2}[. ]\d{5}(?!\d)")
_PHONE = re.compile(
    r"(?<![\d./-])(?:(?:\+|00)47[ .]?)?(?:[2-9]\d(?: \d\d){3}|[49]\d\d \d\d \d\d\d|[2-9]\d{7})(?![\d./-])"
)
_MAIL = re.compile(
    r"(?<![\w.+-])(?!(?:post|postmottak|kontakt|redaksjon|redaksjonen|personvern|sikkerhet)@)[\w.+-]+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"@|\d[\d .]{7}")
"""What every kind has at the least: most lines need no closer look."""
_SOURCE = re.compile(r"https?://\S+|\bisbn\b.*|\b97[89][\d-]{10,}", re.IGNORECASE)
_KINDS: Mapping[str, re.Pattern[str]] = {
    "et fødselsnummer": _ELEVEN,
    "et kontonummer": _ACCOUNT,
    "et telefonnummer": _PHONE,
    "e-postadressen til en person": _MAIL,
}
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_LOOKS_LIKE = "dette likner på"
_REMEDY = "Slett det. Håndboka skal ikke ha opplysninger om personer."


def check_personal_data(file: str, text: str) -> Iterator[Funn]:
    """Yield a finding for each thing in a file that looks like a number, an address or an account of a person."""
    for number, line in enumerate(text.split("\n"), 1):
        for what in _kinds(_SOURCE.sub(" ", line)) if _MAYBE.search(line) else ():
            yield funn("personvern", file, number, f"{_LOOKS_LIKE} {what}.", _REMEDY)


def _kinds(line: str) -> Iterator[str]:
    for what, pattern in _KINDS.items():
        found = pattern.findall(line)
        if pattern is _ELEVEN:
            found = [digits for digits in found if is_national_number(re.sub(r"\D", "", digits))]
        if found:
            yield what


def for_browser() -> dict[str, Any]:
    """Return the same patterns and words for the forms; they take any eleven digits for a fødselsnummer."""
    kinds = {what: pattern.pattern for what, pattern in _KINDS.items()}
    return {"utelat": _SOURCE.pattern, "slag": kinds, "likner": _LOOKS_LIKE, "raad": _REMEDY}


def is_national_number(digits: str) -> bool:
    """Tell whether eleven digits have the control digits of a fødselsnummer, D-number or synthetic number."""
    if len(digits) != 11:
        return False
    figures = [int(digit) for digit in digits]
    first = sum(weight * figure for weight, figure in zip(_WEIGHTS[0], figures, strict=False)) % 11
    second = sum(weight * figure for weight, figure in zip(_WEIGHTS[1], figures, strict=True)) % 11
    return first == 0 and second == 0
