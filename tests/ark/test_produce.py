"""The same bytes come out everywhere, and no one ever sees half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from macros.ark import files, produce
from macros.ark.content import sheet_content
from macros.ark.produce import ArkError, Task, make, render, write_whole
from macros.ark.site import site_files
from tests.ark.conftest import few
from tests.processes import hear_interrupts


def test_the_edition_changes_with_the_content_and_not_with_paper_or_office(verk, plan):
    oppgave, ark = plan
    edition = sheet_content(verk, oppgave, ark, "a4")["lisens"]
    assert sheet_content(verk, oppgave, ark, "a3")["lisens"] == edition
    assert sheet_content(verk, oppgave, ark, "a4", kontor="Nav Vik")["lisens"] == edition
    other = ark.model_copy(update={"instruks": "Noe annet."})
    assert sheet_content(verk, oppgave, other, "a4")["lisens"] != edition


def test_another_process_in_another_folder_makes_the_same_bytes(verk, bibliotek, stil, tmp_path, root):
    mine = {fil.navn: render(fil) for fil in few(verk, bibliotek, stil)}
    program = """
import sys
from pathlib import Path
from macros.loader import load_bibliotek
from macros.ark import files, produce
from macros.ark.content import sheet_content
from macros.ark.settings import read_settings
root = Path(sys.argv[1])
bibliotek = load_bibliotek(root)
pair = bibliotek.ark("plan-for-oppfolging.plan")
for fil in files.sheet_files(read_settings(root, bibliotek), *pair, files.Stil()):
    Path(fil.navn).write_bytes(produce.render(fil))
"""
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", program, str(root)], cwd=tmp_path, env=environment, check=True)
    assert {name: (tmp_path / name).read_bytes() for name in mine} == mine


def test_all_faults_are_reported_and_the_rest_is_made(verk, plan, stil, tmp_path):
    oppgave, ark = plan
    many = ark.model_copy(update={"antall_rader": 30})
    more = ark.model_copy(update={"antall_rader": 25})
    work = [files.blank_file(verk, oppgave, many, stil), files.blank_file(verk, oppgave, ark, stil)]
    tasks = [Task(fil, tmp_path / f"{number}.pdf") for number, fil in enumerate(work)]
    tasks.append(Task(files.blank_file(verk, oppgave, more, stil), tmp_path / "2.pdf"))
    with pytest.raises(ArkError) as caught:
        make(tasks, len(tasks))
    assert len(str(caught.value).splitlines()) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["1.pdf"]


def test_several_processes_make_the_same_as_one(verk, bibliotek, stil, tmp_path):
    work = few(verk, bibliotek, stil)
    seen = []
    tasks = (Task(fil, tmp_path / fil.navn) for fil in work)
    for error in produce._on_all_cores(tasks):
        seen.append(error)
    assert seen == [None] * len(work)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {fil.navn: render(fil) for fil in work}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    write_whole(target, b"gammel")
    monkeypatch.setattr("os.fdopen", lambda *_: (_ for _ in ()).throw(OSError("full disk")))
    with pytest.raises(OSError, match="full disk"):
        write_whole(target, b"ny")
    assert target.read_bytes() == b"gammel" and list(tmp_path.iterdir()) == [target]


def test_an_interrupt_leaves_only_whole_files(root, tmp_path):
    offices = tmp_path / "kontor.csv"
    offices.write_text("kontor\n" + "\n".join(f"Nav Prøve {number}" for number in range(60)), encoding="utf-8")
    command = [sys.executable, "-m", "macros", "ark", "--kontor", str(offices), "--til", str(tmp_path / "ut")]
    running = subprocess.Popen(
        command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "ut").rglob("*.pdf")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130 and "Avbrutt. Filene som ligger i mappen, er hele." in said
    left = [path for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    assert 0 < len(left) < 60 * 20
    for path in left:
        data = path.read_bytes()
        assert path.suffix == ".pdf" and data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")


def test_every_file_has_a_name_of_its_own(verk):
    names = [fil.navn for fil in site_files(verk)]
    assert len(names) == len(set(names))
