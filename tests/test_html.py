"""Every macro, for every record: whole HTML with the record's own words, and nothing a stranger's text could start."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.fields import MODELS
from macros.html import MACROS
from macros.loader import collect
from macros.page import Page
from macros.yaml_reader import Document
from tests.rendering import Html, calls, render, to_html

HOSTILE = '"><script>alert(1)</script>{{7*7}}[x](javascript:alert(1)){: onclick=alert(1) }|*_'
HARMLESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)?|\d\d\.\d\d|97[89][\d-]+|[A-Z]{1,3}")
"""What may refuse the hostile text: ids, choices, clock times, ISBN, symbols. Never a text."""

NOT_SHOWN = {"sokeord", "former", "aliaser", "synonymer"}
"""What search or a redirect uses, and no macro shows."""


def test_every_macro_gives_whole_html_for_every_record(bibliotek):
    for name, arguments in calls(bibliotek):
        html = Html(render(bibliotek, name, *arguments))
        assert html.unclosed == [], (name, arguments)
        assert html.text, (name, arguments)
        assert "\\" not in html.text, (name, arguments)
        assert "{" not in html.text, (name, arguments)


@pytest.mark.parametrize("macro", ["oppgave", "samling", "plakat", "modell"])
def test_a_page_begins_with_the_title_as_its_only_first_heading(bibliotek, macro):
    for name, arguments in calls(bibliotek):
        if name == macro:
            html = render(bibliotek, name, *arguments)
            headings = re.findall(r"<h([1-6])[^>]*>(.*?)</h", html)
            assert html.startswith("<h1"), arguments
            assert [level for level, _ in headings].count("1") == 1, arguments
            levels = [int(level) for level, _ in headings]
            assert all(b <= a + 1 for a, b in pairwise(levels)), arguments


def test_a_sheet_is_a_table_with_a_caption_and_named_headers(bibliotek):
    for name, arguments in calls(bibliotek):
        if name == "ark_tabell" and bibliotek.ark(arguments[0])[1].type != "kart":
            _, ark = bibliotek.ark(arguments[0])
            html = render(bibliotek, name, *arguments)
            assert "<caption" in html, arguments
            assert ark.tittel in Html(html).text, arguments
            for cell in re.findall(r"<th\b[^>]*>.*?</th>", html, re.DOTALL):
                assert "scope=" in cell, arguments
                assert Html(cell).text, arguments


def test_the_filled_sheet_says_that_it_is_made_up(bibliotek):
    for name, arguments in calls(bibliotek):
        if name == "ark_tabell":
            said = "konstruert eksempel" in Html(render(bibliotek, name, *arguments)).text.lower()
            assert said == arguments[1], arguments


def _poison(loading, collection, slug):
    """Put the hostile text, with a number, wherever the record takes it. Return the texts and where they stand."""
    document, prefix = loading.places[collection, slug]
    texts = {}
    for path, old in _texts(document.value_at(prefix)):
        mark = f"{collection}-{slug}-{len(texts)}."
        for new in (
            f"{HOSTILE} {mark}",
            '"><',
            f"https://eksempel.no/{mark}?'onclick=alert(1)&x=[x](javascript:alert(1))|*_{{{{7*7}}}}",
        ):
            changed = Document(document.file, _with(document.value, (*prefix, *path), new), document.lines)
            trial = replace(loading, records={**loading.records, collection: {}}, errors=[])
            trial.add(collection, slug, changed, prefix)
            if not trial.errors:
                document = changed
                texts[path] = new
                break
        else:
            assert HARMLESS.fullmatch(old), f"{collection}/{slug}: {path}"
    loading.add(collection, slug, document, prefix)
    return texts


def _texts(value, path=()):
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*path, key))


def _with(value, path, new):
    if not path:
        return new
    if isinstance(value, dict):
        return {**value, path[0]: _with(value[path[0]], path[1:], new)}
    return [*value[: path[0]], _with(value[path[0]], path[1:], new), *value[path[0] + 1 :]]


@pytest.fixture(scope="module")
def hostile():
    """A library with the hostile text in every field that is text, and what stands where."""
    loading = collect(Path(__file__).parent / "base")
    texts = {
        (collection, slug, *path): text
        for collection, slug in list(loading.places)
        for path, text in _poison(loading, collection, slug).items()
    }
    return loading.finish(), texts


@pytest.fixture(scope="module")
def hostile_pages(hostile):
    library, _ = hostile
    return {(name, *arguments): render(library, name, *arguments) for name, arguments in calls(library)}


def test_a_hostile_text_starts_nothing(hostile_pages):
    for call, html in hostile_pages.items():
        parsed = Html(html)
        assert parsed.unclosed == [], call
        for tag, attributes in parsed.elements:
            assert not [name for name in attributes if name.startswith("on")], (call, tag, attributes)
            for name in ("href", "src", "action", "xlink:href"):
                address = re.sub(r"[\s\x00-\x1f]", "", attributes.get(name) or "").lower()
                assert not address.startswith(("javascript:", "data:", "vbscript:")), (call, tag, attributes)
            if tag == "script":
                assert attributes.get("type") == "application/json" or "assets/" in attributes.get("src", ""), call
        for script in re.findall(r"<script\b[^>]*>(.*?)</script>", html, re.DOTALL):
            assert "alert(" not in script, call


def test_a_hostile_text_is_still_read_as_it_was_written(hostile, hostile_pages):
    _, texts = hostile
    seen = " ".join(Html(html).text for html in hostile_pages.values())
    links = [attributes.get("href") for html in hostile_pages.values() for attributes in Html(html).tags("a")]
    lost = [
        place
        for place, text in texts.items()
        if not NOT_SHOWN.intersection(place) and text not in seen and text not in links
    ]
    assert lost == []


def test_the_hostile_library_has_every_field_there_is(base):
    """A field that the small library lacks would never meet the hostile text."""
    there_are = {_owned(model, name) for model in MODELS.values() for name in model.model_fields}
    filled = {field for records in base.collections().values() for record in records.values() for field in _set(record)}
    assert there_are - filled == set(), "fyll ut feltene i tests/base/"


def _owned(model, name):
    """Return a field by the class that has it first: what is said once of all sheets need not be said six times."""
    owner = next(base for base in reversed(model.__mro__) if name in getattr(base, "model_fields", {}))
    return f"{owner.__name__}.{name}"


def _set(value):
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield _owned(type(value), name)
            yield from _set(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _set(item)


def test_a_term_can_stand_in_a_table(hostile):
    library, _ = hostile
    term = MACROS["begrep"](library, Page("side.md"), "handlingsrom")
    html = to_html(f"| Ord | Mer |\n| --- | --- |\n| {term} | Andre celle |\n")
    cells = re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", html, re.DOTALL)
    assert len(cells) == 4
    assert Html(cells[-1]).text == "Andre celle"
