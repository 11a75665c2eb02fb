"""One built site and one browser for the whole run, also when it is spread over several processes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from macros.build import build_site
from macros.loader import load_bibliotek
from tests.chromium import ARGUMENTS, REMEDY, find_chromium
from tests.serving import serve

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption("--oppdater", action="store_true", help="skriv det ventede svaret i tests/cases/ på nytt")


@pytest.fixture(scope="session", autouse=True)
def sheets_are_made_once():
    """Let copies of the project share finished sheets: a file there is named after all that decides its bytes."""
    os.environ.setdefault("HANDBOK_MELLOMLAGER", str(ROOT / ".cache" / "ark"))


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def bibliotek():
    """The real data."""
    return load_bibliotek(ROOT)


@pytest.fixture(scope="session")
def base():
    """The smallest whole library there is: every field of every kind of record, once or more."""
    return load_bibliotek(ROOT / "tests" / "base")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared_folder):
    """The real site, built once."""
    target = shared_folder / "site"
    with FileLock(shared_folder / "site.lock"):
        if not target.exists():
            build_site(ROOT, target)
    return target


@pytest.fixture(scope="session")
def address(site):
    """The address of the built site."""
    with serve(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the process. Without one the tests fail: they are never skipped."""
    path = find_chromium()
    assert path, REMEDY
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, address):
    """Open a page of the site in a fresh context. Every console error and failed request fails the test."""
    contexts, faults = [], []

    def open_page(path="", width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        # A request that the reader cuts short by going on to the next page is no fault.
        page.on(
            "requestfailed",
            lambda request: (
                None if request.failure == "net::ERR_ABORTED" else faults.append(f"{request.url}: {request.failure}")
            ),
        )
        page.on(
            "request",
            lambda request: None if request.url.startswith((address, "data:", "blob:")) else faults.append(request.url),
        )
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def project(tmp_path):
    """A copy of the project that a test may break."""
    copy = tmp_path / "prosjekt"
    for name in ("data", "docs", "macros"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


@pytest.fixture(scope="session")
def small_project(tmp_path_factory):
    """The smallest library with two pages, without a fault: builds fast. Leave it as it was."""
    root = tmp_path_factory.mktemp("lite") / "prosjekt"
    shutil.copytree(ROOT / "tests" / "base" / "data", root / "data")
    shutil.copy(ROOT / "data" / "ord.txt", root / "data")
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    for name in ("index.md", "prove.md"):
        text = '---\ndescription: En side å prøve på.\n---\n# Prøve\n\nHei. {{ merke("forslag") }}\n'
        (root / "docs" / name).write_text(text, encoding="utf-8")
    settings, _, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")
    folders = "".join(f"  - {name}/*\n" for name in ("oppgaver", "samlinger", "plakater", "modeller"))
    (root / "mkdocs.yml").write_text(f"{settings}\nnav:\n  - index.md\n  - prove.md\n{folders}", encoding="utf-8")
    return root
