"""Macros as a page calls them, in the environment of the macros plugin: helpful to authors, closed to all else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import TemplateError, UndefinedError
from mkdocs.config import load_config

from macros.errors import UnknownIdError
from macros.html import MACROS
from tests.rendering import ROOT, Html, to_html


@pytest.fixture(scope="module")
def page():
    """A function that renders a page's markdown as the site does."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    plugin = config.plugins["macros"]
    plugin.on_config(config)

    def render(markdown, source="om/index.md", **meta):
        here = SimpleNamespace(file=SimpleNamespace(src_uri=source), meta=meta, title="Prøve")
        return plugin.env.from_string(markdown).render({**plugin.variables, "page": here, **meta})

    return render


def test_a_page_can_call_every_macro(page):
    for name in MACROS:
        with pytest.raises((TypeError, UnknownIdError)):
            page(f'{{{{ {name}("finnes-ikke", "heller-ikke", 3, 4, 5) }}}}')


def test_a_link_is_relative_to_the_page_that_calls(page):
    call = '{{ rolle("nav-leder") }}{{ begrep("handlingsrom") }}'
    links = [
        [link["href"] for link in Html(to_html(page(call, source=source))).tags("a") if "ordliste" in link["href"]]
        for source in ("index.md", "om/index.md", "oppgaver/arbeidsplan.md")
    ]
    assert links == [["ordliste/#handlingsrom"], ["../ordliste/#handlingsrom"], ["../../ordliste/#handlingsrom"]]


def test_citations_are_numbered_on_each_page(page):
    calls = [f'{{{{ kilde("{slug}") }}}}' for slug in ("ks-metodedokument", "ertsas-2021", "ks-metodedokument")]
    text = " ".join(calls) + "\n\n{{ kildeliste() }}"
    for source in ("a.md", "b.md"):
        html = to_html(page(text, source=source))
        parsed = Html(html)
        cited = [link["href"] for link in parsed.tags("a") if link["href"].startswith("#kilde-")]
        assert cited[:3] == ["#kilde-1", "#kilde-2", "#kilde-1"]
        assert {"kilde-1", "kilde-2"} <= {item.get("id") for item in parsed.tags("li")}


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('oppgave("vurderingskryset")', "ukjent oppgave «vurderingskryset». Mente du «vurderingskrysset»?"),
        ('samling("samling1")', "ukjent samling «samling1». Mente du «samling-1»?"),
        ('plakat("faerre-unge")', "ukjent plakat «faerre-unge». Mente du «faerre-passive-unge»?"),
        ('modell("tre-nivåer")', "ukjent modell «tre-nivåer». Mente du «tre-nivaer»?"),
        ('rolle("navleder")', "ukjent rolle «navleder». Mente du «nav-leder»?"),
        ('begrep("handlingrom")', "ukjent begrep «handlingrom». Mente du «handlingsrom»?"),
        ('kilde("ks-metodedok")', "ukjent kilde «ks-metodedok». Mente du «ks-metodedokument»?"),
        ('merke("kjelde")', "ukjent merke «kjelde». Mente du «kilde»?"),
        ('prosess("samling-11")', "ukjent samling «samling-11». Mente du «samling-1»?"),
        ('oppgaveliste(samling="samling-12")', "ukjent samling «samling-12». Mente du «samling-2»?"),
        ('feltliste("oppgaven")', "ukjent post «oppgaven». Mente du «oppgave»?"),
        ('ark_tabell("arbeidsplan.plann")', "ukjent ark i oppgaven «arbeidsplan»: «plann»."),
        ('ark_tabell("arbeidsplan")', "ukjent ark i oppgaven «arbeidsplan»: «»."),
        ("oppgave(7)", "ukjent oppgave «7»."),
    ],
)
def test_an_unknown_id_is_said_with_a_suggestion(page, call, said):
    with pytest.raises(UnknownIdError) as error:
        page(f"{{{{ {call} }}}}")
    assert str(error.value).startswith(said)


def test_an_unknown_macro_is_an_error_and_no_text_on_the_page(page):
    with pytest.raises(UndefinedError, match="oppgve"):
        page('{{ oppgve("arbeidsplan") }}')


@pytest.mark.parametrize(
    "attack",
    [
        "{{ config }}",
        "{{ config.theme.get_env() }}",
        "{{ config['docs_dir'] }}",
        "{{ config|string }}",
        "{{ environment }}",
        "{{ files }}",
        "{{ page.file.abs_src_path }}",
        "{{ macros }}",
        "{{ plugin }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ oppgave.__globals__ }}",
        "{{ oppgave.__closure__ }}",
        "{{ oppgave.__wrapped__ }}",
        "{{ oppgave|attr('__globals__') }}",
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format('') }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ joiner }}",
        "{{ namespace }}",
        "{{ dict.__base__ }}",
        "{{ get_env() }}",
        "{{ import('os') }}",
        "{% import 'os' as os %}{{ os.getcwd() }}",
        "{% include '../mkdocs.yml' %}",
        "{{ [].append(1) }}",
        "{{ range(10**9)|list }}",
        "{{ context() }}",
        "{% for letter in 'ab' %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{{ now() }}",
        "{{ fix_url('x') }}",
    ],
)
def test_a_page_reaches_nothing_but_macros(page, attack):
    with pytest.raises((TemplateError, OverflowError)):
        page(attack)


def test_front_matter_cannot_stand_in_for_a_macro(page):
    with pytest.raises(UndefinedError):
        page('{{ rolle("nav-leder") }}', rolle="en tekst")


def test_a_page_may_still_show_a_macro_without_calling_it(page):
    assert page('{% raw %}{{ oppgave("arbeidsplan") }}{% endraw %}') == '{{ oppgave("arbeidsplan") }}'
    assert page("## Overskrift {#anker}") == "## Overskrift {#anker}"
