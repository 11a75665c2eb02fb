"""What Typst cannot tag yet: the first cell of each body row is a header for its row (PDF/UA-1, 7.5)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def add_row_headers(source: bytes) -> bytes:
    """Return the PDF with row headers in every table that has a body."""
    with pikepdf.open(io.BytesIO(source)) as pdf:
        mark_row_headers(pdf)
        return save(pdf)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of `pdf`; the same for the same content."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def children(element: Object) -> Iterator[Object]:
    """Yield the structure elements directly below one."""
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def descendants(element: Object) -> Iterator[Object]:
    """Yield every structure element below one, in reading order."""
    for kid in children(element):
        yield kid
        yield from descendants(kid)


def mark_row_headers(pdf: pikepdf.Pdf) -> None:
    """Make the first cell of each row in a table body a header with row scope, and let the others refer to it."""
    elements = list(descendants(pdf.Root.StructTreeRoot))
    bodies = [element for element in elements if str(element.S) == "/TBody"]
    rows = [row for body in bodies for row in children(body) if str(row.S) == "/TR"]
    for number, row in enumerate(rows):
        first, *others = children(row)
        slug = String(f"rad-{number}")
        first.S, first.ID = Name.TH, slug
        _table_attributes(first).Scope = Name.Row
        for cell in others:
            attributes = _table_attributes(cell)
            attributes.Headers = Array([*attributes.get("/Headers", []), slug])
    if rows:
        _list_ids(pdf, elements)


def _table_attributes(cell: Object) -> Object:
    """Return the table attributes of a cell, adding them when there are none."""
    present = cell.get("/A")
    found = list(present) if isinstance(present, Array) else [present] if present is not None else []
    for item in found:
        if isinstance(item, Dictionary) and item.get("/O") == Name.Table:
            return item
    added = Dictionary(O=Name.Table)
    cell.A = Array([*found, added])
    return added


def _list_ids(pdf: pikepdf.Pdf, elements: Iterable[Object]) -> None:
    """Rebuild the tree that finds an element by its id; the keys must be sorted."""
    by_id = sorted((bytes(element.ID), element) for element in elements if "/ID" in element)
    names = Array([item for slug, element in by_id for item in (String(slug.decode("latin-1")), element)])
    leaf = Dictionary(Limits=Array([names[0], names[-2]]), Names=names)
    pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(leaf)])))
