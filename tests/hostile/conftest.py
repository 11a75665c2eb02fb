"""Hostile inputs go into the small project one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

FRONT = "---\ndescription: En side å prøve på.\n---\n# Prøve\n\n"


@pytest.fixture
def put(small_project):
    """Write a file into the small project; what was there comes back after the test."""
    before: dict[Path, bytes | None] = {}

    def put(name, content):
        path = small_project / name
        before.setdefault(path, path.read_bytes() if path.is_file() else None)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    yield put
    for path, content in before.items():
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
