"""The finished files, kept between runs under the hash of all that decides their bytes, until no one uses them."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.ark.files import Fil
from macros.ark.produce import Progress, Task, make, write_whole
from macros.ark.settings import Nettsted
from macros.history import state

HERE = Path(__file__).parent
CACHE = Path(".cache") / "ark"
CACHE_VARIABLE = "HANDBOK_MELLOMLAGER"
"""Set in the environment to keep the finished files elsewhere."""
HOUR = 3600
DAY = 24 * HOUR
MAX_AGE = 30 * DAY
"""A file no run has used for so many seconds is removed …"""
MAX_BYTES = 400_000_000
"""… and the one used longest ago as well, while all are more than this. What was used the last day is kept."""
_LIBRARIES = ("fonttools", "python-docx", "segno", "typst")


@cache
def code_version() -> str:
    """Return a hash of everything but the content that decides the bytes: code, templates, fonts, libraries."""
    found = hashlib.sha256(tree_hash(HERE, (".py", ".typ", ".ttf")).encode())
    found.update(repr([(name, version(name)) for name in _LIBRARIES]).encode())
    return found.hexdigest()


def tree_hash(folder: Path, endings: tuple[str, ...]) -> str:
    """Return a hash of the names and content of the files below `folder` with one of `endings`."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in endings):
        content = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def cache_folder(root: Path) -> Path:
    """Return the folder of finished files for the project in `root`."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else root / CACHE


def cached_path(fil: Fil, folder: Path) -> Path:
    """Return where the finished file is, or will be: its name is the hash of all that decides its bytes."""
    key = hashlib.sha256(f"{code_version()}\0{fil.format}\0{fil.innhold}".encode()).hexdigest()
    return folder / f"{key[:40]}{Path(fil.navn).suffix}"


def is_there(path: Path) -> bool:
    """Tell whether a file is in the cache; from now on it has been used."""
    try:
        if path.stat().st_mtime < time.time() - HOUR:
            os.utime(path)
    except OSError:
        return False
    return True


def make_cached(filer: Iterable[Fil], folder: Path, progress: Progress = lambda _: None) -> Mapping[str, Path]:
    """Make the files that are not in `folder` yet; return where each is, by name. Raises ArkError."""
    paths = {fil.navn: (fil, cached_path(fil, folder)) for fil in filer}
    missing = {path: Task(fil, path) for fil, path in paths.values() if not is_there(path)}
    progress(len(paths) - len(missing))
    if missing:
        make(missing.values(), len(missing), progress)
        prune(folder)
    return {name: path for name, (_, path) in paths.items()}


def list_path(root: Path, nettsted: Nettsted, folder: Path) -> Path:
    """Return where the list of finished files for the project in `root` is, or will be.

    Its name is the hash of all that decides which files there are, so that nothing has to be read to use it.
    """
    data = tree_hash(root / "data", (".yml", ".yaml"))
    whole = (code_version(), tree_hash(HERE.parent, (".py",)), data, repr(nettsted), state(root))
    return folder / f"{hashlib.sha256(repr(whole).encode()).hexdigest()[:40]}.json"


def read_list(path: Path) -> Mapping[str, Path] | None:
    """Return the finished files by name, or None when there is no list, or one of them is gone."""
    if not is_there(path):
        return None
    with suppress(OSError, ValueError):
        found = {str(name): path.parent / str(own) for name, own in json.loads(path.read_bytes()).items()}
        return found if all(map(is_there, found.values())) else None
    return None


def write_list(path: Path, found: Mapping[str, Path]) -> None:
    """Write the list of finished files."""
    write_whole(path, json.dumps({name: own.name for name, own in found.items()}).encode())


def prune(folder: Path) -> None:
    """Remove what has not been used for long. Another run may do the same, or make files, at the same time."""
    now = time.time()
    total = 0
    for used, size, path in sorted(_kept(folder), reverse=True):
        total += size
        too_much = total > MAX_BYTES and used < now - DAY
        if (used < now - MAX_AGE or too_much) and not _used_since(path, used):
            path.unlink(missing_ok=True)


def _kept(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Yield when each file was last used, its size and its path; also what a run that was killed has left."""
    for path in folder.iterdir():
        with suppress(OSError):
            found = path.stat()
            yield found.st_mtime, found.st_size, path


def _used_since(path: Path, used: float) -> bool:
    try:
        return path.stat().st_mtime > used
    except OSError:
        return True
