"""When a file was last changed, read from a real repository."""

from __future__ import annotations

import os
import subprocess
from datetime import date

import pytest

from macros.history import last_changed, norwegian_date


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A function that writes files and commits them on a day."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)

    def git(*arguments, day="2024-01-01"):
        stamp = f"{day}T12:00:00+0000"
        names = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_GLOBAL": os.devnull}
        who = ["-c", "user.name=Kari", "-c", "user.email=kari@eksempel.no"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, env={**os.environ, **names}, check=True)

    def commit(day, files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "Endring", day=day)

    git("init", "-q")
    return commit


def test_the_day_is_that_of_the_newest_commit_of_the_files(repository, tmp_path):
    repository("2024-03-01", {"docs/a.md": "en", "data/a.yml": "en", "docs/b.md": "en"})
    repository("2024-05-17", {"data/a.yml": "to"})
    assert last_changed(tmp_path, ["docs/a.md"]) == date(2024, 3, 1)
    assert last_changed(tmp_path, ["docs/a.md", "data/a.yml"]) == date(2024, 5, 17)


def test_a_name_with_norwegian_letters_is_found(repository, tmp_path):
    repository("2024-03-01", {"docs/øvelse.md": "en"})
    assert last_changed(tmp_path, ["docs/øvelse.md"]) == date(2024, 3, 1)


def test_a_file_that_is_not_committed_has_no_day(repository, tmp_path):
    repository("2024-03-01", {"docs/a.md": "en"})
    (tmp_path / "docs" / "ny.md").write_text("ny", encoding="utf-8")
    assert last_changed(tmp_path, ["docs/ny.md"]) is None


def test_a_project_inside_a_larger_repository_is_read_by_its_own_paths(repository, tmp_path):
    repository("2024-03-01", {"docs/a.md": "ikke denne"})
    repository("2024-04-01", {"prosjekt/docs/a.md": "en"})
    assert last_changed(tmp_path / "prosjekt", ["docs/a.md"]) == date(2024, 4, 1)


def test_outside_git_nothing_is_known(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_changed(tmp_path, ["docs/a.md"]) is None


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 9, 1), "1. september 2026"), (date(2024, 12, 31), "31. desember 2024")]
)
def test_a_date_is_written_out(day, said):
    assert norwegian_date(day) == said
