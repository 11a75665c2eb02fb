"""Images: what they say they are, small enough for a phone, and without anything that runs."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".svg", ".webp"})
MAX_IMAGE_BYTES = 400 * 1024
MAX_SIDE = 2400

_SVG_DANGER = re.compile(
    rb"<!|<\?xml-stylesheet|<\s*(script|foreignobject|iframe|image|animate|set|style|a|use)\b|[\s\"'/]on[a-z]+\s*="
    rb"|(href|src)\s*=\s*[\"']?(?!#)|url\s*\(\s*[\"']?(?!#)|javascript:|&#",
    re.IGNORECASE,
)
_SVG_SIZE = re.compile(rb"<svg\b[^>]*\bviewBox\s*=", re.IGNORECASE)


def check_image(path: Path) -> Iterator[tuple[str, str]]:
    """Yield message and remedy for each fault of an image file; sizes in bytes and pixels."""
    size = path.stat().st_size
    if size > MAX_IMAGE_BYTES:
        yield f"bildet er {size // 1024} kB, men kan være høyst {MAX_IMAGE_BYTES // 1024} kB.", "Gjør det mindre."
        return
    raw = path.read_bytes()
    if path.suffix == ".svg":
        yield from _svg(raw)
        return
    found = image_size(raw)
    if found is None or found[0] != path.suffix:
        yield f"filen er ikke et bilde av typen {path.suffix}.", "Lagre bildet på nytt i riktig format."
    elif max(found[1:]) > MAX_SIDE:
        yield f"bildet er {found[1]} × {found[2]} piksler, men kan være høyst {MAX_SIDE}.", "Gjør det mindre."


def _svg(raw: bytes) -> Iterator[tuple[str, str]]:
    danger = _SVG_DANGER.search(raw)
    if b"\x00" in raw or not raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<svg", b"<?xml")):
        yield "filen er ikke et bilde av typen .svg.", "Lagre bildet på nytt i riktig format."
    elif danger:
        shown = danger[0].decode("ascii", "replace").strip()
        yield (
            f"bildet inneholder «{shown}», som kan kjøre noe eller hente noe.",
            "Lagre det som «vanlig SVG», eller som .png.",
        )
    elif not _SVG_SIZE.search(raw):
        yield "bildet mangler størrelse («viewBox»).", "Lagre det på nytt fra tegneprogrammet."


def image_size(raw: bytes) -> tuple[str, int, int] | None:
    """Return suffix, width and height of a PNG, JPEG or WebP, read from its header, or None for anything else."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n") and raw[12:16] == b"IHDR" and len(raw) > 24:
        return (".png", *struct.unpack(">II", raw[16:24]))
    if raw.startswith(b"\xff\xd8\xff"):
        return _jpeg_size(raw)
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" and len(raw) > 30:
        return _webp_size(raw)
    return None


def _jpeg_size(raw: bytes) -> tuple[str, int, int] | None:
    place = 2
    while place + 9 < len(raw) and raw[place] == 0xFF:
        marker, length = raw[place + 1], int.from_bytes(raw[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", raw[place + 5 : place + 9])
            return ".jpg", width, height
        place += 2 + max(length, 2)
    return None


def _webp_size(raw: bytes) -> tuple[str, int, int] | None:
    kind = raw[12:16]
    if kind == b"VP8X":
        return ".webp", 1 + int.from_bytes(raw[24:27], "little"), 1 + int.from_bytes(raw[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(raw[21:25], "little")
        return ".webp", 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", raw[26:30])
        return ".webp", width & 0x3FFF, height & 0x3FFF
    return None
