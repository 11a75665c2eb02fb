"""Foreign words say which language they are in, so that a screen reader pronounces them (WCAG 3.1.2)."""

from __future__ import annotations

import re

import pytest
from mkdocs.exceptions import PluginError

from macros.nettsted import fremmedord


def test_a_foreign_expression_is_marked_in_text_and_only_there():
    page = '<head><title>Walk and talk</title></head><p title="walk and talk">Prøv <b>walk and talk</b>, ikke walk.</p>'
    marked = fremmedord.mark({"a.html": page}, {"Walk and talk": "en", "walk": "en", "Alk": "en"})["a.html"]
    assert marked == page.replace(
        "<b>walk and talk</b>, ikke walk.",
        '<b><span lang="en">walk and talk</span></b>, ikke <span lang="en">walk</span>.',
    )


def test_every_expression_of_the_list_is_marked_wherever_it_stands(site, root):
    texts = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))]
    everything = "\n".join(re.sub(r"<(head|script|code|option)\b.*?</\1>", "", text, flags=re.S) for text in texts)
    unmarked = re.sub(r'<span lang="\w+">.*?</span>|<[^>]+>', " ", everything)
    for expression, language in fremmedord.read(root).items():
        assert f'<span lang="{language}">{expression}</span>'.casefold() in everything.casefold(), expression
        assert not re.search(rf"(?<!\w){re.escape(expression)}(?!\w)", unmarked, re.I), expression


def test_a_line_without_a_language_is_pointed_out(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / fremmedord.LIST).write_text("# forklaring\n\nworkshop\n", encoding="utf-8")
    with pytest.raises(PluginError, match=r"fremmedord\.txt:3: skriv språkkoden først"):
        fremmedord.read(tmp_path)


def test_no_sheet_has_one(root, bibliotek):
    """A sheet is all Norwegian: it has no way to name another language."""
    sheets = [ark.model_dump_json().casefold() for oppgave in bibliotek.oppgaver.values() for ark in oppgave.ark]
    found = [word for word in fremmedord.read(root) for sheet in sheets if word.casefold() in sheet]
    assert found == []
