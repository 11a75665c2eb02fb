"""Sums, clock times and the cells of a sheet."""

from __future__ import annotations

import pytest

from macros import rows


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (45, "45 min"), (60, "1 t"), (75, "1 t 15 min"), (125, "2 t 5 min")]
)
def test_minutes_are_said_as_a_reader_says_them(minutes, said):
    assert rows.duration(minutes) == said


def test_only_the_first_in_a_list_and_names_have_a_capital():
    assert rows.listing(["Statlige eiere", "Kommunale eiere", "Nav-ledere", "KS"]) == (
        "Statlige eiere, kommunale eiere, Nav-ledere, KS"
    )


@pytest.mark.parametrize("time", ["00.00", "09.05", "12.30", "23.59"])
def test_a_clock_time_survives_the_way_to_minutes_and_back(time):
    assert rows.clock(rows.to_minutes(time)) == time


def test_the_clock_starts_over_at_midnight():
    assert rows.clock(24 * 60 + 15) == "00.15"


def test_the_day_begins_at_its_start_and_each_post_where_the_one_before_ends(base):
    lines = rows.agenda_lines(base.samlinger["samling-1"], base)
    assert [(line.start, line.slutt, line.minutter, line.tittel) for line in lines] == [
        ("09.00", "09.15", 15, "Velkommen"),
        ("09.15", "09.45", 30, "Kartlegging"),
        ("09.45", "09.55", 10, "Pause"),
        ("09.55", "10.10", 15, "Oppfølging"),
    ]
    assert lines[1].oppgave == base.oppgaver["kartlegging"]


def test_a_stop_without_a_programme_has_no_lines(base):
    assert rows.agenda_lines(base.samlinger["mellomarbeid"], base) == ()


def test_every_day_ends_when_it_says(bibliotek):
    for samling in bibliotek.samlinger.values():
        if samling.program:
            assert rows.agenda_lines(samling, bibliotek)[-1].slutt == samling.program.slutt


def test_each_step_starts_when_the_ones_before_are_done(base):
    assert rows.step_starts(base.oppgaver["kartlegging"].trinn) == (0, 20)


def test_a_table_has_its_named_rows_or_numbers(base):
    plan, oversikt = base.oppgaver["oppfolging"].ark[:2]
    assert rows.row_labels(plan) == ("1", "2")
    assert rows.row_labels(oversikt) == ("Nå", "Senere")


def test_a_sheet_without_a_list_of_questions_asks_all(base):
    oppgave = base.oppgaver["kartlegging"]
    sheet = oppgave.ark[1].model_copy(update={"sporsmal": ()})
    assert [field.id for field in rows.answer_fields(oppgave, sheet)] == ["bra", "hvorfor", "bedre", "hvordan"]
    assert [field.id for field in rows.answer_fields(oppgave, oppgave.ark[1])] == ["bra"]


def test_a_line_break_is_a_new_paragraph():
    assert rows.paragraphs("Først.\n\n  Så.\nSist.\n") == ("Først.", "Så.", "Sist.")


def test_norwegian_letters_come_last_and_capitals_make_no_difference():
    words = ["å", "Aa", "ø", "æ", "b", "A", "Z"]
    assert sorted(words, key=rows.norwegian_order) == ["A", "Aa", "b", "Z", "æ", "ø", "å"]
