"""`handbok sok`: advice to editors."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.models import Synonym
from macros.sjekk.passages import Passage
from macros.sok.advice import Vocabulary

FORMS = {
    "vaflene": "vaffel",
    "vafler": "vaffel",
    "vaffel": "vaffel",
    "rømme": "rømme",
    "steke": "steke",
    "fest": "fest",
}
FILE, OTHER = "data/oppgaver/frokost.yml", "docs/annet.md"


@pytest.fixture
def vocabulary():
    text = "Stek vaflene. Vafler skal stekes med rømme. Vaffel og rømme, rømme igjen."
    passages = [
        Passage(FILE, 1, "Frokost", heading=True, field="tittel"),
        Passage(FILE, 2, text, field="hensikt"),
        *(Passage(f"docs/{number}.md", 1, "Noe helt annet.") for number in range(9)),
    ]
    return Vocabulary(passages, {OTHER: ["kaffe"]}, [Synonym(id="x", ord=("fest", "selskap"))], FORMS)


def test_words_a_record_keeps_to_are_suggested(vocabulary):
    assert vocabulary.missing_keywords() == {FILE: ("rømme", "vaffel")}


def test_words_that_a_keyword_or_a_synonym_covers_are_not():
    passages = [
        Passage(FILE, 2, "rømme rømme rømme fest fest fest"),
        Passage(OTHER, 1, "noe"),
        Passage("docs/b.md", 1, "a"),
    ]
    group = Synonym(id="x", ord=("fest", "selskap"))
    assert Vocabulary(passages, {FILE: ["rømme"]}, [group], FORMS).missing_keywords() == {}
    assert Vocabulary(passages, {}, [group], FORMS).missing_keywords() == {FILE: ("rømme",)}


@pytest.mark.parametrize(
    ("query", "unknown", "nothing"),
    [
        ("vaffelen", (), False),
        ("hva er vafler", (), False),
        ("kaffe", (), False),
        ("selskaper", (), False),
        ("romme", (), False),
        ("blomkålsuppe", ("blomkålsuppe",), True),
        ("blomkål til frokost", ("blomkål",), False),
        ("hva er", (), False),
    ],
)
def test_a_query_is_unknown_when_none_of_its_words_is_known(vocabulary, query, unknown, nothing):
    found = vocabulary.look_up(query)
    assert (found.unknown, found.nothing) == (unknown, nothing)


def run(project, *arguments):
    result = CliRunner().invoke(main, ["sok", "--rot", str(project), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_suggests_and_lists(small_project, tmp_path):
    assert "  data/oppgaver/kartlegging.yml: " in run(small_project)
    queries = tmp_path / "sok.txt"
    queries.write_text("zumba\n\nzumba på en side\nprøve\n", encoding="utf-8")
    said = run(small_project, "blomkålsuppe", "--fil", str(queries))
    assert "Gir ingenting. Legg ordet i «sokeord»" in said
    assert "  blomkålsuppe\n  zumba\nHar ord som søket ikke kjenner:\n  zumba på en side: zumba\n" in said
    assert run(small_project, "prøve") == "Søket kjenner alle ordene i 1 søk.\n"
