"""A PDF as Typst writes it: numbered objects in plain text, easy to change. Written again packed, the same every time.

Only for what Typst has made. A general library takes four times as long, for every kind of PDF there is.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\s*", re.DOTALL)
_TRAILER = re.compile(rb"/Root (\d+) 0 R/Info (\d+) 0 R")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"


class PdfFile:
    """The objects of a PDF by number: the text between «obj» and «endobj»."""

    def __init__(self, source: bytes) -> None:
        """Take apart a PDF from Typst. Raises ValueError when it is built in another way."""
        start = int(source[source.rindex(b"startxref") + 9 :].split()[0])
        found = _TRAILER.search(source, start)
        places = sorted(int(entry[1]) for entry in _ENTRY.finditer(source, start))
        if not found or not places:
            raise ValueError("ukjent oppbygning av PDF")
        self.root, self.info = int(found[1]), int(found[2])
        self.objects: dict[int, bytes] = {}
        for begin, end in zip(places, [*places[1:], start], strict=True):
            whole = _OBJECT.fullmatch(source, begin, end)
            if not whole:
                raise ValueError("ukjent objekt i PDF")
            self.objects[int(whole[1])] = whole[2]

    def add(self, body: bytes) -> int:
        """Add an object; return its number."""
        number = len(self.objects) + 1
        self.objects[number] = body
        return number

    def of_type(self, kind: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield number and text of the objects that begin as `kind`, such as «/StructElem/S/TD»."""
        start = b"<</Type" + kind
        yield from [(number, body) for number, body in self.objects.items() if body.startswith(start)]

    def write(self) -> bytes:
        """Return the bytes of the file: everything but streams packed together."""
        plain = {number: body for number, body in self.objects.items() if not body.endswith(b"endstream")}
        streams = {number: body for number, body in self.objects.items() if number not in plain}
        packed = len(self.objects) + 1
        streams[packed] = _object_stream(plain)
        out = [_HEAD]
        places = {packed + 1: 0}
        length = len(_HEAD)
        for number, body in streams.items():
            places[number] = length
            out.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            length += len(out[-1])
        places[packed + 1] = length
        out.append(b"%d 0 obj\n%b\nendobj\n" % (packed + 1, self._cross_reference(places, plain, packed)))
        out.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(out)

    def _cross_reference(self, places: Mapping[int, int], plain: Mapping[int, bytes], packed: int) -> bytes:
        """Return the table of where each object is: at a place in the file, or as number so and so in the packed."""
        within = {number: index for index, number in enumerate(plain)}
        rows = [b"\0" * 6 + b"\xff"]
        for number in range(1, packed + 2):
            kind, where, index = (2, packed, within[number]) if number in within else (1, places[number], 0)
            rows.append(bytes([kind]) + where.to_bytes(4, "big") + index.to_bytes(2, "big"))
        own = hashlib.sha256(b"".join(self.objects.values())).hexdigest()[:32].encode()
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
        return stream(entries % (len(rows), self.root, self.info, own, own), b"".join(rows), packed=True)


def stream(entries: bytes, data: bytes, *, packed: bool = False) -> bytes:
    """Return the text of a stream."""
    body = zlib.compress(data, 6) if packed else data
    how = b"/Filter/FlateDecode" if packed else b""
    return b"<<%b%b/Length %d>>\nstream\n%b\nendstream" % (entries, how, len(body), body)


def text(value: str) -> bytes:
    """Return a string as PDF writes it."""
    if value.isascii() and value.isprintable():
        return b"(%b)" % re.sub(r"([\\()])", r"\\\1", value).encode()
    return b"<FEFF%b>" % value.encode("utf-16-be").hex().upper().encode()


def _object_stream(plain: Mapping[int, bytes]) -> bytes:
    index, place = [], 0
    for number, body in plain.items():
        index.append(b"%d %d" % (number, place))
        place += len(body) + 1
    head = b" ".join(index) + b"\n"
    data = head + b"\n".join(plain.values())
    return stream(b"/Type/ObjStm/N %d/First %d" % (len(plain), len(head)), data, packed=True)
