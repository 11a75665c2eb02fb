"""Files that Material brings and no page here asks for: source maps and search languages, 2 MB of them."""

from __future__ import annotations

import re
from pathlib import Path

_MAP = re.compile(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")


def remove_dead_weight(folder: Path) -> None:
    """Delete source maps and the comments that point at them, Material's style sheets, and lunr."""
    assets = folder / "assets"
    for path in sorted(assets.rglob("*.map")):
        path.unlink()
    for path in [*assets.rglob("lunr/**/*"), *assets.glob("stylesheets/**/*"), *assets.glob("images/favicon.png")]:
        if path.is_file():
            path.unlink()
    for path in sorted((path for path in assets.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    for path in sorted(assets.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_MAP.sub("\n", text), encoding="utf-8")
