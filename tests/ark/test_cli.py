"""`handbok ark` as its user meets it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.ark import cache
from tests.ark.pdfs import reading


@pytest.fixture
def ark(root, tmp_path):
    """Run the command; give exit code, what was printed and the files that were made."""

    def run(*arguments):
        target = tmp_path / "ut"
        result = CliRunner().invoke(main, ["ark", "--rot", str(root), "--til", str(target), *arguments])
        made = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
        return result.exit_code, result.output, made

    return run


def test_one_exercise_gives_its_sheets_example_and_key(ark):
    code, said, made = ark("plan-for-oppfolging")
    assert code == 0 and "3 filer ligger i" in said
    assert made == [
        "plan-for-oppfolging-plan-a4.pdf",
        "plan-for-oppfolging-plan-eksempel-a4.pdf",
        "plan-for-oppfolging-veileder.pdf",
    ]


def test_what_was_made_before_is_not_made_again(ark, monkeypatch, tmp_path):
    _, _, made = ark("plan-for-oppfolging")
    (tmp_path / "ut" / made[0]).write_bytes(b"gammel")
    monkeypatch.setattr(cache, "make", lambda *_: pytest.fail("lagde arkene på nytt"))
    assert ark("plan-for-oppfolging")[2] == made
    assert (tmp_path / "ut" / made[0]).read_bytes().startswith(b"%PDF")


def test_one_sheet_that_does_not_fit_does_not_stop_the_others(crowded, tmp_path):
    arguments = ["ark", "oppfolging.plan", "--rot", str(crowded), "--til", str(tmp_path / "ut")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1 and "rad 1" in result.output
    made = {path.name for path in (tmp_path / "ut").iterdir()}
    assert made == {"oppfolging-plan-a4.pdf", "oppfolging-veileder.pdf"}


def test_paper_and_formats_are_chosen(ark):
    _, _, made = ark("likeverd-i-partnerskapet.samling-1", "--papir", "a3", "--format", "docx, utfyllbar")
    assert made == ["likeverd-i-partnerskapet-samling-1-utfyllbar.pdf", "likeverd-i-partnerskapet-samling-1.docx"]


def test_a_poster_in_a_large_size(ark, tmp_path):
    _, _, made = ark("arbeid-med-ungdom", "--papir", "a1", "--band", "hel")
    assert made == ["plakat-arbeid-med-ungdom-a1.pdf"]
    with reading(tmp_path / "ut" / made[0]) as document:
        filled = {drawing["fill"] for drawing in document[0].get_drawings()}
    assert any(fill and [round(part * 255) for part in fill] == [0, 0x3D, 0x75] for fill in filled)


def test_one_folder_for_each_office_with_its_name_on_every_sheet(ark, tmp_path):
    offices = tmp_path / "kontor.csv"
    offices.write_text("Kontor;Fylke\nNav Bø;X\nNav Kárášjohka-Karasjok;Y\n", encoding="utf-8-sig")
    code, _, made = ark("plan-for-oppfolging", "vurderingskrysset", "--kontor", str(offices))
    assert code == 0
    assert made == [
        f"{folder}/{name}"
        for folder in ("nav-bo", "nav-karasjohka-karasjok")
        for name in ("plan-for-oppfolging-plan-a4.pdf", "vurderingskrysset-kryss-a3.pdf")
    ]
    for name in made:
        with reading(tmp_path / "ut" / name) as document:
            assert ("Nav Bø" if name.startswith("nav-bo/") else "Nav Kárášjohka-Karasjok") in document[0].get_text()


def test_a_pack_with_exact_copies_of_a_gathering_and_of_chosen_sheets(ark):
    both = ["pakke-forberedelse-a4.pdf", "pakke-forberedelse.pdf"]
    assert ark("forberedelse", "--grupper", "4", "--deltakere", "20")[2] == both
    _, _, made = ark("plan-for-oppfolging.plan", "--grupper", "4", "--deltakere", "20")
    assert "pakke-valgte-ark.pdf" in made


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan-for-oppfolgin"], "Mente du «plan-for-oppfolging»?"),
        (["plan-for-oppfolging.plann"], "Mente du «plan»?"),
        (["--format", "pfd"], "Ukjent format «pfd». Mente du «pdf»?"),
        (["--format", ","], "Skriv minst ett format"),
        (["--grupper", "4"], "Skriv både --grupper og --deltakere"),
        (["--kontor", "borte.csv"], "Kan ikke lese borte.csv: filen finnes ikke."),
        (["--kontor", "data"], "Kan ikke lese data: det er en mappe."),
        (["--papir", "a9"], "Ukjent papir «a9»."),
        (["--band", "hell"], "Mente du «hel»?"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(ark, arguments, said):
    code, printed, made = ark(*arguments)
    assert code == 1 and said in printed and made == []


def test_a_folder_that_cannot_be_written_in_is_said(root, tmp_path):
    (tmp_path / "fil").write_text("ikke en mappe")
    arguments = ["ark", "plan-for-oppfolging", "--rot", str(root), "--til", str(tmp_path / "fil")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1 and "Kan ikke skrive" in result.output and "--til" in result.output


def test_a_bad_list_makes_nothing_anywhere(ark, tmp_path):
    offices = tmp_path / "kontor.csv"
    offices.write_text("kontor\nNav Vik\n../../ute\n=cmd()\n", encoding="utf-8")
    code, said, made = ark("plan-for-oppfolging", "--kontor", str(offices))
    assert code == 1 and "linje 3" in said and "linje 4" in said and made == []
    assert not (tmp_path.parent / "ute").exists()


def test_a_link_out_of_the_folder_is_refused(ark, tmp_path):
    outside = tmp_path / "ute"
    outside.mkdir()
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "nav-vik").symlink_to(outside)
    offices = tmp_path / "kontor.csv"
    offices.write_text("kontor\nNav Vik\n", encoding="utf-8")
    code, said, _ = ark("plan-for-oppfolging", "--kontor", str(offices))
    assert code == 1 and "lenke ut av mappen" in said and list(outside.iterdir()) == []
