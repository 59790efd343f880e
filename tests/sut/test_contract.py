"""The driver contract as a text: sound, complete, self-explaining, and the same as what the code believes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate
from openapi_spec_validator.readers import read_from_filename

from harness.sut.contract import load_contract, number
from harness.sut.declaration import LEVELS
from harness.sut.drivers import Driver, HttpDriver
from harness.sut.drivers.records import IncomingRecord, OutgoingRecord

FOLDER = Path(__file__).resolve().parents[2] / "harness" / "sut" / "contract"
SCHEMAS = sorted((FOLDER / "schemas").glob("*.schema.json"))


def test_it_is_a_valid_openapi_3_1_document() -> None:
    text, base = read_from_filename(str(FOLDER / "openapi.yaml"))
    validate(text, base_uri=base)
    assert text["openapi"].startswith("3.1")


def test_every_operation_says_what_it_does_its_level_and_who_may() -> None:
    text = yaml.safe_load((FOLDER / "openapi.yaml").read_text("utf-8"))
    for path, item in text["paths"].items():
        for method in set(item) & {"get", "put", "post"}:
            operation = item[method]
            assert operation["x-level"] in LEVELS, path
            assert operation["summary"], path
            assert len(operation["description"]) > 20, path
            assert "401" in operation["responses"], path
            assert "501" in operation["responses"], path
            acts = method == "post" and path != "/sync" and not path.startswith("/sessions")
            assert bool(operation.get("x-roles")) == acts, path


def test_levels_are_those_of_the_declaration() -> None:
    contract = load_contract()
    for level, operations in LEVELS.items():
        assert set(contract.of_level(level)) == set(operations)
    assert not set(contract.reserved) & set(contract.operations)


def _described(schema: Any, where: str) -> Iterator[str]:
    """Members of object schemas that neither describe themselves nor refer to something that does."""
    if isinstance(schema, dict):
        for name, member in schema.get("properties", {}).items():
            told = {"description", "$ref", "const"} & set(member) or member.get("type") in (
                "boolean",
                "object",
            )
            nested = "properties" in member or "items" in member or "oneOf" in member
            trivial = member.get("type") in (["string", "null"], ["integer", "null"], "string", "integer")
            if not (told or nested or trivial):
                yield f"{where}.{name}"
        for key, value in schema.items():
            yield from _described(value, f"{where}/{key}")


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_no_member_is_left_unexplained(path: Path) -> None:
    assert list(_described(json.loads(path.read_text("utf-8")), path.name)) == []


def _examples() -> Iterator[tuple[str, Any]]:
    for path in SCHEMAS:
        for name, schema in json.loads(path.read_text("utf-8"))["$defs"].items():
            for example in schema.get("examples", ()):
                yield f"schemas/{path.name}#/$defs/{name}", example


@pytest.mark.parametrize(("schema", "example"), list(_examples()))
def test_every_example_fits_its_schema(schema: str, example: Any) -> None:
    assert load_contract().check(example, schema) == []


@pytest.mark.parametrize("name", ["OutgoingRecord", "IncomingRecord"])
def test_a_full_record_stands_in_the_contract_as_an_example(name: str) -> None:
    """Every member that the schema describes, as the reference shows it."""
    file = "outgoing" if name == "OutgoingRecord" else "incoming"
    schema = json.loads((FOLDER / "schemas" / f"{file}.schema.json").read_text("utf-8"))["$defs"][name]
    (example,) = schema["examples"]
    assert set(example) == set(schema["properties"])


@pytest.mark.parametrize(("kind", "record"), [("outgoing", OutgoingRecord), ("incoming", IncomingRecord)])
def test_typed_records_have_the_members_of_the_schemas(kind: str, record: type) -> None:
    schema = f"schemas/{kind}.schema.json#/$defs/{record.__name__}"
    assert set(record.__annotations__) | {"id", "state", "document_id"} == set(
        load_contract().properties(schema)
    )


def test_drivers_have_a_method_for_every_operation_and_no_other() -> None:
    operations = set(load_contract().operations)
    methods = {name for name in dir(HttpDriver) if not name.startswith("_")} - {"call", "close", "stranger"}
    assert methods == operations
    assert operations <= set(dir(Driver))


def test_members_that_a_product_adds_are_no_finding_in_an_answer_at_any_depth_but_one_in_a_request() -> None:
    """A person, an entry of a list: the same schemas serve requests, which are closed."""
    contract = load_contract()
    person = {"role": "van-thu", "name": "Lê Thị Hoa", "x_mã": 7}
    line = {"at": "2019-12-17T08:00:00+07:00", "event": "issued", "actor": person}
    assert contract.check_answer(line, "schemas/common.schema.json#/$defs/Event") == []
    assert contract.check(person, "schemas/common.schema.json#/$defs/Actor") != []
    assert contract.check_answer({**line, "at": 7}, "schemas/common.schema.json#/$defs/Event") != []


@pytest.mark.parametrize(("text", "value"), [("5.0", 5), ("1e2", 100), ("0.5", 0.5)])
def test_an_integer_written_with_a_fraction_is_an_integer(text: str, value: float) -> None:
    """JSON Schema takes 5.0 for an integer; so do the judges, whatever a driver's JSON library writes."""
    assert (number(text), type(number(text))) == (value, type(value))
