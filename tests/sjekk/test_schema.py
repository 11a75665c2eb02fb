"""The schemas that editors read: as the models are now, and right about the records there are."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.bibliotek import NAMES
from macros.loader import FOLDERS, REGISTERS
from macros.schema import FOLDER, schemas

FILES = schemas()


def read(path):
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def test_the_files_are_what_the_models_say(root):
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (root / FOLDER).glob("*.json")}
    assert on_disk == FILES, "kjør «handbok schema»"


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_valid_and_in_norwegian(name):
    schema = json.loads(FILES[name])
    Draft202012Validator.check_schema(schema)
    text = FILES[name]
    for english in (" the ", "Record", "null", '"title": "Id"'):
        assert english not in text


@pytest.mark.parametrize("collection", FOLDERS)
def test_the_records_follow_the_schema(root, collection):
    validator = Draft202012Validator(json.loads(FILES[f"{NAMES[collection]}.schema.json"]))
    for path in (root / "data" / collection).glob("*.yml"):
        found = [error.message for error in validator.iter_errors(read(path))]
        assert (path.name, found) == (path.name, [])


@pytest.mark.parametrize("collection", REGISTERS)
def test_the_registers_follow_the_schema(root, collection):
    validator = Draft202012Validator(json.loads(FILES[f"{collection}.schema.json"]))
    found = [error.message for error in validator.iter_errors(read(root / "data" / f"{collection}.yml"))]
    assert found == []


def test_the_schema_refuses_what_the_check_refuses(root):
    validator = Draft202012Validator(json.loads(FILES["oppgave.schema.json"]))
    record = read(root / "data" / "oppgaver" / "plan-for-oppfolging.yml")
    for change in (
        {"titel": "x"},
        {"tittel": ""},
        {"form": ["alle"]},
        {"tid": {"forberedelse": "10 min"}},
        {"id": "x"},
    ):
        assert list(validator.iter_errors({**record, **change})), change
    assert list(validator.iter_errors({key: value for key, value in record.items() if key != "hensikt"}))


@pytest.mark.parametrize("name", FILES)
def test_every_example_follows_its_own_schema(name):
    schema = json.loads(FILES[name])

    def walk(node):
        if isinstance(node, dict):
            for example in node.get("examples", []) if isinstance(node.get("examples"), list) else []:
                inner = {
                    **{key: value for key, value in node.items() if key != "examples"},
                    "$defs": schema.get("$defs", {}),
                }
                assert list(Draft202012Validator(inner).iter_errors(example)) == [], example
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)
