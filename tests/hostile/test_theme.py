"""What a page calls itself cannot break out of the head of the page, not even when it comes from its heading."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader


@pytest.mark.parametrize(
    "title",
    [
        "Kode &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",  # as MkDocs gives the heading «`</title><script>…`»
        '0;url=https://example.org" http-equiv="refresh',
    ],
)
def test_a_title_stays_a_title(root, title):
    env = Environment(loader=FileSystemLoader(root / "macros/tema/partials"), autoescape=False)  # as MkDocs
    env.filters["url"] = str
    page = SimpleNamespace(title=title, is_homepage=False, meta={}, ancestors=[], canonical_url="https://eksempel.no/")
    config = SimpleNamespace(site_name="Håndbok", site_description="En bok.", site_url="https://eksempel.no/")
    head = env.get_template("meta.html").render(page=page, config=config)
    assert head.count("<title>") == head.count("</title>") == 1
    assert "<script" not in head
    assert 'http-equiv="' not in head
