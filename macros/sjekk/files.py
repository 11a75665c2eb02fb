"""The files of data/ and docs/: only kinds we know, at most so large, under names that work everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.file_safety import bad_name, refusal
from macros.sjekk.finding import Funn, funn
from macros.sjekk.images import IMAGE_SUFFIXES, check_image

MAX_PAGE_BYTES = 256 * 1024
_CODE = "docs/assets/"
"""The folder that holds the site's own code and fonts, and not contributed content."""


def check_files(root: Path) -> Iterator[Funn]:
    """Yield a finding for each file or folder in data/ and docs/ that must not be there."""
    for folder in ("data", "docs"):
        top = root / folder
        if refusal(top, root):
            yield funn("filer", folder, 0, "mappen er en snarvei til et annet sted.", "Legg inn selve mappen.")
            continue
        yield from _walk(top, root)


def _walk(folder: Path, root: Path) -> Iterator[Funn]:
    seen: dict[str, str] = {}
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.name == ".DS_Store" or (entry.name.startswith(".") and entry.suffix == ".swp"):
            continue  # left by the Finder and by vim; MkDocs does not publish them
        name = entry.relative_to(root).as_posix()
        if entry.name.startswith("."):
            yield funn("filer", name, 0, "er en skjult fil.", "Slett den.")
            continue
        twin = seen.setdefault(entry.name.casefold(), entry.name)
        if twin != entry.name:
            yield funn("filer", name, 0, f"skiller seg bare fra «{twin}» i store og små bokstaver.", "Gi nytt navn.")
        problem = refusal(entry, root)
        if problem:
            yield funn("filer", name, 0, *problem)
        elif entry.is_dir():
            yield from _walk(entry, root)
        elif not entry.is_file():
            yield funn("filer", name, 0, "er ikke en vanlig fil.", "Slett den.")
        elif name.startswith("docs/") and not name.startswith(_CODE):
            yield from _document(entry, name)


def _document(path: Path, name: str) -> Iterator[Funn]:
    problem = bad_name(path)
    if problem and name != "docs/CNAME":
        yield funn("filer", name, 0, *problem)
    if not path.stat().st_size:
        yield funn("filer", name, 0, "filen er tom.", "Fyll den ut, eller slett den.")
    elif path.suffix == ".md" and path.stat().st_size > MAX_PAGE_BYTES:
        yield funn("filer", name, 0, f"siden er større enn {MAX_PAGE_BYTES // 1024} kB.", "Del den opp.")
    elif path.suffix in IMAGE_SUFFIXES:
        yield from (funn("bilder", name, 0, *found) for found in check_image(path))
    elif path.suffix != ".md":
        kinds = ", ".join(sorted(IMAGE_SUFFIXES))
        yield funn(
            "filer", name, 0, "denne typen fil tar håndboka ikke imot.", f"Bruk .md for tekst og {kinds} for bilder."
        )
