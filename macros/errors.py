"""What is wrong with the content, said so that a contributor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


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
    noun = "feil" if len(lines) != 1 else "én feil"
    count = f"{len(lines)} {noun}" if len(lines) != 1 else noun
    return "\n".join([*lines, f"Fant {count} i innholdet."])


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return «Mente du «x»?» for the closest of `known`, otherwise the first known ones as a list."""
    candidates = sorted(known)
    close = get_close_matches(wrong, candidates, n=1, cutoff=0.6)
    if close:
        return f"Mente du «{close[0]}»?"
    if not candidates:
        return ""
    shown = ", ".join(f"«{name}»" for name in candidates[:8])
    return f"Velg en av: {shown}" + (" …" if len(candidates) > 8 else ".")
