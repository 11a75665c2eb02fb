"""How fast the sheets are made, as ratios in one run. Run by hand: `python -m bench.ark --kontorer 264`.

Only the ratios and the CPU seconds mean anything on another machine. Needs Linux (reads /proc) and a Chromium.
`make bench` installs WeasyPrint; Pango, which it draws with, must be on the machine.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import sync_playwright

from macros.ark import files, produce
from macros.ark.pdf import FONTS, qr_svg
from macros.ark.settings import read_settings
from macros.loader import load_bibliotek
from tests.chromium import ARGUMENTS, find_chromium

ROOT = Path(__file__).resolve().parent.parent
SHEET = "plan-for-oppfolging.plan"
TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
NO_PANGO = """WeasyPrint er utelatt, for maskinen mangler Pango.
  Debian og Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0
  macOS:             brew install pango"""
TARGETS = {"plain": 60.0, "fillable": 100.0, "weasyprint": 15.0, "chromium": 3.0, "unchanged": 0.5}


def cpu_of(work: Callable[[int], object], times: int) -> float:
    """Return CPU milliseconds for one call of `work`, which is given a new number each time; the first is left out."""
    work(0)
    before = time.process_time()
    for number in range(1, times + 1):
        work(number)
    return (time.process_time() - before) / times * 1000


def page(content: str, *, bare: bool = False) -> str:
    """Return the same sheet as a web page, for the engines that print those; `bare` without its style sheet."""
    sheet = json.loads(content)["sider"][0]
    return TEMPLATES.get_template("ark.html.j2").render(
        ark=sheet, skrifter=FONTS.as_uri(), qr=qr_svg(sheet["adresse"]), uten_stil=bare
    )


def engines(times: int) -> dict[str, float]:
    """Return CPU milliseconds a sheet for each way to make it.

    The same sheet with the name of one office after another; `different` is every sheet of the handbook once.
    """
    verk = read_settings(ROOT, load_bibliotek(ROOT))
    pair = verk.bibliotek.ark(SHEET)

    def varied(make: Callable[..., files.Fil], number: int) -> files.Fil:
        return make(verk, *pair, files.Stil(kontor=f"Nav Prøve {number}"))

    found = {
        "plain": cpu_of(lambda number: produce.render(varied(files.blank_file, number)), times),
        "fillable": cpu_of(lambda number: produce.render(varied(files.fillable_file, number)), times),
        "word": cpu_of(lambda number: produce.render(varied(files.word_file, number)), times),
    }
    sheets = [(oppgave, ark) for oppgave in verk.bibliotek.i_prosessens_rekkefolge() for ark in oppgave.ark]
    style = files.Stil(papir="a4")
    found["different"] = cpu_of(
        lambda number: produce.render(files.blank_file(verk, *sheets[number], style)), len(sheets) - 1
    )
    contents = [varied(files.blank_file, number).innhold for number in range(times + 1)]
    found["chromium"] = chromium([page(content) for content in contents])
    try:
        found["weasyprint"] = weasyprint([page(content, bare=True) for content in contents[: max(3, times // 5)]])
    except OSError:
        print(NO_PANGO, file=sys.stderr)
    return found


def weasyprint(webpages: list[str]) -> float:
    """Return CPU milliseconds a sheet with WeasyPrint, tagged as PDF/UA, with fonts and style sheet read once.

    `webpages` have no style of their own. Raises OSError without Pango; what it says of that itself is not shown.
    """
    with redirect_stdout(io.StringIO()):
        from weasyprint import CSS, HTML  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    text = TEMPLATES.get_template("ark.css.j2").render(skrifter=FONTS.as_uri())
    style = CSS(string=text, font_config=fonts)
    options = {"stylesheets": [style], "font_config": fonts, "pdf_variant": "pdf/ua-1"}
    return cpu_of(lambda number: HTML(string=webpages[number]).write_pdf(**options), len(webpages) - 1)


def chromium(webpages: list[str]) -> float:
    """Return CPU milliseconds a sheet in one open Chromium, tagged, with all its processes counted."""
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        tab = browser.new_page()

        def work(number: int) -> None:
            tab.set_content(webpages[number])
            tab.pdf(prefer_css_page_size=True, tagged=True)

        work(0)
        before = cpu_of_descendants() + time.process_time()
        for number in range(1, len(webpages)):
            work(number)
        spent = cpu_of_descendants() + time.process_time() - before
        browser.close()
    return spent / (len(webpages) - 1) * 1000


def cpu_of_descendants() -> float:
    """Return the CPU seconds that the living processes below this one have used."""
    spent = 0.0
    for process in below(os.getpid()):
        with suppress(OSError):
            fields = (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()
            spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def below(process: int) -> Iterator[int]:
    """Yield the living processes that `process` has started, and those they have."""
    with suppress(OSError):
        for task in (Path("/proc") / str(process) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from below(int(child))


@contextmanager
def project() -> Iterator[Path]:
    """Give a copy of what the sheets are made from, with a cache of its own."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "prosjekt"
        shutil.copytree(ROOT / "data", copy / "data")
        shutil.copy(ROOT / "mkdocs.yml", copy)
        yield copy


TIMED = """
import sys, time
from pathlib import Path
from macros.ark.site import make_site_files
from macros.loader import load_bibliotek
root = Path(sys.argv[1])
for _ in range(2):
    wall, cpu = time.perf_counter(), time.process_time()
    make_site_files(root, lambda: load_bibliotek(root))
    print(time.perf_counter() - wall, time.process_time() - cpu)
cpu = time.process_time()
load_bibliotek(root)
print(time.process_time() - cpu)
"""


def site() -> dict[str, str]:
    """Return seconds for all files of the site: from nothing, unchanged, and with one record changed."""
    with project() as copy:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        cold, unchanged, loading = timed(copy)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        record = copy / "data" / "oppgaver" / "plan-for-oppfolging.yml"
        record.write_text(record.read_text(encoding="utf-8").replace("Ett tiltak", "Kun ett tiltak"), encoding="utf-8")
        changed = timed(copy)[0]
    return {
        "alt fra ingenting": f"{cold[0]:.1f} s, {after.ru_utime - before.ru_utime:.1f} CPU-s",
        "ingenting endret": f"{unchanged[0]:.2f} s, {unchanged[1]:.2f} CPU-s, der innlesing er {loading[0]:.2f}. "
        + verdict(unchanged[0], TARGETS["unchanged"]),
        "én oppgave endret": f"{changed[0]:.1f} s",
    }


def timed(copy: Path) -> list[list[float]]:
    """Make the files of the project in `copy` in a new process; return the seconds it printed."""
    command = [sys.executable, "-c", TIMED, str(copy)]
    said = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout
    return [[float(word) for word in line.split()] for line in said.splitlines()]


def offices(count: int) -> str:
    """Return speed and peak memory of the largest process for all sheets, with the name of each of `count` offices."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "kontor.csv"
        names.write_text("kontor\n" + "".join(f"Nav Prøve {number}\n" for number in range(count)), encoding="utf-8")
        command = [sys.executable, "-m", "macros", "ark", "--kontor", str(names), "--til", f"{folder}/ut"]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            memory = watch(running)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        sheets = sum(1 for _ in Path(folder, "ut").rglob("*.pdf"))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{sheets} ark, {sheets / wall:.1f} i sekundet, {cpu / sheets * 1000:.0f} CPU-ms hvert, {memory:.0f} MB"


def watch(running: subprocess.Popen[bytes]) -> float:
    """Return the largest memory in MB that any process of `running` had, sampled until it ends."""
    largest = 0.0
    while running.poll() is None:
        for process in (running.pid, *below(running.pid)):
            with suppress(OSError, IndexError):
                largest = max(
                    largest, int((Path("/proc") / str(process) / "statm").read_text().split()[1]) * 4096 / 1e6
                )
        time.sleep(0.2)
    return largest


def verdict(value: float, limit: float, *, least: bool = False) -> str:
    """Return whether a target is met, in words."""
    return "holder" if (value >= limit if least else value <= limit) else f"HOLDER IKKE, målet er {limit:g}"


def main() -> None:
    """Print everything, one line a number."""
    options = argparse.ArgumentParser(description="Mål hvor fort arkene lages.")
    options.add_argument("--ganger", type=int, default=30, help="ark med hver motor")
    options.add_argument("--kontorer", type=int, default=20, help="det største antallet kontorer")
    chosen = options.parse_args()
    spent = engines(chosen.ganger)
    print("CPU-millisekunder for ett ark i A4")
    for name, milliseconds in spent.items():
        goal = verdict(milliseconds, TARGETS[name]) if name in ("plain", "fillable") else ""
        print(f"  {name:12} {milliseconds:8.1f}  {goal}")
    for name in sorted(spent.keys() & {"weasyprint", "chromium"}):
        ratio = spent[name] / spent["plain"]
        print(f"  {name} / plain = {ratio:.1f}  {verdict(ratio, TARGETS[name], least=True)}")
    print("Alle filene på nettstedet")
    for name, result in site().items():
        print(f"  {name:18} {result}")
    print("Alle ark med navnet til hvert kontor")
    for count in (min(10, chosen.kontorer), chosen.kontorer):
        print(f"  {count:4} kontorer: {offices(count)}")


if __name__ == "__main__":
    main()
