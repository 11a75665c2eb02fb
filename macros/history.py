"""When a file was last changed, from git: never from the clock, so that two builds give the same bytes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


def last_changed(root: Path, files: Iterable[str]) -> date | None:
    """Return the day the newest of `files` was last committed, or None when git knows none of them."""
    days = _history(root)
    known = [days[file] for file in files if file in days]
    return max(known, default=None)


def last_commit(root: Path) -> int:
    """Return the time of the last commit in seconds after 1970, or 0 outside a git checkout: the age of a build."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def state(root: Path) -> str:
    """Return what the days of the files depend on: the last commit, and whether the history is whole."""
    command = ["git", "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def norwegian_date(day: date) -> str:
    """Return a date as Nav writes it, «1. september 2026» (facts.md section 6.4)."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


@cache
def _history(root: Path) -> Mapping[str, date]:
    """Return the last commit day of every file, read in one go; empty outside a git checkout.

    A file whose last commit lies before the beginning of a shallow clone has no day: none is better than a wrong one.
    """
    command = [
        "git",
        "-c",
        "core.quotepath=off",
        "log",
        "--format=%x00%cs %D",
        "--name-only",
        "--relative",
        "--",
        "docs",
        "data",
    ]
    try:
        log = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, date] = {}
    for entry in log.split("\0")[1:]:
        head, *files = entry.split("\n")
        day, _, names = head.partition(" ")
        if "grafted" in names.split(", "):
            continue  # where a shallow clone begins: every file looks as if it was made here
        for file in filter(None, files):
            days.setdefault(file, date.fromisoformat(day))
    return days
