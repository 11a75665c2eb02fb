"""Rules that hold between fields and between records. Shape is the models' business."""

from __future__ import annotations

from collections.abc import Iterator

from macros.bibliotek import Bibliotek
from macros.checks.evidence import check_evidence
from macros.checks.finding import Finding
from macros.checks.references import Known, check_references
from macros.checks.sheets import check_sheets
from macros.checks.times import check_times


def check(bibliotek: Bibliotek, known: Known) -> Iterator[Finding]:
    """Yield every broken rule. `known` holds all ids that exist, also of records too broken to be loaded."""
    yield from check_references(bibliotek, known)
    yield from check_times(bibliotek)
    yield from check_sheets(bibliotek)
    yield from check_evidence(bibliotek)


__all__ = ["Finding", "Known", "check"]
