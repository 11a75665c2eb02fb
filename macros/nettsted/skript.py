"""One script for every page. Each file runs in a scope of its own, so names never meet.

Classic, not a module: browsers refuse modules from a folder on disk, and the handbook must work from a memory stick.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import minify
from mkdocs.exceptions import PluginError

_MODULE = re.compile(r"^\s*(import|export)\b", re.M)


def bundle(folder: Path, paths: Sequence[str]) -> str:
    """Write the script, with a hash of its content in its name; return its name in assets/.

    Raises PluginError for a file that imports or exports.
    """
    text = "".join(_scoped(path, (folder / path).read_text(encoding="utf-8")) for path in paths)
    name = f"handbok-{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"
    for path in paths:
        (folder / path).unlink()
    (folder / "assets" / name).write_text(text, encoding="utf-8")
    return name


def _scoped(path: str, text: str) -> str:
    if _MODULE.search(text):
        raise PluginError(
            f"docs/{path}: «import» og «export» virker ikke fra en minnepinne. "
            "Del filen opp i extra_javascript uten dem."
        )
    return smaller(f'(() => {{"use strict";{text}}})();', f"docs/{path}") + ";\n"


def smaller(script: str, path: str) -> str:
    """Return a script without comments and with short names inside it; `path` is where it is written.

    Raises PluginError for what is no JavaScript.
    """
    try:
        text: str = minify.string("application/javascript", script)
    except minify.MinifyError as error:
        raise PluginError(f"{path} kan ikke leses som JavaScript. Rett skriptet: {error}") from error
    return text
