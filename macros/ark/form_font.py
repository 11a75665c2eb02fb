"""The font of typed text, embedded whole for Western European, so that æøå show in every viewer."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

TYPEFACE = Path(__file__).parent / "fonts" / "SourceSans3_400Regular.ttf"
_FIRST, _LAST = 32, 255


@dataclass(frozen=True)
class Typeface:
    """A subset of a font with the measures a PDF wants, in thousandths of the size."""

    data: bytes
    name: str
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int


def encode(text: str) -> bytes:
    """Return text in the encoding of the fields; what it lacks becomes a question mark."""
    return text.encode("cp1252", errors="replace")


def _characters() -> list[int | None]:
    found: list[int | None] = []
    for code in range(_FIRST, _LAST + 1):
        try:
            found.append(ord(bytes([code]).decode("cp1252")))
        except UnicodeDecodeError:
            found.append(None)
    return found


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
        data=out.getvalue(),
        name=font["name"].getDebugName(6),
        widths=tuple(round(metrics[glyphs[code]][0] * scale) if code in glyphs else 0 for code in characters),
        box=tuple(round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(across.ascent * scale),
        descent=round(across.descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )


def embed_font(pdf: pikepdf.Pdf) -> Dictionary:
    """Add the font to `pdf` and return it as an indirect object."""
    face = typeface()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{face.name}"),
        Flags=32,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.cap_height,
        StemV=80,
        FontFile2=pdf.make_indirect(pdf.make_stream(face.data, Length1=len(face.data))),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{face.name}"),
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(face.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
            Encoding=Name.WinAnsiEncoding,
        )
    )
