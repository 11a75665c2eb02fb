"""Search outside the site: the worker's own code in an empty page, to ask it what it understands."""

from __future__ import annotations

import pytest

from macros.sok.site import INDEX, WORKER, source, worker

INSIDE = "self.inside = { LANGUAGE, FORMAT, tokens, fold, baseForms, familyKey, slug, url, Bits, Search };"


@pytest.fixture(scope="session")
def index_text(site):
    """The index of the real site, as it is sent."""
    return (site / INDEX).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def worker_text(site):
    """The worker of the real site, as it is sent."""
    return (site / WORKER).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def search(browser, index_text):
    """A page without a site where `sokArbeider` answers, and `inside` has the worker's own functions."""
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=index_text)
    page.add_script_tag(content=worker(f"{source()}\n{INSIDE}"))
    yield page
    context.close()


@pytest.fixture(scope="session")
def ask(search):
    """Return what the worker answers to a query."""

    def ask(query):
        return search.evaluate("query => sokArbeider({ type: 2, data: query }).data", query)

    return ask
