"""What the templates show, worked out beforehand."""

from __future__ import annotations

from macros import views


def _sheet(base, reference):
    return base.ark(reference)


def test_a_blank_sheet_has_every_cell_and_no_text(base):
    shown = views.ark_visning(*_sheet(base, "oppfolging.plan"))
    assert [(label, [cell.ledetekst for cell in cells]) for label, cells in shown.rader] == [
        ("1", ["Hva skal gjøres?", "Hvem har ansvaret?"]),
        ("2", ["Hva skal gjøres?", "Hvem har ansvaret?"]),
    ]
    assert not any(cell.tekst for _, cells in shown.rader for cell in cells)
    assert shown.rader[0][1][0].hjelp == "Begynn med et verb."


def test_a_filled_table_has_the_text_of_the_example_in_its_place(base):
    shown = views.ark_visning(*_sheet(base, "oppfolging.plan"), utfylt=True)
    assert [[cell.tekst for cell in cells] for _, cells in shown.rader] == [
        ["Rydde mottaket", "Avdelingslederen"],
        ["Spørre brukerne", "Nav-lederen"],
    ]


def test_a_cross_shows_its_questions_and_lines(base):
    reference = _sheet(base, "kartlegging.kryss")
    blank, filled = views.ark_visning(*reference), views.ark_visning(*reference, utfylt=True)
    assert [cell.ledetekst for cell in blank.felt] == [
        "Hva virker?",
        "Hvorfor virker det?",
        "Hva kan bli bedre?",
        "Hvordan får dere det til?",
    ]
    assert [cell.tekst for cell in filled.felt] == ["Felles mottak", "Vi sitter sammen", "Møtene", "Fast saksliste"]
    assert [cell.tekst for cell in filled.linjer] == ["Nav Eksempelvik"]
    assert blank.papir == "A3 liggende"


def test_a_poster_fills_the_sheet_with_its_own_answers(base):
    poster = base.plakater["ungdom"]
    shown = views.ark_visning(*_sheet(base, poster.ark), poster.svar)
    assert [cell.tekst for cell in shown.felt] == list(poster.svar.values())


def test_a_map_has_numbers_and_in_the_example_names_and_symbols_with_words(base):
    reference = _sheet(base, "oppfolging.kart")
    assert views.ark_visning(*reference).omrader == ((1, "", ""), (2, "", ""))
    assert views.ark_visning(*reference, utfylt=True).omrader == ((1, "Mottaket", "S – Styrke"), (2, "Møtene", ""))


def test_every_sheet_of_the_handbook_is_whole_both_ways(bibliotek):
    for oppgave in bibliotek.oppgaver.values():
        for ark in oppgave.ark:
            for filled in (False, True):
                shown = views.ark_visning(oppgave, ark, utfylt=filled)
                texts = [cell.tekst for cell in (*shown.linjer, *shown.felt)]
                texts += [cell.tekst for _, cells in shown.rader for cell in cells]
                texts += [name for _, name, _ in shown.omrader]
                assert texts, f"{oppgave.id}.{ark.id}"
                assert all(bool(text) == filled for text in texts), f"{oppgave.id}.{ark.id}"


def test_blank_and_filled_have_different_ids_so_both_can_stand_on_a_page(bibliotek):
    ids = [
        views.ark_visning(oppgave, ark, utfylt=filled).id
        for oppgave in bibliotek.oppgaver.values()
        for ark in oppgave.ark
        for filled in (False, True)
    ]
    assert len(ids) == len(set(ids))


def test_a_citation_gives_what_is_known_in_order(base):
    cited = views.siteringer(base, base.oppgaver["kartlegging"].kilder)
    assert [(item.kilde.id, item.sted) for item in cited] == [("dokumentet", "side 2")]
    assert cited[0].deler == ("Kari Nordmann", "2020", "Eksempelforlaget", "ISBN 978-82-000-0000-6")


def test_only_edited_wordings_are_listed_also_from_help_texts(base):
    oppgave = base.oppgaver["kartlegging"]
    question = oppgave.sporsmal[0]
    help_text = question.hjelp.model_copy(update={"sitat": "Tænk på siste år."})
    edited = oppgave.model_copy(update={"sporsmal": (question.model_copy(update={"hjelp": help_text}),)})
    assert [word.sitat for word in views.endret_ordlyd(*views.alle_ordlyder(edited))] == [
        "Kartleging av kontoret",
        "Tænk på siste år.",
    ]


def test_the_packing_list_has_each_thing_once(base):
    assert [thing.navn for thing in views.pakkeliste(base, base.oppgaver.values())] == ["Tusjer"]


def test_the_first_stop_has_none_before_and_the_last_none_after(base):
    first, middle, last = base.samlinger.values()
    assert views.naboer(base, first) == (None, middle)
    assert views.naboer(base, middle) == (first, last)
    assert views.naboer(base, last) == (middle, None)


def test_the_process_marks_where_you_are_and_only_there(base):
    assert [stop.her for stop in views.prosess(base, "samling-1")] == [False, True, False]
    assert not any(stop.her for stop in views.prosess(base, None))
