"""The font of typed text, embedded for Western European and Sámi, so that æøå and áčđ show in every viewer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from macros.ark.pdf_file import PdfFile, stream

TYPEFACE = Path(__file__).parent / "fonts" / "SourceSans3_400Regular.ttf"
_FIRST, _LAST = 32, 255
_SAMI: Mapping[int, tuple[str, str]] = {
    0x81: ("Č", "Ccaron"),
    0x83: ("č", "ccaron"),
    0x88: ("Đ", "Dcroat"),
    0x8D: ("đ", "dcroat"),
    0x8F: ("Ŋ", "Eng"),
    0x90: ("ŋ", "eng"),
    0x98: ("Ŧ", "Tbar"),
    0x9D: ("ŧ", "tbar"),
    0xAF: ("Ń", "Nacute"),
    0xB8: ("ń", "nacute"),
}
"""Letter and name in the font of what stands in the codes that Windows-1252 leaves empty or no one types: ƒ ˆ ˜ ¯ ¸."""
_CODES = {letter: code for code, (letter, _) in _SAMI.items()}


@dataclass(frozen=True)
class Typeface:
    """A subset of a font with the measures a PDF wants, in thousandths of the size."""

    program: bytes
    name: str
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int


def encode(text: str) -> bytes:
    """Return text in the encoding of the fields; what it lacks becomes a question mark."""
    return b"".join(
        bytes([_CODES[letter]]) if letter in _CODES else letter.encode("cp1252", errors="replace") for letter in text
    )


def _characters() -> list[int | None]:
    return [_character(code) for code in range(_FIRST, _LAST + 1)]


def _character(code: int) -> int | None:
    """Return the character of a code, or None when it has none."""
    if code in _SAMI:
        return ord(_SAMI[code][0])
    try:
        return ord(bytes([code]).decode("cp1252"))
    except UnicodeDecodeError:
        return None


@cache
def typeface() -> Typeface:
    """Return the subset, made once for the process."""
    options = subset.Options(
        notdef_outline=True, hinting=False, recalc_timestamp=False, name_IDs=[1, 2, 4, 6], layout_features=[]
    )
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "STAT", "kern"]
    font = TTFont(TYPEFACE, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    characters = _characters()
    subsetter.populate(unicodes=[code for code in characters if code])
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    scale = 1000 / font["head"].unitsPerEm
    glyphs, metrics, head, across = font.getBestCmap(), font["hmtx"], font["head"], font["hhea"]
    return Typeface(
        program=stream(b"/Length1 %d" % len(out.getvalue()), out.getvalue(), packed=True),
        name=font["name"].getDebugName(6),
        widths=tuple(round(metrics[glyphs[code]][0] * scale) if code in glyphs else 0 for code in characters),
        box=tuple(round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(across.ascent * scale),
        descent=round(across.descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )


def embed_font(pdf: PdfFile) -> int:
    """Add the font to `pdf`; return its number."""
    face = typeface()
    program = pdf.add(face.program)
    descriptor = pdf.add(
        (
            f"<</Type/FontDescriptor/FontName/{face.name}/Flags 32/FontBBox[{_numbers(face.box)}]/ItalicAngle 0"
            f"/Ascent {face.ascent}/Descent {face.descent}/CapHeight {face.cap_height}/StemV 80"
            f"/FontFile2 {program} 0 R>>"
        ).encode()
    )
    return pdf.add(
        (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{face.name}/FirstChar {_FIRST}/LastChar {_LAST}"
            f"/Widths[{_numbers(face.widths)}]/FontDescriptor {descriptor} 0 R/Encoding<</Type/Encoding"
            f"/BaseEncoding/WinAnsiEncoding/Differences[{_differences()}]>>>>"
        ).encode()
    )


def _numbers(values: Iterable[int]) -> str:
    return " ".join(map(str, values))


def _differences() -> str:
    return " ".join(f"{code}/{name}" for code, (_, name) in sorted(_SAMI.items()))
