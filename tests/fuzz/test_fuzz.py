"""Nothing a stranger writes makes the reader or the macros raise, hang or run: they answer with sentences."""

from __future__ import annotations

import resource

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.errors import ContentError
from macros.html import MACROS
from macros.loader import collect, load_bibliotek
from macros.sjekk import check_handbook
from macros.sjekk.macro_calls import mask
from macros.sjekk.markup import make_converter, read_markup
from macros.sjekk.pages import Side
from macros.text_safety import odd_characters
from macros.yaml_reader import MAX_BYTES, parse
from tests.conftest import ROOT

quick = settings(deadline=2000, derandomize=True, max_examples=150, suppress_health_check=list(HealthCheck))
few = settings(quick, max_examples=40)

YAML_MARKS = (
    "a",
    ": ",
    "\n",
    "  ",
    "- ",
    "&a ",
    "*a",
    "!!str ",
    "|\n",
    ">-\n",
    "? ",
    "---\n",
    "...\n",
    "<<",
    "\\u0000",
)
YAML_CHARACTERS = (*"[]{}\"'#~%@`,", "\t", "é", "\u202e", "\x00", "1e9", "0x1", "no")
YAML_PIECES = st.lists(st.sampled_from(YAML_MARKS + YAML_CHARACTERS), max_size=60).map("".join)
PAGE_MARKS = (
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "{##",
    "##}",
    "merke",
    '("forslag")',
    "raw",
    "endraw",
    "for x in y",
    "{: ",
    "}",
)
PAGE_MARKDOWN = ("[a](", ")", "![", "\n", "\n\n", "# ", "```", "| a |", "|---|", "> ", "- ", "a", '"', "'", ".", "|")
PAGE_CODE = ("<", ">", "script", "javascript:", "&#106;", "onclick=", "<!--", "-->", "<div markdown>", "</div>")
PAGE_PIECES = st.lists(st.sampled_from(PAGE_MARKS + PAGE_MARKDOWN + PAGE_CODE), max_size=40).map("".join)
RECORD = yaml.load((ROOT / "tests/base/data/oppgaver/kartlegging.yml").read_bytes(), Loader=yaml.CSafeLoader)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@quick
@given(
    st.binary(max_size=400)
    | YAML_PIECES.map(str.encode)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_give_a_document_or_a_sentence(raw):
    document, errors = parse(raw, "data/x.yml")
    assert document is not None or errors
    for error in errors:
        assert error.message[0].islower() or error.message[0] == "«"
        assert error.line <= raw.count(b"\n") + raw.count(b"\r") + 2


@few
@given(st.sampled_from(sorted(RECORD)), VALUES)
def test_any_value_in_any_field_gives_a_sentence_or_a_record(small_project, field, value):
    path = small_project / "data" / "oppgaver" / "kartlegging.yml"
    before = path.read_bytes()
    path.write_text(yaml.safe_dump({**RECORD, field: value}, allow_unicode=True), encoding="utf-8")
    try:
        load_bibliotek(small_project)
    except ContentError as error:
        assert all(item.message and item.file.startswith("data/") for item in error.errors)
    finally:
        path.write_bytes(before)


@quick
@given(PAGE_PIECES)
def test_any_page_is_masked_or_refused_and_never_run(body):
    masked, found = mask(Side("docs/x.md", "x.md", body, {}, body, 1))
    assert (masked is None) == bool(found)
    if masked is not None:
        assert {call.name for call in masked.calls} <= set(MACROS)
        read_markup(CONVERTER, masked.text, [""] * len(masked.calls))


CONVERTER = make_converter(ROOT)


@few
@given(PAGE_PIECES)
def test_any_page_goes_through_the_whole_check(small_project, body):
    page = small_project / "docs" / "prove.md"
    before = page.read_bytes()
    page.write_text(f"---\ndescription: En side å prøve på.\n---\n# Prøve\n\n{body}\n", encoding="utf-8")
    try:
        found = check_handbook(collect(small_project))
    finally:
        page.write_bytes(before)
    text = "".join(str(item.error) for item in found)
    assert "Traceback" not in text
    for word in ("<script", "javascript:", "onclick="):
        if (
            f"[a]({word}" in body.replace(" ", "")
            and "`" not in body
            and "{" not in body
            and "<" not in body
            and "!" not in body
        ):
            assert found


@quick
@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text):
    assert all(1 <= line <= text.count("\n") + 1 for line, _, _ in odd_characters(text))


def test_the_largest_file_needs_little_memory():
    raw = (b"- {a: [b, c], d: e}\n" * (MAX_BYTES // 20))[:MAX_BYTES]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    parse(raw, "data/x.yml")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # kB
