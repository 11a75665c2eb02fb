"""One function for each macro: a record in, markdown with HTML blocks out.

Headings are markdown, so that they reach the table of contents; everything else is HTML from autoescaped
templates. Text from the data that stands in a markdown line goes through the filter `markdown`.
"""

from __future__ import annotations

from collections.abc import Callable

from macros import fields, rows, views
from macros.bibliotek import Bibliotek, find
from macros.models import ARK_TYPER, Oppgave, Samling
from macros.nettsted.frakoblet import ZIP
from macros.page import Page
from macros.skjema import makroer as skjema
from macros.sok import finder
from macros.templating import render

Macro = Callable[..., str]
MACROS: dict[str, Macro] = {}
"""Every macro an author can call, by name. Each takes the library and the page before the author's arguments."""


def macro(function: Macro) -> Macro:
    """Register a function as a macro under its own name."""
    MACROS[function.__name__] = function
    return function


@macro
def oppgave(bibliotek: Bibliotek, side: Page, slug: str) -> str:
    """Return the whole page of an exercise, with its heading."""
    record: Oppgave = bibliotek.get("oppgaver", slug)
    return render(
        "oppgave.md",
        bibliotek,
        side,
        oppgave=record,
        starter=rows.step_starts(record.trinn),
        bygger_paa=[bibliotek.ark(reference) for reference in record.bygger_paa],
        modeller=bibliotek.modeller_for(record),
        brukes_videre=bibliotek.brukes_videre_i(record),
        titler=views.kildens_titler(record),
        rettet=views.endret_ordlyd(*views.alle_ordlyder(record)),
    )


@macro
def ark_tabell(bibliotek: Bibliotek, side: Page, ark: str, eksempel: bool = False) -> str:
    """Return one sheet as a table, blank or with the example filled in."""
    record, sheet = bibliotek.ark(ark)
    return render("ark_tabell.html", bibliotek, side, visning=views.ark_visning(record, sheet, utfylt=eksempel))


@macro
def plakat(bibliotek: Bibliotek, side: Page, slug: str) -> str:
    """Return the page of an example poster, with its heading."""
    record = bibliotek.get("plakater", slug)
    exercise, sheet = bibliotek.ark(record.ark)
    return render(
        "plakat.md",
        bibliotek,
        side,
        plakat=record,
        oppgave=exercise,
        visning=views.ark_visning(exercise, sheet, record.svar),
    )


@macro
def plakatliste(bibliotek: Bibliotek, side: Page) -> str:
    """Return links to all example posters."""
    return render("plakatliste.html", bibliotek, side, plakater=bibliotek.plakater.values())


@macro
def samling(bibliotek: Bibliotek, side: Page, slug: str) -> str:
    """Return the whole page of a stop in the process, with its heading."""
    record: Samling = bibliotek.get("samlinger", slug)
    exercises = bibliotek.oppgaver_i(slug)
    before, after = views.naboer(bibliotek, record)
    return render(
        "samling.md",
        bibliotek,
        side,
        samling=record,
        oppgaver=exercises,
        modeller=bibliotek.modeller_i(slug),
        program=rows.agenda_lines(record, bibliotek),
        pakkeliste=views.pakkeliste(bibliotek, exercises),
        tas_med=bibliotek.tas_med(record),
        figur=views.prosess(bibliotek, slug),
        forrige=before,
        neste=after,
        rettet=views.endret_ordlyd(*record.maal, *record.arbeid),
    )


@macro
def prosess(bibliotek: Bibliotek, side: Page, samling: str | None = None) -> str:
    """Return the ten stops as a list that is its own figure, with `samling` marked as the present one."""
    if samling is not None:
        bibliotek.get("samlinger", samling)
    return render("prosess.html", bibliotek, side, figur=views.prosess(bibliotek, samling))


@macro
def oppgaveliste(bibliotek: Bibliotek, side: Page, samling: str | None = None) -> str:
    """Return exercises as a list that can be filtered; without a stop, all of them."""
    if samling is not None:
        bibliotek.get("samlinger", samling)
    exercises = bibliotek.oppgaver_i(samling) if samling else bibliotek.i_prosessens_rekkefolge()
    return render(
        "oppgaveliste.html",
        bibliotek,
        side,
        oppgaver=exercises,
        finn=None if samling else finder.finder(bibliotek),
    )


@macro
def oppgaveoversikt(bibliotek: Bibliotek, side: Page) -> str:
    """Return links to all exercises, stop by stop, in order of use."""
    stops = [(stop, bibliotek.oppgaver_i(stop.id)) for stop in bibliotek.samlinger.values()]
    return render("oppgaveoversikt.md", bibliotek, side, stopp=[(stop, found) for stop, found in stops if found])


@macro
def arkliste(bibliotek: Bibliotek, side: Page) -> str:
    """Return all sheets, stop by stop, in order of use."""
    stops = [(stop, bibliotek.ark_i(stop.id)) for stop in bibliotek.samlinger.values()]
    return render("arkliste.md", bibliotek, side, stopp=[(stop, sheets) for stop, sheets in stops if sheets])


@macro
def modell(bibliotek: Bibliotek, side: Page, slug: str) -> str:
    """Return the whole page of a model, with its heading."""
    record = bibliotek.get("modeller", slug)
    used = [bibliotek.get("oppgaver", reference) for reference in record.brukes_i]
    wordings = [item for part in record.deler for item in (part, part.definisjon)]
    return render("modell.md", bibliotek, side, modell=record, oppgaver=used, rettet=views.endret_ordlyd(*wordings))


@macro
def modelliste(bibliotek: Bibliotek, side: Page) -> str:
    """Return links to all models."""
    return render("modelliste.html", bibliotek, side, modeller=bibliotek.modeller.values())


@macro
def rolle(bibliotek: Bibliotek, side: Page, slug: str) -> str:
    """Return one role: what it is and what it does."""
    return render("rolle.md", bibliotek, side, rolle=bibliotek.get("roller", slug))


@macro
def begrep(bibliotek: Bibliotek, side: Page, slug: str, tekst: str | None = None) -> str:
    """Return a term with its definition on hover and focus, to stand inside a sentence."""
    term = bibliotek.get("ordliste", slug)
    return render(
        "begrep.html", bibliotek, side, begrep=term, tekst=tekst or term.term, nummer=side.next_term()
    ).strip()


@macro
def ordliste(bibliotek: Bibliotek, side: Page) -> str:
    """Return the glossary in alphabetical order."""
    terms = sorted(bibliotek.ordliste.values(), key=lambda term: rows.norwegian_order(term.term))
    return render("ordliste.md", bibliotek, side, begreper=terms)


@macro
def kilde(bibliotek: Bibliotek, side: Page, slug: str, sted: str = "") -> str:
    """Return a numbered citation, to stand after a sentence. `kildeliste` gives the list."""
    source = bibliotek.get("kilder", slug)
    return render("kilde.html", bibliotek, side, kilde=source, nummer=side.cite(slug, sted)).strip()


@macro
def kildeliste(bibliotek: Bibliotek, side: Page) -> str:
    """Return the numbered list of everything the page has cited."""
    cited = [views.Sitering(bibliotek.get("kilder", slug), place) for slug, place in side.citations]
    return render("kildeliste.md", bibliotek, side, siteringer=cited)


@macro
def kilderegister(bibliotek: Bibliotek, side: Page) -> str:
    """Return all sources by kind, with what the reader should know about each."""
    return render("kilderegister.md", bibliotek, side)


@macro
def rettelser(bibliotek: Bibliotek, side: Page) -> str:
    """Return what the sources got wrong and how it is treated, one table for each source."""
    by_source = [
        (source, [item for item in bibliotek.rettelser.values() if item.kilde == source.id])
        for source in bibliotek.kilder.values()
    ]
    return render("rettelser.md", bibliotek, side, grupper=[(source, items) for source, items in by_source if items])


@macro
def merke(bibliotek: Bibliotek, side: Page, navn: str) -> str:
    """Return an evidence mark, to stand after a heading or a sentence."""
    label, meaning = find(views.MERKER, navn, "merke")
    return render("merke.html", bibliotek, side, navn=navn, tekst=label, forklaring=meaning).strip()


@macro
def feltliste(bibliotek: Bibliotek, side: Page, post: str) -> str:
    """Return a table of the fields of one kind of record, made from the data model itself."""
    model = find(fields.MODELS, post, "post")
    return render("feltliste.html", bibliotek, side, navn=post, felt=fields.describe(model), ark_typer=ARK_TYPER)


@macro
def forslagsskjema(bibliotek: Bibliotek, side: Page) -> str:
    """Return the form for a new exercise, with a preview of its sheet."""
    return render("forslagsskjema.html", bibliotek, side, **skjema.forslag(bibliotek, side))


@macro
def endringsskjema(bibliotek: Bibliotek, side: Page) -> str:
    """Return the form for a change to a text that is in the handbook."""
    return render("endringsskjema.html", bibliotek, side, **skjema.endring(bibliotek, side))


@macro
def uten_nett(bibliotek: Bibliotek, side: Page) -> str:
    """Return how to keep the handbook where there is no network: as a file, or on the device."""
    return render("uten_nett.html", bibliotek, side, pakke=side.file(ZIP))
