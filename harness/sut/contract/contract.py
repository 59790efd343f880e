"""The formal text of the driver contract as values: operations, their levels and roles, and the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from harness.sut.contract.shapes import Shape

_HERE = Path(__file__).resolve().parent
_BASE = "file:///contract/"
_METHODS = ("get", "put", "post", "delete")


@dataclass(frozen=True)
class SchemaFinding:
    """One thing in a value that its schema does not allow: where (JSON path), and what."""

    where: str
    what: str


@dataclass(frozen=True)
class Operation:
    """One operation of the contract. `path` holds its parameters in braces; a schema is a `$ref`."""

    name: str
    method: str
    path: str
    level: str
    summary: str
    roles: tuple[str, ...]
    path_parameters: tuple[str, ...]
    query_parameters: tuple[str, ...]
    request_schema: str | None
    status: int
    answer_schema: str | None
    """None where the answer is bytes."""
    description: str = ""


@dataclass(frozen=True)
class Contract:
    """Operations by operationId, and validation of requests, answers and errors against the schemas."""

    version: str
    operations: Mapping[str, Operation]
    reserved: tuple[str, ...]
    _registry: Registry[Any]
    _open_registry: Registry[Any]

    def of_level(self, level: str) -> tuple[str, ...]:
        """operationIds of one level, in the order of the text."""
        return tuple(name for name, operation in self.operations.items() if operation.level == level)

    def check(self, value: Any, schema: str) -> list[SchemaFinding]:
        """What in `value` the schema forbids; it is a `$ref`: `schemas/common.schema.json#/$defs/Error`.

        The gate is the quick validator; the other one puts what is wrong into words.
        """
        if _gate(schema).is_valid(value):
            return []
        errors = sorted(self._validator(schema).iter_errors(value), key=lambda error: error.json_path)
        return [SchemaFinding(error.json_path, error.message) for error in errors]

    def check_answer(self, value: Any, schema: str) -> list[SchemaFinding]:
        """As `check`, for what a driver answers: members that the contract does not know are no finding, at any depth.

        Several schemas, a person's among them, serve requests and answers; only a request is closed.
        """
        if _gate(schema, answer=True).is_valid(value):
            return []
        validator = Draft202012Validator({"$ref": _BASE + schema}, registry=self._open_registry)
        errors = sorted(validator.iter_errors(value), key=lambda error: error.json_path)
        return [SchemaFinding(error.json_path, error.message) for error in errors]

    def properties(self, schema: str) -> Mapping[str, Any]:
        """The members that an object schema describes."""
        resolved = self._registry.resolver(_BASE).lookup(schema).contents
        return dict(resolved.get("properties", {}))

    def shape(self, schema: str) -> Shape:
        """A schema for someone who walks through a value by hand, member by member."""
        found = self._registry.resolver(_BASE).lookup(schema)
        return Shape(found.contents, found.resolver)

    def _validator(self, schema: str) -> Draft202012Validator:
        return Draft202012Validator({"$ref": _BASE + schema}, registry=self._registry)

    ERROR = "schemas/common.schema.json#/$defs/Error"


@cache
def _schemas() -> Mapping[str, Any]:
    """Every schema of the contract by address."""
    return {
        f"{_BASE}schemas/{path.name}": json.loads(path.read_text("utf-8"))
        for path in sorted((_HERE / "schemas").glob("*.schema.json"))
    }


@cache
def _open_schemas() -> Mapping[str, Any]:
    """The same schemas, no object closed."""
    return {address: _opened(schema) for address, schema in _schemas().items()}


def _opened(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_opened(one) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    closed = schema.get("additionalProperties") is False
    return {k: _opened(v) for k, v in schema.items() if not (closed and k == "additionalProperties")}


@cache
def _gate(schema: str, *, answer: bool = False) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry(list((_open_schemas() if answer else _schemas()).items()))
    return jsonschema_rs.Draft202012Validator({"$ref": _BASE + schema}, registry=registry)


@cache
def load_contract() -> Contract:
    """The contract of this release. Read once; the value is immutable."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = yaml.load((_HERE / "openapi.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506  (a safe one)
    operations = {operation.name: operation for operation in _operations(text)}
    return Contract(
        version=text["info"]["version"],
        operations=operations,
        reserved=tuple(text["x-reserved-operations"]["operations"]),
        _registry=_registry(_schemas()),
        _open_registry=_registry(_open_schemas()),
    )


def _registry(schemas: Mapping[str, Any]) -> Registry[Any]:
    return Registry().with_resources(
        (address, DRAFT202012.create_resource(schema)) for address, schema in schemas.items()
    )


def number(text: str) -> float:
    """A number of JSON with a fraction: `5.0` is the integer 5 (JSON Schema 2020-12), as the schemas take it."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _operations(text: Mapping[str, Any]) -> Iterator[Operation]:
    parameters = text["components"]["parameters"]
    for path, item in text["paths"].items():
        shared = [parameters[ref["$ref"].rpartition("/")[2]] for ref in item.get("parameters", ())]
        for method in _METHODS:
            if method not in item:
                continue
            operation = item[method]
            given = shared + operation.get("parameters", [])
            status, answer = next((int(s), a) for s, a in operation["responses"].items() if s.startswith("2"))
            yield Operation(
                name=operation["operationId"],
                method=method.upper(),
                path=path,
                level=operation["x-level"],
                summary=operation["summary"],
                roles=tuple(operation.get("x-roles", ())),
                path_parameters=tuple(p["name"] for p in given if p["in"] == "path"),
                query_parameters=tuple(p["name"] for p in given if p["in"] == "query"),
                request_schema=_schema(operation.get("requestBody")),
                status=status,
                answer_schema=_schema(answer),
                description=operation.get("description", ""),
            )


def _schema(body: Mapping[str, Any] | None) -> str | None:
    if body is None:
        return None
    media = body["content"].get("application/json")
    return None if media is None else str(media["schema"]["$ref"])
