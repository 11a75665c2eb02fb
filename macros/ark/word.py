"""Word files: the same sheet, to edit. Language nb-NO, a title, repeated header rows, and the same bytes every time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_LEADER
from docx.shared import Length, Mm, Pt

from macros.ark.word_parts import Sheet, add_link, add_table, prepare_styles
from macros.ark.word_room import share_room, text_height, writing_room

_PAPERS = {"a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)}
_ZOOM = 1.2
"""How much larger the type is on paper larger than A4."""
_MARGIN = Mm(14)
_EDGE = 11
"""Millimetres above and below."""
_EPOCH = datetime(1980, 1, 1)
"""The date in every file: a zip holds nothing older, and a file must not change because the day does."""
_HEAD = 11
"""Millimetres for the heading of a table on A4, and the empty line after it."""
_LARGER = 1.15
"""How much larger a heading is than the text."""
_APART = 6
"""Millimetres between a box and the next heading on A4."""
_LINE = 7.5
"""Millimetres for one line of handwriting on A4."""
_LARGE = 4
"""A line of so many lines is a box of its own."""
_BESIDE = 2
"""Areas beside each other in the map, so that twenty fit on one page."""


def word_document(content: str) -> bytes:
    """Return the Word file of the one sheet in `content` (JSON, see files.document)."""
    document = json.loads(content)
    sheet: Sheet = document["sider"][0]
    if sheet["plakat"] or sheet["nederst"]:
        sheet["trinn"] = []  # the room is for writing
    word = Document()
    prepare_styles(word, _zoom(sheet))
    width = _set_page(word, sheet)
    _set_properties(word, document["dokument"])
    _add_head(word, sheet, width)
    _add_surface(word, sheet, width)
    _add_foot(word, sheet)
    out = io.BytesIO()
    word.save(out)
    return _fixed_dates(out.getvalue())


def _page(sheet: Sheet) -> tuple[int, int]:
    """Return width and height of the paper in millimetres."""
    short, long = _PAPERS[sheet["papir"]]
    return (long, short) if sheet["retning"] == "liggende" else (short, long)


def _zoom(sheet: Sheet) -> float:
    return 1.0 if sheet["papir"] == "a4" else _ZOOM


def _set_page(word: DocumentType, sheet: Sheet) -> Length:
    """Set paper and margins; return the width to write on."""
    section = word.sections[0]
    across, down = _page(sheet)
    section.orientation = WD_ORIENT.LANDSCAPE if across > down else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Mm(_EDGE)
    section.header_distance = section.footer_distance = Mm(6)
    return Length(section.page_width - 2 * _MARGIN)


def _set_properties(word: DocumentType, document: Mapping[str, Any]) -> None:
    properties = word.core_properties
    properties.title, properties.subject = document["tittel"], document["beskrivelse"][:250]
    properties.author = properties.last_modified_by = document["forfatter"]
    properties.language, properties.comments, properties.keywords = "nb-NO", "", ""
    properties.created = properties.modified = _EPOCH


def _add_head(word: DocumentType, sheet: Sheet, width: Length) -> None:
    word.add_paragraph(sheet["kicker"], style="Subtitle")
    word.add_paragraph(sheet["tittel"], style="Heading 1")
    facts = word.add_paragraph()
    for number, (label, value) in enumerate(sheet["meta"]):
        facts.add_run(f"{'    ' if number else ''}{label}: ")
        facts.add_run(value).bold = True
    for part in sheet["innledning"]:
        word.add_paragraph(part)
    if sheet["hent"]:
        word.add_paragraph().add_run("Hent fra: ").bold = True
        word.paragraphs[-1].add_run("; ".join(sheet["hent"]) + ".")
    if sheet["trinn"]:
        word.add_paragraph("Trinnene i oppgaven", style="Heading 2")
        for step in sheet["trinn"]:
            word.add_paragraph(f"{step['tittel']} ({step['minutter']} min)", style="List Number")
    for line in sheet["linjer"]:
        if line["linjer"] >= _LARGE:
            _add_boxes(word, [line], width, _room_of([line], width, _zoom(sheet)), _zoom(sheet))
            continue
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Length(int(width * 0.6)), leader=WD_TAB_LEADER.LINES)
        paragraph.add_run(f"{line['ledetekst']}: ").bold = True
        paragraph.add_run(" ".join(line["tekst"]) or "\t")


def _add_surface(word: DocumentType, sheet: Sheet, width: Length) -> None:
    """Add the tables or the headed boxes that the type of sheet asks for, as high as the page has room for."""
    title, zoom, across = sheet["tittel"], _zoom(sheet), width.mm
    room = writing_room(sheet, _page(sheet)[1] - 2 * _EDGE, across, zoom)
    boxes = [*(line for line in sheet["linjer"] if line["linjer"] >= _LARGE), *sheet["nederst"]]
    room -= _room_of(boxes, width, zoom)
    if sheet["type"] == "tabell":
        heads = [(sheet["hjorne"], ""), *((column["tekst"], column["hjelp"]) for column in sheet["kolonner"])]
        weights = [0.5 if sheet["nummerert"] else 1.7, *(column["bredde"] for column in sheet["kolonner"])]
        rows = [[[row["navn"]], *(cell["tekst"] for cell in row["celler"])] for row in sheet["rader"]]
        heights = share_room(room - _HEAD * zoom, [1] * len(rows), 13 if sheet["nederst"] else 16)
        add_table(word, title, heads, rows, weights, width, row_heights=heights)
    elif sheet["type"] == "kryss":
        pairs = (sheet["felt"][:2], sheet["felt"][2:])
        for pair, height in zip(pairs, share_room(room - 2 * _HEAD * zoom, [1, 1], 45), strict=True):
            heads = [(cell["ledetekst"], cell["hjelp"]) for cell in pair]
            add_table(word, heads[0][0], heads, [[cell["tekst"] for cell in pair]], [1, 1], width, row_heights=[height])
    elif sheet["type"] == "kart":
        _add_map(word, sheet, width, room - _HEAD * zoom)
    elif sheet["type"] == "liste" or len(sheet["felt"]) > 5:
        heads = [("Felt", ""), ("Tekst", "")] if sheet["type"] == "liste" else [("Spørsmål", ""), ("Svar", "")]
        rows = [[list(filter(None, (cell["ledetekst"], cell["hjelp"]))), cell["tekst"]] for cell in sheet["felt"]]
        heights = share_room(room - _HEAD * zoom, [cell["linjer"] + 1 for cell in sheet["felt"]], 14)
        add_table(word, title, heads, rows, [2, 3], width, row_heights=heights)
    else:
        _add_boxes(word, sheet["felt"], width, room, zoom)
    _add_boxes(word, sheet["nederst"], width, _room_of(sheet["nederst"], width, zoom), zoom)


def _room_of(cells: Sequence[Sheet], width: Length, zoom: float) -> float:
    """Return the millimetres that boxes with just the lines they ask for take, with their headings."""
    lines: float = sum(max(13.0, cell["linjer"] * _LINE * zoom) for cell in cells)
    return _headings_of(cells, width, zoom) + lines


def _headings_of(cells: Sequence[Sheet], width: Length, zoom: float) -> float:
    """Return the millimetres that the headings of boxes take, and the help under them."""
    leads = sum(text_height(cell["ledetekst"], width.mm, _LARGER * zoom) + _APART * zoom for cell in cells)
    return leads + sum(text_height(cell["hjelp"], width.mm, zoom) for cell in cells)


def _add_boxes(word: DocumentType, cells: Sequence[Sheet], width: Length, room: float, zoom: float) -> None:
    """Add a heading and a box to write in for each cell."""
    heights = share_room(room - _headings_of(cells, width, zoom), [cell["linjer"] + 1 for cell in cells], 13)
    for cell, height in zip(cells, heights, strict=True):
        word.add_paragraph(cell["ledetekst"], style="Heading 2")
        if cell["hjelp"]:
            word.add_paragraph(cell["hjelp"])
        add_table(word, cell["ledetekst"], [], [[cell["tekst"]]], [1], width, row_heights=[height])


def _add_map(word: DocumentType, sheet: Sheet, width: Length, room: float) -> None:
    paragraph = word.add_paragraph()
    for mark in sheet["markeringer"]:
        paragraph.add_run(f"{mark['symbol']} – {mark['navn']}: ").bold = True
        paragraph.add_run(f"{mark['betydning']} ")
    marks = sheet["markeringer"]
    rows: list[list[list[str]]] = []
    for number, area in enumerate(sheet["omrader"]):
        place = area["markering"]
        shown = [] if place is None else [f"{marks[place]['symbol']} – {marks[place]['navn']}"]
        if number % _BESIDE == 0:
            rows.append([])
        rows[-1] += [[str(area["nummer"])], area["celle"]["tekst"], shown]
    rows[-1] += [[]] * (3 * _BESIDE - len(rows[-1]))
    heads = [("Nr.", ""), ("Utviklingsområde", ""), ("Merke", "")] * _BESIDE
    heights = share_room(room, [1] * len(rows), 13)
    add_table(word, sheet["tittel"], heads, rows, [0.5, 4, 2] * _BESIDE, width, row_heights=heights)


def _add_foot(word: DocumentType, sheet: Sheet) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.add_run("Kilde: ").bold = True
    paragraph.add_run(f"{sheet['kilde']} {sheet['lisens']} Les mer: ")
    add_link(paragraph, sheet["adresse"], sheet["kort_adresse"])


def _fixed_dates(data: bytes) -> bytes:
    """Return the file with one date on every part, so that the bytes depend on the content alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, source.read(name))
    return out.getvalue()
