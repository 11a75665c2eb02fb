"""What the pages under Bidra and CONTRIBUTING.md say is true: commands, files, settings, buttons and pictures."""

from __future__ import annotations

import importlib.util
import re
import sys

import click
import pytest
from PIL import Image

from macros.__main__ import main
from macros.skjema.kodelager import find_kodelager


@pytest.fixture(scope="module")
def texts(root):
    files = [*sorted((root / "docs/bidra").rglob("*.md")), root / "CONTRIBUTING.md", root / "CHANGELOG.md"]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def said(texts, pattern):
    return {(file, found) for file, text in texts.items() for found in re.findall(pattern, text)}


def test_every_make_command_is_in_the_makefile(texts, root):
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = said(texts, r"(?<![\w-])make ([a-z]+)")
    assert len({target for _, target in named}) >= 6
    assert {(file, target) for file, target in named if target not in targets} == set()


def test_the_makefile_lists_every_target_it_has(root):
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"hjelp"}
    assert targets == set(re.findall(r'echo "make ([a-z]+) ', makefile))
    assert targets | {"hjelp"} == set(re.search(r"\.PHONY: (.*)", makefile)[1].split())


def test_every_handbok_command_exists(texts):
    named = said(texts, r"\bhandbok ((?:ny )?[a-z]+)")
    assert {command for _, command in named} >= {"ny oppgave", "schema"}
    for file, command in named:
        group = main
        for word in command.split():
            group = group.get_command(click.Context(group), word)
            assert group, (file, command)


def test_every_file_that_is_named_exists(texts, root):
    roots = r"(?:data|docs|macros|tests|drift|\.github|\.vscode|\.devcontainer)/[\w./-]*"
    named = said(texts, rf"`({roots}|[\w-]+\.(?:toml|yml|md|txt))`")
    assert len(named) > 15
    made_up = {"data/oppgaver/min-oppgave.yml", "docs/oppgaver/min-oppgave.md", "uv.lock", "con.yml"}
    missing = {(file, name) for file, name in named if not (root / name).exists() and name not in made_up}
    assert {(file, name) for file, name in missing if not (root / "data" / name).exists()} == set()


def test_every_setting_that_is_named_is_read(texts, root):
    sources = [root / "mkdocs.yml", root / "Makefile", *(root / ".ci").iterdir(), *(root / "tests").glob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in sources if path.is_file())
    named = said(texts, r"\b(HANDBOK_[A-Z]+|PYTHON)\b")
    assert {name for _, name in named} >= {"HANDBOK_ADRESSE", "HANDBOK_EPOST"}
    assert {(file, name) for file, name in named if name not in code} == set()


def test_the_table_of_hosts_is_what_the_forms_do(texts):
    rows = re.findall(r"\| (\w+)[^|]*\| `([\w/-]+)` \| (.*?) \|", texts["docs/bidra/vedlikehold/drift.md"])
    assert [host for host, _, _ in rows] == ["Sted", "GitHub", "Gitea", "GitLab"]
    for host, edit_uri, filled in rows[1:]:
        found = find_kodelager("https://git.example.org/a/b", edit_uri)
        assert found.ny_fil, host
        assert bool(found.tekst_felt) == (filled == "Ferdig utfylt"), host


def test_the_buttons_and_links_that_are_named_are_on_the_pages(texts, site):
    guide = texts["docs/bidra/steg-for-steg.md"]
    form = (site / "bidra/foresla-en-oppgave/index.html").read_text(encoding="utf-8")
    for button in re.findall(r"^\| (\w[^|]*?) \|", guide, re.MULTILINE)[1:]:
        assert f">{button}</button>" in form, button
    assert ">Tøm skjemaet</button>" in form
    page = (site / "oppgaver/plan-for-oppfolging/index.html").read_text(encoding="utf-8")
    for link in ("Foreslå en endring", "Rediger denne siden"):
        assert f"«{link}»" in guide
        assert link in page


def size_of(file):
    with Image.open(file) as picture:
        return picture.size


def test_the_pictures_are_small_described_and_still_made_from_the_site(texts, root, browser, address, tmp_path):
    spec = importlib.util.spec_from_file_location("bilder", root / ".ci" / "bilder.py")
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    shown = re.findall(r"!\[([^\]]+)\]\(bilder/([\w-]+)\.webp\)", texts["docs/bidra/steg-for-steg.md"])
    used = {name: alt for alt, name in shown}
    assert set(used) == set(script.PICTURES) == {path.stem for path in script.TARGET.glob("*")}
    assert all(40 < len(alt) < 200 for alt in used.values())
    script.take_pictures(browser, address, tmp_path)
    for name in used:
        kept = script.TARGET / f"{name}.webp"
        assert kept.stat().st_size < 100_000
        old, new = (size_of(file) for file in (kept, tmp_path / f"{name}.webp"))
        assert old[0] == pytest.approx(new[0], rel=0.2), f"{name}: kjør make bilder"
        assert old[1] == pytest.approx(new[1], rel=0.3), f"{name}: kjør make bilder"
