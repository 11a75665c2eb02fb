"""Hostile text that has become a record shows as text in what the macros give, and never as code."""

from __future__ import annotations

import pytest
from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateError
from markdown import Markdown

from macros.html import MACROS
from macros.loader import FOLDERS, Loading, collect
from macros.page import Page
from macros.sandbox import Sandbox
from macros.sjekk.markup import make_converter, read_markup

PAYLOAD = """"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} [a](javascript:alert(1)) `x` <!-- """
DANGEROUS = {"script", "img", "iframe", "object"}


def is_ours(element):
    """The site's own scripts have an address under assets/ and no code inside."""
    return element.attributes.get("src", "").lstrip("./").startswith("assets/") and not element.text.strip()


def poison(value):
    """Append the payload to every text in a record, however deep, where the model allows any text."""
    if isinstance(value, dict):
        return {key: poison(item) if key not in KEPT else item for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(poison(item) for item in value)
    if hasattr(value, "model_copy"):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return value.model_copy(update={name: item if name in KEPT else poison(item) for name, item in fields.items()})
    return f"{value} {PAYLOAD}" if isinstance(value, str) else value


KEPT_NAMES = (
    "id type form uten merke ark bygger_paa samlinger deltakere prioritet papir retning hvem start slutt oppgave "
    "oppgaver ta_med utstyr url lesning visshet kilde kilder markering se brukes_i per svar rader"
)
KEPT = frozenset(KEPT_NAMES.split())


@pytest.fixture(scope="module")
def poisoned(root):
    loading = collect(root / "tests" / "base")
    records = {
        collection: {slug: poison(record) for slug, record in records.items()}
        for collection, records in loading.records.items()
    }
    return Loading(root, records=records).partial()


def calls(library):
    for folder, name in zip(FOLDERS, ("oppgave", "samling", "plakat", "modell"), strict=True):
        for slug in getattr(library, folder):
            yield name, (slug,)
    for name in (
        "plakatliste",
        "prosess",
        "oppgaveliste",
        "oppgaveoversikt",
        "arkliste",
        "modelliste",
        "ordliste",
        "kilderegister",
        "rettelser",
    ):
        yield name, ()
    yield from (("rolle", (slug,)) for slug in library.roller)
    yield from (("begrep", (slug, PAYLOAD)) for slug in library.ordliste)
    yield from (("kilde", (slug, PAYLOAD)) for slug in library.kilder)


def test_no_text_in_a_record_becomes_code_on_a_page(poisoned, root):
    converter = make_converter(root)
    seen = 0
    for name, arguments in calls(poisoned):
        page = Page("prove.md")
        markup = read_markup(converter, MACROS[name](poisoned, page, *arguments), [])
        dangerous = [element for element in markup.elements if element.tag in DANGEROUS and not is_ours(element)]
        events = [key for element in markup.elements for key in element.attributes if key.startswith("on")]
        links = [e.attributes["href"] for e in markup.elements if "javascript:" in e.attributes.get("href", "")]
        assert (name, dangerous, events, links, markup.strange) == (name, [], [], [], [])
        seen += sum("alert(1)" in block.text for block in markup.blocks)
    assert seen > 50, "teksten kom ikke fram"


@pytest.mark.parametrize(
    "template",
    [
        "{{ config.theme.get_env().from_string('x').render() }}",
        "{{ merke.__globals__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(1) }}",
        "{% for x in range(99999999) %}{% endfor %}",
        "{{ config.update(a=1) }}",
        "{{ open('/etc/passwd') }}",
    ],
)
def test_the_sandbox_holds_also_without_the_check(template):
    environment = Environment(extensions=[Sandbox])
    environment.globals["config"] = {"theme": Markdown()}
    environment.globals["merke"] = test_the_sandbox_holds_also_without_the_check
    with pytest.raises((SecurityError, TemplateError, OverflowError)):
        environment.from_string(template).render()
