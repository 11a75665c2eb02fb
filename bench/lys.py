"""How light the site is on a phone: Lighthouse on four pages, ours and Material's stock theme with the same content.

Run by hand on a quiet machine: `python -m bench.lys`. Needs a Chromium, and Node with npx for Lighthouse. Performance
is the median of the runs, the other categories the lowest. On another machine only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import http.server
import json
import mimetypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.build import build_site
from tests.chromium import REMEDY, find_chromium
from tests.serving import serve

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node 20
PAGES = {
    "forsiden": "",
    "samling": "samlinger/samling-2/",
    "oppgave": "oppgaver/vurderingskrysset/",
    "ark": "ark/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TARGETS = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
MEASURES = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI ms",
    "total-byte-weight": "byte",
}
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.S)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_STOCK = """\
site_name: Mulighetsrommet
site_url: {address}
theme: {{name: material, language: nb, features: [navigation.tabs, navigation.indexes]}}
plugins: [search]
"""


class _Gzip(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: packed, over connections that are kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, or 404."""
        path = Path(self.directory) / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.is_file() else b""
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if path.suffix not in {".woff2", ".png", ".pdf", ".zip", ".docx"}:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def move(site: Path, address: str) -> None:
    """Let the pages say they are published at `address`: a canonical address on another server takes points."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    published = _CANONICAL.search(pages[site / "index.html"])
    if not published:
        sys.exit("Forsiden har ingen kanonisk adresse. Se macros/tema/partials/meta.html.")
    for path, text in pages.items():
        path.write_text(text.replace(published[1], address), encoding="utf-8")


def build_stock(ours: Path, target: Path, address: str) -> None:
    """Build every page of `ours` again, with the same text and markup, in Material's stock theme."""
    with tempfile.TemporaryDirectory() as folder:
        for page in sorted(ours.rglob("index.html")):
            text = page.read_text(encoding="utf-8")
            article = _ARTICLE.search(text)
            title = _TITLE.search(text)
            if article and title:
                source = Path(folder, "docs", page.relative_to(ours)).with_suffix(".md")
                source.parent.mkdir(parents=True, exist_ok=True)
                content = article[1].replace("\n\n", "\n")
                source.write_text(f"---\ntitle: {json.dumps(title[1])}\n---\n<div>{content}</div>\n", encoding="utf-8")
        settings = Path(folder, "mkdocs.yml")
        settings.write_text(_STOCK.format(address=address), encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(target)]
        subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL)


def lighthouse(address: str, chromium: str) -> dict[str, Any]:
    """Return Lighthouse's report on one visit from a slow phone."""
    npx = shutil.which("npx")
    if not npx:
        sys.exit("Fant ikke npx. Installer Node 20 eller nyere, og prøv igjen.")
    flags = f"--only-categories={','.join(CATEGORIES)}"
    command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", flags]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {**os.environ, "CHROME_PATH": chromium, "npm_config_ignore_scripts": "true"}
    said = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True).stdout
    report: dict[str, Any] = json.loads(said)
    return report


def points_of(reports: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the points of each category: the median for performance, the lowest for the others."""
    found = {name: [report["categories"][name]["score"] * 100 for report in reports] for name in CATEGORIES}
    return {name: statistics.median(all_) if name == "performance" else min(all_) for name, all_ in found.items()}


def measures_of(reports: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the median of each measure."""
    return {
        label: statistics.median(report["audits"][audit]["numericValue"] for report in reports)
        for audit, label in MEASURES.items()
    }


def lost(reports: Sequence[dict[str, Any]]) -> str:
    """Return the audits outside performance that took points, if any."""
    audits = {
        reference["id"]
        for report in reports
        for name in CATEGORIES[1:]
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"] and report["audits"][reference["id"]]["score"] not in (None, 1)
    }
    return f"  tapte poeng: {', '.join(sorted(audits))}" if audits else ""


def visit(page: str, name: str, address: str, times: int, chromium: str) -> dict[str, float]:
    """Visit one page of one of the sites, print what came of it, and return the measures."""
    reports = [lighthouse(address + PAGES[page], chromium) for _ in range(times)]
    points, measures = points_of(reports), measures_of(reports)
    print(f"{page}, {name}: " + "  ".join(f"{key} {value:.0f}" for key, value in points.items()))
    print(
        "  " + "  ".join(f"{key} {value:.3f}".removesuffix(".000") for key, value in measures.items()) + lost(reports)
    )
    if name == "vår" and any(points[key] < least for key, least in TARGETS.items()):
        print(f"  HOLDER IKKE, målet er {TARGETS}")
    return measures


def main() -> None:
    """Print the points and measures of each page, ours beside the stock theme, and the ratios of bytes and LCP."""
    options = argparse.ArgumentParser(description="Mål hvor lett nettstedet er på en mobil.")
    options.add_argument("--side", choices=PAGES, action="append", help="bare denne siden")
    options.add_argument("--ganger", type=int, default=5, help="besøk på hver side")
    chosen = options.parse_args()
    chromium = find_chromium() or sys.exit(REMEDY)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as servers:
        sites = {name: Path(folder, name) for name in ("vår", "stock")}
        addresses = {name: servers.enter_context(serve(path, _Gzip)) for name, path in sites.items()}
        build_site(ROOT, sites["vår"])
        move(sites["vår"], addresses["vår"])
        build_stock(sites["vår"], sites["stock"], addresses["stock"])
        for page in chosen.side or PAGES:
            ours, stock = (visit(page, name, addresses[name], chosen.ganger, chromium) for name in sites)
            for key in ("byte", "LCP ms"):
                print(f"  {key}: vår er {ours[key] / stock[key]:.2f} av stock", flush=True)


if __name__ == "__main__":
    main()
