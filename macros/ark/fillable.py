"""Form fields in a PDF. Typst has none, so each blank carries a placeholder link that becomes a tagged text field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.ark.form_font import embed_font, encode
from macros.ark.pdf_file import PdfFile, stream, text
from macros.ark.tags import mark_row_headers

SIZE = 10
"""Size in points of typed text on one line. In a field of several lines the viewer makes it smaller as it fills up."""
WALL_SIZE = 17
"""The same on a poster …"""
WALL_TEXT = 26
"""… and in its fields of several lines, which must be read at two metres."""
_PLACEHOLDER = re.compile(rb"/URI\(https://felt\.invalid/([\w-]+)\)")
_RECT = re.compile(rb"/Rect\[([-\d. ]+)\]")
_PARENT = re.compile(rb"/StructParent \d+")
_REFERENCE = re.compile(rb"/K\[.*?(<</Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R>>)\]>>$")
_ANNOTATIONS = re.compile(rb"/Annots\[(.*?)\]")
_MULTILINE = 1 << 12
_FONT = "Wingdings"
"""What the fields call our own font. The viewer in Chromium takes letters that are not Western European, such as č
and ŋ, from another font, or leaves them out, unless the font of the field goes by this name."""
_APPEARANCE = f"/{_FONT} {{size}} Tf 0.122 0.173 0.239 rg"


@dataclass(frozen=True)
class Field:
    """What a screen reader says in a field, and what stands in it from the start."""

    tips: str
    tekst: str = ""
    plakat: bool = False


def make_fillable(source: bytes, fields: Mapping[str, Field]) -> bytes:
    """Return the PDF with every placeholder link turned into a tagged text field.

    `fields` is keyed by the last part of the link. Raises KeyError when a link names a field that is not there.
    """
    pdf = PdfFile(source)
    mark_row_headers(pdf)
    font = b"/Font<</%b %d 0 R>>" % (_FONT.encode(), embed_font(pdf))
    widgets: dict[int, str] = {}
    for page, body in pdf.of_type(b"/Page/"):
        annotations = _ANNOTATIONS.search(body)
        for number in map(int, annotations[1].split()[::3] if annotations else ()):
            link = pdf.objects[number]
            placeholder = _PLACEHOLDER.search(link)
            if placeholder:
                field = fields[placeholder[1].decode()]
                widgets[number] = field.tips
                pdf.objects[number] = _widget(pdf, link, placeholder[1], field, font, page)
    _tag(pdf, widgets)
    start = text(_APPEARANCE.format(size=SIZE))
    form = pdf.add(b"<</Fields[%b]/DA%b/DR<<%b>>>>" % (b" ".join(b"%d 0 R" % item for item in widgets), start, font))
    pdf.objects[pdf.root] = pdf.objects[pdf.root].removesuffix(b">>") + b"/AcroForm %d 0 R>>" % form
    return pdf.write()


def _widget(pdf: PdfFile, link: bytes, name: bytes, field: Field, font: bytes, page: int) -> bytes:
    """Return the field that takes the place of a link, where it stands and with its place among the tags."""
    rect, parent = _RECT.search(link), _PARENT.search(link)
    if not rect or not parent:
        raise ValueError("ukjent lenke i PDF")
    left, bottom, right, top = map(float, rect[1].split())
    several_lines = top - bottom > 2.6 * (WALL_SIZE if field.plakat else SIZE)
    box = f"/Type/XObject/Subtype/Form/BBox[0 0 {right - left:.3f} {top - bottom:.3f}]".encode()
    drawing = pdf.add(stream(b"%b/Resources<<%b>>" % (box, font), _drawn(field.tekst, top - bottom)))
    return b"<</Type/Annot/Subtype/Widget/FT/Tx/F 4%b%b/T(%b)/TU%b/V%b/Ff %d/DA%b/MK<<>>/P %d 0 R/AP<</N %d 0 R>>>>" % (
        rect[0],
        parent[0],
        name,
        text(field.tips),
        text(field.tekst),
        _MULTILINE if several_lines else 0,
        text(_APPEARANCE.format(size=_size(field, several_lines))),
        page,
        drawing,
    )


def _size(field: Field, several_lines: bool) -> int:
    """Return the size of typed text; 0 lets the viewer choose."""
    if field.plakat:
        return WALL_TEXT if several_lines else WALL_SIZE
    return 0 if several_lines else SIZE


def _drawn(words: str, height: float) -> bytes:
    """Return the drawing of a field with `words` in it; an empty one draws nothing."""
    if not words:
        return b"/Tx BMC EMC"
    shown = encode(words).replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    start = f"/Tx BMC q BT {_APPEARANCE.format(size=SIZE)} 3 {(height - 0.66 * SIZE) / 2:.2f} Td (".encode()
    return start + shown + b") Tj ET Q EMC"


def _tag(pdf: PdfFile, widgets: Mapping[int, str]) -> None:
    """Turn the structure element of each link into a form element with the same words."""
    for number, element in pdf.of_type(b"/StructElem/S/Link"):
        found = _REFERENCE.search(element)
        if found and int(found[2]) in widgets:
            changed = element.replace(b"/S/Link", b"/S/Form/Alt" + text(widgets[int(found[2])]), 1)
            pdf.objects[number] = changed.replace(found[0], b"/K[%b]>>" % found[1])
