"""A page is in the navigation because its file is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.html import MACROS
from macros.library import library
from macros.loader import load_bibliotek
from macros.navigation import expand, process_order, record_of
from macros.page import Page

NAV = [
    {"Forside": "index.md"},
    {"Oppgaver": ["oppgaver/index.md", "oppgaver/*"]},
    {"Mer": [{"Dypt": ["mer/*"]}, "ordliste.md"]},
]


@pytest.fixture
def docs(tmp_path):
    for name in ("index.md", "ordliste.md", "oppgaver/index.md", "oppgaver/b.md", "oppgaver/a.md", "mer/x.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Side\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def small(tmp_path):
    """A copy of the small library that a test may add to."""
    shutil.copytree(Path(__file__).parent / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_a_folder_stands_for_its_pages_and_the_rest_is_kept(docs):
    assert expand(NAV, docs, ()) == [
        {"Forside": "index.md"},
        {"Oppgaver": ["oppgaver/index.md", "oppgaver/a.md", "oppgaver/b.md"]},
        {"Mer": [{"Dypt": ["mer/x.md"]}, "ordliste.md"]},
    ]


def test_the_order_of_the_process_comes_first_and_the_rest_by_name(docs):
    (docs / "oppgaver" / "c.md").write_text("# Side\n", encoding="utf-8")
    pages = expand(NAV, docs, ("oppgaver/c.md", "oppgaver/b.md"))[1]["Oppgaver"]
    assert pages == ["oppgaver/index.md", "oppgaver/c.md", "oppgaver/b.md", "oppgaver/a.md"]


def test_a_page_named_elsewhere_is_not_repeated(docs):
    nav = [*NAV, {"Viktig": "oppgaver/a.md"}]
    assert expand(nav, docs, ())[1] == {"Oppgaver": ["oppgaver/index.md", "oppgaver/b.md"]}


def test_the_order_is_that_of_the_stops_and_of_the_agenda(small):
    assert process_order(load_bibliotek(small)) == (
        "samlinger/hensikt.md",
        "samlinger/samling-1.md",
        "samlinger/mellomarbeid.md",
        "oppgaver/kartlegging.md",
        "oppgaver/oppfolging.md",
    )


def test_wrong_data_leaves_a_build_without_a_library_until_the_macros_say_why(small):
    (small / "data" / "roller.yml").write_text("team: [", encoding="utf-8")
    assert library(small) is None


def test_one_file_of_data_is_enough_for_a_new_exercise_to_be_in_every_list(small):
    data = small / "data" / "oppgaver"
    text = (data / "kartlegging.yml").read_text(encoding="utf-8")
    text = text.replace("tittel: Kartlegging\n", "tittel: Helt ny oppgave\n", 1).replace(
        "aliaser: [gammel-kartlegging]\n", ""
    )
    (data / "helt-ny.yml").write_text(text, encoding="utf-8")
    bibliotek = load_bibliotek(small)
    assert "oppgaver/helt-ny.md" in process_order(bibliotek)
    for macro, arguments in (("oppgaveliste", ()), ("samling", ("samling-1",)), ("arkliste", ())):
        assert "Helt ny oppgave" in MACROS[macro](bibliotek, Page("index.md"), *arguments), macro


@pytest.mark.parametrize(
    ("page", "record"),
    [
        ("oppgaver/kartlegging.md", "data/oppgaver/kartlegging.yml"),
        ("samlinger/samling-1.md", "data/samlinger/samling-1.yml"),
        ("oppgaver/index.md", None),
        ("roller.md", None),
        ("index.md", None),
    ],
)
def test_a_page_knows_the_file_its_content_is_in(small, page, record):
    assert record_of(page, small) == record
