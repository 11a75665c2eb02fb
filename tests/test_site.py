"""The built site as a reader meets it: whole, linked, in Norwegian, usable at 320 pixels."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


class _Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tables = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(found["id"])
        for name in ("href", "src"):
            if found.get(name):
                self.links.append(found[name])


@pytest.fixture(scope="module")
def pages(site):
    return {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def _target(page: Path, link: str, site: Path):
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    base = site if path.startswith("/") else page.parent
    found = (base / path.lstrip("/")).resolve() if path else page
    return (found / "index.html" if found.is_dir() else found), unquote(parts.fragment)


def test_every_link_and_anchor_leads_somewhere(pages, site):
    broken = []
    for page, parsed in pages.items():
        for link in parsed.links:
            target, anchor = _target(page, link, site)
            if target is None or page.name == "404.html":
                continue
            if not target.is_file():
                broken.append(f"{page.relative_to(site)}: {link}")
            elif anchor and target in pages and anchor not in pages[target].ids and not anchor.startswith("__"):
                broken.append(f"{page.relative_to(site)}: {link} (anker)")
    assert broken == []


def test_every_id_is_on_its_page_once(pages, site):
    twice = {
        str(page.relative_to(site)): sorted({slug for slug in parsed.ids if parsed.ids.count(slug) > 1})
        for page, parsed in pages.items()
    }
    assert {page: ids for page, ids in twice.items() if ids} == {}


def test_no_macro_is_left_on_a_page(site):
    """Outside code, where the pages for contributors show what a call looks like."""
    texts = {
        path: re.sub(r"(?s)<(code|pre)\b.*?</\1>", "", path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }
    assert [str(path.relative_to(site)) for path, text in texts.items() if "{{" in text or "{%" in text] == []


def test_every_page_is_in_norwegian_and_says_what_it_is(site):
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="nb"' in text, path
        if path.name != "404.html":
            assert re.search(r'<meta name="description" content="[^"]{20,}"', text), path


def test_every_record_has_its_page(site, bibliotek):
    for folder in ("oppgaver", "samlinger", "plakater", "modeller"):
        for slug in getattr(bibliotek, folder):
            assert (site / folder / slug / "index.html").is_file()
