"""Patterns of personal data: what must never stand in an example or a page (facts.md section 6.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.sjekk.finding import Funn, funn

_ELEVEN = re.compile(r"(?<![\d.-])\d{6}[ .]?\d{5}(?![\d-])")
_ACCOUNT = re.compile(r"(?<!\d)\d{4}[. ]\d{2}[. ]\d{5}(?!\d)")
_PHONE = re.compile(
    r"(?<![\d./-])(?:(?:\+|00)47[ .]?)?(?:[2-9]\d(?: \d\d){3}|[49]\d\d \d\d \d\d\d|[2-9]\d{7})(?![\d./-])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SHARED_BOX = re.compile(r"(post|postmottak|kontakt|redaksjon|redaksjonen|personvern|sikkerhet)@", re.IGNORECASE)
_SOURCE = re.compile(r"https?://\S+|\bisbn\b.*|\b97[89][\d-]{10,}", re.IGNORECASE)
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_REMEDY = "Slett det. Håndboka skal ikke ha opplysninger om personer."


def check_personal_data(file: str, text: str) -> Iterator[Funn]:
    """Yield a finding for each thing in a file that looks like a number, an address or an account of a person."""
    for number, line in enumerate(text.split("\n"), 1):
        rest = _SOURCE.sub(" ", line)
        for what in _kinds(rest):
            yield funn("personvern", file, number, f"dette likner på {what}.", _REMEDY)


def _kinds(line: str) -> Iterator[str]:
    if any(is_national_number(re.sub(r"\D", "", found)) for found in _ELEVEN.findall(line)):
        yield "et fødselsnummer"
    if _ACCOUNT.search(line):
        yield "et kontonummer"
    if _PHONE.search(line):
        yield "et telefonnummer"
    if any(not _SHARED_BOX.match(found) for found in _MAIL.findall(line)):
        yield "e-postadressen til en person"


def is_national_number(digits: str) -> bool:
    """Tell whether eleven digits have the control digits of a fødselsnummer, D-number or synthetic number."""
    if len(digits) != 11:
        return False
    figures = [int(digit) for digit in digits]
    first = sum(weight * figure for weight, figure in zip(_WEIGHTS[0], figures, strict=False)) % 11
    second = sum(weight * figure for weight, figure in zip(_WEIGHTS[1], figures, strict=True)) % 11
    return first == 0 and second == 0
