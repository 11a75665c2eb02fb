"""Files that strangers may send: what their names may be, and that they are files of their own."""

from __future__ import annotations

import re
from pathlib import Path

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9]+([._-]+[a-z0-9]+)*")
MAX_NAME = 80


def refusal(path: Path, root: Path) -> tuple[str, str] | None:
    """Return why the file or folder `path` under `root` must not be read, with a remedy, or None when it may.

    A symbolic link could show any file of the machine; the reserved names are those that Windows cannot have.
    """
    if path.is_symlink() or root.resolve() not in (path.resolve(), *path.resolve().parents):
        return "er en snarvei til et annet sted.", "Legg inn selve filen i stedet."
    if _RESERVED.fullmatch(path.name):
        return f"navnet «{path.name}» kan ikke brukes på Windows.", "Gi den et annet navn."
    if len(path.name) > MAX_NAME:
        return f"navnet er lengre enn {MAX_NAME} tegn.", "Gi den et kortere navn."
    return None


def bad_name(path: Path) -> tuple[str, str] | None:
    """Return why a name cannot be an address, with a remedy, or None when it can."""
    if _NAME.fullmatch(path.name):
        return None
    remedy = "Bruk små bokstaver a–z, tall og bindestrek: æ blir ae, ø blir o og å blir a."
    return "navnet kan ikke brukes som adresse.", remedy
