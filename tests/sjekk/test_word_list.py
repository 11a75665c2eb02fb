"""The word list that is looked up block by block is the one that simplemma has."""

from __future__ import annotations

import pytest

from macros.sjekk.word_list import WordList, whole, word_list


@pytest.fixture(scope="module")
def forms():
    return whole()


def test_every_form_has_the_lemma_it_has_in_simplemma(forms):
    assert len(forms) > 600_000
    some = [*list(forms)[::23], "A-er", "få", "åpenhet", "øvelser"]  # the first has the lemma of the word before it
    assert {form: word_list().lemma(form) for form in some} == {form: forms[form] for form in some}


@pytest.mark.parametrize("form", ["", "ææææææææ", "plannen", "oppgaverx", "Zzzz"])
def test_what_is_no_word_is_not_found(form, forms):
    assert form not in forms
    assert form not in word_list()


@pytest.mark.parametrize("packed", [b"SMFC1\x01\x01\x00\x01a\x00\x00", b"SMFC1\x00\x01\x00\x05a", b"noe annet"])
def test_a_list_of_another_kind_is_refused_and_not_misread(packed):
    with pytest.raises(ValueError):
        WordList(packed)
