"""What the tests of universal design share: every page in parts, one page to look at them in, a table of results."""

from __future__ import annotations

import json
import re
from pathlib import Path

import axe_playwright_python
import pytest
from filelock import FileLock

from tests.uu.looks import AXE_RUN, AXE_SETTINGS, COLOURS, STRUCTURE

PARTS = 8
"""The pages are checked in this many tests, so that they can be spread over the cores."""

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE = f"{_AXE};axe.configure({json.dumps(AXE_SETTINGS)})"


@pytest.fixture(scope="session")
def paths(site):
    """The path of every page of the site, as a reader's browser asks for it."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [path.removesuffix("index.html") for path in found]


@pytest.fixture(params=range(PARTS))
def part(request, paths):
    """The paths of one part of the site."""
    return paths[request.param :: PARTS]


@pytest.fixture(scope="module")
def calm_page(browser):
    """One page for a whole module, with axe-core, without movement: a colour that is fading is not the colour."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe():
    """Run axe-core on what a page shows now; return «rule: element» for everything it finds.

    `structure=False` looks at colours only: light and dark differ in nothing else.
    """

    def run(page, *, structure=True):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        return page.evaluate(AXE_RUN, [STRUCTURE if structure else None, COLOURS])

    return run


@pytest.fixture(scope="session")
def report(root, shared_folder):
    """Note the result of a check; the table of this run is in .cache/rapport/universell-utforming.md."""
    rows = shared_folder / "universell-utforming"

    def note(check, part, pages, faults, measured=""):
        row = {"kontroll": check, "sider": pages, "funn": len(faults), "maalt": measured, "eksempler": faults[:5]}
        name = re.sub(r"[^a-zæøå0-9]+", "-", check.lower())
        with FileLock(shared_folder / "universell-utforming.lock"):
            rows.mkdir(exist_ok=True)
            (rows / f"{name}-{part}.json").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
            found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(rows.glob("*.json"))]
            target = root / ".cache" / "rapport" / "universell-utforming.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(table(found), encoding="utf-8")

    return note


def table(rows):
    """Return the rows as a table in markdown, those of the same check added up, with a few examples of faults."""
    lines = [
        "# Universell utforming: siste kjøring",
        "",
        "| Kontroll | Sider | Funn | Målt |",
        "| --- | --: | --: | --- |",
    ]
    for name in dict.fromkeys(row["kontroll"] for row in rows):
        mine = [row for row in rows if row["kontroll"] == name]
        pages, faults = (sum(row[key] for row in mine) for key in ("sider", "funn"))
        lines.append(f"| {name} | {pages} | {faults} | {mine[0]['maalt']} |")
    examples = [f"- {fault}" for row in rows for fault in row["eksempler"]]
    return "\n".join([*lines, "", *examples, ""])
