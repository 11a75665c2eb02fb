"""From record to sheet: everything a sheet shows, as plain values that both Typst and Word lay out.

A sheet is a dict with Norwegian keys, because the Typst templates read it as JSON. A cell is a dict with `navn`
(the name of its form field), `tips` (what a screen reader says there), `ledetekst`, `hjelp`, `linjer` and `tekst`
(paragraphs, empty on a blank sheet).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from macros.ark.settings import Verk, without_scheme
from macros.history import last_changed, norwegian_date
from macros.models import Ark, KartArk, Oppgave, Samling, TabellArk
from macros.models.oppgave import Trinn
from macros.rows import and_list, duration, paragraphs
from macros.views import ArkVisning, Celle, Sitering, ark_visning, siteringer

_DAY = re.compile(r"(\b\d{1,2}\.) (?=[a-zæøå])")
"""«15. oktober» is not divided between two lines."""

Sheet = dict[str, Any]
Cell = dict[str, Any]


def sheet_content(
    verk: Verk, oppgave: Oppgave, ark: Ark, papir: str, *, utfylt: bool = False, kontor: str = ""
) -> Sheet:
    """Return one sheet on `papir`, blank or with its example; `kontor` is written on the line for the office."""
    visning = ark_visning(oppgave, ark, utfylt=utfylt)
    samlinger = [verk.bibliotek.samlinger[slug] for slug in ark.samlinger or oppgave.samlinger]
    own_title = "" if ark.tittel == oppgave.tittel else oppgave.tittel
    sheet = {
        "ref": sheet_reference(oppgave, ark) + (", eksempelet" if utfylt else ""),
        "type": ark.type,
        "papir": papir,
        "retning": ark.format.retning,
        "plakat": ark.plakat and papir != "a4",
        "utfylt": utfylt,
        "kicker": " · ".join(filter(None, ["Utfylt eksempel" if utfylt else "", stops_phrase(samlinger), own_title])),
        "tittel": ark.tittel,
        "meta": [["Tid", duration(oppgave.tid.gjennomforing)], ["Gruppe", group_phrase(oppgave)]],
        "innledning": example_intro(ark) if utfylt else [ark.instruks],
        "fot": "Konstruert eksempel" if utfylt else "",
        "hent": [] if utfylt else [_older(verk, reference) for reference in oppgave.bygger_paa],
        "trinn": [] if utfylt else [_step(step) for step in oppgave.trinn],
        "linjer": _lines(visning, kontor),
        "nederst": [cell(item) for item in visning.nederst],
        **surface_content(visning),
    }
    return finish(verk, sheet, f"oppgaver/{oppgave.id}", source_phrase(verk, oppgave, "ark"))


def surface_content(visning: ArkVisning) -> Sheet:
    """Return the cells of the surface itself, by type of sheet."""
    ark = visning.ark
    if isinstance(ark, TabellArk):
        columns = [
            {"tekst": column.tekst, "hjelp": column.hjelp.tekst if column.hjelp else "", "bredde": column.bredde}
            for column in ark.kolonner
        ]
        rows = [
            {"navn": label, "celler": [_table_cell(number, label, cell) for cell in cells]}
            for number, (label, cells) in enumerate(visning.rader, start=1)
        ]
        return {"hjorne": ark.hjorne, "kolonner": columns, "rader": rows, "nummerert": not ark.rader}
    if isinstance(ark, KartArk):
        marks = [{"symbol": m.symbol, "navn": m.navn, "betydning": m.betydning} for m in ark.markeringer]
        return {"markeringer": marks, "omrader": _areas(ark, visning)}
    return {"felt": [cell(item) for item in visning.felt]}


def cell(item: Celle) -> Cell:
    """Return one place to write."""
    return {
        "navn": item.id,
        "tips": item.ledetekst,
        "ledetekst": item.ledetekst,
        "hjelp": item.hjelp,
        "linjer": item.linjer,
        "tekst": [_DAY.sub("\\1\u00a0", part) for part in paragraphs(item.tekst)],
    }


def line_cell(slug: str, label: str, text: str = "") -> Cell:
    """Return a line to write on that no record has: the office, the date, the order form."""
    return cell(Celle(slug, label, "", text, 1))


def _table_cell(number: int, label: str, item: Celle) -> Cell:
    row = f"rad {label}" if label.isdigit() else label
    return {**cell(item), "navn": f"rad{number}-{item.id}", "tips": f"{item.ledetekst} – {row}"}


def _areas(ark: KartArk, visning: ArkVisning) -> list[Sheet]:
    places = {mark.id: place for place, mark in enumerate(ark.markeringer)}
    chosen = [area.markering for area in ark.eksempel.omrader] if visning.utfylt else [None] * ark.antall_felt
    symbols = ", ".join(mark.symbol for mark in ark.markeringer)
    return [
        {
            "nummer": number,
            "celle": cell(Celle(f"felt{number}-navn", f"Felt {number}: navn på området", "", name, 2)),
            "merke": cell(Celle(f"felt{number}-merke", f"Felt {number}: merke, {symbols} eller tomt", "", "", 1)),
            "markering": places[mark] if mark else None,
        }
        for (number, name, _), mark in zip(visning.omrader, chosen, strict=True)
    ]


def _lines(visning: ArkVisning, kontor: str) -> list[Cell]:
    """Return the lines above the surface: those of the record, and an office and a date when it has none."""
    lines = [cell(item) for item in visning.linjer]
    if visning.utfylt:
        return lines
    if all(line["navn"] != "kontor" for line in lines):
        shared = visning.ark.kopier.per == "felles"
        lines.insert(0, line_cell("nettverk", "Nettverk") if shared else line_cell("kontor", "Kontor"))
    place = next(place for place, line in enumerate(lines) if line["navn"] in ("kontor", "nettverk"))
    if kontor and lines[place]["navn"] == "kontor":
        lines[place]["tekst"] = [kontor]
    if all(line["navn"] != "dato" for line in lines):
        lines.insert(place + 1, line_cell("dato", "Dato"))
    return lines


def example_intro(ark: Ark) -> list[str]:
    """Return what the reader should know about the example, with the warning that it is constructed first."""
    return ["Konstruert eksempel. Kontoret finnes ikke.", *paragraphs(ark.eksempel.innledning)]


def _step(step: Trinn) -> Sheet:
    return {"tittel": step.tittel, "minutter": step.minutter}


def _older(verk: Verk, reference: str) -> str:
    oppgave, ark = verk.bibliotek.ark(reference)
    return f"{ark.tittel} ({stops_phrase([verk.bibliotek.samlinger[oppgave.samlinger[0]]])})"


def sheet_reference(oppgave: Oppgave, ark: Ark) -> str:
    """Return how messages name a sheet: the exercise, and the sheet as well when there are several."""
    return oppgave.id if len(oppgave.ark) == 1 else f"{oppgave.id}.{ark.id}"


def group_phrase(oppgave: Oppgave) -> str:
    """Return the size of a group, «3–8 personer»."""
    return f"{oppgave.gruppe.min}–{oppgave.gruppe.maks} personer"


def stops_phrase(samlinger: Sequence[Samling]) -> str:
    """Return the stops as a reader says them, «Samling 1, 2 og 3»."""
    names = [samling.kortnavn for samling in samlinger]
    if len(names) > 1 and all(name.startswith("Samling ") for name in names):
        names = [names[0], *(name.removeprefix("Samling ") for name in names[1:])]
    return and_list(names)


def source_phrase(verk: Verk, record: Any, felt: str) -> str:
    """Return where the sheet comes from, with credit; says so when it is the editors' own."""
    found = siteringer(verk.bibliotek, record.kilder)
    documents = [item for item in found if item.kilde.type == "kildedokument"] or list(found[:1])
    cited = "; ".join(dict.fromkeys(_credit(item) for item in documents))
    if record.merke_for(felt) != "forslag":
        return f"{cited}."
    return f"Redaksjonens forslag, bygd på {cited}." if cited else "Redaksjonens forslag."


def _credit(item: Sitering) -> str:
    return ", ".join([item.kilde.tittel, *item.deler])


def finish(verk: Verk, sheet: Sheet, page: str, source: str) -> Sheet:
    """Add source, licence, edition and address. The edition is a hash of the content, and the month of the record."""
    url = verk.url(page)
    whole = {"slag": "ark", "side": False, "utfyllbar": False, **sheet, "kilde": source, "adresse": url}
    changed = last_changed(verk.root, [f"data/{page}.yml"])
    month = f", {norwegian_date(changed).partition(' ')[2]}" if changed else ""
    edition = f"Utgave {edition_hash(whole)}{month}."
    return {**whole, "kort_adresse": without_scheme(url), "lisens": f"Egen tekst: CC BY 4.0. {edition}"}


def edition_hash(sheet: Sheet) -> str:
    """Return seven characters that change with the content, and not with the paper or the office it is printed for."""
    own = {key: value for key, value in sheet.items() if key not in ("slag", "papir", "plakat", "side", "utfyllbar")}
    own["linjer"] = [line for line in sheet.get("linjer", []) if line["navn"] != "kontor"]
    text = json.dumps(own, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:7]
