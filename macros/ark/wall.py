"""Models to hang on the wall: one page for the whole model, or one for each of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from macros.ark.content import Sheet, finish, source_phrase
from macros.ark.settings import Verk
from macros.models import Modell, ModellDel
from macros.rows import paragraphs
from macros.views import MERKER


def wall_content(verk: Verk, modell: Modell, papir: str) -> list[Sheet]:
    """Return the pages of a model that is hung up, on `papir`."""
    if not modell.egne_plakater:
        return [_page(verk, modell, papir, modell.tittel, modell.deler, numbered=modell.form == "steg")]
    pages = [_page(verk, modell, papir, part.tekst, [part]) for part in modell.deler]
    return [*pages, *([_page(verk, modell, papir, modell.siste_plakat, [])] if modell.siste_plakat else [])]


def _page(
    verk: Verk, modell: Modell, papir: str, title: str, parts: Sequence[ModellDel], *, numbered: bool = False
) -> Sheet:
    own = title != modell.tittel
    sheet: Sheet = {
        "slag": "vegg",
        "ref": f"{modell.id}, plakaten «{title}»",
        "papir": papir,
        "retning": "liggende" if own else "staaende",
        "kicker": modell.tittel if own else "Modell",
        "tittel": title,
        "innledning": [] if own else [modell.sammendrag],
        "fot": "",
        "linjer": [],
        "nummerert": numbered,
        "egen": own,
        "deler": [_part(modell, part) for part in parts],
    }
    return finish(verk, sheet, f"modeller/{modell.id}", source_phrase(verk, modell, "deler"))


def _part(modell: Modell, part: ModellDel) -> Sheet:
    """Return a part: its name and definition with their mark, and the explanation, which is ours."""
    mark = part.merke or modell.merke_for("deler")
    definition = part.definisjon
    return {
        "navn": part.tekst,
        "merke": MERKER[mark][0],
        "definisjon": definition.tekst if definition else "",
        "definisjon_merke": MERKER[(definition and definition.merke) or mark][0],
        "forklaring": list(paragraphs(part.forklaring or "")),
        "forklaring_merke": MERKER["forslag"][0],
    }
