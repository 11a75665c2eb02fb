"""Tables written in markdown, made readable by header: a Markdown extension.

The first row heads the columns and the first column heads the rows, as tables in the handbook are written. Each
cell also carries the text of its column, so that a row can become a card on a narrow screen.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            if not table.get("class"):
                name_cells(table)


def name_cells(table: Element) -> None:
    """Give a plain table the class, the scopes and the lead texts of the handbook's own tables."""
    table.set("class", "hb-tabell")
    heads = table.findall("thead/tr/th")
    for head in heads:
        head.set("scope", "col")
    titles = [" ".join("".join(head.itertext()).split()) for head in heads]
    for cell in [*heads, *table.findall("tbody/tr/td")]:
        if cell.attrib.pop("align", None) == "right":
            cell.set("class", "hb-tall")
    for row in table.findall("tbody/tr"):
        for place, cell in enumerate(row):
            if place == 0 and len(row) > 1:
                cell.tag = "th"
                cell.set("scope", "row")
            elif place < len(titles) and titles[place]:
                cell.set("data-ledetekst", titles[place])


class TableExtension(Extension):
    """Registers the treatment late, when the text of the cells is in place."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name Markdown calls
        """Add the treatment to `md`."""
        md.treeprocessors.register(_Tables(md), "hb-tabeller", 15)


def makeExtension(**options: Any) -> TableExtension:  # noqa: N802  # the name Markdown calls
    """Return the extension."""
    return TableExtension(**options)
