"""Where a reader meets the sheets: rows of links with kind and true size, each name saying what it is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from macros.ark.names import guide_offer, pack_offers, poster_offers, runsheet_offer, sheet_offers, wall_offers
from macros.ark.site import site_files


class _Links(HTMLParser):
    """Every link to a file, as (name of the file, what a screen reader says)."""

    def __init__(self, text):
        super().__init__()
        self.found, self._open = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        address = dict(attributes).get("href", "")
        if tag == "a" and re.search(r"(^|/)filer/", address):
            self._open = [address.rpartition("/")[2], ""]

    def handle_data(self, data):
        if self._open:
            self._open[1] += data

    def handle_endtag(self, tag):
        if tag == "a" and self._open:
            self.found.append((self._open[0], " ".join(self._open[1].split())))
            self._open = None


def of_gathering(bibliotek, samling):
    """The names of the files a stop offers: the run sheet first, then the packs."""
    sheets = [ark for _, ark in bibliotek.ark_i(samling.id)]
    offers = [runsheet_offer(samling)] if samling.program else []
    return [tilbud.navn for tilbud in (*offers, *(pack_offers(samling, sheets) if sheets else ()))]


@pytest.fixture(scope="module")
def links(site):
    def on(page):
        found = _Links((site / page / "index.html").read_text(encoding="utf-8")).found
        return [link for place, link in enumerate(found) if link not in found[place + 1 :]]  # shortcuts stand higher up

    return on


def test_the_site_has_exactly_the_files_that_are_made(site, filer, verk):
    there = {path.name for path in (site / "ark" / "filer").iterdir()}
    assert there == {fil.navn for fil in site_files(verk)} == {path.name for path in filer.iterdir()}


def test_every_exercise_offers_each_sheet_in_each_format(links, bibliotek):
    for oppgave in bibliotek.oppgaver.values():
        wanted = [tilbud for ark in oppgave.ark for tilbud in sheet_offers(oppgave, ark)] + [guide_offer(oppgave)]
        walls = [modell for modell in bibliotek.modeller_for(oppgave) if modell.henges_opp]
        wanted += [tilbud for modell in walls for tilbud in wall_offers(modell)]
        assert [name for name, _ in links(f"oppgaver/{oppgave.id}")] == [tilbud.navn for tilbud in wanted]


def test_a_link_says_sheet_kind_paper_and_true_size(links, filer, bibliotek):
    for oppgave in bibliotek.oppgaver.values():
        said = links(f"oppgaver/{oppgave.id}")
        assert len({words for _, words in said}) == len(said), oppgave.id
        for name, words in said:
            size = round((filer / name).stat().st_size / 1000)
            assert words.endswith(f"({'Word' if name.endswith('.docx') else 'PDF'}, {size} kB)"), words
            paper = re.search(r"-(a[0-4])\.pdf$", name)
            assert paper is None or paper[1].upper() in words
            about = (*oppgave.ark, oppgave, *bibliotek.modeller_for(oppgave))
            assert any(thing.tittel in words for thing in about)


def test_the_page_of_all_sheets_has_packs_sheets_posters_and_the_booklet(links, bibliotek):
    found = {name for name, _ in links("ark")}
    for samling in bibliotek.samlinger.values():
        assert set(of_gathering(bibliotek, samling)) <= found
    for oppgave in bibliotek.oppgaver.values():
        assert guide_offer(oppgave).navn in found
        assert {tilbud.navn for ark in oppgave.ark for tilbud in sheet_offers(oppgave, ark)} <= found
    for plakat in bibliotek.plakater.values():
        assert {tilbud.navn for tilbud in poster_offers(plakat)} <= found
    assert "alle-ark-a4.pdf" in found


def test_a_model_that_hangs_on_the_wall_can_be_printed_from_its_page_and_the_others_not(links, bibliotek):
    on_walls = {modell.id for modell in bibliotek.modeller.values() if modell.henges_opp}
    assert {"nettverksprosessen", "tre-nivaer", "seks-overordnede-utviklingsomrader"} <= on_walls
    for modell in bibliotek.modeller.values():
        wanted = [tilbud.navn for tilbud in wall_offers(modell)] if modell.id in on_walls else []
        assert [name for name, _ in links(f"modeller/{modell.id}")] == wanted
        assert set(wanted) <= {name for name, _ in links("ark")}


def test_posters_and_gatherings_link_to_their_files(links, bibliotek):
    for plakat in bibliotek.plakater.values():
        assert [name for name, _ in links(f"plakater/{plakat.id}")] == [t.navn for t in poster_offers(plakat)]
    for samling in bibliotek.samlinger.values():
        found = links(f"samlinger/{samling.id}")
        assert [name for name, _ in found] == of_gathering(bibliotek, samling)
        assert len({words for _, words in found}) == len(found)


def test_the_row_of_links_fits_a_phone(open_page):
    page = open_page("ark/", width=320, height=640)
    link = page.locator(".hb-nedlasting a").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and box["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
