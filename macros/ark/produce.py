"""From files to bytes on disk: on all cores, whole files only."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from macros.ark.files import Fil
from macros.ark.fit import FitError

_FEW = 40
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
    pool = ProcessPoolExecutor(cores(), mp_context=context, initializer=_begin_worker)
    try:
        running: set[Future[str | None]] = {pool.submit(_run, task) for task in islice(waiting, 4 * cores())}
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {pool.submit(_run, task) for task in islice(waiting, len(finished))}
            yield from (future.result() for future in finished)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin_worker() -> None:
    """Let the parent decide when to stop: a worker finishes the file it is on. Typst gets one core in each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["RAYON_NUM_THREADS"] = "1"


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
