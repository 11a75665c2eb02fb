"""Addresses between pages, and what one page has cited."""

from __future__ import annotations

import pytest

from macros.page import Page, address

WITH_FOLDERS = [
    ("index.md", "oppgaver/a.md", "oppgaver/a/"),
    ("oppgaver/a.md", "oppgaver/b.md", "../b/"),
    ("oppgaver/a.md", "oppgaver/a.md", "./"),
    ("oppgaver/a.md", "samlinger/s.md", "../../samlinger/s/"),
    ("oppgaver/index.md", "oppgaver/a.md", "a/"),
    ("oppgaver/a.md", "oppgaver/index.md", "../"),
    ("oppgaver/a.md", "index.md", "../../"),
    ("ordliste.md", "index.md", "../"),
    ("index.md", "index.md", "./"),
]
AS_FILES = [
    ("index.md", "oppgaver/a.md", "oppgaver/a.html"),
    ("oppgaver/a.md", "oppgaver/b.md", "b.html"),
    ("oppgaver/a.md", "oppgaver/a.md", "a.html"),
    ("oppgaver/a.md", "samlinger/s.md", "../samlinger/s.html"),
    ("oppgaver/index.md", "oppgaver/a.md", "a.html"),
    ("oppgaver/a.md", "index.md", "../index.html"),
    ("index.md", "index.md", "index.html"),
]


@pytest.mark.parametrize(
    ("directory_urls", "here", "there", "link"),
    [*((True, *case) for case in WITH_FOLDERS), *((False, *case) for case in AS_FILES)],
)
def test_a_link_leads_from_page_to_page(directory_urls, here, there, link):
    page = Page(here, directory_urls)
    assert page.link(there) == link
    assert page.link(there, "ark-plan") == f"{link}#ark-plan"


@pytest.mark.parametrize(
    ("source", "directory_urls", "found"),
    [
        ("index.md", True, ""),
        ("index.md", False, "index.html"),
        ("oppgaver/index.md", True, "oppgaver/"),
        ("oppgaver/a.md", True, "oppgaver/a/"),
        ("oppgaver/a.md", False, "oppgaver/a.html"),
    ],
)
def test_the_address_of_a_page(source, directory_urls, found):
    assert address(source, directory_urls) == found


def test_a_source_keeps_its_number_and_another_place_in_it_gets_its_own():
    page = Page("index.md")
    cited = [("a", ""), ("b", "s. 1"), ("a", ""), ("b", "s. 2"), ("b", "s. 1")]
    assert [page.cite(*source) for source in cited] == [1, 2, 1, 3, 2]


def test_two_pages_count_for_themselves():
    first, second = Page("a.md"), Page("b.md")
    assert (first.cite("a", ""), second.cite("b", ""), first.next_term(), first.next_term(), second.next_term()) == (
        1,
        1,
        1,
        2,
        1,
    )
