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
from macros.errors import ContentError, DataError, did_you_mean
from macros.file_safety import refusal
from macros.messages import translate
from macros.models import Begrep, Kilde, Modell, Oppgave, Plakat, Rettelse, Rolle, Samling, Synonym, Utstyr
from macros.models.felles import SLUG_LENGTH, SLUG_PATTERN
from macros.yaml_reader import MAX_BYTES, Document, parse

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
    "synonymer": Synonym,
}
"""Collections with all records in one file; the keys are the ids."""


OTHERS = ("fremmedord.txt", "ord.txt", "schema")
"""What may stand in data/ without being a collection."""

_SLUG_REMEDY = "Bruk små bokstaver a–z, tall og bindestrek: æ blir ae, ø blir o og å blir a."


@dataclass
class Loading:
    """What has been read so far: records by collection and id, where each one stands, and every finding."""

    root: Path
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[Document, tuple[str, ...]]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    errors: list[DataError] = field(default_factory=list)

    def read(self, path: Path) -> Document | None:
        """Return the file as a document, or None when it cannot be read."""
        refused = refusal(path, self.root)
        if refused:
            self.errors.append(DataError(self.name(path), 0, "", *refused))
            return None
        with path.open("rb") as file:
            document, errors = parse(file.read(MAX_BYTES + 1), self.name(path))
        self.errors.extend(errors)
        return document

    def name(self, path: Path) -> str:
        """Return the file as messages call it: relative to the project, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def add(self, collection: str, slug: str, document: Document, prefix: tuple[str, ...] = ()) -> None:
        """Check the value at `prefix` in `document` against its model, and keep the record or the findings."""
        value = document.value_at(prefix)
        self.places[collection, slug] = (document, prefix)
        self.known[collection].add(slug)
        if not isinstance(value, dict):
            message = f"«{slug}» skal ha felt under seg." if prefix else "filen har ingen felt."
            self._refuse(document, prefix, slug, message, "Skriv «felt: verdi» på hver linje, som i de andre postene.")
            return
        if "id" in value:
            remedy = "Filnavnet eller nøkkelen er id-en. Slett linjen."
            self._refuse(document, (*prefix, "id"), "id", "feltet «id» skal ikke skrives.", remedy)
            value = {key: item for key, item in value.items() if key != "id"}
        model = {**FOLDERS, **REGISTERS}[collection]
        try:
            self.records[collection][slug] = model.model_validate({"id": slug, **value})
        except ValidationError as error:
            found = translate(error, model, document, prefix)
            said = {(finding.file, finding.line, finding.field) for finding in found}
            self.errors = [item for item in self.errors if (item.file, item.line, item.field) not in said] + found

    def _refuse(self, document: Document, path: tuple[str, ...], name: str, message: str, remedy: str) -> None:
        self.errors.append(DataError(document.file, document.line(path), name, message, remedy))

    def partial(self) -> Bibliotek:
        """Return the records that are right in themselves. What they refer to may be missing."""
        return _freeze(self.records)

    def finish(self) -> Bibliotek:
        """Return everything that was read, or raise ContentError with all findings, also those between records."""
        bibliotek = _freeze(self.records)
        known = {name: frozenset(ids) for name, ids in self.known.items()}
        raw = {key: document.value_at(prefix) for key, (document, prefix) in self.places.items()}
        errors = [*self.errors, *(_placed(finding, self) for finding in check(bibliotek, raw, known))]
        if errors:
            raise ContentError(errors)
        return bibliotek


def load_bibliotek(root: Path) -> Bibliotek:
    """Read `root`/data and return everything in it.

    Raises ContentError with every finding, in the files and between them, when there is one or more.
    """
    return collect(root).finish()


def collect(root: Path) -> Loading:
    """Read every file in `root`/data. Nothing is raised for bad content."""
    loading = Loading(root)
    for collection in FOLDERS:
        _load_folder(loading, collection)
    for collection in REGISTERS:
        _load_register(loading, collection)
    places = {*FOLDERS, *(f"{name}.yml" for name in REGISTERS), *OTHERS}
    strangers = (path for path in sorted((root / "data").glob("*")) if path.name not in places)
    for path in strangers:
        if not path.name.startswith("."):
            remedy = did_you_mean(path.name, places)
            loading.errors.append(DataError(loading.name(path), 0, "", "håndboka leser ikke denne.", remedy))
    return loading


def _load_folder(loading: Loading, collection: str) -> None:
    loading.records[collection] = {}
    folder = loading.root / "data" / collection
    if not folder.is_dir():
        _missing(loading, folder, "mappen mangler.")
        return
    loading.known[collection] = set()
    for path in _yaml_files(loading, folder):
        loading.known[collection].add(path.stem)
        document = loading.read(path)
        if document is not None:
            loading.add(collection, path.stem, document)


def _yaml_files(loading: Loading, folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        message, remedy = "", ""
        if not path.is_file() or path.suffix not in {".yml", ".yaml"}:
            message, remedy = "hører ikke hjemme her.", "Mappen skal bare ha filer som slutter på «.yml»."
        elif not _is_slug(path.stem):
            message, remedy = "filnavnet kan ikke brukes som adresse.", _SLUG_REMEDY
        elif path.suffix == ".yaml":
            message, remedy = "filnavnet slutter på «.yaml».", f"Gi filen navnet «{path.stem}.yml»."
        if not message:
            yield path
            continue
        loading.known[folder.name].add(path.stem)
        loading.errors.append(DataError(loading.name(path), 0, "", message, remedy))


def _load_register(loading: Loading, collection: str) -> None:
    loading.records[collection] = {}
    path = loading.root / "data" / f"{collection}.yml"
    if not path.is_file():
        _missing(loading, path, "filen mangler.")
        return
    document = loading.read(path)
    if document is None:
        return
    if not isinstance(document.value, dict):
        remedy = "Skriv id-en med kolon, og feltene under, litt lenger inn."
        loading.errors.append(DataError(document.file, 1, "", "filen skal ha én post for hver id.", remedy))
        return
    loading.known[collection] = {slug.lower() for slug in document.value}
    for slug in document.value:
        if _is_slug(slug):
            loading.add(collection, slug, document, (slug,))
        else:
            line, message = document.line((slug,)), f"«{slug}» er ikke en gyldig id."
            loading.errors.append(DataError(document.file, line, slug, message, _SLUG_REMEDY))


def _missing(loading: Loading, path: Path, message: str) -> None:
    loading.errors.append(DataError(loading.name(path), 0, "", message, "Hent den fram igjen fra forrige versjon."))


def _is_slug(text: str) -> bool:
    return re.fullmatch(SLUG_PATTERN, text) is not None and len(text) <= SLUG_LENGTH


def _freeze(records: Mapping[str, Mapping[str, Any]]) -> Bibliotek:
    in_order = {
        **records,
        "samlinger": dict(sorted(records["samlinger"].items(), key=lambda item: (item[1].nummer, item[0]))),
    }
    return Bibliotek(**{name: MappingProxyType(dict(items)) for name, items in in_order.items()})


def _placed(finding: Finding, loading: Loading) -> DataError:
    document, prefix = loading.places[finding.collection, finding.id]
    name = next((str(part) for part in reversed(finding.path) if isinstance(part, str)), "")
    return DataError(document.file, document.line((*prefix, *finding.path)), name, finding.message, finding.remedy)
