"""Links and images of a page: only kinds that are safe, and only to what is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.sjekk.finding import Funn, funn
from macros.sjekk.images import IMAGE_SUFFIXES
from macros.sjekk.markup import Element, Markup, plain
from macros.sjekk.pages import Side

_BLANKS = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?!.*(^|\.)xn--)[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?", re.IGNORECASE)
_VAGUE = frozenset({"her", "klikk her", "les mer", "lenke", "denne", "dette", "mer", "trykk her", "link"})
_RELATIVE = "Skriv stien fra siden du er på, for eksempel «../oppgaver/index.md»."


def check_links(side: Side, markup: Markup, root: Path, made: Collection[str]) -> Iterator[Funn]:
    """Yield a finding for each link or image that is unsafe, leads nowhere or says nothing.

    `made` holds the pages that the site makes itself, by path under docs/.
    """
    for element in markup.elements:
        if "href" in element.attributes and "headerlink" not in element.attributes.get("class", ""):
            yield from _link(side, element, root, made)
        if element.tag == "img":
            yield from _image(side, element, root)
        elif "src" in element.attributes:
            yield funn("lenker", side.file, side.line_of("src"), "bare bilder kan ha «src».", "Slett det.")


def _link(side: Side, element: Element, root: Path, made: Collection[str]) -> Iterator[Funn]:
    target = element.attributes["href"]
    line = side.line_of(target or "]()")
    problem = unsafe(target) or _lost(side, target, root, made)
    if problem:
        yield funn("lenker", side.file, line, *problem)
    text = plain(element.text).casefold()
    if text in _VAGUE:
        yield funn("lenker", side.file, line, f"lenken heter bare «{text}».", "Skriv hvor den fører.")
    elif not text:
        yield funn("lenker", side.file, line, "lenken mangler tekst.", "Skriv hvor den fører.")


def unsafe(target: str) -> tuple[str, str] | None:
    """Return message and remedy when an address is of a kind that is not allowed, otherwise None."""
    shown = f"«{target[:60]}»"
    if not target:
        return "lenken har ingen adresse.", "Skriv adressen i parentesen."
    if _BLANKS.search(target) or "\\" in target:
        return f"adressen {shown} har mellomrom eller omvendt skråstrek.", "Skriv adressen på nytt."
    if not _SCHEME.match(target):
        if target.startswith("/"):
            return f"lenken {shown} begynner med skråstrek.", _RELATIVE
        return None
    parts = urlsplit(target)
    if parts.scheme == "mailto":
        return None
    if parts.scheme not in ("http", "https"):
        return f"lenken {shown} er av typen «{parts.scheme}:».", "Bruk https:// eller en side i håndboka."
    if not _HOST.fullmatch(parts.netloc):
        return f"nettstedet i {shown} har tegn som kan villede.", "Skriv adressen med bokstavene a–z, uten «@»."
    return None


def _lost(side: Side, target: str, root: Path, made: Collection[str] = ()) -> tuple[str, str] | None:
    path = unquote(urlsplit(target).path)
    if _SCHEME.match(target) or not path:
        return None
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(side.source), path))
    if wanted.startswith("..") or "\x00" in wanted:
        return f"lenken «{target}» peker ut av håndboka.", _RELATIVE
    if path.endswith("/") or not posixpath.splitext(path)[1]:
        return f"lenken «{target}» peker ikke på en fil.", "Pek på filen, for eksempel «../oppgaver/index.md»."
    if wanted not in made and not (root / "docs" / wanted).is_file():
        return f"lenken «{target}» fører ingen steder.", _RELATIVE
    return None


def _image(side: Side, element: Element, root: Path) -> Iterator[Funn]:
    source = element.attributes.get("src", "")
    line = side.line_of(source)
    if _SCHEME.match(source) or source.startswith(("/", "\\")):
        remedy = "Last det opp i docs/, og vis til filen."
        yield funn("bilder", side.file, line, f"bildet «{source[:60]}» ligger ikke i håndboka.", remedy)
        return
    problem = unsafe(source) or _lost(side, source, root)
    if problem:
        yield funn("bilder", side.file, line, *problem)
    elif posixpath.splitext(urlsplit(source).path)[1] not in IMAGE_SUFFIXES:
        yield funn(
            "bilder", side.file, line, f"«{source[:60]}» er ikke et bilde.", "Bruk .png, .jpg, .svg eller .webp."
        )
    alt = plain(element.attributes.get("alt", ""))
    if len(alt) < 5 or alt.casefold().endswith(tuple(IMAGE_SUFFIXES)):
        remedy = "Skriv i klammene hva bildet viser: ![Sju lapper på en vegg](bilde.png)."
        yield funn("bilder", side.file, line, f"bildet «{source[:60]}» mangler alternativ tekst.", remedy)
