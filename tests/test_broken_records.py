"""The real data with any one key lost or misspelt: always a finding that names the file and the key, never silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.errors import ContentError
from macros.fields import fields_at
from macros.loader import FOLDERS, REGISTERS, collect
from macros.yaml_reader import Document

MODELS = {**FOLDERS, **REGISTERS}
SAMPLE = 19
"""One key in so many is tried, outside the largest record of each kind, where all are."""


@pytest.fixture(scope="module")
def loading(root):
    return collect(root)


def _keys(value, path=()):
    """Yield the path of every key in a record."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from _keys(inner, (*path, key))


def _chosen(loading, collection):
    """Yield record and path: all of the largest record, a fixed sample of the others."""
    records = {slug: loading.places[collection, slug] for slug in sorted(loading.records[collection])}
    values = {slug: document.value_at(prefix) for slug, (document, prefix) in records.items()}
    largest = max(values, key=lambda slug: len(list(_keys(values[slug]))))
    everything = [(slug, path) for slug, value in values.items() for path in _keys(value) if slug != largest]
    return [*((largest, path) for path in _keys(values[largest])), *everything[::SAMPLE]]


def _rename(value, path, new_key=None):
    """Return `value` with the key at `path` called `new_key`, at the same place, or gone when there is none."""
    if len(path) > 1:
        inner = _rename(value[path[0]], path[1:], new_key)
        return (
            {**value, path[0]: inner} if isinstance(value, dict) else [*value[: path[0]], inner, *value[path[0] + 1 :]]
        )
    renamed = {new_key if key == path[0] else key: inner for key, inner in value.items()}
    return {key: inner for key, inner in renamed.items() if key is not None}


def _findings(loading, collection, slug, path, new_key=None):
    document, prefix = loading.places[collection, slug]
    value = _rename(document.value_at(prefix), path, new_key)
    changed = Document(document.file, {**document.value, slug: value} if prefix else value, document.lines)
    records = {**loading.records, collection: {key: r for key, r in loading.records[collection].items() if key != slug}}
    copy = replace(loading, records=records, places=dict(loading.places), errors=[])
    copy.add(collection, slug, changed, prefix)
    if copy.errors:
        return copy.errors
    try:
        copy.finish()
    except ContentError as error:
        return error.errors
    return ()


def _named(findings, file, key):
    return any(item.file == file and (item.field == key or f"«{key}»" in item.message) for item in findings)


def _pydantic_path(value, path):
    """Return the path as pydantic gives it: with the type of the sheet after its place in the list."""
    if path[0] != "ark" or len(path) == 1:
        return path
    return (*path[:2], value["ark"][path[1]]["type"], *path[2:])


def _must_be_there(collection, value, path):
    location = _pydantic_path(value, path)
    beside = fields_at(MODELS[collection], location[:-1])
    if not beside:  # keys that are ids: the answers of a sheet, which are all needed, or marks, where one is
        return path[-2] != "merke" or path[-1] == "ellers"
    return beside[path[-1]].is_required()


@pytest.mark.parametrize("collection", MODELS)
def test_a_misspelt_key_is_always_said(loading, collection):
    unsaid = []
    for slug, path in _chosen(loading, collection):
        wrong = f"{path[-1]}x"
        found = _findings(loading, collection, slug, path, wrong)
        if not _named(found, loading.places[collection, slug][0].file, wrong):
            unsaid.append((slug, path))
    assert unsaid == []


@pytest.mark.parametrize("collection", MODELS)
def test_a_lost_key_that_is_needed_is_always_said(loading, collection):
    unsaid, tried = [], 0
    for slug, path in _chosen(loading, collection):
        document, prefix = loading.places[collection, slug]
        if _must_be_there(collection, document.value_at(prefix), path):
            tried += 1
            found = _findings(loading, collection, slug, path)
            if not _named(found, document.file, path[-1]):
                unsaid.append((slug, path, [str(item) for item in found]))
    assert tried > 0
    assert unsaid == []


@pytest.mark.parametrize("collection", MODELS)
def test_a_lost_key_that_is_not_needed_breaks_nothing_else(loading, collection):
    for slug, path in _chosen(loading, collection)[::5]:
        document, prefix = loading.places[collection, slug]
        if not _must_be_there(collection, document.value_at(prefix), path):
            for item in _findings(loading, collection, slug, path):
                assert item.file and item.message.endswith(".")
