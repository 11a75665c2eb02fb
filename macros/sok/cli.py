"""`handbok sok`: what editors may give search. Advice, so it always ends well."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from macros.bibliotek import Bibliotek
from macros.errors import ContentError
from macros.loader import collect
from macros.sjekk import read_passages
from macros.sjekk.pages import read_pages
from macros.sok.advice import Query, Vocabulary
from macros.sok.lexicon import bokmaal


@click.command(
    help="Uten ord: foreslå «sokeord» som mangler. Med ord: si hvilke søk som ikke gir noe, fordi ordene ikke finnes."
)
@click.argument("ord_", metavar="[SØK]...", nargs=-1)
@click.option(
    "--fil", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Tekstfil med ett søk på hver linje."
)
@click.option(
    "--rot", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".", help="Mappen med mkdocs.yml."
)
def sok(ord_: tuple[str, ...], fil: Path | None, rot: Path) -> None:
    """Print the advice."""
    loading = collect(rot.resolve())
    try:
        bibliotek = loading.finish()
    except ContentError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    keywords = _keywords(bibliotek, loading.root)
    vocabulary = Vocabulary(read_passages(loading), keywords, bibliotek.synonymer.values(), bokmaal())
    queries = [*ord_, *(fil.read_text(encoding="utf-8").splitlines() if fil else ())]
    if queries or fil:
        told = _unknown(vocabulary.look_up(query) for query in queries if query.strip())
    else:
        told = _missing(vocabulary)
    click.echo("\n".join(told))


def _keywords(bibliotek: Bibliotek, root: Path) -> dict[str, tuple[str, ...]]:
    """Return the keywords of every record and page that has some, by file."""
    found = {}
    for collection, records in bibliotek.collections().items():
        for slug, record in records.items():
            if getattr(record, "sokeord", ()):
                found[f"data/{collection}/{slug}.yml"] = tuple(record.sokeord)
    for side in read_pages(root)[0]:
        words = side.meta.get("sokeord")
        if isinstance(words, list):
            found[side.file] = tuple(map(str, words))
    return found


def _missing(vocabulary: Vocabulary) -> Iterator[str]:
    found = vocabulary.missing_keywords()
    if not found:
        yield "Fant ingen ord å foreslå."
        return
    yield "Ord som siden bruker ofte og få andre har. Er det noe folk søker på, så legg det i «sokeord»:"
    for file, words in found.items():
        yield f"  {file}: {', '.join(words)}"


def _unknown(looked_up: Iterable[Query]) -> Iterator[str]:
    queries = list(looked_up)
    nothing = [query.text for query in queries if query.nothing]
    partly = [query for query in queries if query.unknown and not query.nothing]
    if not nothing and not partly:
        yield f"Søket kjenner alle ordene i {len(queries)} søk."
        return
    if nothing:
        yield "Gir ingenting. Legg ordet i «sokeord» på siden det gjelder, eller i data/synonymer.yml:"
        yield from (f"  {text}" for text in nothing)
    if partly:
        yield "Har ord som søket ikke kjenner:"
        yield from (f"  {query.text}: {', '.join(query.unknown)}" for query in partly)
