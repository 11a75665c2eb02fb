"""What is wrong with the content, said so that a contributor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_ASCII = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "a"}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
)
"""Two ways to write Norwegian letters in ids and keys; the project uses both."""


@dataclass(frozen=True, order=True)
class DataError:
    """One finding: where it is, what is wrong and what to do about it.

    `file` is relative to the project, with forward slashes; `line` counts from 1 and is 0 when the finding
    concerns the whole file.
    """

    file: str
    line: int
    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f" {self.remedy}" if self.remedy else "")


class ContentError(Exception):
    """All findings of one check, sorted by file and line."""

    def __init__(self, errors: Iterable[DataError]) -> None:
        self.errors = tuple(sorted(set(errors)))
        super().__init__(report(self.errors))


class UnknownIdError(LookupError):
    """A reference to a record that does not exist. The message is a Norwegian sentence."""


def report(errors: Iterable[DataError]) -> str:
    """Return all findings as text, one a line, with a count at the end."""
    lines = [str(error) for error in errors]
    count = "én" if len(lines) == 1 else len(lines)
    return "\n".join([*lines, f"Fant {count} feil i innholdet."])


def closest(wrong: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the one of `known` that `wrong` is most like, also without æ, ø, å and capitals, or None.

    `cutoff` is how like it must be, from 0 (not at all) to 1 (the same).
    """
    candidates = sorted(set(known))
    for spelling in (wrong, *(wrong.lower().translate(letters) for letters in _ASCII)):
        found = get_close_matches(spelling, candidates, n=1, cutoff=cutoff)
        if found:
            return found[0]
    return None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return «Mente du «x»?» for the closest of `known`, otherwise the first known ones as a list."""
    candidates = sorted(set(known))
    close = closest(wrong, candidates)
    if close:
        return f"Mente du «{close}»?"
    if not candidates:
        return ""
    shown = ", ".join(f"«{name}»" for name in candidates[:8])
    return f"Velg en av: {shown}" + (" …" if len(candidates) > 8 else ".")
