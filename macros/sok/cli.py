"""`handbok sok`: what editors may give search. Advice, so it always ends well."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from macros.bibliotek import Bibliotek
from macros.errors import ContentError
from macros.loader import Loading, collect
from macros.sjekk.macro_calls import mask
from macros.sjekk.markup import make_converter, read_markup
from macros.sjekk.pages import Side, read_pages
from macros.sjekk.passages import Passage, page_passages, record_passages, words_of_calls
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
    pages = read_pages(loading.root)[0]
    passages = [*record_passages(loading), *_page_passages(pages, loading, bibliotek)]
    vocabulary = Vocabulary(passages, _keywords(bibliotek, pages), bibliotek.synonymer.values(), bokmaal())
    queries = [*ord_, *(fil.read_text(encoding="utf-8").splitlines() if fil else ())]
    if queries or fil:
        told = _unknown(vocabulary.look_up(query) for query in queries if query.strip())
    else:
        told = _missing(vocabulary)
    click.echo("\n".join(told))


def _page_passages(pages: Iterable[Side], loading: Loading, bibliotek: Bibliotek) -> Iterator[Passage]:
    """Yield the running text of the pages that can be read; what is wrong with the others, the check says."""
    converter = make_converter(loading.root)
    for side in pages:
        masked, _ = mask(side)
        if masked:
            words = words_of_calls(masked.calls, bibliotek.ordliste)
            yield from page_passages(side, read_markup(converter, masked.text, words).blocks)


def _keywords(bibliotek: Bibliotek, pages: Iterable[Side]) -> dict[str, tuple[str, ...]]:
    """Return the keywords of every record and page that has some, by file."""
    found = {}
    for collection, records in bibliotek.collections().items():
        for slug, record in records.items():
            if getattr(record, "sokeord", ()):
                found[f"data/{collection}/{slug}.yml"] = tuple(record.sokeord)
    for side in pages:
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
