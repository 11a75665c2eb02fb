"""Form fields in a PDF. Typst has none, so each blank carries a placeholder link that becomes a tagged text field."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from macros.ark.form_font import embed_font, encode
from macros.ark.tags import descendants, mark_row_headers, save

PREFIX = "https://felt.invalid/"
SIZE = 10
"""Size in points of typed text on one line. In a field of several lines the viewer makes it smaller as it fills up."""
_MULTILINE = 1 << 12
_PRINT = 1 << 2
_APPEARANCE = "/Felt {size} Tf 0.122 0.173 0.239 rg"


@dataclass(frozen=True)
class Field:
    """What a screen reader says in a field, and what stands in it from the start."""

    tips: str
    tekst: str = ""


def make_fillable(source: bytes, fields: Mapping[str, Field]) -> bytes:
    """Return the PDF with every placeholder link turned into a tagged text field.

    `fields` is keyed by the last part of the link. Raises KeyError when a link names a field that is not there.
    """
    with pikepdf.open(io.BytesIO(source)) as pdf:
        mark_row_headers(pdf)
        font = embed_font(pdf)
        widgets: dict[tuple[int, int], str] = {}
        made = []
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                name = _placeholder(annotation)
                if name is None:
                    continue
                _to_widget(pdf, annotation, name, fields[name], font)
                annotation.P = page.obj
                widgets[annotation.objgen] = fields[name].tips
                made.append(annotation)
            page.obj.Tabs = Name.S  # tab order follows the reading order
        _tag(pdf, widgets)
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(
                Fields=Array(made),
                DA=String(_APPEARANCE.format(size=SIZE)),
                DR=Dictionary(Font=Dictionary(Felt=font)),
            )
        )
        return save(pdf)


def _placeholder(annotation: Object) -> str | None:
    action = annotation.get("/A")
    uri = str(action.get("/URI", "")) if action is not None else ""
    return uri.removeprefix(PREFIX) if uri.startswith(PREFIX) else None


def _to_widget(pdf: pikepdf.Pdf, annotation: Object, name: str, field: Field, font: Dictionary) -> None:
    for key in ("/A", "/Contents", "/Border", "/QuadPoints", "/Dest"):
        if key in annotation:
            del annotation[key]
    left, bottom, right, top = (float(value) for value in annotation.Rect)
    several_lines = top - bottom > 2.6 * SIZE
    annotation.Subtype, annotation.FT = Name.Widget, Name.Tx
    annotation.T, annotation.TU, annotation.V = String(name), String(field.tips), String(field.tekst)
    annotation.F, annotation.Ff = _PRINT, _MULTILINE if several_lines else 0
    annotation.DA = String(_APPEARANCE.format(size=0 if several_lines else SIZE))
    annotation.MK = Dictionary()
    appearance = pdf.make_stream(_drawn(field.tekst, top - bottom))
    appearance.Type, appearance.Subtype = Name.XObject, Name.Form
    appearance.BBox = Array([0, 0, right - left, top - bottom])
    appearance.Resources = Dictionary(Font=Dictionary(Felt=font))
    annotation.AP = Dictionary(N=appearance)


def _drawn(text: str, height: float) -> bytes:
    """Return the drawing of a field with `text` in it; an empty one draws nothing."""
    if not text:
        return b"/Tx BMC EMC"
    shown = encode(text).replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    start = f"/Tx BMC q BT {_APPEARANCE.format(size=SIZE)} 3 {(height - 0.66 * SIZE) / 2:.2f} Td (".encode()
    return start + shown + b") Tj ET Q EMC"


def _tag(pdf: pikepdf.Pdf, widgets: Mapping[tuple[int, int], str]) -> None:
    """Turn the structure element of each link into a form element with the same words."""
    for element in descendants(pdf.Root.StructTreeRoot):
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.objgen in widgets:
                element.S = Name.Form
                element.K = Array([kid])
                element.Alt = String(widgets[kid.Obj.objgen])
                break
