"""What a rule returns, before the loader knows the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.yaml_reader import Path


@dataclass(frozen=True)
class Finding:
    """One broken rule: the record, the path inside it, what is wrong and the remedy."""

    collection: str
    id: str
    path: Path
    message: str
    remedy: str = ""


def duplicates(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield position and id of every id that has come before."""
    seen: Counter[str] = Counter()
    for position, slug in enumerate(ids):
        if seen[slug]:
            yield position, slug
        seen[slug] += 1
