"""The list of offices to print for: a CSV as people make it, in Excel or by hand, read strictly."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMN = "kontor"
MAX_LENGTH = 60
MAX_BYTES = 1_000_000
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "þ": "th", "ß": "ss"})
_MARKS = set(" -–.,'’()&/")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that Windows keeps for itself."""
_UNREADABLE = {
    FileNotFoundError: "filen finnes ikke",
    IsADirectoryError: "det er en mappe",
    PermissionError: "du har ikke lov til å åpne filen",
}


class OfficeError(Exception):
    """The list cannot be used. The message has one Norwegian sentence a line."""


@dataclass(frozen=True)
class Kontor:
    """An office: the name on its sheets, and the name of its folder."""

    navn: str
    mappe: str


def read_offices(path: Path) -> tuple[Kontor, ...]:
    """Return the offices in a CSV with the column «kontor», in the order of the file. Raises OfficeError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = next((said for kind, said in _UNREADABLE.items() if isinstance(error, kind)), "noe er galt med disken")
        raise OfficeError(f"Kan ikke lese {path.name}: {why}.") from None
    return parse_offices(data, path.name)


def parse_offices(data: bytes, name: str) -> tuple[Kontor, ...]:
    """Return the offices in the bytes of a CSV called `name`. Raises OfficeError with every fault in it."""
    if len(data) > MAX_BYTES:
        raise OfficeError(f"{name} er større enn 1 MB. Er det riktig fil?")
    text = _decode(data, name)
    rows = list(csv.reader(text.splitlines(), delimiter=_delimiter(text)))
    if not any(rows):
        raise OfficeError(f"{name} er tom. Skriv «{COLUMN}» på første linje, og ett kontor på hver linje under.")
    column = _column(rows[0], name)
    found: dict[str, Kontor] = {}
    faults: list[str] = []
    for number, kontor in _names(rows, column):
        wrong = _fault(kontor)
        office = Kontor(kontor, folder_name(kontor))
        if wrong:
            faults.append(f"{name}, linje {number}: {wrong}")
        elif office.mappe in found:
            faults.append(f"{name}, linje {number}: «{kontor}» står to ganger. Slett den ene, eller gi dem ulike navn.")
        else:
            found[office.mappe] = office
    if faults:
        raise OfficeError("\n".join(faults))
    if not found:
        raise OfficeError(f"{name} har ingen kontorer. Skriv ett kontor på hver linje under «{COLUMN}».")
    return tuple(found.values())


def _decode(data: bytes, name: str) -> str:
    """Return the text: UTF-8 with or without a mark, UTF-16 with one, otherwise the encoding of older Excel."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text or data.startswith(b"PK"):
        raise OfficeError(f"{name} er ikke en CSV-fil. Velg «Lagre som» og «CSV UTF-8» i Excel.")
    return text


def _delimiter(text: str) -> str:
    """Return what separates the columns: Excel in Norwegian writes semicolons."""
    first = text.partition("\n")[0]
    return max(";\t,", key=first.count)


def _column(heads: list[str], name: str) -> int:
    known = [head.strip().casefold() for head in heads]
    if COLUMN not in known:
        shown = ", ".join(f"«{head[:MAX_LENGTH]}»" for head in filter(None, known))
        raise OfficeError(
            f"{name} mangler kolonnen «{COLUMN}». Første linje skal være overskrifter. "
            f"Der står nå: {shown or 'ingenting'}."
        )
    return known.index(COLUMN)


def _names(rows: list[list[str]], column: int) -> Iterator[tuple[int, str]]:
    """Yield line number and name for each row that is not empty."""
    for number, row in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in row):
            name = row[column] if column < len(row) else ""
            yield number, " ".join(unicodedata.normalize("NFC", name).split())


def _fault(name: str) -> str:
    """Return what is wrong with the name of an office, or nothing."""
    if not name:
        return "kontoret mangler navn. Skriv navnet, eller slett linjen."
    if len(name) > MAX_LENGTH:
        return f"«{name[:30]}…» er {len(name)} tegn. Bruk høyst {MAX_LENGTH}."
    if not name[0].isalnum() or not all(_is_allowed(char) for char in name):
        return f"«{name}» ser ikke ut som navnet på et kontor. Bruk bokstaver, tall, mellomrom og bindestrek."
    if folder_name(name) in _RESERVED or not folder_name(name):
        return f"«{name}» kan ikke være navnet på en mappe. Skriv hele navnet på kontoret."
    return ""


def _is_allowed(char: str) -> bool:
    return char in _MARKS or char.isdigit() or (char.isalpha() and unicodedata.name(char, "").startswith("LATIN"))


def folder_name(name: str) -> str:
    """Return the folder of an office: small ASCII letters, digits and hyphens only, so it cannot lead anywhere else."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_FOLDED))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")
