"""Every hostile input gets exactly the sentences that stand beside it, and quickly."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml

from macros.loader import collect
from macros.sjekk import check_handbook
from tests.hostile.conftest import FRONT

HERE = Path(__file__).parent
LONGEST = 5  # seconds; the slowest takes a tenth of that on a quiet machine


def cases(name):
    return yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


def written_out(case, text):
    mark, part, count = case.get("gjenta", ("", "", 0))
    return text.replace(mark, part * count) if mark else text


def said_about(root, file):
    """What the check says of one file, and the seconds the whole check took."""
    started = time.monotonic()
    said = [str(item.error) for item in check_handbook(collect(root)) if item.error.file == file]
    return said, time.monotonic() - started


@pytest.fixture
def expect(request, small_project):
    """Compare what the check says with what is written beside the corpus, or write it (--oppdater)."""

    def expect(group, name, file):
        path = HERE / f"{group}.ventet.yml"
        known = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
        said, seconds = said_about(small_project, file)
        assert seconds < LONGEST
        assert said, "slapp gjennom uten et ord"
        if request.config.getoption("oppdater"):
            known[name] = said
            path.write_text(yaml.safe_dump(known, allow_unicode=True, width=1000, sort_keys=True), encoding="utf-8")
        assert said == known[name]

    return expect


@pytest.mark.parametrize("file", ["docs/prove.md", "data/oppgaver/kartlegging.yml", "data/kilder.yml"])
def test_the_files_themselves_are_without_fault(small_project, file):
    assert said_about(small_project, file)[0] == []


@pytest.mark.parametrize("case", cases("sider"), ids=lambda case: case["navn"])
def test_no_such_page_gets_through(case, put, expect):
    text = case.get("innhold") or f"{FRONT}{case['kropp']}\n"
    put("docs/prove.md", written_out(case, text))
    expect("sider", case["navn"], "docs/prove.md")


@pytest.mark.parametrize("case", cases("poster"), ids=lambda case: case["navn"])
def test_no_such_record_gets_through(case, put, expect, small_project):
    file = case.get("fil", "data/oppgaver/kartlegging.yml")
    if "bytes" in case:
        content = case["bytes"].encode("latin-1")
    elif "innhold" in case:
        content = written_out(case, case["innhold"])
    else:
        good = (small_project / file).read_text(encoding="utf-8")
        content = written_out(case, case["foran"]) + good if "foran" in case else with_field(good, case)
    put(file, content)
    expect("poster", case["navn"], file)


def with_field(text, case):
    """Replace the line of a field at the top level, or add it at the top."""
    line = f"{case['felt']}: {written_out(case, case['verdi'])}\n"
    changed, count = re.subn(rf"^{case['felt']}:.*\n", lambda _: line, text, count=1, flags=re.MULTILINE)
    return changed if count else line + text
