"""Search on the same pages and queries: Material's own, Pagefind's, and ours; and how ours grows to 3,000 pages.

Quality and speed are measured in Chromium, from key to hits on the screen. Run it on an idle machine:
    .venv/bin/python bench/sok.py [--nettsted site]
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from macros.build import build_site  # noqa: E402
from macros.loader import load_bibliotek  # noqa: E402
from macros.sok.index import build_index  # noqa: E402
from macros.sok.lexicon import bokmaal  # noqa: E402
from macros.sok.pages import SearchPage  # noqa: E402
from macros.sok.sections import Section, read_sections  # noqa: E402
from macros.sok.site import INDEX, WORKER, source, worker  # noqa: E402
from tests.chromium import ARGUMENTS, find_chromium  # noqa: E402
from tests.sok.sporringer import TYPE_ALL, load_queries, measure  # noqa: E402

TARGETS = {"indeks": 25_000, "arbeider": 8_000, "oppsett": 150.0, "p95": 30.0}
SIZES = (100, 500, 1000, 3000)
FIELD, HIT = "[data-md-component=search-query]", ".md-search-result__item"
ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.S)
PAGEFIND = """async ([base, queries]) => {
    const before = performance.now();
    const engine = await import(base + "pagefind/pagefind.js");
    const look = async (text) => {
        const { results } = await engine.search(text);
        return Promise.all(results.slice(0, 10).map(async (hit) => new URL((await hit.data()).url, base).href));
    };
    await look("samling");
    const ready = performance.now() - before;
    const found = [];
    for (const text of queries) {
        const start = performance.now();
        const hits = await look(text);
        found.push([hits, performance.now() - start]);
    }
    return [ready, found];
}"""
GROWTH = """([index, queries]) => {
    const start = performance.now();
    self.sokIndeks = index;
    const search = new Search(index);
    search.answer(queries[0]);
    const ready = performance.now() - start;
    const time = (query) => {
        const before = performance.now();
        search.answer(query);
        return performance.now() - before;
    };
    return [ready, queries.map(time)];
}"""


@dataclass
class Measured:
    """One engine: hits of each query, milliseconds for each key, to the first hit, and bytes with gzip."""

    hits: list[list[str]]
    keys: list[float]
    ready: float
    index: int
    code: int


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def packed(*paths: Path) -> int:
    """Return the bytes of files with gzip, each by itself, as they are sent."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def stock_site(site: Path, folder: Path) -> Path:
    """Build a site with Material as it comes, and Pagefind's index, from the pages of ours; return its folder."""
    for origin in site.rglob("*.html"):
        article = ARTICLE.search(origin.read_text(encoding="utf-8"))
        if article and origin.name == "index.html":
            target = folder / "docs" / origin.relative_to(site).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            blocks = re.sub(r"\n\s*\n", "\n", article[1])
            target.write_text(f"<div data-pagefind-body>\n{blocks}\n</div>\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Prøve\ntheme: {name: material, language: nb, font: false}\nplugins: [search]\n", encoding="utf-8"
    )
    run = functools.partial(
        subprocess.run, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    run([sys.executable, "-m", "mkdocs", "build"])
    run([sys.executable, "-m", "pagefind_bin", "--site", "site", "--force-language", "no"])
    return folder / "site"


def letter_by_letter(queries: Sequence[str]) -> list[str]:
    """Return what is in the box after each key, from the third letter, while every sixth query is typed."""
    return list(dict.fromkeys(text[:end] for text in queries[::6] for end in range(3, len(text) + 1)))


def in_the_box(
    browser: Browser, folder: Path, queries: Sequence[str], files: tuple[list[Path], list[Path]]
) -> Measured:
    """Type the queries into Material's search box, and the beginnings of some of them letter by letter."""
    keys = letter_by_letter(queries)
    with served(folder) as address:
        ready = statistics.median(first_hit(browser, address) for _ in range(5))
        page = browser.new_context().new_page()
        page.goto(address, wait_until="networkidle")
        page.locator(FIELD).fill("samling")
        page.locator(FIELD).press("End")
        page.locator(HIT).first.wait_for()
        found = page.evaluate(TYPE_ALL, list(queries))
        typed = page.evaluate(TYPE_ALL, keys)
        page.context.close()
    hits = [[hit.removeprefix(address).partition("?")[0] for hit in shown] for shown, _ in found]
    return Measured(hits, [spent for _, spent in typed], ready, packed(*files[0]), packed(*files[1]))


def first_hit(browser: Browser, address: str) -> float:
    """Return milliseconds from the box is opened in a fresh browser until the first hits are shown."""
    page = browser.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    spent: list[list[object]] = page.evaluate(
        """async () => {
            const field = document.querySelector("[data-md-component=search-query]"), start = performance.now();
            field.focus();
            field.value = "samling";
            field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
            while (!document.querySelector(".md-search-result__item")) await new Promise((done) => setTimeout(done));
            return [[performance.now() - start]];
        }"""
    )
    page.context.close()
    return float(str(spent[0][0]))


def with_pagefind(browser: Browser, folder: Path, queries: Sequence[str]) -> Measured:
    """Ask Pagefind through its own script, since its box shows one hit for a page as well."""
    keys = letter_by_letter(queries)
    files: set[str] = set()
    with served(folder) as address:
        page = browser.new_context().new_page()
        page.on("response", lambda answer: files.add(answer.url.removeprefix(address)))
        page.goto(address)
        ready, _ = page.evaluate(PAGEFIND, [address, []])
        first = [folder / name for name in sorted(files) if name.startswith("pagefind/") and (folder / name).is_file()]
        _, found = page.evaluate(PAGEFIND, [address, list(queries)])
        _, typed = page.evaluate(PAGEFIND, [address, keys])
        page.context.close()
    code = [path for path in first if path.suffix == ".js" or "wasm" in path.name]
    hits = [[hit.removeprefix(address) for hit in shown] for shown, _ in found]
    whole = [
        path for path in (folder / "pagefind").rglob("*") if path.suffix in {".pf_index", ".pf_meta", ".pf_fragment"}
    ]
    return Measured(hits, [spent for _, spent in typed], ready, packed(*whole), packed(*code))


def our_pages(site: Path) -> list[SearchPage]:
    """Return the pages of a built site as search sees them, without what records add."""
    found = []
    for path in sorted(site.rglob("index.html")):
        article = ARTICLE.search(path.read_text(encoding="utf-8"))
        if article:
            sections = tuple(read_sections(article[1]))
            found.append(SearchPage(f"{path.parent.name}/", sections[0].title, "", "", (), sections))
    return found


def grown(pages: Sequence[SearchPage], count: int) -> list[SearchPage]:
    """Return `count` pages, each with sections drawn from pages of the site, and some words of its own."""
    draw = random.Random(1)  # noqa: S311
    drawn = []
    for number in range(count):
        model = draw.choice(pages)
        sections = [draw.choice(draw.choice(pages).sections) for _ in model.sections]
        own = " ".join(f"egetord{number}n{place}" for place in range(5))
        title = f"{model.title} {number}"
        parts = (
            Section("", title, [own]),
            *(Section(f"a{place}", part.title, part.words) for place, part in enumerate(sections)),
        )
        drawn.append(SearchPage(f"side/{number}/", title, model.facts, sections[0].text[:120], (), parts))
    return drawn


def growth(browser: Browser, site: Path, queries: Sequence[str]) -> Iterator[str]:
    """Yield a line for each size: kB a hundred pages, milliseconds to be ready, and for each query."""
    pages, synonyms, forms = our_pages(site), list(load_bibliotek(ROOT).synonymer.values()), bokmaal()
    engine = worker(source() + "\nself.Search = Search;")
    for count in SIZES:
        text = build_index(grown(pages, count), synonyms, forms)
        page = browser.new_context().new_page()
        page.add_script_tag(content=text)
        page.add_script_tag(content=engine)
        index = json.loads(text.removeprefix("self.sokIndeks="))
        ready, spent = page.evaluate(GROWTH, [index, list(queries)])
        page.context.close()
        size = len(gzip.compress(text.encode(), 9)) / count * 100
        yield f"{count:5} sider: {size / 1000:5.1f} kB for hundre, klar på {ready:4.0f} ms, p95 {p95(spent):5.1f} ms"


def p95(values: Sequence[float]) -> float:
    """Return what 95 of a hundred values are at most."""
    return sorted(values)[int(len(values) * 0.95)]


def verdict(value: float, limit: float) -> str:
    """Return whether a target is met, in words."""
    return "holder" if value <= limit else f"HOLDER IKKE, målet er {limit:g}"


def tell(name: str, measured: Measured, pages: int) -> None:
    """Print one engine."""
    means, kinds, _ = measure(load_queries(), measured.hits)
    weakest = min(kinds, key=lambda kind: kinds[kind])
    per_hundred = measured.index / pages * 100
    print(
        f"{name}\n"
        f"  MRR {means['MRR']:.3f}, i de fem første {means['blant de fem første']:.2f}, uten treff"
        f" {means['uten treff']:.2f}, svakest {weakest} {kinds[weakest]:.2f}\n"
        f"  indeks {measured.index / 1000:.1f} kB, {per_hundred / 1000:.1f} for hundre sider, kode"
        f" {measured.code / 1000:.1f} kB\n"
        f"  første treff {measured.ready:.0f} ms, hvert tastetrykk {statistics.median(measured.keys):.1f} ms,"
        f" p95 {p95(measured.keys):.1f} ms"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="Sammenlign søket med andre.")
    options.add_argument("--nettsted", type=Path, help="et bygget nettsted; uten bygges ett")
    chosen = options.parse_args()
    queries, chromium = [query.text for query in load_queries()], find_chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = chosen.nettsted or Path(folder) / "nettsted"
        if not chosen.nettsted:
            build_site(ROOT, site)
        stock = stock_site(site.resolve(), Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        scripts = stock / "assets" / "javascripts"
        stemmers = [scripts / "lunr/min" / name for name in ("lunr.stemmer.support.min.js", "lunr.no.min.js")]
        lunr = [*scripts.glob("workers/*.js"), *stemmers]
        pages = len(our_pages(site))
        tell("Material", in_the_box(browser, stock, queries, ([stock / "search/search_index.json"], lunr)), pages)
        tell("Pagefind", with_pagefind(browser, stock, queries), pages)
        ours = in_the_box(browser, site, queries, ([site / INDEX], [site / WORKER]))
        tell("Vårt", ours, pages)
        found = {
            "indeks": ours.index / pages * 100,
            "arbeider": ours.code,
            "oppsett": ours.ready,
            "p95": p95(ours.keys),
        }
        print("  " + ", ".join(f"{name} {verdict(found[name], limit)}" for name, limit in TARGETS.items()))
        for line in growth(browser, site, queries):
            print(line)
        browser.close()


if __name__ == "__main__":
    main()
