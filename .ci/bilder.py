"""Take the pictures on the pages under Bidra from the site itself, so that they show what a reader sees.

Usage: bilder.py   (builds the site first; `make bilder` calls it)
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.build import build_site  # noqa: E402
from tests.chromium import ARGUMENTS, REMEDY, find_chromium  # noqa: E402
from tests.serving import serve  # noqa: E402

TARGET = ROOT / "docs" / "bidra" / "bilder"
_BOX = """part => {
  document.activeElement.blur();
  scrollTo(0, 0);
  const { x, y, width, height } = part.getBoundingClientRect();
  return { x: x - 12, y: y - 12, width: width + 24, height: height + 24 };
}"""
"""Where the part is on the page, with a little air around it."""
_READY = "form[data-hb-forslag]:not([hidden])"


def _foot(page: Page) -> Locator:
    page.goto(page.url + "oppgaver/plan-for-oppfolging/")
    return page.locator(".hb-om-siden")


def _change(page: Page) -> Locator:
    page.goto(page.url + "bidra/foresla-en-endring/?side=oppgaver/plan-for-oppfolging.md")
    page.locator(_READY).wait_for()
    page.select_option("[data-sti]", "trinn.0.si")
    page.fill("[data-ny]", "Skriv det dere faktisk kan gjøre noe med. Begynn hver lapp med et verb.")
    page.locator("[data-vis]").evaluate("part => part.remove()")
    return page.locator(".hb-skjema__del").nth(1)


def _exercise(page: Page) -> Locator:
    page.goto(page.url + "bidra/foresla-en-oppgave/")
    page.locator(_READY).wait_for()
    page.fill("#f-tittel", "Én dør inn")
    page.fill("#f-sammendrag", "Finn ut hvor unge møter oss første gang, og velg én dør å begynne med.")
    page.fill("#f-hensikt", "Gruppen ser tjenesten slik en ung bruker ser den.")
    return page.locator(".hb-skjema__del").first


def _sheet(page: Page) -> Locator:
    _exercise(page)
    page.locator("#del-4").click()
    page.select_option("#f-ark-type", "tabell")
    page.fill("#f-ark-tittel", "Dørene inn")
    page.fill("#f-ark-instruks", "Skriv én dør på hver rad.")
    for heading in ("Hvor møter de oss?", "Hva skjer da?"):
        page.locator("[data-liste=kolonner] [data-felt=tekst]").last.fill(heading)
        if heading == "Hvor møter de oss?":
            page.locator("[data-liste=kolonner] > p > [data-legg-til]").click()
    for place, text in enumerate(("På skolen, hos rådgiveren", "I mottaket", "På telefon")):
        page.locator("[data-ruter] li").nth(place).locator("input").first.fill(text)
    page.check("[name=vis][value=utfylt]")
    return page.locator("[data-vis]")


def _faults(page: Page) -> Locator:
    _exercise(page)
    page.locator("[data-send=kodelager]").click()
    page.locator("[data-oppsummering]").evaluate(
        "box => box.querySelectorAll('li:nth-child(n + 6)').forEach((li) => li.remove())"
    )
    return page.locator("[data-oppsummering]")


def _send(page: Page) -> Locator:
    _exercise(page)
    return page.locator("[data-sendvalg]")


PICTURES: Mapping[str, Callable[[Page], Locator]] = {
    "nederst-pa-siden": _foot,
    "skriv-endringen": _change,
    "fyll-ut-skjemaet": _exercise,
    "se-arket": _sheet,
    "det-som-mangler": _faults,
    "send-forslaget": _send,
}
"""Each picture, and how to get the page to show it. The page stands at the front page to begin with."""


def take_pictures(browser: Browser, address: str, target: Path) -> None:
    """Write every picture as WebP to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, prepare in PICTURES.items():
        with browser.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(address)
            box = prepare(page).evaluate(_BOX)
            raw = page.screenshot(full_page=True, clip=box)
        Image.open(io.BytesIO(raw)).convert("RGB").save(target / f"{name}.webp", quality=82, method=6)


def main() -> int:
    """Build the site beside everything else, and take the pictures from it."""
    chromium = find_chromium()
    if chromium is None:
        print(REMEDY, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(ROOT, Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with serve(Path(folder) / "site") as address:
            take_pictures(browser, address, TARGET)
        browser.close()
    print(f"Bildene ligger i {TARGET.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
