"""What the frame of one page needs: its picture for sharing and its structured data."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import PurePosixPath
from typing import Any

from macros.bibliotek import Bibliotek
from macros.nettsted import bilder, deling


def page_context(context: MutableMapping[str, Any], page: Any, config: Any, bibliotek: Bibliotek) -> None:
    """Add `delingsbilde`, `delingsbilde_alt` and `strukturerte_data` to what the template knows."""
    source = PurePosixPath(page.file.src_uri)
    section = source.parts[0] if len(source.parts) > 1 else source.stem
    name = bilder.picture_of(section)
    context["delingsbilde"] = name
    context["delingsbilde_alt"] = f"{config.site_name}: {bilder.PICTURES[name]}"
    address = page.canonical_url or ""
    data = deling.structured_data(bibliotek, section, source.stem, address, config.site_url or "/")
    context["strukturerte_data"] = deling.as_json(
        {
            **data,
            "name": page.title if not page.is_homepage else config.site_name,
            "description": page.meta.get("description", config.site_description),
            "inLanguage": "nb",
            "license": deling.LICENCE,
            "isAccessibleForFree": True,
            **({"url": address} if address else {}),
        }
    )
