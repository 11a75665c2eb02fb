"""Pictures made at build: one for sharing for each section, and the icons of the installed handbook."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import typst

from macros.ark.palette import PALETTE

PICTURES: Mapping[str, str] = {
    "forside": "metodehåndbok for Nav-partnerskapet",
    "nettverket": "nettverket",
    "samlinger": "samlinger",
    "oppgaver": "oppgaver",
    "plakater": "plakater",
    "ark": "ark til utskrift",
    "kunnskap": "kunnskap",
    "bidra": "bidra",
    "om": "om håndboka",
}
ICONS: Mapping[str, tuple[int, bool]] = {
    "ikon-192": (192, False),
    "ikon-512": (512, False),
    "ikon-maske-512": (512, True),
}
"""Name of each icon: its side in pixels, and whether a phone may cut it to a shape of its own."""

_HERE = Path(__file__).resolve().parent
_FONTS = _HERE.parent / "ark" / "fonts"


def picture_of(section: str) -> str:
    """Return the name of the picture for the pages of a section."""
    return {"modeller": "kunnskap", "eksempler": "kunnskap", "ordliste": "kunnskap"}.get(
        section, section if section in PICTURES else "forside"
    )


def write_pictures(folder: Path, name: str) -> None:
    """Write all pictures as PNG under assets/bilder."""
    target = folder / "assets" / "bilder"
    target.mkdir(parents=True, exist_ok=True)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    for section, title in PICTURES.items():
        data = {"slag": "deling", "navn": name, "tittel": title[0].upper() + title[1:], "side": 1200, "maske": False}
        _draw(target / f"deling-{section}.png", data, fonts)
    for icon, (side, mask) in ICONS.items():
        _draw(target / f"{icon}.png", {"slag": "ikon", "navn": name, "tittel": "", "side": side, "maske": mask}, fonts)


def _draw(path: Path, data: Mapping[str, object], fonts: typst.Fonts) -> None:
    inputs = {"data": json.dumps({**data, "palett": dict(PALETTE)})}
    path.write_bytes(typst.compile(_HERE / "bilde.typ", format="png", ppi=72, sys_inputs=inputs, font_paths=fonts))
