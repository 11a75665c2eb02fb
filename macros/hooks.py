"""What MkDocs needs and macros cannot give. Each event hands over to a pure function."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority


@event_priority(100)
def on_config(config: Any) -> Any:
    """Fill in the folders of the navigation, with the code as it is on disk now."""
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]  # while serving, an edit to macros/ would otherwise not be seen

    from macros.navigation import expand, process_order

    root = Path(config.config_file_path).resolve().parent
    config.nav = expand(config.nav, Path(config.docs_dir), process_order(root))
    return config


def on_page_context(context: MutableMapping[str, Any], page: Any, config: Any, **_: Any) -> MutableMapping[str, Any]:
    """Show when the page, or the record behind it, was last changed, and where the record can be edited."""
    from macros.history import last_changed, norwegian_date
    from macros.navigation import record_of

    root = Path(config.config_file_path).resolve().parent
    record = record_of(page.file.src_uri, root)
    sources = [f"docs/{page.file.src_uri}", *([record] if record else [])]
    changed = last_changed(root, sources)
    if changed:
        page.meta["git_revision_date_localized"] = norwegian_date(changed)
    if record and page.edit_url:
        context["record_edit_url"] = page.edit_url.removesuffix(f"docs/{page.file.src_uri}") + record
    return context
