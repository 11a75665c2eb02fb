"""Files that are not what they say, or not where they say: each gets its sentence, and none is read."""

from __future__ import annotations

import os
import struct
import zlib

import pytest

from macros.build import BuildError, build_site
from macros.loader import collect
from macros.sjekk import check_handbook
from tests.hostile.conftest import FRONT


def said(root):
    return [str(item.error) for item in check_handbook(collect(root))]


def png(width, height):
    head = struct.pack(">II5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("data/oppgaver/con.yml", "tittel: a\n", "navnet «con.yml» kan ikke brukes på Windows."),
        ("data/oppgaver/aux.yml", "tittel: a\n", "navnet «aux.yml» kan ikke brukes på Windows."),
        ("docs/nul.md", FRONT, "navnet «nul.md» kan ikke brukes på Windows."),
        ("docs/LPT1.md", FRONT, "navnet «LPT1.md» kan ikke brukes på Windows."),
        ("data/oppgaver/Blå.yml", "tittel: a\n", "filnavnet kan ikke brukes som adresse."),
        ("data/oppgaver/kartlegging.yaml", "tittel: a\n", "filnavnet slutter på «.yaml»."),
        ("data/oppgaver/a b.yml", "tittel: a\n", "filnavnet kan ikke brukes som adresse."),
        ("data/oppgaver/..yml", "tittel: a\n", "er en skjult fil."),
        ("data/oppgaver/skript.py", "import os\n", "hører ikke hjemme her."),
        ("data/annet.yml", "a: b\n", "håndboka leser ikke denne."),
        ("docs/Prøve.md", FRONT, "navnet kan ikke brukes som adresse."),
        ("docs/.htaccess", "x", "er en skjult fil."),
        ("docs/side.html", "<script>alert(1)</script>", "denne typen fil tar håndboka ikke imot."),
        ("docs/skript.js", "alert(1)", "denne typen fil tar håndboka ikke imot."),
        ("docs/regneark.xlsx", "PK", "denne typen fil tar håndboka ikke imot."),
        ("docs/tom.md", "", "filen er tom."),
        ("docs/stor.md", FRONT + "a" * 10_485_760, "siden er større enn 256 kB."),
        ("docs/latin.md", b"---\ndescription: M\xe5l\n---\n", "filen er ikke lagret som UTF-8."),
        ("docs/oppgaver/finnes-ikke.md", FRONT, "siden mangler data/oppgaver/finnes-ikke.yml."),
        ("docs/oppgaver/kartlegging.md", FRONT, "siden viser ikke posten med samme navn."),
        ("docs/stort.png", png(9000, 9000), "bildet er 9000 × 9000 piksler, men kan være høyst 2400."),
        ("docs/tungt.png", png(9, 9) + b"0" * 500_000, "bildet er 488 kB, men kan være høyst 400 kB."),
        ("docs/falskt.png", b"GIF89a", "filen er ikke et bilde av typen .png."),
        ("docs/falskt.jpg", png(9, 9), "filen er ikke et bilde av typen .jpg."),
        ("docs/tom.svg", b"hei", "filen er ikke et bilde av typen .svg."),
        ("docs/skript.svg", SVG % b"<script>alert(1)</script>", "bildet inneholder «<script»"),
        ("docs/hendelse.svg", SVG % b'<path onload="alert(1)"/>', "bildet inneholder «onload=»"),
        ("docs/ekstern.svg", SVG % b'<path href="https://example.org"/>', "bildet inneholder «href="),
        ("docs/stil.svg", SVG % b'<path fill="url(https://example.org)"/>', "bildet inneholder «url(»"),
        (
            "docs/dtd.svg",
            b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG % b"",
            "bildet inneholder «<!»",
        ),
        ("docs/fremmed.svg", SVG % b"<foreignObject><p>x</p></foreignObject>", "bildet inneholder «<foreignObject»"),
    ],
)
def test_no_such_file_gets_through(name, content, sentence, put, small_project):
    put(name, content)
    found = [line for line in said(small_project) if line.startswith(f"{name}:") and sentence in line]
    assert len(found) == 1


@pytest.mark.parametrize(
    "name", ["data/oppgaver/lenke.yml", "docs/lenke.md", "docs/lenke.png", "docs/mappe", "data/annet"]
)
def test_a_link_out_of_the_project_is_never_followed(name, small_project, tmp_path):
    secret = tmp_path / "hemmelig"
    secret.write_text(f"{FRONT}passord", encoding="utf-8")
    link = small_project / name
    link.symlink_to(tmp_path if name.endswith(("mappe", "annet")) else secret)
    try:
        lines = said(small_project)
    finally:
        link.unlink()
    assert any(line.startswith(f"{name}: er en snarvei til et annet sted.") for line in lines)
    assert "passord" not in "".join(lines)


def test_two_names_that_windows_takes_for_one(put, small_project):
    put("docs/PROVE.md", FRONT)
    assert any(
        "docs/prove.md: skiller seg bare fra «PROVE.md» i store og små bokstaver." in line
        for line in said(small_project)
    )


def test_a_pipe_does_not_make_the_check_wait(small_project):
    pipe = small_project / "docs" / "ror.md"
    os.mkfifo(pipe)
    try:
        assert "docs/ror.md: er ikke en vanlig fil. Slett den." in said(small_project)
    finally:
        pipe.unlink()


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_windows_editors_add_is_no_fault(mark, end, put, small_project):
    for name in ("docs/prove.md", "data/oppgaver/kartlegging.yml"):
        text = (small_project / name).read_text(encoding="utf-8")
        put(name, mark + text.replace("\n", end))
    assert [line for line in said(small_project) if "prove.md" in line or "kartlegging.yml" in line] == []


def test_the_build_stops_before_anything_is_written(put, small_project, tmp_path):
    put("docs/index.md", f"{FRONT}{{{{ config }}}}\n")
    put("docs/prove.md", f"{FRONT}<script>alert(1)</script>\n")
    with pytest.raises(BuildError) as error:
        build_site(small_project, tmp_path / "site")
    assert "docs/index.md:6: dette er ikke et makrokall." in str(error.value)
    assert "docs/prove.md:6: HTML-koden «<script>» er ikke tillatt." in str(error.value)
    assert not (tmp_path / "site").exists()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
