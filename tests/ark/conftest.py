"""Sheets under test: the real ones as the site has them, and small ones that a test may change."""

from __future__ import annotations

import shutil

import pytest
from filelock import FileLock

from macros.ark import files
from macros.ark.files import Stil
from macros.ark.settings import read_settings
from macros.ark.site import make_site_files


@pytest.fixture(scope="session")
def verk(root, bibliotek):
    return read_settings(root, bibliotek)


@pytest.fixture(scope="session")
def filer(root, bibliotek, shared_folder):
    """A folder with every file the site offers."""
    folder = shared_folder / "filer"
    with FileLock(shared_folder / "filer.lock"):
        if not folder.exists():
            made = make_site_files(root, lambda: bibliotek)
            folder.mkdir()
            for name, path in made.items():
                (folder / name).symlink_to(path)
    return folder


@pytest.fixture(scope="session")
def pdfs(filer):
    """Every PDF the site offers."""
    found = sorted(filer.glob("*.pdf"))
    assert len(found) > 150
    return found


@pytest.fixture
def stil():
    return Stil()


@pytest.fixture
def plan(bibliotek):
    """A table sheet: exercise and sheet."""
    return bibliotek.ark("plan-for-oppfolging.plan")


def few(verk, bibliotek, stil):
    """Every file of one sheet."""
    return list(files.sheet_files(verk, *bibliotek.ark("plan-for-oppfolging.plan"), stil))


@pytest.fixture
def crowded(root, tmp_path):
    """A small project where the example of one sheet is too long for its paper."""
    project = tmp_path / "prosjekt"
    shutil.copytree(root / "tests" / "base" / "data", project / "data")
    for name in ("mkdocs.yml", "data/ord.txt"):
        shutil.copy(root / name, project / name)
    (project / "docs").mkdir()
    record = project / "data" / "oppgaver" / "oppfolging.yml"
    text = record.read_text(encoding="utf-8")
    long = text.replace("hvem: Avdelingslederen", "hvem: " + "Avdelingslederen " * 200)
    assert long != text
    record.write_text(long, encoding="utf-8")
    return project
