"""Find a Chromium for the browser tests, or install one. Run as a script by `make test`.

Exit code 1, with the remedy, when there is none and none can be installed: a browser test is never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

# The shell without a window first: it does the same work with a third of the processor time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REMEDY = """\
Fant ingen Chromium, og kunne ikke installere en. Gjør ett av dette:
  Debian og Ubuntu:  sudo apt-get install chromium   (eller chromium-browser)
  macOS:             brew install --cask chromium
  Ellers:            sett HANDBOK_CHROMIUM til programfilen for Chromium, Chrome eller Edge"""


def find_chromium() -> str | None:
    """Return the program file of a Chromium that is on this machine, or None."""
    chosen = os.environ.get("HANDBOK_CHROMIUM")
    if chosen:
        return chosen if Path(chosen).is_file() else None
    on_path = (shutil.which(name) for name in NAMES)
    on_disk = (place for place in PLACES if Path(place).is_file())
    return next(filter(None, chain(on_path, on_disk)), None) or _from_playwright()


def _from_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_chromium() -> None:
    """Try the system's packages where we may, then Playwright's own download. Failing is not an error here."""
    prefix = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        subprocess.run([*prefix, "apt-get", "-q", "update"], stdout=sys.stderr, check=False)
        for package in ("chromium-headless-shell", "chromium"):
            if not find_chromium():
                install = ["install", "-y", "--no-install-recommends", package]
                subprocess.run([*prefix, "apt-get", "-q", *install], stdout=sys.stderr, check=False)
    if not find_chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


def main() -> int:
    """Make sure there is a Chromium; say where it is."""
    if not find_chromium():
        install_chromium()
    found = find_chromium()
    print(f"Chromium: {found}" if found else REMEDY, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
