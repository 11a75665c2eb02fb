"""The one check: everything that can be said about data/ and docs/ without building the site, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.errors import ContentError, DataError
from macros.file_safety import refusal
from macros.loader import FOLDERS, Loading
from macros.sjekk.files import check_files
from macros.sjekk.finding import Funn
from macros.sjekk.html_rules import check_html
from macros.sjekk.language import check_language
from macros.sjekk.links import check_links
from macros.sjekk.macro_calls import Call, Masked, mask, run_calls
from macros.sjekk.markup import Markup, make_converter, read_markup
from macros.sjekk.pages import Side, read_pages
from macros.sjekk.passages import Passage, page_passages, record_passages, words_of_calls
from macros.sjekk.personal_data import check_personal_data
from macros.sjekk.plain_text import check_plain_text
from macros.sjekk.print_fit import check_print_fit
from macros.sjekk.structure import check_headings, check_marks, check_record_pages, is_record_page
from macros.yaml_reader import MAX_BYTES


@dataclass
class _Checked:
    side: Side
    masked: Masked
    markup: Markup


@dataclass
class _Check:
    loading: Loading
    data_errors: tuple[DataError, ...]
    found: list[Funn] = field(default_factory=list)
    pages: list[_Checked] = field(default_factory=list)


def check_handbook(loading: Loading) -> tuple[Funn, ...]:
    """Return every finding in the data that was read, and in the pages beside it, sorted by file and line."""
    root = loading.root
    check = _check_pages(loading)
    said = {item.error for item in check.found}
    check.found.extend(Funn(error, "data") for error in check.data_errors if error not in said)
    check.found.extend(check_language(_passages(check), root))
    if not check.data_errors:
        check.found.extend(check_print_fit(check.loading))
    return tuple(sorted(set(check.found)))


def _passages(check: _Check) -> list[Passage]:
    pages = (passage for page in check.pages for passage in page_passages(page.side, page.markup.blocks))
    return [*record_passages(check.loading), *pages]


def page_errors(loading: Loading) -> tuple[DataError, ...]:
    """Return what a build must not let through: everything but the faults of the records and of the language."""
    return tuple(sorted({item.error for item in _check_pages(loading).found}))


def by_page(errors: Iterable[DataError]) -> dict[str, list[str]]:
    """Return the sentences about each page of markdown, by its path under docs/."""
    found: dict[str, list[str]] = {}
    for error in errors:
        if error.file.startswith("docs/"):
            found.setdefault(error.file.removeprefix("docs/"), []).append(str(error))
    return found


def _check_pages(loading: Loading) -> _Check:
    root = loading.root
    check = _Check(loading, _data_errors(loading), list(check_files(root)))
    sides, problems = read_pages(root)
    check.found.extend(problems)
    converter = make_converter(root)
    calls: dict[str, tuple[Call, ...]] = {}
    library = check.loading.partial()
    broken = {
        slug for name, ids in check.loading.known.items() for slug in ids - set(check.loading.records.get(name, ()))
    }
    made = frozenset(f"{folder}/{slug}.md" for folder in FOLDERS for slug in check.loading.known.get(folder, ()))
    for side in sides:
        masked, refused = mask(side)
        check.found.extend(refused)
        check.found.extend(check_personal_data(side.file, side.text))
        calls[side.source] = masked.calls if masked else ()
        if masked is None:
            continue
        words = words_of_calls(masked.calls, library.ordliste)
        page = _Checked(side, masked, read_markup(converter, masked.text, words))
        check.pages.append(page)
        check.found.extend(run_calls(side, masked, library, broken, sound=not check.data_errors))
        check.found.extend(_check_page(page, root, made))
    check.found.extend(check_record_pages(check.loading.known, calls))
    check.found.extend(check_plain_text(loading))
    for path in sorted((root / "data").rglob("*.yml")):
        if path.is_file() and not refusal(path, root) and path.stat().st_size <= MAX_BYTES:
            text = path.read_text(encoding="utf-8", errors="replace")
            check.found.extend(check_personal_data(path.relative_to(root).as_posix(), text))
    return check


def _check_page(page: _Checked, root: Path, made: frozenset[str]) -> Iterator[Funn]:
    yield from check_html(page.side, page.markup)
    yield from check_links(page.side, page.markup, root, made)
    if not is_record_page(page.side, page.masked):
        yield from check_headings(page.side, page.markup)
        yield from check_marks(page.side, page.masked)


def _data_errors(loading: Loading) -> tuple[DataError, ...]:
    try:
        loading.finish()
    except ContentError as error:
        return error.errors
    return ()
