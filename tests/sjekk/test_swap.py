"""The last good site stays whole, whatever happens to the build that would have taken its place."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros import swap
from macros.build import BuildError, build_site
from macros.swap import workshop
from tests.processes import hear_interrupts

BUILDER = """
import sys, time
from pathlib import Path
from macros import swap

if {no_exchange}:
    swap.exchange = lambda first, second: False
real = Path.rename
def stop(at):
    if at == {stop!r}:
        print("her", flush=True)
        time.sleep(60)
def rename(self, target):
    stop("before " + self.name)
    found = real(self, target)
    stop("after " + self.name)
    return found
Path.rename = rename
with swap.workshop(Path({target!r})) as shop:
    shop.fresh.mkdir()
    (shop.fresh / "index.html").write_text("ny")
    stop("built")
    (shop.fresh / "side.html").write_text("ny")
    shop.swap_in()
    stop("swapped")
print("her", flush=True)
"""


@pytest.fixture
def site(tmp_path):
    """A site from an earlier build."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("index.html", "side.html"):
        (folder / name).write_text("gammel")
    return folder


def content(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


OLD, NEW = (dict.fromkeys(("index.html", "side.html"), text) for text in ("gammel", "ny"))


def killed(site, root, stop, signal_number, *, no_exchange=False):
    """Run a build of its own and kill it at the point called `stop`."""
    script = BUILDER.format(target=str(site), stop=stop, no_exchange=no_exchange)
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        stderr=subprocess.DEVNULL,
        preexec_fn=hear_interrupts,  # noqa: PLW1509
    )
    assert process.stdout.readline() == "her\n"
    process.send_signal(signal_number)
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("stop", "expected"), [("built", OLD), ("swapped", NEW)])
def test_a_killed_build_leaves_a_whole_site(site, root, stop, expected, signal_number):
    killed(site, root, stop, signal_number)
    assert content(site) == expected


@pytest.mark.parametrize("stop", ["before site", "after site", "before ny", "after ny"])
def test_where_names_cannot_be_exchanged_the_next_build_mends(site, root, stop):
    killed(site, root, stop, signal.SIGKILL, no_exchange=True)
    with workshop(site):
        assert content(site) == (NEW if stop == "after ny" else OLD)
    assert [path.name for path in site.parent.iterdir() if path.is_dir()] == ["site"]


def test_two_names_are_exchanged_in_one_step(site, tmp_path):
    other = tmp_path / "annen"
    other.mkdir()
    if not swap.exchange(other, site):
        assert sys.platform not in ("linux", "darwin")
        return
    assert content(other) == OLD
    assert content(site) == {}


def test_a_swap_that_fails_puts_the_old_site_back(site, monkeypatch):
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    with pytest.raises(FileNotFoundError), workshop(site) as shop:
        shop.swap_in()  # nothing was built
    assert content(site) == OLD


def test_a_second_build_waits_for_the_first(site, root):
    script = (
        "from pathlib import Path; from macros.swap import workshop; print('venter', flush=True)\n"
        f"with workshop(Path({str(site)!r})): print('inne', flush=True)"
    )
    with workshop(site):
        process = subprocess.Popen([sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "venter\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
    assert process.communicate(timeout=20)[0] == "inne\n"


@pytest.fixture
def real_build(small_project, site):
    """Start `handbok bygg` in a process group of its own."""
    command = [sys.executable, "-m", "macros", "bygg", "--til", str(site)]
    processes = []

    def start(**options):
        process = subprocess.Popen(
            command,
            cwd=small_project,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        with_group(process, signal.SIGKILL)
        process.stderr.close()


def with_group(process, number):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
    process.wait()


def wait_for_pages(process, site):
    """Wait until the build has begun to write pages."""
    fresh = site.parent / ".site-bygg" / "ny"
    until = time.monotonic() + 120
    while not (fresh / "assets").exists() and not any(fresh.rglob("*.html")):
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < until
        time.sleep(0.02)


def test_ctrl_c_in_a_real_build(real_build, site):
    process = real_build(preexec_fn=hear_interrupts)
    wait_for_pages(process, site)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert content(site) == OLD
    assert "Avbrutt. Det forrige nettstedet ligger urørt." in said
    assert [path.name for path in site.parent.iterdir() if path.is_dir() and path.name.startswith(".site")] == []


def test_a_full_disk_in_a_real_build(real_build, site):
    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    _, said = real_build(preexec_fn=small_files).communicate(timeout=120)
    assert content(site) == OLD
    assert "Det er ikke plass til filene." in said


def test_a_disk_that_is_full_is_named(site, root, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(subprocess, "run", full)
    with pytest.raises(BuildError, match="ikke plass"):
        build_site(Path(root), site)
    assert content(site) == OLD


def test_windows_too_waits_for_the_build_before(tmp_path, monkeypatch):
    answers = [OSError(errno.EDEADLK, "after ten seconds"), OSError(errno.EDEADLK, "after ten more"), None]
    asked = []

    def locking(file, mode, size):
        asked.append((mode, size))
        answer = answers.pop(0)
        if answer:
            raise answer

    monkeypatch.setattr(swap, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_LOCK=1))
    with workshop(tmp_path / "site") as shop:
        assert asked == [(1, 1)] * 3
        shop.fresh.mkdir()
        shop.swap_in()
    assert (tmp_path / "site").is_dir()


def test_a_lock_that_cannot_be_had_on_windows_is_said(tmp_path, monkeypatch):
    def locking(*_):
        raise OSError(errno.EACCES, "nei")

    monkeypatch.setattr(swap, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_LOCK=1))
    with pytest.raises(BuildError, match="nei"):
        build_site(tmp_path, tmp_path / "site")
