"""What the index holds, that both halves of search read the same tables, and what it all weighs."""

from __future__ import annotations

import gzip
import itertools
import json
import re

import pytest

from macros.sok import language, words
from macros.sok.bits import BitWriter
from macros.sok.index import FORMAT, build_index, slug
from macros.sok.pages import SearchPage, Sheet
from macros.sok.postings import WORDS_PER_PAGE
from macros.sok.sections import Section, read_sections

INDEX_BAR = 25_000
"""Bytes of the index with gzip, for every hundred pages."""
WORKER_BAR = 8_000
"""Bytes of the worker with gzip."""


def read_index(text):
    return json.loads(text.removeprefix("self.sokIndeks="))


def packed(text):
    return len(gzip.compress(text.encode(), 9))


def page(url, title, text="", headings=(), **options):
    sections = (Section("", title, [text]), *(Section(slug(heading), heading) for heading in headings))
    return SearchPage(url, title, "", "", options.pop("keywords", ()), sections, **options)


def test_the_index_is_light(index_text):
    pages = len(read_index(index_text)["pages"])
    weight = packed(index_text) * 100 / pages
    assert weight <= INDEX_BAR, (
        f"Indeksen veier {weight:.0f} byte for hundre sider. "
        f"Sett ned WORDS_PER_PAGE, som er {WORDS_PER_PAGE}, i macros/sok/postings.py."
    )


def test_the_worker_is_light(worker_text):
    assert packed(worker_text) <= WORKER_BAR, "Arbeideren er for tung. Se hva som kan ut av macros/sok/arbeider/."


def test_the_index_grows_with_the_pages_and_no_faster():
    def pages(count):
        return [page(f"a/{n}/", f"Side {n}", " ".join(f"ord{n}x{m}" for m in range(200))) for n in range(count)]

    small, large = (len(build_index(pages(count), [], {})) / count for count in (50, 400))
    assert large < small * 1.25


def test_the_same_pages_give_the_same_bytes(bibliotek):
    pages = [page("a/", "Plan", "en plan for møter", ("Møter",)), page("b/", "Møter", "møte i dag")]
    made = {build_index(pages, bibliotek.synonymer.values(), {"møter": "møte"}) for _ in range(2)}
    assert len(made) == 1


def test_every_page_is_in_the_index_but_those_that_ask_not_to_be(site, search):
    found = search.evaluate("new inside.Search(sokIndeks).pages.all.map(inside.url)")
    built = {path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("*/index.html")} | {""}
    assert len(built) > 100
    assert set(found) == built - {"./"}
    assert len(found) == len(set(found))


def test_headings_and_sheets_are_hits_of_their_own(ask):
    hits = {item[0]["location"]: item[0]["title"] for item in ask("gallerivandring")["items"]}
    assert "nettverket/arbeidsformer/#gallerivandring" in hits
    assert "Del av Arbeidsformer" in hits["nettverket/arbeidsformer/#gallerivandring"]
    hits = {item[0]["location"]: item[0]["title"] for item in ask("idéark")["items"]}
    sheet = next(location for location in hits if location.startswith("oppgaver/jakten-pa-nye-ideer/#ark-"))
    assert "Ark · PDF · " in hits[sheet]


@pytest.mark.parametrize("query", ["skriv ut plan for oppfølging", "pdf vurderingskrysset", "ark statusskjema"])
def test_who_asks_for_a_sheet_to_print_finds_the_file_first(ask, site, query):
    hits = [item[0] for item in ask(query)["items"]]
    assert hits[0]["location"].endswith(".pdf")
    assert "Ark · PDF · A" in re.sub("<[^>]*>", "", hits[0]["title"])
    assert (site / hits[0]["location"]).is_file()
    assert [hit["location"] for hit in hits if hit["location"].endswith(".pdf")] == [hits[0]["location"]]


def test_who_names_no_sheet_is_led_to_a_page(ask):
    for query in ("skriv ut", "ark til utskrift", "plan for oppfølging"):
        assert not ask(query)["items"][0][0]["location"].endswith(".pdf"), query


@pytest.mark.parametrize(
    "pair", [("sammenlikne", "sammenligne"), ("framdrift", "fremdrift"), ("vegen videre", "veien videre")]
)
def test_words_that_bokmaal_writes_in_two_ways_find_the_same(ask, pair):
    one, other = ([item[0]["location"] for item in ask(query)["items"]] for query in pair)
    assert one
    assert one == other


def test_a_misspelt_word_is_said_to_be_corrected_and_another_form_is_not(ask):
    assert ask("vurderingskryset")["corrections"] == [["vurderingskryset", "vurderingskryss"]]
    assert ask("vurderingskryssene")["corrections"] == []


def test_every_anchor_of_a_hit_is_on_its_page(ask, site):
    queries = ("kjøreregler", "vurderingskrysset", "sammenslåing", "likeverd", "personvern", "evaluering", "mål")
    locations = {item[0]["location"] for query in queries for item in ask(query)["items"] if "#" in item[0]["location"]}
    assert len(locations) > 8
    for location in locations:
        path, _, anchor = location.partition("#")
        assert f'id="{anchor}"' in (site / path / "index.html").read_text(encoding="utf-8"), location


def test_every_word_of_the_tables_is_written_as_the_worker_folds_it():
    nynorsk = [rule.split("=") for rule in language.NYNORSK.split()]
    numbers = [word for rule in language.NUMBERS.split() for word in rule.partition("=")[2].split(",")]
    listed = [*language.STOP.split(), *language.SEMI.split(), *numbers, *itertools.chain(*nynorsk)]
    assert [word for word in listed if words.fold(word) != word] == []
    assert [stem for stem, bokmaal in nynorsk if stem == bokmaal] == []


def test_the_worker_has_the_tables_of_the_builder(search):
    assert search.evaluate("inside.LANGUAGE") == language.tables()
    assert search.evaluate("inside.FORMAT") == FORMAT


def test_the_worker_takes_words_apart_as_the_builder_does(search, index_text):
    sample = re.findall(r"[^\W\d_]{2,}", json.dumps(read_index(index_text)["pages"], ensure_ascii=False))[:4000]
    sample += ["Ærlig", "på", "paa", "søøt", "idé", "BÅT", "coöperasjon", "menneskene", "virksomhetsplanene", "regler"]
    theirs = search.evaluate(
        """words => words.map(word => {
            const folded = inside.fold(word);
            const { familyKey, baseForms, tokens, slug } = inside;
            return [folded, familyKey(folded), baseForms(folded).sort(), tokens(word), slug(word)];
        })""",
        sample,
    )
    for word, (folded, family, bases, parts, anchor) in zip(sample, theirs, strict=True):
        assert folded == words.fold(word), word
        assert family == words.family_key(folded), word
        assert bases == sorted(words.base_forms(folded)), word
        assert parts == words.tokens(word), word
        assert anchor == slug(word), word


def test_the_worker_reads_the_numbers_that_were_written(search):
    bits = BitWriter()
    counts = [0, 1, 2, 7, 8, 3000]
    lists = [[], [0], [2999], [0, 1, 2, 3], list(range(0, 3000, 7)), [5, 6, 2998, 2999]]
    spans = [(0, 1), (0, 2), (4, 5), (2, 3), (99, 100), (2999, 3000)]
    for count, numbers, (number, span) in zip(counts, lists, spans, strict=True):
        bits.count(count)
        bits.ascending(numbers, 2999)
        bits.below(number, span)
    found = search.evaluate(
        """([text, spans]) => {
            const bits = new inside.Bits(text);
            return spans.map(([, span]) => [bits.count(), bits.ascending(2999), bits.below(span)]);
        }""",
        [bits.text(), spans],
    )
    assert found == [[*row] for row in zip(counts, lists, (number for number, _ in spans), strict=True)]


def test_what_the_worker_reads_is_what_was_written(search):
    """Addresses that are their title and some that are not, a heading with an anchor of its own, a sheet, a keyword."""
    pages = [
        page("", "Forside"),
        page("a/a-laere/", "Å lære", "vafler"),
        page("a/annet/", "Å lære mer", keywords=("kringle",), sheets=(Sheet("ark-x", "Skjema", "A4", "f/x.pdf"),)),
        SearchPage("b/", "Bolle", "", "", (), (Section("", "Bolle", []), Section("egen", "Slik baker du", []))),
    ]
    text = build_index(pages, [], {})
    found = search.evaluate(
        """index => ["vafler", "kringle", "skjema", "bake", "forside"].map(query =>
            new inside.Search(index).answer(query).items.map(([item]) => item.location))""",
        read_index(text),
    )
    assert found == [["a/a-laere/"], ["a/annet/"], ["a/annet/", "a/annet/#ark-x"], ["b/", "b/#egen"], [""]]


def test_what_is_not_the_page_itself_is_not_read():
    html = (
        '<h1>Plan</h1><p>Lag <strong>planen</strong>.<code>plan.yml</code></p><script>x</script><h2 id="b">Bruk</h2>'
        '<p class="hb-merke">Forslag</p><p>Heng opp</p><h3 id="c">Til slutt</h3>'
    )
    found = [(section.anchor, section.title, section.text) for section in read_sections(html)]
    assert found == [("", "Plan", "Lag planen planen ."), ("b", "Bruk", "Heng opp"), ("c", "Til slutt", "")]
