"""What MkDocs needs and macros cannot give. Each event hands over to a pure function."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from macros import serving

_changed: dict[str, str] = {}  # ISO day of each page by its address


def on_startup(command: str, **_: Any) -> None:
    """While someone writes, let no mistake stop the server, not even in the first build."""
    if command == "serve":
        serving.begin()


def on_serve(server: Any, config: Any, **_: Any) -> Any:
    """Let no mistake in mkdocs.yml or the code stop the server either."""
    server.builder = serving.forgiving(server.builder, lambda: Path(config.site_dir))
    return server


@event_priority(100)
def on_config(config: Any) -> Any:
    """Fill in the folders of the navigation, with the code as it is on disk now."""
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]  # while serving, an edit to macros/ would otherwise not be seen

    from macros.navigation import expand, pages_without_file, process_order

    _changed.clear()
    if serving.is_serving():
        config.plugins["macros"].config["on_error_fail"] = False
    docs, bibliotek = Path(config.docs_dir), _library(config)
    order = process_order(bibliotek) if bibliotek else ()  # else alphabetical: the macros say what is wrong
    config.nav = expand(config.nav, docs, order, pages_without_file(bibliotek, docs) if bibliotek else ())
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages of records that have none, what the forms need to know about each record, and the sheets."""
    from macros.ark.site import add_files
    from macros.navigation import add_pages
    from macros.skjema.poster import endringsposter

    for path, record in endringsposter(_root(config)).items():
        files.append(File.generated(config, path, content=record))
    bibliotek = _library(config)
    if bibliotek:
        add_pages(files, config, bibliotek)
        add_files(files, config, bibliotek)
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Let search read the pages, now that all are rendered."""
    from macros.sok import site

    site.collect(files, _library(config))
    return env


def on_page_context(context: MutableMapping[str, Any], page: Any, config: Any, **_: Any) -> MutableMapping[str, Any]:
    """Show when the page, or the record behind it, was last changed, and where the record can be edited."""
    from macros.history import last_changed, norwegian_date
    from macros.navigation import record_of
    from macros.nettsted import hendelser

    root = _root(config)
    record = record_of(page.file.src_uri, root)
    sources = [f"docs/{page.file.src_uri}", *([record] if record else [])]
    changed = last_changed(root, sources)
    if changed:
        page.meta["git_revision_date_localized"] = norwegian_date(changed)
    if record and page.edit_url and page.file.generated_by is None:
        context["record_edit_url"] = page.edit_url.removesuffix(f"docs/{page.file.src_uri}") + record
    _changed[page.url] = changed.isoformat() if changed else ""
    hendelser.page_context(context, page, config, _library(config))
    return context


@event_priority(-100)
def on_page_content(html: str, page: Any, config: Any, **_: Any) -> str:
    """While someone writes, show what is wrong with a page in its place."""
    wrong = config.extra.get(serving.PAGE_ERRORS, {}).get(page.file.src_uri)
    return serving.error_block(wrong) if wrong else html


@event_priority(-100)
def on_post_build(config: Any) -> None:
    """Finish the site, when every other part has put its files in it."""
    from macros.nettsted import hendelser
    from macros.sok import site

    bibliotek = _library(config)
    site.write(config, bibliotek)
    hendelser.finish(config, _changed, bibliotek, serving=serving.is_serving())


def _root(config: Any) -> Path:
    return Path(config.config_file_path).resolve().parent


def _library(config: Any) -> Any:
    from macros.library import library

    return library(_root(config))
