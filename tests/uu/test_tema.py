"""One visual language, and no change in Material that goes unseen."""

from __future__ import annotations

import hashlib
import importlib
import re
from pathlib import Path

import material
import pytest
from mkdocs.exceptions import PluginError

from macros.ark.palette import PALETTE
from macros.nettsted import skript, stil, tabeller

TEMPLATES = Path(material.__file__).parent / "templates"
# Material's own text of each template that macros/tema stands in for.
KNOWN = {
    "404.html": "80c93494b543",
    "base.html": "8536d352b009",
    "partials/actions.html": "1bcd66d6f428",
    "partials/content.html": "ce33929c85af",
    "partials/footer.html": "50c2a75f013b",
    "partials/header.html": "8cf3fb15bcf9",
    "partials/javascripts/base.html": "d6113712bc4d",
    "partials/language.html": "3a44516f3050",
    "partials/nav.html": "af33f6e032f6",
    "partials/path.html": "cbde0642861f",
    "partials/search.html": "bfd556535abc",
    "partials/source-file.html": "ce5277decac9",
    "partials/tabs.html": "d2c82916569e",
    "partials/toc.html": "fde48f583563",
}


def test_page_and_sheet_have_the_same_colours(root):
    tokens = (root / "docs" / "assets" / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--hb-([a-z]+): (?:light-dark\()?(#[0-9a-f]{3,6})", tokens))
    whole = {
        name: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value for name, value in light.items()
    }
    assert {name: whole.get(name) for name in PALETTE} == dict(PALETTE)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_template_we_stand_in_for_is_the_one_we_know(name):
    found = hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:12]
    assert found == KNOWN[name], (
        f"Material har endret {name}. Se hva som er nytt der, ta det inn i macros/tema/{name}, og skriv «{found}» her."
    )


def test_every_template_we_stand_in_for_is_known(root):
    ours = {
        path.relative_to(root / "macros" / "tema").as_posix() for path in (root / "macros" / "tema").rglob("*.html")
    }
    assert {name for name in ours if (TEMPLATES / name).is_file()} == set(KNOWN)


def test_the_script_that_search_loads_is_where_we_say(root, site):
    source = (root / "docs" / "assets" / "soketilgang.js").read_text(encoding="utf-8")
    name = re.search(r"assets/javascripts/bundle\.\w+\.min\.js", source)[0]
    assert (site / name).is_file(), "Material er oppgradert: skriv det nye navnet på bundle-filen i soketilgang.js."


def write_sheets(site, material, own):
    """Write the style sheet of the theme and one of ours where a built site has them."""
    sheets = site / "assets" / "stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.1.min.css").write_text(material)
    (site / "assets" / "egen.css").write_text(own)


def test_rules_that_no_page_can_use_are_left_out(tmp_path):
    write_sheets(
        tmp_path,
        material=".brukt{color:red}.ubrukt,.brukt:hover{color:blue}@media print{.ubrukt{top:0}}",
        own="/* x */ .brukt > p { margin: 0 }\n@page { size: A4 }\nvideo { top: 0 }",
    )
    name = stil.bundle(tmp_path, ["assets/egen.css"], {"a.html": '<p class="brukt">'})
    text = (tmp_path / "assets" / name).read_text()
    assert text == "@layer material{.brukt{color:red}.brukt:hover{color:blue}}.brukt > p{margin: 0}@page { size: A4 }"


def test_properties_that_nothing_reads_are_left_out(tmp_path):
    write_sheets(
        tmp_path,
        material=':root{--ikon:url("data:image/svg+xml;x;{}");--lest:red;--bare-av-ulest:1px;--ulest:var(--bare-av-ulest)}',
        own=":root { --i-skjemaet: 1px; --i-skript: 2px } p { color: var(--lest) }",
    )
    (tmp_path / "assets" / "skjema.css").write_text("p{top:var(--i-skjemaet)}")
    (tmp_path / "assets" / "side.js").write_text("style.getPropertyValue('--i-skript')")
    text = (tmp_path / "assets" / stil.bundle(tmp_path, ["assets/egen.css"], {"a.html": "<html><p>"})).read_text()
    assert set(re.findall(r"(--[\w-]+):", text)) == {"--lest", "--i-skjemaet", "--i-skript"}


def test_no_label_of_the_theme_is_left_in_english(site):
    """Material has no Norwegian for some of its labels, and shows the English ones instead."""
    english = (TEMPLATES / "partials" / "languages" / "en.html").read_text(encoding="utf-8")
    labels = {label for label in re.findall(r'"[\w.]+": "([^"]+)"', english) if " " in label}
    assert "Skip to content" in labels
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert [label for label in labels if f">{label}<" in text or f'"{label}"' in text] == [], path


def test_an_anchor_keeps_its_norwegian_letters(root):
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    kind = re.search(r"slugify: !!python/object/apply:(\S+)\.(\w+) \{kwds: \{case: (\w+)\}\}", settings)
    slugify = getattr(importlib.import_module(kind[1]), kind[2])(case=kind[3])
    assert slugify("Første samling: på nytt", "-") == "første-samling-på-nytt"


def test_a_markdown_table_gets_headers_and_lead_texts():
    from markdown import markdown  # noqa: PLC0415

    html = markdown(
        "| Når | Tid |\n| --- | ---: |\n| Lunsj | 45 |",
        extensions=["tables", tabeller.makeExtension()],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    assert '<th scope="row">Lunsj</th>' in html
    assert '<td class="hb-tall" data-ledetekst="Tid">45</td>' in html
    assert html.count('scope="col"') == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import { a } from "./b.js";', "virker ikke fra en minnepinne"),
        ("const a = ;", "kan ikke leses som JavaScript. Rett skriptet"),
    ],
)
def test_a_script_that_browsers_would_refuse_stops_the_build(tmp_path, text, said):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "galt.js").write_text(text, encoding="utf-8")
    with pytest.raises(PluginError, match=rf"docs/assets/galt\.js.*{said}"):
        skript.bundle(tmp_path, ["assets/galt.js"])
