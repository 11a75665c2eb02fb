"""Make a folder beside the one in use and swap it in whole, so that a reader never meets half a site.

Where the system can exchange two names in one step (Linux, macOS), there is no moment without a site. Elsewhere there
is one between two renames, and the next build mends what a kill left there.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_EXCHANGE = 2  # RENAME_EXCHANGE in renameat2(2), RENAME_SWAP in renamex_np(2)
_HERE = -100  # AT_FDCWD


@dataclass(frozen=True)
class Workshop:
    """A folder of our own beside `target`. `lock` is the open lock file, which a process of ours may hold too."""

    target: Path
    fresh: Path
    old: Path
    lock: int

    def swap_in(self) -> None:
        """Put `fresh` where `target` is. When that fails, `target` is as it was."""
        if self.target.exists() and exchange(self.fresh, self.target):
            return
        if self.target.exists():
            self.target.rename(self.old)
        try:
            self.fresh.rename(self.target)
        except OSError:
            mend(self.target, self.old)
            raise


@contextlib.contextmanager
def workshop(target: Path) -> Iterator[Workshop]:
    """Give an empty workshop beside `target`, one at a time: a second build waits for the first.

    What a killed build left is mended and removed before, what this one leaves is removed after.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.parent / f".{target.name}-bygg"
    with (target.parent / f".{target.name}-bygg.laas").open("a") as lock:
        _wait_for(lock.fileno())
        mend(target, folder / "gammel")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield Workshop(target, folder / "ny", folder / "gammel", lock.fileno())
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _wait_for(lock: int) -> None:
    """Lock an open file when no one else has it locked. It is unlocked when it is closed, also by a kill."""
    if fcntl is not None:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return
    windows: Any = import_module("msvcrt")
    while True:
        try:
            windows.locking(lock, windows.LK_LOCK, 1)
        except OSError as error:
            if error.errno != errno.EDEADLK:  # what it says after waiting for ten seconds
                raise
        else:
            return


def mend(target: Path, old: Path) -> None:
    """Put the old folder back when a build was stopped between two renames."""
    if old.exists() and not target.exists():
        old.rename(target)


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change names in one step; return false, with nothing changed, where the system cannot."""
    paths = os.fsencode(first), os.fsencode(second)
    with contextlib.suppress(AttributeError, OSError):
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)
    return False
