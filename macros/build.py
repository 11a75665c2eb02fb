"""Build the site beside the old one and swap it in whole: a build that fails leaves what worked untouched."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

from macros.history import last_commit
from macros.swap import workshop

_FULL = "Det er ikke plass til filene. Frigjør plass på disken, og prøv igjen."
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BuildError(Exception):
    """The site was not built. The message is what MkDocs said."""


def build_site(root: Path, target: Path, *, directory_urls: bool = True) -> None:
    """Build the handbook in `root` strictly and put it at `target`.

    Raises BuildError with everything MkDocs warned about; `target` is then as it was.
    """
    try:
        with workshop(target) as shop:
            run_mkdocs(root, shop.fresh, directory_urls=directory_urls, lock=shop.lock)
            shop.swap_in()
    except OSError as error:
        raise BuildError(_FULL if error.errno in _NO_ROOM else str(error)) from None


def run_mkdocs(root: Path, target: Path, *, directory_urls: bool, lock: int) -> None:
    """Run MkDocs in a process of its own; raise BuildError with its output when it fails.

    The process holds `lock` too: if this one is killed, the next build waits until that one has ended.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target.resolve())]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "HANDBOK_MAPPEADRESSER": str(directory_urls).lower(),
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or str(last_commit(root)),
    }
    result = subprocess.run(
        command,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        pass_fds=(lock,) if os.name == "posix" else (),
    )
    if result.returncode:
        if any(os.strerror(number) in result.stderr for number in _NO_ROOM):
            raise BuildError(_FULL)
        shown = [line for line in (result.stdout + result.stderr).splitlines() if not line.startswith("INFO")]
        raise BuildError("\n".join(shown).strip())
