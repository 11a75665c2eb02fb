"""What the check says of the handbook, and how it says it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from macros.loader import collect
from macros.sjekk import check_handbook
from macros.sjekk.finding import EXPLAINED_IN, RULES, funn
from macros.sjekk.language import is_passive, lix, sentences
from macros.sjekk.personal_data import check_personal_data
from macros.sjekk.report import as_github, as_text
from macros.sjekk.spelling import Speller
from macros.text_safety import odd_characters

BASE = "https://eksempel.no/handbok/"


def test_the_handbook_passes(root):
    assert [str(item.error) for item in check_handbook(collect(root))] == []


def test_the_command_says_everything_and_fails(small_project, tmp_path):
    text = (small_project / "docs" / "prove.md").read_text(encoding="utf-8")
    page = small_project / "docs" / "prove.md"
    page.write_text(text + "\n{{ config }}\n", encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "macros", "sjekk", "--format", "github"],
            cwd=small_project, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
    finally:
        page.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "::error file=docs/prove.md,line=8,title=Makroer::dette er ikke et makrokall." in done.stdout


def test_a_finding_has_place_field_remedy_and_a_page_that_explains():
    found = [funn("html", "data/roller.yml", 3, "har HTML-kode.", "Skriv ren tekst.", "sammendrag")]
    said = as_text(found, BASE)
    assert "data/roller.yml:3: har HTML-kode. Skriv ren tekst. [sammendrag]" in said
    assert f"HTML – les mer på {BASE}bidra/sjekken/#html" in said
    assert said.endswith("Fant én feil.")


def test_nothing_in_a_finding_can_begin_a_command_of_its_own():
    found = [funn("lenker", "docs/a,b:c.md", 3, "100 %\n::error::x", "Rett.\r\n::stop-commands::y")]
    said = as_github(found, BASE)
    assert said.count("\n") == 0
    assert said.startswith("::error file=docs/a%2Cb%3Ac.md,line=3,title=Lenker::100 %25%0A::error::x")


def test_language_is_a_warning_on_the_pull_request():
    assert as_github([funn("klarsprak", "docs/a.md", 0, "tungt.", "Del.")], BASE).startswith(
        "::warning file=docs/a.md,line=1"
    )


def test_every_rule_is_explained_on_its_page(root):
    text = (root / "docs" / EXPLAINED_IN).read_text(encoding="utf-8")
    assert re.findall(r"^## .* \{#([a-z]+)\}$", text, re.MULTILINE) == list(RULES)


@pytest.mark.parametrize(
    "word", ["partnerskapsmøtet", "virksomhetsplan", "Nav-kontorene", "målbildet", "ledergruppe", "NAV", "brukeren"]
)
def test_words_that_are_right(root, word):
    assert Speller((root / "data" / "ord.txt").read_text(encoding="utf-8").splitlines()).knows(word)


@pytest.mark.parametrize(
    "word", ["partnerskpasmøtet", "virksomhetsplna", "plannen", "vurderng", "ettterpå", "kommunne", "saamarbeid"]
)
def test_words_that_are_wrong(root, word):
    assert not Speller((root / "data" / "ord.txt").read_text(encoding="utf-8").splitlines()).knows(word)


def test_our_own_words_are_in_order_and_needed(root):
    words = [word for word in (root / "data" / "ord.txt").read_text(encoding="utf-8").splitlines() if word[0] != "#"]
    assert words == sorted(set(words), key=str.casefold)
    assert [word for word in words if Speller(()).knows(word)] == []


def test_lix_counts_words_and_long_words():
    assert round(lix(sentences("Dette er en test. Vi bruker enkle ord.")), 1) == 4.0


def test_an_abbreviation_does_not_end_a_sentence():
    assert len(sentences("Møtet begynner kl. 09.00 den 3. mai. Ta med ark, penner osv. til alle.")) == 2


@pytest.mark.parametrize(("sentence", "passive"), [
    ("Planen skal vurderes av eierne.", True),
    ("Området ble valgt i fjor.", True),
    ("Eierne vurderer planen.", False),
    ("Det finnes tre områder.", False),
    ("Dere blir flere.", False),
])  # fmt: skip
def test_passive_sentences(sentence, passive):
    assert is_passive(sentence) is passive


@pytest.mark.parametrize("line", [
    "ISBN 978-82-000-0000-0", "https://example.org/12345678", "kl. 09.00–15.45", "2018–2022",
    "Skriv til post@example.org", "§§ 13 og 14, 50 00 kroner", "01819000048",
])  # fmt: skip
def test_what_only_looks_like_personal_data(line):
    assert list(check_personal_data("a", line)) == []


@pytest.mark.parametrize(
    "text", ["Blå bær på «øya» – 100 %, kl. 09.00 …", "½ × 2 = 1 → ja • nei", "naïve Übung français"]
)
def test_ordinary_text_has_no_odd_characters(text):
    assert list(odd_characters(text)) == []
