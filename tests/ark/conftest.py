"""Sheets under test: the real ones as the site has them, and small ones that a test may change."""

from __future__ import annotations

import pytest
from filelock import FileLock

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
            made = make_site_files(root, bibliotek)
            folder.mkdir()
            for name, path in made.items():
                (folder / name).symlink_to(path)
    return folder


@pytest.fixture
def stil():
    return Stil()


@pytest.fixture
def plan(bibliotek):
    """A table sheet: exercise and sheet."""
    return bibliotek.ark("plan-for-oppfolging.plan")
