"""What the handbook promises its readers: the method's exact words, marked statements, plain Norwegian."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from macros.rows import agenda_lines

HERE = Path(__file__).parent
WORDING = yaml.safe_load((HERE / "ordrett.yml").read_text(encoding="utf-8"))
MARKS = re.compile(r"\b(Kilde|Ekstern kilde|Forslag)\b")
FEW_WORDS = 25
"""A section this short leads the reader on; it states nothing that needs a source."""

MAX_LIX = 45
NOT_PROSE = {
    "table",
    "pre",
    "code",
    "q",
    "blockquote",
    "cite",
    "form",
    "nav",
    "aside",
    "figure",
    "svg",
    "sup",
    "script",
}
BLOCKS = {"p", "li", "dd", "dt", "summary", "figcaption", "h1", "h2", "h3", "h4"}


class _Article(HTMLParser):
    """The main text of a page: its blocks of prose, and what each second-level section holds."""

    def __init__(self, html):
        super().__init__()
        self.blocks, self.sections, self._open = [[]], [], []
        self.feed(html[html.index("<article") : html.index("</article>")])
        self.prose = [text for text in (" ".join("".join(block).split()) for block in self.blocks) if text]

    def handle_starttag(self, tag, attributes):
        if tag not in ("br", "hr", "img", "input", "wbr", "link", "meta"):
            self._open.append(tag)
        if tag in BLOCKS:
            self.blocks.append([])
        if tag == "h2":
            self.sections.append(["", False])
        if tag == "a" and self.sections and (dict(attributes).get("href") or "").startswith("#kilde-"):
            self.sections[-1][1] = True

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass
        if tag in BLOCKS:
            self.blocks.append([])

    def handle_data(self, data):
        if self.sections:
            self.sections[-1][0] += data
        if not NOT_PROSE.intersection(self._open) and not {"h1", "h2", "h3", "h4"}.intersection(self._open):
            self.blocks[-1].append(data)


@pytest.fixture(scope="module")
def articles(site):
    pages = sorted(path for path in site.rglob("index.html") if "<article" in path.read_text(encoding="utf-8"))
    return {path.parent.relative_to(site).as_posix(): _Article(path.read_text(encoding="utf-8")) for path in pages}


def _fold(text):
    return " ".join(text.split()).casefold()


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in (*value.keys(), *value.values()) if isinstance(value, dict) else value:
            yield from _strings(inner)


@pytest.fixture(scope="module")
def data(root):
    """Every file in data/ as it is written."""
    files = sorted((root / "data").rglob("*.yml"))
    return [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for path in files]


@pytest.fixture(scope="module")
def have(data):
    return [_fold(text) for value in data for text in _strings(value)]


@pytest.mark.parametrize("place", WORDING)
def test_the_words_of_the_method_stand_exactly_in_the_data(have, place):
    assert [words for words in WORDING[place] if not any(_fold(words) in text for text in have)] == []


def test_a_page_that_cites_has_its_list_of_sources_at_the_end(root):
    for path in sorted((root / "docs").rglob("*.md")):
        text = re.sub(r"\{% raw %\}.*?\{% endraw %\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        cites, lists = text.rfind("{{ kilde("), text.find("{{ kildeliste()")
        assert (cites >= 0) == (lists >= 0), path
        assert cites <= lists, path


def test_every_section_of_prose_says_where_it_comes_from(articles):
    checked, unmarked = 0, []
    for page, article in articles.items():
        if page.split("/")[0] in ("nettverket", "kunnskap", "eksempler"):
            for text, cited in article.sections:
                checked += 1
                if len(text.split()) > FEW_WORDS and not cited and not MARKS.search(text):
                    unmarked.append((page, " ".join(text.split())[:60]))
    assert checked > 50
    assert unmarked == []


def test_every_gathering_says_its_hours_and_every_exercise_its_minutes(articles, bibliotek):
    gatherings = [samling for samling in bibliotek.samlinger.values() if samling.type == "samling"]
    assert len(gatherings) == 4
    for samling in gatherings:
        lines = agenda_lines(samling, bibliotek)
        text = " ".join(section for section, _ in articles[f"samlinger/{samling.id}"].sections)
        assert lines[0].start in text and lines[-1].slutt in text, samling.id
        for line in lines:
            assert line.tittel in " ".join(text.split()), (samling.id, line.tittel)
            assert str(line.minutter) in text, (samling.id, line.tittel)
    for slug, oppgave in bibliotek.oppgaver.items():
        text = " ".join(" ".join(section for section, _ in articles[f"oppgaver/{slug}"].sections).split())
        for trinn in oppgave.trinn:
            assert f"{trinn.minutter} min" in text, (slug, trinn.tittel)


def test_all_gatherings_end_with_the_same_quarter_of_an_hour(bibliotek):
    last = [samling.program.poster[-1] for samling in bibliotek.samlinger.values() if samling.program]
    recipes = {post.prosessleder[post.prosessleder.index("Fem minutter:") :] for post in last}
    assert {post.type for post in last} == {"evaluering"}
    assert len(recipes) == 1
    assert recipes.pop().count("inutter:") * 5 == last[0].minutter


def test_what_the_offices_bring_was_made_before(bibliotek):
    for samling in bibliotek.samlinger.values():
        for oppgave, ark in bibliotek.tas_med(samling):
            stops = [bibliotek.stopp(slug) for slug in ark.samlinger or oppgave.samlinger]
            assert min(stops) < samling.nummer, (samling.id, ark.tittel)
    assert len(bibliotek.tas_med(bibliotek.samlinger["samling-2"])) == 7


def test_the_page_of_a_gathering_and_the_list_of_sheets_name_all_that_the_offices_bring(articles, bibliotek):
    for samling in bibliotek.samlinger.values():
        brought = [ark.tittel for _, ark in bibliotek.tas_med(samling)]
        if brought:
            own, sheets = (
                " ".join("".join(section for section, _ in articles[page].sections).split())
                for page in (f"samlinger/{samling.id}", "ark")
            )
            assert "Ta med fra før " + " ".join(brought) in own, samling.id
            assert "Ta med fra før: " + ", ".join(brought) in sheets, samling.id


def test_what_to_do_beforehand_stands_ahead_of_the_steps(articles, bibliotek):
    prepared = [oppgave for oppgave in bibliotek.oppgaver.values() if oppgave.klargjoring]
    assert prepared
    for oppgave in prepared:
        text = " ".join("".join(section for section, _ in articles[f"oppgaver/{oppgave.id}"].sections).split())
        place = text.index(" ".join(oppgave.klargjoring.split()))
        assert text.index("Før oppgaven") < place < text.index("Trinnene tar"), oppgave.id


def lix(blocks):
    """Return the LIX of prose: words a sentence plus the per cent of words over six letters (Björnsson 1968)."""
    words = [word for text in blocks for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)]
    sentences = sum(max(1, len(re.findall(r"[.!?:](?=\s|$)", text))) for text in blocks)
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_is_words_a_sentence_and_long_words():
    assert round(lix(["Dette er en test. Vi bruker enkle ord."]), 1) == 4.0
    assert round(lix(["Partnerskapsmøtet er viktig"]), 1) == 36.3


def test_every_page_is_easy_to_read(articles):
    heavy = {}
    for page, article in articles.items():
        if sum(len(text.split()) for text in article.prose) >= 50 and lix(article.prose) >= MAX_LIX:
            heavy[page] = round(lix(article.prose))
    assert heavy == {}


def _others_words(value, key=""):
    """Yield the words of others in the data: exact wordings, and what the sources call themselves and their parts."""
    if isinstance(value, str) and key in ("tekst", "sitat", "tittel", "sted"):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _others_words(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _others_words(inner, key)


def test_nav_is_written_as_nav_except_in_the_words_of_others(articles, data):
    """Nav writes its own name so since 2023; the sources have their own spelling."""
    theirs = sorted({text for value in data for text in _others_words(value) if "NAV" in text}, key=len, reverse=True)
    wrong = []
    for page, article in articles.items():
        for text in article.prose:
            own = text
            for words in theirs:
                own = own.replace(words, "")
            if "NAV" in re.sub(r"«[^»]*»", "", own):
                wrong.append((page, text[:80]))
    assert wrong == []


def test_no_one_has_to_read_dersom(articles):
    found = [
        (page, text[:80])
        for page, article in articles.items()
        for text in article.prose
        if re.search(r"\bdersom\b", re.sub(r"«[^»]*»", "", text), re.IGNORECASE)
    ]
    assert found == []
