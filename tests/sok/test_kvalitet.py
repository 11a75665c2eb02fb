"""How well search finds, measured where people use it: every query is put in the box of the real site."""

from __future__ import annotations

import pytest

from tests.sok.sporringer import BARS, CLASS_BAR, TYPE_ALL, Query, load_queries, measure, rank


@pytest.fixture(scope="module")
def answers(browser, address):
    """For each query the addresses of its hits, in the order shown, typed one after the other into one page."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.locator(".md-search__input").fill("samling")
    page.locator(".md-search-result__item").first.wait_for()
    found = [hits for hits, _ in page.evaluate(TYPE_ALL, [query.text for query in load_queries()])]
    context.close()
    return [[hit.removeprefix(address).partition("?")[0] for hit in hits] for hits in found]


def test_the_queries_are_many_and_their_answers_are_pages(site):
    queries = load_queries()
    assert len(queries) >= 150
    assert len({query.text for query in queries}) == len(queries)
    gone = {page for query in queries for page in query.answers if not (site / page / "index.html").is_file()}
    assert not gone, f"Disse sidene finnes ikke lenger. Rett tests/sok/sporringer.yml: {sorted(gone)}"


def test_nine_of_ten_queries_lead_to_the_page_first(answers):
    means, kinds, missed = measure(load_queries(), answers)
    told = "\n".join([str(means), str(kinds), *missed])
    assert means["MRR"] >= BARS["MRR"], told
    assert means["blant de fem første"] >= BARS["blant de fem første"], told
    assert means["uten treff"] <= BARS["uten treff"], told
    assert not {kind: value for kind, value in kinds.items() if value < CLASS_BAR}, told


def test_the_measure_knows_a_bad_answer():
    query = Query("eksakt", "plan", ("b/",))
    assert [rank(query, hits) for hits in ([], ["a/"], ["a/", "a/#x", "b/#y"], ["b/"])] == [0, 0, 2, 1]
    means, kinds, missed = measure([query, query], [["a/", "b/"], []])
    assert means == {"MRR": 0.25, "blant de fem første": 0.5, "uten treff": 0.5}
    assert kinds == {"eksakt": 0.25}
    assert len(missed) == 2
