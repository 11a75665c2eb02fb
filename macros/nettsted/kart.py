"""What search engines read: the map of the site, with the day each page was last changed, and what they may read."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path


def write_sitemap(folder: Path, address: str, changed: Mapping[str, str]) -> None:
    """Write sitemap.xml and robots.txt. The days come from git, never from the clock."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for page, day in sorted(changed.items()):
        date = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(address + page)}</loc>{date}</url>")
    (folder / "sitemap.xml").write_text("\n".join([*lines, "</urlset>", ""]), encoding="utf-8")
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n", encoding="utf-8")
