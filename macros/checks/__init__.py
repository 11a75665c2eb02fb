"""Rules that hold between fields and between records. Shape is the models' business."""

from __future__ import annotations

from collections.abc import Iterator

from macros.bibliotek import Bibliotek
from macros.checks.evidence import check_evidence
from macros.checks.finding import Finding
from macros.checks.references import Known, Raw, check_references
from macros.checks.sheets import check_sheets
from macros.checks.times import check_times


def check(bibliotek: Bibliotek, raw: Raw, known: Known) -> Iterator[Finding]:
    """Yield every broken rule.

    `raw` holds what the files say and `known` all ids that exist, also for records too broken to be in `bibliotek`.
    """
    yield from check_references(raw, bibliotek, known)
    yield from check_times(bibliotek)
    yield from check_sheets(bibliotek)
    yield from check_evidence(bibliotek)


__all__ = ["Finding", "Known", "Raw", "check"]
