"""The two writers of YAML in the browser, held against the handbook's own reader; and the preview against the page."""

from __future__ import annotations

import copy
import json
import re

import pytest

from macros.html import MACROS
from macros.page import Page
from macros.skjema.poster import endringsposter
from macros.yaml_reader import parse

PAGE = "bidra/foresla-en-endring/"
NASTY = [
    'no', 'Yes', 'null', '~', '12:30', '1.10', '010', '0x1F', '1e3', '2026-01-01', '=', '<<', '*alias',
    '&anker', '!merke', '|', '>', '-', '- a', '? a', '% a', '@a', '`a', 'a: b', 'a:', 'a #b', '#a', '[a]',
    '{a: b}', 'a, b', "'", '"', "a 'b' c", 'hun sa "nei" og gikk', '\\n', 'a\\', '---', '...', '--- a',
    '{{ macro }}', '{% raw %}', '<script>alert(1)</script>', '=SUM(A1)', '+1', '@cmd', 'æøå ÆØÅ', '«sitat»',
    '\U0001f600 ord', 'a\nb', 'a\n\n  b\n', ' innrykk', 'hale ', 'tab\tmidt i', 'a\rb', 'a\u2028b', 'a\x85b',
    'a\x00b', 'a\u202eb', 'a\u200bb', 'a\xa0b', '\ufeffa', 'e\u0301', 'ab', '\ue000a', 'a\U000e0041b',
    "x" * 300, "ord " * 80, "ord: " * 60, "# " + "ord " * 60, "- " + "ord " * 60,
    'første linje\n- andre\n# tredje', 'linje: en\nlinje: to\n  tre',
]  # fmt: skip


@pytest.fixture
def evaluate(open_page):
    """Run a function in the page, with the form's modules by name as its first argument."""
    page = open_page(PAGE)
    page.locator("form[data-hb-forslag]:not([hidden])").wait_for()

    def evaluate(function, argument):
        load = "['yaml', 'fil', 'ark'].map((name) => import(`../../assets/foreslaa-${name}.js`))"
        modules = f"Object.assign({{}}, ...await Promise.all({load}))"
        return page.evaluate(f"async (argument) => ({function})({modules}, argument)", argument)

    return evaluate


def test_any_text_comes_back_from_the_strict_reader_as_it_was_tidied(evaluate):
    written = evaluate(
        """({ toYaml, tidy }, texts) => texts.map(tidy).filter(Boolean)
          .map((text) => [text, toYaml({ a: text, b: [text], c: [{ d: text, e: { f: text } }] })])""",
        NASTY,
    )
    assert len(written) > 60
    for text, yaml in written:
        document, errors = parse(yaml.encode(), "prove.yml")
        assert errors == [], (text, yaml)
        assert document.value == {"a": text, "b": [text], "c": [{"d": text, "e": {"f": text}}]}, yaml


def test_a_proposed_change_touches_that_text_only(evaluate, root):
    posts = {path: json.loads(text) for path, text in endringsposter(root).items()}
    assert len(posts) > 50
    tried = 0
    for number, (path, post) in enumerate(posts.items()):
        chosen = post["felt"][number % 5 :: 9]
        texts = [NASTY[(number * 7 + place) % len(NASTY)] + " nytt" for place in range(len(chosen))]
        changes = {".".join(map(str, field["sti"])): text for field, text in zip(chosen, texts, strict=True)}
        file, tidied = evaluate(
            """({ changedFile, tidy }, [post, changes]) => [changedFile(post, changes),
              Object.fromEntries(Object.entries(changes).map(([key, text]) => [key, tidy(text)]))]""",
            [post, changes],
        )
        wanted = copy.deepcopy(post["post"])
        for field in chosen:
            *parents, last = field["sti"]
            node = wanted
            for part in parents:
                node = node[part]
            text = tidied[".".join(map(str, field["sti"]))]
            node[last] = re.sub(r"\n+", " ", text) if field["flyt"] else text
            tried += 1
        document, errors = parse(file.encode(), path)
        assert errors == [], (path, errors)
        assert document.value == wanted, path
    assert tried > 250


def test_no_change_leaves_the_file_as_it_is(evaluate, root):
    for path, text in endringsposter(root).items():
        post = json.loads(text)
        same = {".".join(map(str, field["sti"])): field["verdi"] for field in post["felt"]}
        assert evaluate("({ changedFile }, [post, same]) => changedFile(post, same)", [post, same]) == post["tekst"], (
            path
        )


def test_the_preview_is_the_sheet_of_the_page(evaluate, bibliotek, root):
    side = Page("bidra/foresla-en-endring.md")
    posts = {path: json.loads(text) for path, text in endringsposter(root).items()}
    cases = []
    for oppgave in bibliotek.oppgaver.values():
        record = posts[f"assets/forslag/oppgaver/{oppgave.id}.json"]["post"]
        for place, ark in enumerate(oppgave.ark):
            for filled in (False, True):
                html = MACROS["ark_tabell"](bibliotek, side, f"{oppgave.id}.{ark.id}", eksempel=filled)
                cases.append([record, place, filled, html])
    different = evaluate(
        """({ renderArk }, cases) => {
          const inner = (node) => [...node.childNodes].map(shape).join("");
          const shape = (node) => node.nodeType === Node.TEXT_NODE
            ? node.textContent.replace(/\\s+/g, " ").trim()
            : `<${node.localName} ${[...node.classList].sort().join(" ")}>${inner(node)}</${node.localName}>`;
          return cases.map(([post, place, filled, html]) => {
            const page = new DOMParser().parseFromString(html, "text/html").querySelector(".hb-ark");
            return [shape(page), shape(renderArk(post, post.ark[place], filled))];
          }).filter(([page, preview]) => page !== preview);
        }""",
        cases,
    )
    assert len(cases) > 40
    assert different == []
