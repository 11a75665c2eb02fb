"""The pages that teach contributors say what the code does, no more and no less."""

from __future__ import annotations

import re

import pytest

from macros.fields import MODELS, describe
from macros.html import MACROS
from macros.page import Page
from tests.rendering import Html, render, to_html

_CALL = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")
_ARGUMENT = re.compile(r'(?:(\w+)=)?(?:"([^"]*)"|(true|false))')


@pytest.fixture(scope="module")
def examples(root):
    """Every macro call that the page about macros shows, as name and text of the arguments."""
    text = (root / "docs" / "bidra" / "makroer.md").read_text(encoding="utf-8")
    return [
        (name, said)
        for shown in re.findall(r"\{% raw %\}(.*?)\{% endraw %\}", text)
        for name, said in _CALL.findall(shown)
    ]


def test_every_macro_is_on_the_page_about_macros_and_no_other(examples):
    assert sorted({name for name, _ in examples}) == sorted(MACROS)


def test_every_example_on_the_page_about_macros_works(examples, bibliotek):
    for name, said in examples:
        positional, named = [], {}
        for key, text, flag in _ARGUMENT.findall(said):
            value = text or flag == "true"
            if key:
                named[key] = value
            else:
                positional.append(value)
        page = Page("bidra/makroer.md")
        page.cite("ks-metodedokument", "")
        assert Html(to_html(MACROS[name](bibliotek, page, *positional, **named))).text, (name, said)


def test_every_kind_of_record_is_on_the_page_about_fields(root):
    text = (root / "docs" / "bidra" / "felter.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r'\{\{ feltliste\("(\w+)"\) \}\}', text)) == sorted(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_explained_to_a_contributor(name, bibliotek):
    rows = describe(MODELS[name])
    table = Html(render(bibliotek, "feltliste", name)).text
    assert rows
    for row in rows:
        assert row.betydning.endswith("."), row
        assert row.slag, row
        for said in (row.navn, row.slag, row.betydning):
            assert " ".join(said.split()) in table, row


def test_every_file_the_guides_point_to_exists(root):
    guides = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs" / "bidra").rglob("*.md"))]
    named = {
        (guide.name, path)
        for guide in guides
        for path in re.findall(r"`((?:data|docs|macros|tests|bench)/[\w./-]*)`", guide.read_text(encoding="utf-8"))
    }
    assert len(named) > 10
    assert [name for name in sorted(named) if "min-oppgave" not in name[1] and not (root / name[1]).exists()] == []
