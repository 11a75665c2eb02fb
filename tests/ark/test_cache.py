"""Only what has changed is made again, and what no one uses is removed."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import replace

import pytest

from macros import history
from macros.ark import cache, files, produce, site
from macros.ark.cache import DAY, cached_path, make_cached, prune
from macros.ark.produce import write_whole
from macros.loader import load_bibliotek
from tests.ark.conftest import few


def test_nothing_is_made_when_nothing_has_changed(verk, bibliotek, stil, tmp_path, monkeypatch):
    made = make_cached(few(verk, bibliotek, stil), tmp_path)
    assert all(path.is_file() for path in made.values()) and len(made) == 5
    monkeypatch.setattr(produce, "render", lambda fil: pytest.fail(f"laget {fil.navn} på nytt"))
    assert make_cached(few(verk, bibliotek, stil), tmp_path) == made


def test_only_the_changed_sheet_is_made(verk, bibliotek, stil, tmp_path, monkeypatch):
    before = few(verk, bibliotek, stil)
    make_cached(before, tmp_path)
    changed = [replace(before[0], innhold=before[0].innhold.replace("Ett tiltak", "Bare ett tiltak")), *before[1:]]
    assert changed[0] != before[0]
    made = []
    monkeypatch.setattr(produce, "render", lambda fil: made.append(fil.navn) or b"x")
    make_cached(changed, tmp_path)
    assert made == [before[0].navn]


def test_the_key_follows_the_content_the_format_and_the_code(verk, plan, stil, tmp_path, monkeypatch):
    fil = files.blank_file(verk, *plan, stil)
    before = cached_path(fil, tmp_path)
    assert cached_path(replace(fil, navn="annet.pdf"), tmp_path) == before
    assert cached_path(replace(fil, format="utfyllbar"), tmp_path) != before
    assert cached_path(files.blank_file(verk, *plan, files.Stil(band="hel")), tmp_path) != before
    monkeypatch.setattr(cache, "code_version", lambda: "en annen")
    assert cached_path(fil, tmp_path) != before


@pytest.fixture
def small(root, tmp_path, monkeypatch):
    """A small project, and a function that gives its files and tells how often the records were read."""
    project = tmp_path / "prosjekt"
    shutil.copytree(root / "tests" / "base" / "data", project / "data")
    shutil.copy(root / "mkdocs.yml", project)
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(tmp_path / "ark"))
    monkeypatch.setattr(cache, "make", lambda tasks, *_: [write_whole(task.target, b"x") for task in tasks])
    read = []

    def library():
        read.append(project)
        return load_bibliotek(project)

    def make():
        made = site.make_site_files(project, library)
        assert len(made) > 10 and all(path.is_file() for path in made.values())
        return made, len(read)

    return project, make


def test_records_are_read_again_only_when_something_has_changed(small, monkeypatch):
    project, make = small
    made, reads = make()
    assert reads == 1 and make() == (made, 1)
    next(iter(made.values())).unlink()
    assert make() == (made, 2)
    record = next((project / "data" / "oppgaver").glob("*.yml"))
    record.write_text(record.read_text(encoding="utf-8") + "# en merknad\n", encoding="utf-8")
    assert make() == (made, 3)
    monkeypatch.setattr(cache, "state", lambda _: "et annet sted i historien")
    assert make() == (made, 4) == make()
    monkeypatch.setenv("HANDBOK_ADRESSE", "https://eksempel.invalid/")
    other, reads = make()
    assert reads == 5 and other.keys() == made.keys() and not set(other.values()) & set(made.values())


def test_the_hash_of_a_folder_follows_names_and_content(tmp_path):
    (tmp_path / "a.yml").write_text("1")
    seen = {cache.tree_hash(tmp_path, (".yml",))}
    (tmp_path / "a.txt").write_text("ikke med")
    assert cache.tree_hash(tmp_path, (".yml",)) in seen
    (tmp_path / "a.yml").write_text("2")
    seen.add(cache.tree_hash(tmp_path, (".yml",)))
    (tmp_path / "a.yml").rename(tmp_path / "b.yml")
    seen.add(cache.tree_hash(tmp_path, (".yml",)))
    assert len(seen) == 3


def aged(folder, name, days, size=1):
    path = folder / name
    path.write_bytes(b"x" * size)
    os.utime(path, (time.time() - days * DAY,) * 2)
    return path


def test_what_has_not_been_used_for_a_month_is_removed(tmp_path):
    aged(tmp_path, "gammel.pdf", 31)
    aged(tmp_path, ".halv.ny", 31)
    kept = {aged(tmp_path, "ny.pdf", 0), aged(tmp_path, "grei.pdf", 29)}
    prune(tmp_path)
    assert set(tmp_path.iterdir()) == kept


def test_the_one_used_longest_ago_goes_when_there_is_too_much_but_not_what_was_used_today(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MAX_BYTES", 100)
    aged(tmp_path, "eldst.pdf", 3, 60)
    kept = {aged(tmp_path, "eldre.pdf", 2, 40), aged(tmp_path, "ny.pdf", 0, 60)}
    prune(tmp_path)
    assert set(tmp_path.iterdir()) == kept
    aged(tmp_path, "nyere.pdf", 0, 200)
    prune(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"ny.pdf", "nyere.pdf"}


def test_a_file_in_use_is_kept_however_old(verk, bibliotek, stil, tmp_path):
    one, *rest = few(verk, bibliotek, stil)
    path = make_cached([one], tmp_path)[one.navn]
    os.utime(path, (time.time() - 31 * DAY,) * 2)
    make_cached([one, rest[-1]], tmp_path)
    assert path.is_file()


def test_a_file_that_another_run_takes_or_begins_to_use_is_left_alone(tmp_path, monkeypatch):
    gone, used = aged(tmp_path, "borte.pdf", 31), aged(tmp_path, "brukt.pdf", 31)
    found = list(cache._kept(tmp_path))
    monkeypatch.setattr(cache, "_kept", lambda _: found)
    gone.unlink()
    os.utime(used)
    prune(tmp_path)
    assert list(tmp_path.iterdir()) == [used]


def test_a_shallow_clone_gives_no_day_rather_than_a_wrong_one(tmp_path):
    def git(folder, *arguments):
        own = ["-c", "user.name=Kari", "-c", "user.email=kari@eksempel.invalid"]
        subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)

    whole, clone = tmp_path / "hel", tmp_path / "klon"
    (whole / "data").mkdir(parents=True)
    git(whole, "init")
    for name in ("a", "b", "c"):
        (whole / "data" / f"{name}.yml").write_text(name)
        git(whole, "add", ".")
        git(whole, "commit", "-m", name)
    git(tmp_path, "clone", "--depth", "2", f"file://{whole}", str(clone))
    known = {name: history.last_changed(clone, [f"data/{name}.yml"]) for name in ("a", "b", "c")}
    assert known["a"] is known["b"] is None and known["c"] == history.last_changed(whole, ["data/c.yml"]) is not None
    assert history.last_changed(whole, ["data/a.yml"])
    before = history.state(clone)
    git(clone, "fetch", "--unshallow")
    assert history.state(clone) != before
