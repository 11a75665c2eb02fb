"""The records of one build, read once. The hooks load this package anew for each build, so nothing here grows old."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from macros.bibliotek import Bibliotek
from macros.errors import ContentError
from macros.loader import Loading, collect


@cache
def reading(root: Path) -> Loading:
    """Return what is in `root`/data, with its faults."""
    return collect(root)


@cache
def library(root: Path) -> Bibliotek | None:
    """Return the records in `root`/data, or None when something is wrong with them: the macros say what."""
    try:
        return reading(root).finish()
    except ContentError:
        return None
