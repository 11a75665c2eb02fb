"""The list of offices: read as a person would expect, and refused with a sentence when it is not a list of offices."""

from __future__ import annotations

import pytest

from macros.ark.offices import Kontor, OfficeError, folder_name, parse_offices, read_offices

GOOD = {
    "with commas": b"kontor,leder\nNav Vik,A\nNav B\xc3\xb8,B\n",
    "semicolons from Excel": b"Kontor;Grupper\r\nNav Vik;3\r\nNav B\xc3\xb8;4\r\n",
    "tabs": b"nr\tkontor\n1\tNav Vik\n2\tNav B\xc3\xb8\n",
    "UTF-8 with a mark": b"\xef\xbb\xbfkontor\nNav Vik\nNav B\xc3\xb8\n",
    "older Excel": "kontor\nNav Vik\nNav Bø\n".encode("cp1252"),
    "UTF-16": "kontor\nNav Vik\nNav Bø\n".encode("utf-16"),
    "empty lines and spaces": b"\nkontor\n".lstrip() + b"  Nav   Vik \n\n ; \nNav B\xc3\xb8\n",
    "quotes": b'kontor\n"Nav Vik"\n"Nav B\xc3\xb8"\n',
    "letters in two parts": "kontor\nNav Vik\nNav Bø\n".encode(),
}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_lists_as_people_make_them(data):
    assert parse_offices(data, "k.csv") == (Kontor("Nav Vik", "nav-vik"), Kontor("Nav Bø", "nav-bo"))


BAD = {
    "no such column": (b"navn\nNav Vik\n", "k.csv mangler kolonnen «kontor»"),
    "empty file": (b"", "k.csv er tom"),
    "only headings": (b"kontor\n\n", "ingen kontorer"),
    "out of the folder": (b"kontor\n../x\n", "linje 2: «../x» ser ikke ut som navnet på et kontor"),
    "a formula": (b"kontor\n=cmd()\n", "linje 2: «=cmd()» ser ikke ut"),
    "a formula with a sign": (b"kontor\n+1\n", "«+1» ser ikke ut"),
    "backslashes": (b"kontor\nC:\\temp\n", "linje 2: «C:\\temp»"),
    "markup": (b"kontor\n<b>Nav</b>\n", "linje 2:"),
    "control characters": (b"kontor\nNav\x07Vik\n", "linje 2:"),
    "other alphabets": ("kontor\nНав\n".encode(), "linje 2:"),
    "too long": (b"kontor\n" + b"N" * 61 + b"\n", "er 61 tegn. Bruk høyst 60"),
    "twice": (b"kontor\nNav Vik\nNav Bodo\nnav  vik\n", "linje 4: «nav vik» står to ganger"),
    "two names with one folder": ("kontor\nNav Bø\nNav Bo\n".encode(), "linje 3: «Nav Bo» står to ganger"),
    "a name Windows keeps": (b"kontor\nCON\n", "«CON» kan ikke være navnet på en mappe"),
    "a row without a name": (b"nr,kontor\n1,\n", "linje 2: kontoret mangler navn"),
    "a spreadsheet": (b"PK\x03\x04\0\0", "er ikke en CSV-fil"),
    "huge": (b"kontor\n" + b"x" * 1_000_001, "større enn 1 MB"),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_what_is_not_a_list_of_offices_is_explained(data, said):
    with pytest.raises(OfficeError) as caught:
        parse_offices(data, "k.csv")
    assert said in str(caught.value)


def test_every_fault_is_said_at_once():
    with pytest.raises(OfficeError) as caught:
        parse_offices(b"kontor\n../x\nNav Vik\n=y\n", "k.csv")
    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == ["k.csv, linje 2", "k.csv, linje 4"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(OfficeError, match=r"Kan ikke lese borte\.csv"):
        read_offices(tmp_path / "borte.csv")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Nav Kárášjohka-Karasjok", "nav-karasjohka-karasjok"),
        ("Nav Indre Østfold", "nav-indre-ostfold"),
        ("Nav St. Hanshaugen (sentrum)", "nav-st-hanshaugen-sentrum"),
        ("Nav Deatnu/Tana", "nav-deatnu-tana"),
        ("Nav Æ & Å", "nav-ae-a"),
    ],
)
def test_a_folder_has_only_letters_that_every_system_knows(name, folder):
    assert folder_name(name) == folder
    assert parse_offices(f"kontor\n{name}\n".encode(), "k.csv")[0] == Kontor(name, folder)
