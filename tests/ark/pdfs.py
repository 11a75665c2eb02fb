"""What a test wants to know about a PDF, through two readers that did not write it."""

from __future__ import annotations

import io
from contextlib import contextmanager

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary

MM = 72 / 25.4
SIZES = {"a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)}


@contextmanager
def reading(source):
    """Open a PDF from a path or from bytes with MuPDF."""
    document = pymupdf.open(source) if not isinstance(source, bytes) else pymupdf.open(stream=source)
    try:
        yield document
    finally:
        document.close()


@contextmanager
def inside(source):
    """Open a PDF from a path or from bytes with pikepdf."""
    with pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as pdf:
        yield pdf


def children(element):
    """The structure elements directly below one."""
    kids = element.get("/K")
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def descendants(element):
    """Every structure element below one, in reading order."""
    for kid in children(element):
        yield kid
        yield from descendants(kid)


def text(source):
    """All text on one line."""
    with reading(source) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def roles(pdf):
    """The kind of each structure element, in reading order."""
    return [str(element.S).removeprefix("/") for element in descendants(pdf.Root.StructTreeRoot)]


def scopes(pdf):
    """The scope of each header cell: «Column» or «Row»."""
    found = []
    for element in descendants(pdf.Root.StructTreeRoot):
        if str(element.S) == "/TH":
            attributes = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
            found += [str(item.Scope).removeprefix("/") for item in attributes if "/Scope" in item]
    return found


def rows(pdf):
    """For each body row of each table, the kinds of its cells."""
    bodies = [element for element in descendants(pdf.Root.StructTreeRoot) if str(element.S) == "/TBody"]
    return [[str(cell.S) for cell in children(row)] for body in bodies for row in children(body)]
