"""The colours of the handbook, shared by page, sheet, poster and Word file: the light ones in assets/tokens.css."""

from __future__ import annotations

from collections.abc import Mapping

PALETTE: Mapping[str, str] = {
    "ink": "#1f2c3d",
    "muted": "#484a4e",
    "link": "#004f96",
    "deep": "#003d75",
    "tint": "#eef4fa",
    "paper": "#ffffff",
    "line": "#5b6b7d",
    "soft": "#c9d5e2",
    "spark": "#ffd27a",
    "ours": "#fff6e0",
}
"""Every pair of text and background that the sheets use is at least 4.5:1 (WCAG 1.4.3), also in greyscale."""
