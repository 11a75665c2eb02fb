"""What Typst cannot tag yet: the first cell of each body row is a header for its row (PDF/UA-1, 7.5)."""

from __future__ import annotations

import re

from macros.ark.pdf_file import PdfFile

_KIDS = re.compile(rb"/K\[((?:\d+ 0 R ?)+)\]")
_IDS = re.compile(rb"/IDTree<</Names\[(.*?)\]>>")
_ID = re.compile(rb"\((\w+)\)(\d+) 0 R")
_HEADERS = re.compile(rb"<</O/Table/Headers\[(.*?)\]")


def add_row_headers(source: bytes) -> bytes:
    """Return the PDF with row headers in every table that has a body."""
    pdf = PdfFile(source)
    mark_row_headers(pdf)
    return pdf.write()


def mark_row_headers(pdf: PdfFile) -> None:
    """Make the first cell of each row in a table body a header with row scope, and let the others refer to it.

    Raises ValueError when a table is not tagged as Typst does it.
    """
    rows = [row for _, body in pdf.of_type(b"/StructElem/S/TBody") for row in _kids(body)]
    found = {}
    for index, row in enumerate(rows):
        slug = b"rad%d" % index
        first, *others = _kids(pdf.objects[row])
        found[slug] = first
        head = pdf.objects[first].replace(b"/S/TD", b"/S/TH/ID(%b)" % slug, 1)
        pdf.objects[first] = _with_attribute(head, rb"<</O/Table/Scope/Row/Headers[\1]")
        for cell in others:
            pdf.objects[cell] = _with_attribute(pdf.objects[cell], rb"<</O/Table/Headers[\1(%b)]" % slug)
    if found:
        ((number, tree),) = pdf.of_type(b"/StructTreeRoot")
        pdf.objects[number] = _with_ids(tree, found)


def _kids(body: bytes) -> list[int]:
    """Return the numbers of the elements directly below one."""
    kids = _KIDS.search(body)
    if not kids:
        raise ValueError("ukjent tabell i PDF")
    return [int(number) for number in kids[1].split()[::3]]


def _with_attribute(cell: bytes, wanted: bytes) -> bytes:
    changed, count = _HEADERS.subn(wanted, cell, count=1)
    if not count:
        raise ValueError("ukjent celle i PDF")
    return changed


def _with_ids(tree: bytes, added: dict[bytes, int]) -> bytes:
    """Return the root of the tags with more names in the tree that finds an element by its id; they must be sorted."""
    present = _IDS.search(tree)
    if not present:
        raise ValueError("ukjent rot i PDF")
    ids = added | {slug: int(number) for slug, number in _ID.findall(present[1])}
    names = b"".join(b"(%b)%d 0 R" % (slug, ids[slug]) for slug in sorted(ids))
    return tree.replace(present[0], b"/IDTree<</Names[%b]>>" % names)
