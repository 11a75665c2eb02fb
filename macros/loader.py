"""From files to a checked Bibliotek: all findings at once, nothing half-loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.bibliotek import Bibliotek
from macros.checks import Finding, check
from macros.errors import ContentError, DataError
from macros.messages import translate
from macros.models import Begrep, Kilde, Modell, Oppgave, Plakat, Rettelse, Rolle, Samling, Utstyr
from macros.models.felles import SLUG_PATTERN
from macros.yaml_reader import Document, parse

FOLDERS: Mapping[str, type[BaseModel]] = {
    "oppgaver": Oppgave,
    "samlinger": Samling,
    "plakater": Plakat,
    "modeller": Modell,
}
"""Collections with one file for each record; the file name is the id."""

REGISTERS: Mapping[str, type[BaseModel]] = {
    "roller": Rolle,
    "ordliste": Begrep,
    "kilder": Kilde,
    "utstyr": Utstyr,
    "rettelser": Rettelse,
}
"""Collections with all records in one file; the keys are the ids."""


@dataclass
class _Loading:
    root: Path
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[Document, tuple[str, ...]]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    errors: list[DataError] = field(default_factory=list)

    def read(self, path: Path) -> Document | None:
        document, errors = parse(path.read_bytes(), path.relative_to(self.root).as_posix())
        self.errors.extend(errors)
        return document

    def add(self, collection: str, slug: str, value: Any, document: Document, prefix: tuple[str, ...]) -> None:
        model = {**FOLDERS, **REGISTERS}[collection]
        self.places[collection, slug] = (document, prefix)
        if not isinstance(value, dict):
            line = document.line(prefix)
            self.errors.append(
                DataError(
                    document.file, line, slug, f"«{slug}» skal ha felt under seg.", "Se en annen post i samme mappe."
                )
            )
            return
        if "id" in value:
            line = document.line((*prefix, "id"))
            self.errors.append(
                DataError(
                    document.file,
                    line,
                    "id",
                    "feltet «id» skal ikke skrives.",
                    "Filnavnet eller nøkkelen er id-en. Slett linjen.",
                )
            )
            value = {key: item for key, item in value.items() if key != "id"}
        try:
            self.records[collection][slug] = model.model_validate({"id": slug, **value})
        except ValidationError as error:
            self.errors.extend(translate(error, model, document, prefix))


def load_bibliotek(root: Path) -> Bibliotek:
    """Read `root`/data and return everything in it.

    Raises ContentError with every finding, in the files and between them, when there is one or more.
    """
    loading = _Loading(root)
    for collection in FOLDERS:
        _load_folder(loading, collection)
    for collection in REGISTERS:
        _load_register(loading, collection)
    bibliotek = _freeze(loading.records)
    known = {name: frozenset(ids) for name, ids in loading.known.items()}
    loading.errors.extend(_placed(finding, loading) for finding in check(bibliotek, known))
    if loading.errors:
        raise ContentError(loading.errors)
    return bibliotek


def _load_folder(loading: _Loading, collection: str) -> None:
    loading.records[collection], loading.known[collection] = {}, set()
    for path in _yaml_files(loading, collection):
        loading.known[collection].add(path.stem)
        document = loading.read(path)
        if document is not None:
            loading.add(collection, path.stem, document.value, document, ())


def _yaml_files(loading: _Loading, collection: str) -> Iterator[Path]:
    for path in sorted((loading.root / "data" / collection).iterdir()):
        file = path.relative_to(loading.root).as_posix()
        if path.suffix != ".yml" or not path.is_file():
            if not path.name.startswith("."):
                loading.errors.append(
                    DataError(
                        file, 0, "", "filen hører ikke hjemme her.", "Mappen skal bare ha filer som slutter på «.yml»."
                    )
                )
            continue
        if not _is_slug(path.stem):
            loading.errors.append(
                DataError(
                    file, 0, "", "filnavnet kan ikke brukes som adresse.", "Bruk små bokstaver a–z, tall og bindestrek."
                )
            )
            continue
        yield path


def _load_register(loading: _Loading, collection: str) -> None:
    loading.records[collection], loading.known[collection] = {}, set()
    path = loading.root / "data" / f"{collection}.yml"
    if not path.is_file():
        file = path.relative_to(loading.root).as_posix()
        loading.errors.append(DataError(file, 0, "", "filen mangler.", "Hent den fram igjen fra forrige versjon."))
        return
    document = loading.read(path)
    if document is None:
        return
    if not isinstance(document.value, dict):
        loading.errors.append(
            DataError(document.file, 1, "", "filen skal ha én post for hver id.", "Skriv «id:» og feltene under.")
        )
        return
    for slug, value in document.value.items():
        loading.known[collection].add(slug)
        if not _is_slug(slug):
            loading.errors.append(
                DataError(
                    document.file,
                    document.line((slug,)),
                    slug,
                    f"«{slug}» er ikke en gyldig id.",
                    "Bruk små bokstaver a–z, tall og bindestrek.",
                )
            )
            continue
        loading.add(collection, slug, value, document, (slug,))


def _is_slug(text: str) -> bool:
    return re.fullmatch(SLUG_PATTERN, text) is not None


def _freeze(records: Mapping[str, Mapping[str, Any]]) -> Bibliotek:
    in_order = {
        **records,
        "samlinger": dict(sorted(records["samlinger"].items(), key=lambda item: (item[1].nummer, item[0]))),
    }
    return Bibliotek(**{name: MappingProxyType(dict(items)) for name, items in in_order.items()})


def _placed(finding: Finding, loading: _Loading) -> DataError:
    document, prefix = loading.places[finding.collection, finding.id]
    name = next((str(part) for part in reversed(finding.path) if isinstance(part, str)), "")
    return DataError(document.file, document.line((*prefix, *finding.path)), name, finding.message, finding.remedy)
