"""The whole build, as `make site` runs it: all or nothing, and new files are enough."""

from __future__ import annotations

import shutil

import pytest

from macros.build import BuildError, build_site
from tests.rendering import Html

LISTS = """\
---
description: En side som bare finnes i denne prøven.
---
# Lister

Alt er her. {{ merke("forslag") }}

{{ oppgaveliste() }}

{{ arkliste() }}
"""


@pytest.fixture
def small(small_project, tmp_path):
    """A copy of the small project that a test may break."""
    return shutil.copytree(small_project, tmp_path / "prosjekt")


@pytest.fixture
def old_site(tmp_path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("Det forrige nettstedet", encoding="utf-8")
    return target


def _append(path, text):
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{text}\n", encoding="utf-8")


def test_a_build_with_errors_says_them_all_at_once_and_leaves_the_old_site(small, old_site):
    _append(small / "docs" / "index.md", '{{ rolle("eierr") }}\n\n[Les mer om dette](finnes-ikke.md)')
    _append(small / "docs" / "prove.md", '{{ oppgave("kartleging") }}')
    equipment = small / "data" / "utstyr.yml"
    equipment.write_text(equipment.read_text(encoding="utf-8").replace("navn:", "nanv:"), encoding="utf-8")
    with pytest.raises(BuildError) as error:
        build_site(small, old_site)
    said = str(error.value)
    assert said.count("ukjent felt «nanv». Mente du «navn»?") == 2
    assert "docs/index.md:9: ukjent rolle «eierr». Mente du «eier»?" in said
    assert "docs/prove.md:9: ukjent oppgave «kartleging». Mente du «kartlegging»?" in said
    assert "finnes-ikke.md" in said
    assert "Traceback" not in said
    assert {path.name: path.read_text(encoding="utf-8") for path in old_site.iterdir()} == {
        "index.html": "Det forrige nettstedet"
    }


def test_what_is_no_call_of_a_macro_stops_the_build(small, old_site):
    _append(small / "docs" / "index.md", "{{ config.theme.get_env() }}")
    _append(small / "docs" / "prove.md", '{{ oppgve("kartlegging") }}')
    with pytest.raises(BuildError) as error:
        build_site(small, old_site)
    assert "docs/index.md:9: " in str(error.value)
    assert "docs/prove.md:9: ukjent makro «oppgve». Mente du «oppgave»?" in str(error.value)
    assert "Traceback" not in str(error.value)


def test_two_new_files_give_a_new_exercise_everywhere_it_belongs(small, old_site):
    (small / "docs" / "prove.md").write_text(LISTS, encoding="utf-8")
    text = (small / "data" / "oppgaver" / "kartlegging.yml").read_text(encoding="utf-8")
    new = text.replace("tittel: Kartlegging\n", "tittel: Helt ny oppgave\n", 1).replace(
        "[gammel-kartlegging]", "[gammel]"
    )
    (small / "data" / "oppgaver" / "helt-ny.yml").write_text(new, encoding="utf-8")
    page = '---\ndescription: En oppgave som bare finnes i denne prøven.\n---\n{{ oppgave("helt-ny") }}\n'
    (small / "docs" / "oppgaver").mkdir(exist_ok=True)
    (small / "docs" / "oppgaver" / "helt-ny.md").write_text(page, encoding="utf-8")
    build_site(small, old_site)
    pages = {
        path.parent.relative_to(old_site).as_posix(): path.read_text(encoding="utf-8")
        for path in old_site.rglob("index.html")
    }
    assert "Det forrige" not in pages["."]
    for where in ("oppgaver/helt-ny", "prove", "samlinger/samling-1"):
        assert "Helt ny oppgave" in Html(pages[where]).text, where
    neighbour = Html(pages["oppgaver/kartlegging"])
    assert any(link.get("href") == "../helt-ny/" for link in neighbour.tags("a")), "menyen"
