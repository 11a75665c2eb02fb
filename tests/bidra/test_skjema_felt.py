"""The form asks for what the data model holds, and knows the addresses of the repository."""

from __future__ import annotations

import json

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from macros.loader import load_bibliotek
from macros.models import Oppgave
from macros.navigation import add_pages, expand, pages_without_file
from macros.skjema.etiketter import ETIKETTER, VALG
from macros.skjema.felt import UTELATT, Skjemafelt, arkfelt, oppgavefelt
from macros.skjema.kodelager import find_kodelager
from macros.skjema.poster import endringsposter


def names(felt: Skjemafelt) -> set[str]:
    return {felt.navn}.union(*(names(inner) for inner in felt.felt))


def test_every_field_of_an_exercise_is_asked_for_or_left_out_on_purpose(bibliotek):
    form = names(oppgavefelt(bibliotek))
    assert set(Oppgave.model_fields) - UTELATT == form & set(Oppgave.model_fields)
    assert not UTELATT & form
    used = set(json.dumps(Oppgave.model_json_schema()).replace('"', " ").split())
    assert {name for name in UTELATT if name not in used} == set()


def test_the_limits_of_the_form_are_those_of_the_model(bibliotek):
    oppgave, ark = oppgavefelt(bibliotek), arkfelt(bibliotek)
    assert oppgave["sammendrag"].hoyst == 140
    assert (oppgave["trinn"].minst, oppgave["trinn"].hoyst) == (1, 12)
    assert oppgave["trinn"]["minutter"].hoyst == 600
    assert ark["kolonner"].hoyst == 8
    assert oppgave["tittel"].paakrevd
    assert not oppgave["personvern"].paakrevd


def test_the_forms_help_is_for_those_who_never_saw_a_file(bibliotek):
    def said(felt):
        yield felt.hjelp
        for inner in felt.felt:
            yield from said(inner)

    help_texts = " ".join((*said(oppgavefelt(bibliotek)), *said(arkfelt(bibliotek))))
    assert "Fyll ut planen sammen" in help_texts
    assert [word for word in ("sitat", "maa =", "data/", "Id-en", "«tekst»") if word in help_texts] == []


def test_what_is_for_the_screen_is_not_offered_for_the_room(bibliotek):
    room, screen = (dict(oppgavefelt(bibliotek)["utstyr"][name].valg) for name in ("rom", "digitalt"))
    assert "videomote" in screen
    assert "videomote" not in room
    assert "tape" in room
    assert "tape" not in screen


def test_every_choice_of_the_model_has_words(bibliotek):
    model = {value for value, _ in oppgavefelt(bibliotek)["form"].valg}
    assert model == set(VALG["form"])
    assert [slug for slug, _ in oppgavefelt(bibliotek)["samlinger"].valg] == list(bibliotek.samlinger)


def test_every_text_a_reader_can_change_has_a_name(root):
    nameless = {
        part
        for text in endringsposter(root).values()
        for field in json.loads(text)["felt"]
        for part in field["sti"]
        if isinstance(part, str) and part not in ETIKETTER and not {"svar", "rader"} & set(field["sti"])
    }
    assert nameless == set()


def test_ids_choices_and_the_sources_own_words_are_not_offered_for_change(root):
    for text in endringsposter(root).values():
        for field in json.loads(text)["felt"]:
            assert field["sti"][-1] not in {"id", "type", "sitat", "papir", "prioritet"}
            assert field["sti"][0] not in {"samlinger", "deltakere", "bygger_paa", "merke"}
            assert field["verdi"]


def test_a_record_that_does_not_fit_the_model_is_left_out(project):
    broken = project / "data/oppgaver/plan-for-oppfolging.yml"
    broken.write_text("tittel: Plan\nark: {min: 3}\nmerke: kilde\n", encoding="utf-8")
    found = endringsposter(project)
    assert "assets/forslag/oppgaver/plan-for-oppfolging.json" not in found
    assert "assets/forslag/oppgaver/arbeidsplan.json" in found


@pytest.mark.parametrize(
    ("repo", "edit", "new", "change", "issue"),
    [
        ("https://github.com/o/r", "edit/main/docs/", "/new/main", "/edit/main/", "/issues/new"),
        ("https://github.com/o/r/", "blob/dev/docs", "/new/dev", "/edit/dev/", "/issues/new"),
        ("https://gitlab.com/g/o/r", "-/edit/main/docs/", "/-/new/main", "/-/edit/main/", "/-/issues/new"),
        ("https://codeberg.org/o/r", "_edit/main/docs/", "/_new/main", "/_edit/main/", "/issues/new"),
        ("https://git.example.org/o/r", "src/branch/a/b/docs/", "/_new/a/b", "/_edit/a/b/", "/issues/new"),
        ("https://github.com/edit/new", "edit/main/docs/", "/new/main", "/edit/main/", "/issues/new"),
    ],
)
def test_the_hosts_pages_follow_from_the_one_configured_address(repo, edit, new, change, issue):
    found, base = find_kodelager(repo, edit), repo.rstrip("/")
    assert (found.ny_fil, found.rediger, found.sak) == (base + new, base + change, base + issue)


@pytest.mark.parametrize(
    ("repo", "edit"),
    [("https://x.example", "hg/docs/"), ("", "edit/main/docs/"), ("javascript:alert(1)", "edit/main/docs/")],
)
def test_an_unknown_host_gives_no_address_to_guess_from(repo, edit):
    assert find_kodelager(repo, edit).ny_fil == ""


def test_a_record_without_a_page_gets_one_with_a_link_to_its_data(project):
    (project / "docs/oppgaver/plan-for-oppfolging.md").unlink()
    made = pages_without_file(load_bibliotek(project), project / "docs")
    assert list(made) == ["oppgaver/plan-for-oppfolging.md"]
    assert made["oppgaver/plan-for-oppfolging.md"].endswith('{{ oppgave("plan-for-oppfolging") }}\n')
    assert expand(["oppgaver/*"], project / "docs", (), made).count("oppgaver/plan-for-oppfolging.md") == 1
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins._current_plugin = "hooks"  # as MkDocs sets it around each event
    files = Files([])
    add_pages(files, config, load_bibliotek(project))
    page = files.get_file_from_path("oppgaver/plan-for-oppfolging.md")
    assert page.edit_uri == "../data/oppgaver/plan-for-oppfolging.yml"
