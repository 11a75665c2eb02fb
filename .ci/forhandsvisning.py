"""Before and after: pictures of every page and sheet that a proposal changes, beside the new site itself.

Usage: forhandsvisning.py GRUNN [MAPPE]   (what the proposal builds on, as git knows it; the folder to write)
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
from jinja2 import Environment, FileSystemLoader
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import ARGUMENTS, REMEDY, find_chromium  # noqa: E402
from tests.serving import serve  # noqa: E402

MOST = 30
"""Pictures of pages, and of sheets, that are made: a change of everything is better seen in the site itself."""
TALLEST = 8000
"""Pixels of a page that are pictured: the browser runs out of memory on the longest ones."""

_CONTENT = re.compile(r"<article.*?</article>", re.DOTALL)
_DATE = re.compile(r"<p>Sist endret[^<]*</p>")
_HASH = re.compile(r"-[0-9a-f]{10}(?=\.)")
_SIZE = re.compile(r"\d+[ \u00a0](?:kB|MB)")
_ABOVE, _SHOWN = 150, 1600
"""Pixels that are shown above the first difference on a page, and in all."""


@dataclass(frozen=True)
class Endring:
    """One page or sheet that is not as it was. `sti` is relative to the site; a side that is missing has no picture."""

    sti: str
    slag: str
    for_bilde: str = ""
    etter_bilde: str = ""


def changed_pages(old: Path, new: Path) -> tuple[str, ...]:
    """Return the pages whose content differs, apart from dates, the names of shared files, and the sizes of sheets."""
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
    return _SIZE.sub("", _HASH.sub("", _DATE.sub("", found[0]))) if found else text


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def picture_pages(browser: Browser, old: Path, new: Path, paths: tuple[str, ...], target: Path) -> Iterator[Endring]:
    """Picture each page before and after, in the width of an ordinary window, from a little above the first change."""
    page = browser.new_page(viewport={"width": 1000, "height": 800})

    def picture(address: str) -> Image.Image:
        page.goto(address, wait_until="networkidle")
        content = page.locator("main").bounding_box()
        shown = {**content, "height": min(content["height"], TALLEST)}
        return Image.open(io.BytesIO(page.screenshot(full_page=True, clip=shown))).convert("RGB")

    with serve(old) as before, serve(new) as after:
        for number, path in enumerate(paths, start=1):
            sides = (("for", old, before), ("etter", new, after))
            found = {name: picture(address + path) for name, site, address in sides if (site / path).is_file()}
            top = max(0, _mark(found) - _ABOVE)
            shown = {name: image.crop((0, top, image.width, top + _SHOWN)) for name, image in found.items()}
            yield _saved(path, shown, target, f"side-{number}")


def picture_sheets(old: Path, new: Path, paths: tuple[str, ...], target: Path) -> Iterator[Endring]:
    """Picture the first page that is changed of each sheet, before and after, as it prints."""
    for number, path in enumerate(paths, start=1):
        both = {name: list(_printed(site / path)) for name, site in (("for", old), ("etter", new))}
        for pages in zip(both["for"], both["etter"], strict=False):
            if pages[0] != pages[1]:
                break
        else:
            pages = (*both["for"][-1:], *both["etter"][-1:])
        names = [name for name in both if both[name]]
        found = dict(zip(names, pages, strict=True))
        _mark(found)
        yield _saved(path, found, target, f"ark-{number}")


def _printed(sheet: Path) -> Iterator[Image.Image]:
    if sheet.is_file():
        with pypdfium2.PdfDocument(sheet) as document:
            for page in document:
                yield page.render(scale=min(1.2, 1000 / page.get_width())).to_pil().convert("RGB")


def _mark(found: dict[str, Image.Image]) -> int:
    """Frame what differs between two pictures, on both; return how many pixels down it begins, or 0."""
    places = list(_differences(*found.values())) if len(found) == 2 else []
    for image in found.values():
        for left, top, right, bottom in places:
            ImageDraw.Draw(image).rectangle((left - 8, top - 8, right + 8, bottom + 8), outline="#b3003c", width=4)
    return places[0][1] if places else 0


def _differences(before: Image.Image, after: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Yield the boxes that differ, from the top; lines of text that stand together are one."""
    difference = ImageChops.difference(before, after)
    width, height = difference.size
    strips = [top for top in range(0, height, 8) if difference.crop((0, top, width, top + 8)).getbbox()]
    starts = [top for place, top in enumerate(strips) if place == 0 or top - strips[place - 1] > 32]
    for start, following in pairwise([*starts, height]):
        left, top, right, bottom = difference.crop((0, start, width, following)).getbbox()
        yield left, start + top, right, start + bottom


def _saved(path: str, found: dict[str, Image.Image], target: Path, stem: str) -> Endring:
    names = {name: f"{stem}-{name}.png" for name in found}
    for name, image in found.items():
        image.save(target / names[name])
    return Endring(path, _kind(names), names.get("for", ""), names.get("etter", ""))


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
