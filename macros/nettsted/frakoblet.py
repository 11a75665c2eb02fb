"""The handbook without a network: installed on a device, or as one file to unpack on a memory stick."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

ZIP = "mulighetsrommet.zip"
_HERE = Path(__file__).resolve().parent
_NOT_ON_DEVICE = re.compile(
    r"^(sw\.js|_headers|robots\.txt|sitemap\.xml|404\.html|oppgaver\.json|assets/bilder/deling-.*)$"
)
_SHEETS = {".pdf", ".docx", ".zip"}
_FOLDER_LINK = re.compile(r'((?:href|action)="(?![a-z][a-z0-9+.-]*:|/|#)(?:[^"#?]*/)?)(?="|#|\?)')
_SERVER_ONLY = re.compile(r'<link rel="(?:preload|manifest)"[^>]*>\n?')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_manifest(folder: Path, name: str, description: str) -> None:
    """Write what a phone or a computer needs in order to install the handbook."""
    icons = [
        {"src": f"assets/bilder/{file}.png", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for file, side, purpose in (
            ("ikon-192", 192, "any"),
            ("ikon-512", 512, "any"),
            ("ikon-maske-512", 512, "maskable"),
        )
    ]
    manifest = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "nb",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#003d75",
        "icons": icons,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "handbok.webmanifest").write_text(text + "\n", encoding="utf-8")


def write_service_worker(folder: Path) -> None:
    """Write sw.js with the list of everything but the sheets, and an edition that changes when any of it does."""
    files = [path for path in _files(folder) if _on_device(path, folder)]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    addresses = [re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(folder).as_posix()) or "./" for path in files]
    text = (_HERE / "sw.js").read_text(encoding="utf-8")
    text = text.replace('"UTGAVE"', json.dumps(digest.hexdigest()[:12])).replace('["FILER"]', json.dumps(addresses))
    (folder / "sw.js").write_text(text, encoding="utf-8")


def write_zip(folder: Path) -> None:
    """Write the whole site as one file. Links to a folder lead to its index.html, for there is no server there."""
    target = folder / ZIP
    target.unlink(missing_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if name in {"sw.js", "_headers", ZIP}:
                continue
            data = path.read_bytes()
            if path.suffix == ".html":
                data = _from_disk(data.decode()).encode()
            entry = zipfile.ZipInfo(f"mulighetsrommet/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _from_disk(text: str) -> str:
    """Return a page that can be opened from a folder: no folder as address, nothing that only a server can hand out."""
    return _SERVER_ONLY.sub("", _FOLDER_LINK.sub(r"\1index.html", text))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _on_device(path: Path, folder: Path) -> bool:
    return path.suffix not in _SHEETS and not _NOT_ON_DEVICE.match(path.relative_to(folder).as_posix())
