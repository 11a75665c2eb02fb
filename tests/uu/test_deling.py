"""Found and shared: titles, pictures, structured data, the map of the site, the exercises as data."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ET

import pytest

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(scope="module")
def texts(site):
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))
    }


def test_every_page_has_its_own_title_and_description(texts):
    titles = [re.search(r"<title>(.*?)</title>", text)[1] for path, text in texts.items() if path != "404.html"]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    descriptions = [dict(META.findall(text))["description"] for path, text in texts.items() if path != "404.html"]
    assert sorted({text for text in descriptions if descriptions.count(text) > 1}) == []


def test_every_page_has_a_picture_for_sharing(texts, site):
    for path, text in texts.items():
        if path == "404.html":
            continue
        meta = dict(META.findall(text))
        picture = site / "assets" / "bilder" / meta["og:image"].rsplit("/", 1)[1]
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630), path
        assert meta["og:image:alt"]
        assert f'<link rel="canonical" href="{meta["og:url"]}"' in text, path


def test_an_exercise_is_a_how_to_with_its_steps(texts, bibliotek):
    for slug, oppgave in bibliotek.oppgaver.items():
        data = json.loads(DATA.search(texts[f"oppgaver/{slug}/index.html"])[1])
        assert data["@type"] == ["HowTo", "LearningResource"]
        assert data["name"] == oppgave.tittel
        assert [step["name"] for step in data["step"]] == [step.tittel for step in oppgave.trinn]
        assert data["totalTime"] == f"PT{oppgave.tid.gjennomforing}M"


def test_structured_data_is_whole_on_every_page(texts):
    for path, text in texts.items():
        if path != "404.html":
            data = json.loads(DATA.search(text)[1])
            assert data["@context"] == "https://schema.org", path
            assert data["inLanguage"] == "nb", path


def test_the_map_has_every_page(texts, site):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {node.text for node in ET.parse(site / "sitemap.xml").iterfind("s:url/s:loc", space)}
    canonical = {
        re.search(r'<link rel="canonical" href="([^"]+)"', text)[1]
        for path, text in texts.items()
        if path != "404.html"
    }
    assert found == canonical
    assert "Sitemap: " in (site / "robots.txt").read_text(encoding="utf-8")


def test_the_exercises_can_be_used_by_others(site, bibliotek):
    content = json.loads((site / "oppgaver.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in content["oppgaver"]} == set(bibliotek.oppgaver)
    assert content["lisens"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert all(item["adresse"].endswith(f"/oppgaver/{item['id']}/") for item in content["oppgaver"])


def test_a_page_that_is_not_there_offers_search_for_its_name(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "oppgaver/vurderings-kryset/")
    page.locator("main").get_by_role("button", name="Søk i håndboka").click()
    assert page.locator(".md-search__input").input_value() == "vurderings kryset"
    page.locator(".md-search-result__item").first.wait_for()
    context.close()
