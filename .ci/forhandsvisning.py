"""Before and after: pictures of every page and sheet that a proposal changes, beside the new site itself.

Usage: forhandsvisning.py GRUNN [MAPPE]   (what the proposal builds on, as git knows it; the folder to write)
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import ARGUMENTS, REMEDY, find_chromium  # noqa: E402
from tests.conftest import serve  # noqa: E402

MOST = 30
"""Pictures of pages, and of sheets, that are made: a change of everything is better seen in the site itself."""
TALLEST = 8000
"""Pixels of a page that are pictured: the browser runs out of memory on the longest ones."""

_CONTENT = re.compile(r"<article.*?</article>", re.DOTALL)
_DATE = re.compile(r"<p>Sist endret[^<]*</p>")
_HASH = re.compile(r"-[0-9a-f]{10}(?=\.)")


@dataclass(frozen=True)
class Endring:
    """One page or sheet that is not as it was. `sti` is relative to the site; a side that is missing has no picture."""

    sti: str
    slag: str
    for_bilde: str = ""
    etter_bilde: str = ""


def changed_pages(old: Path, new: Path) -> tuple[str, ...]:
    """Return the pages whose content differs, apart from dates and the names of shared files."""
    return tuple(path for path in _paths(old, new, "*.html") if _content(old / path) != _content(new / path))


def changed_sheets(old: Path, new: Path) -> tuple[str, ...]:
    """Return the sheets whose bytes differ, in one paper size each."""
    different = (path for path in _paths(old, new, "ark/**/*.pdf") if _bytes(old / path) != _bytes(new / path))
    by_sheet: dict[str, str] = {}
    for path in different:
        by_sheet.setdefault(re.sub(r"-a\d\.pdf$", "", path), path)
    return tuple(by_sheet.values())


def _paths(old: Path, new: Path, pattern: str) -> list[str]:
    return sorted({path.relative_to(site).as_posix() for site in (old, new) for path in site.rglob(pattern)})


def _content(page: Path) -> str:
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    found = _CONTENT.search(text)
    return _HASH.sub("", _DATE.sub("", found[0])) if found else text


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def picture_pages(browser: Browser, old: Path, new: Path, paths: tuple[str, ...], target: Path) -> Iterator[Endring]:
    """Take a picture of each page before and after, in the width of an ordinary window."""
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    with serve(old) as before, serve(new) as after:
        for number, path in enumerate(paths, start=1):
            pictures = {}
            for name, site, address in (("for", old, before), ("etter", new, after)):
                if (site / path).is_file():
                    page.goto(address + path, wait_until="networkidle")
                    pictures[name] = f"side-{number}-{name}.png"
                    height = page.evaluate("document.documentElement.scrollHeight")
                    box = {"x": 0, "y": 0, "width": 1000, "height": min(height, TALLEST)}
                    page.screenshot(path=target / pictures[name], full_page=True, clip=box)
            yield Endring(path, _kind(pictures), pictures.get("for", ""), pictures.get("etter", ""))


def picture_sheets(old: Path, new: Path, paths: tuple[str, ...], target: Path) -> Iterator[Endring]:
    """Make a picture of the first page of each sheet before and after, as it prints."""
    for number, path in enumerate(paths, start=1):
        pictures = {}
        for name, site in (("for", old), ("etter", new)):
            if (site / path).is_file():
                pictures[name] = f"ark-{number}-{name}.png"
                with pypdfium2.PdfDocument(site / path) as sheet:
                    sheet[0].render(scale=min(1.2, 1000 / sheet[0].get_width())).to_pil().save(target / pictures[name])
        yield Endring(path, _kind(pictures), pictures.get("for", ""), pictures.get("etter", ""))


def _kind(pictures: dict[str, str]) -> str:
    return "endret" if len(pictures) == 2 else "ny" if "etter" in pictures else "borte"


def write_preview(old: Path, new: Path, target: Path, browser: Browser) -> tuple[int, int]:
    """Write index.html, oppsummering.md and the pictures to `target`; return how many pages and sheets are changed."""
    pages, sheets = changed_pages(old, new), changed_sheets(old, new)
    target.mkdir(parents=True, exist_ok=True)
    old.mkdir(parents=True, exist_ok=True)
    parts = [
        ("Sider", len(pages), list(picture_pages(browser, old, new, pages[:MOST], target))),
        ("Ark", len(sheets), list(picture_sheets(old, new, sheets[:MOST], target))),
    ]
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    html = env.get_template("forhandsvisning.html.j2").render(
        deler=parts, med_nettsted=(target / "nettsted").is_dir(), uten_forrige=not any(old.iterdir())
    )
    (target / "index.html").write_text(html, encoding="utf-8")
    (target / "oppsummering.md").write_text(summary(parts), encoding="utf-8")
    return len(pages), len(sheets)


def summary(parts: list[tuple[str, int, list[Endring]]]) -> str:
    """Return what is changed as markdown, for the page of the proposal. Paths are the site's own and hold no markup."""
    lines = ["## Det forslaget endrer", ""]
    for name, count, changes in parts:
        lines += [f"### {name}: {count}", "", *(f"- `{item.sti}` ({item.slag})" for item in changes), ""]
    return "\n".join(
        [*lines, "Last ned «forhandsvisning» nederst på siden, og åpne `index.html`, for å se før og etter.", ""]
    )


def build(project: Path, target: Path) -> bool:
    """Build the site of `project` with its own code, with addresses that work from a folder; tell whether it went."""
    command = [sys.executable, "-m", "macros", "bygg", "--til", str(target), "--filadresser"]
    return subprocess.run(command, cwd=project, check=False).returncode == 0


def main(base: str, folder: str = "forhandsvisning") -> int:
    """Build both, and write the preview."""
    chromium, target = find_chromium(), (ROOT / folder).resolve()
    if chromium is None:
        print(REMEDY, file=sys.stderr)
        return 1
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        before = Path(temporary) / "forrige"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(before), base], cwd=ROOT, check=True)
        try:
            if not build(before, Path(temporary) / "nettsted"):
                print("Det forslaget bygger på, lot seg ikke bygge. Alt vises som nytt.", file=sys.stderr)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=ROOT, check=True)
        if not build(ROOT, target / "nettsted"):
            return 1
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        pages, sheets = write_preview(Path(temporary) / "nettsted", target / "nettsted", target, browser)
        browser.close()
    print(f"{pages} sider og {sheets} ark er endret. Åpne {folder}/index.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
