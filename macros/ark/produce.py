"""From files to bytes on disk: only what is new, on all cores, whole files only."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from macros.ark.files import Fil
from macros.ark.fit import FitError

HERE = Path(__file__).parent
CACHE = Path(".cache") / "ark"
CACHE_VARIABLE = "HANDBOK_MELLOMLAGER"
"""Set in the environment to keep the finished files elsewhere."""
_LIBRARIES = ("fonttools", "pikepdf", "python-docx", "segno", "typst")
_FEW = 6
"""Starting processes costs more than making this many files."""

Progress = Callable[[int], None]


class ArkError(Exception):
    """Sheets that could not be made. The message has one Norwegian sentence a line."""


@dataclass(frozen=True)
class Task:
    """One file to make, and where to put it."""

    fil: Fil
    target: Path


def render(fil: Fil) -> bytes:
    """Return the bytes of a file. The libraries are imported here: an unchanged run needs none of them."""
    if fil.format == "docx":
        from macros.ark.word import word_document

        return word_document(fil.innhold)
    from macros.ark.pdf import plain_pdf

    return plain_pdf(fil.innhold)


@cache
def code_version() -> str:
    """Return a hash of everything but the content that decides the bytes: code, templates, fonts, libraries."""
    found = hashlib.sha256()
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".py", ".typ", ".ttf"):
            found.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    found.update(repr([(name, version(name)) for name in _LIBRARIES]).encode())
    return found.hexdigest()


def cache_folder(root: Path) -> Path:
    """Return the folder of finished files for the project in `root`."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else root / CACHE


def cached_path(fil: Fil, folder: Path) -> Path:
    """Return where the finished file is, or will be: its name is the hash of all that decides its bytes."""
    key = hashlib.sha256(f"{code_version()}\0{fil.format}\0{fil.innhold}".encode()).hexdigest()
    return folder / f"{key[:40]}{Path(fil.navn).suffix}"


def make_cached(filer: Iterable[Fil], folder: Path, progress: Progress = lambda _: None) -> Mapping[str, Path]:
    """Make the files that are not in `folder` yet; return where each is, by name. Raises ArkError."""
    paths = {fil.navn: (fil, cached_path(fil, folder)) for fil in filer}
    missing = {path: Task(fil, path) for fil, path in paths.values() if not path.is_file()}
    make(missing.values(), len(missing), progress)
    return {name: path for name, (_, path) in paths.items()}


def make(tasks: Iterable[Task], count: int, progress: Progress = lambda _: None) -> None:
    """Make every file; `progress` is called with the number of files since last time.

    Files that could not be made are reported together in one ArkError; the others are made all the same.
    An interrupt leaves only whole files.
    """
    done = _alone(tasks) if count <= _FEW or cores() == 1 else _on_all_cores(tasks)
    errors = []
    for error in done:
        progress(1)
        if error:
            errors.append(error)
    if errors:
        raise ArkError("\n".join(sorted(set(errors))))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _alone(tasks: Iterable[Task]) -> Iterator[str | None]:
    return map(_run, tasks)


def _on_all_cores(tasks: Iterable[Task]) -> Iterator[str | None]:
    """Yield the outcome of each task. Only a few wait at a time, so that memory does not grow with their number."""
    waiting = iter(tasks)
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(cores(), mp_context=context, initializer=_ignore_interrupt)
    try:
        running: set[Future[str | None]] = {pool.submit(_run, task) for task in islice(waiting, 4 * cores())}
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {pool.submit(_run, task) for task in islice(waiting, len(finished))}
            yield from (future.result() for future in finished)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Let the parent decide: a worker finishes the file it is on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(task: Task) -> str | None:
    """Make one file; return what is wrong with its content, or None."""
    try:
        data = render(task.fil)
    except FitError as error:
        return str(error)
    write_whole(task.target, data)
    return None


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target` so that no one ever sees half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".ny", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
