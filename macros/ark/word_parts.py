"""The parts of a Word file that python-docx has no words for: language, table titles, header rows, links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as DocumentType
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from macros.ark.palette import PALETTE

Sheet = dict[str, Any]
_FONT = "Calibri"
_SIZES = {"Normal": 10.5, "Heading 1": 24, "Heading 2": 12, "List Number": 10.5, "Subtitle": 10}
_DEEP = RGBColor.from_string(PALETTE["deep"].removeprefix("#"))


def element(tag: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML with attributes in the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def prepare_styles(word: DocumentType, zoom: float) -> None:
    """Set language and type for the whole document; `zoom` is how much larger the type is than on A4."""
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val="nb-NO", eastAsia="nb-NO", bidi="nb-NO"))
    for name, size in _SIZES.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.italic = _FONT, Pt(round(2 * size * zoom) / 2), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)
        if name not in ("Normal", "List Number"):
            style.font.bold, style.font.color.rgb = True, _DEEP
        style.paragraph_format.space_before = Pt(8 if name == "Heading 2" else 0)
        style.paragraph_format.space_after = Pt(1 if name == "List Number" else 3)
        style.paragraph_format.keep_with_next = name.startswith("Heading")


def add_link(paragraph: Paragraph, url: str, text: str) -> None:
    """Add a link at the end of a paragraph."""
    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, look = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:rPr")
    link.set(qn("r:id"), relation)
    look.append(element("color", val=PALETTE["link"].removeprefix("#")))
    look.append(element("u", val="single"))
    words = OxmlElement("w:t")
    words.text = text
    run.append(look)
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def add_table(
    word: DocumentType,
    title: str,
    heads: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[Sequence[str]]],
    weights: Sequence[float],
    width: Length,
    *,
    row_heights: Sequence[float],
) -> None:
    """Add a table with a title for screen readers. `heads` are (heading, help); a cell is a list of paragraphs.

    `row_heights` are the least heights of the body rows, in millimetres. The columns share `width` by `weights`.
    """
    table = word.add_table(rows=len(rows) + bool(heads), cols=len(weights))
    table.style, table.autofit = "Table Grid", False
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), str(int(bool(heads))))
    look.set(qn("w:firstColumn"), str(int(len(weights) > 2)))
    properties.append(element("tblCaption", val=title))
    properties.append(element("tblDescription", val=_description(rows, weights)))
    look.addprevious(_cell_margins())
    widths = [Length(int(width * weight / sum(weights))) for weight in weights]
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    body = list(table.rows)
    if heads:
        _head_row(body.pop(0), heads, widths)
    for made, cells, height in zip(body, rows, row_heights, strict=True):
        made._tr.get_or_add_trPr().append(element("cantSplit"))
        made.height, made.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, parts, size in zip(made.cells, cells, widths, strict=True):
            cell.width = size
            _fill(cell, parts)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _cell_margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", "60"), ("left", "100"), ("bottom", "60"), ("right", "100")):
        margins.append(element(side, w=twips, type="dxa"))
    return margins


def _description(rows: Sequence[object], weights: Sequence[object]) -> str:
    if len(weights) == 1:
        return "Felt til å skrive i."
    return f"Tabell med {len(weights)} kolonner og {len(rows)} {'rad' if len(rows) == 1 else 'rader'}."


def _head_row(row: _Row, heads: Sequence[tuple[str, str]], widths: Sequence[Length]) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    properties.append(element("tblHeader"))
    for cell, (heading, hjelp), size in zip(row.cells, heads, widths, strict=True):
        cell.width = size
        fill = PALETTE["tint"].removeprefix("#")
        cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))
        run = cell.paragraphs[0].add_run(heading)
        run.bold, run.font.color.rgb = True, _DEEP
        if hjelp:
            cell.add_paragraph(hjelp).runs[0].font.size = Pt(9)


def _fill(cell: _Cell, parts: Sequence[str]) -> None:
    for number, part in enumerate(parts):
        if number:
            cell.add_paragraph(part)
        else:
            cell.paragraphs[0].add_run(part)
