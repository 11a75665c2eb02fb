"""Build the site beside the old one and swap it in whole: a build that fails leaves what worked untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


class BuildError(Exception):
    """The site was not built. The message is what MkDocs said."""


def build_site(root: Path, target: Path, *, directory_urls: bool = True) -> None:
    """Build the handbook in `root` strictly and put it at `target`.

    Raises BuildError with everything MkDocs warned about; `target` is then as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        fresh = Path(folder) / "ny"
        run_mkdocs(root, fresh, directory_urls=directory_urls)
        swap_in(fresh, target, Path(folder) / "gammel")


def run_mkdocs(root: Path, target: Path, *, directory_urls: bool) -> None:
    """Run MkDocs in a process of its own; raise BuildError with its output when it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target.resolve())]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOK_MAPPEADRESSER": str(directory_urls).lower()}
    result = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode:
        shown = [line for line in (result.stdout + result.stderr).splitlines() if not line.startswith("INFO")]
        raise BuildError("\n".join(shown).strip())


def swap_in(fresh: Path, target: Path, old: Path) -> None:
    """Put `fresh` where `target` is, keeping the old one at `old` until the new one is in place."""
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
