"""`sut.toml` held against its JSON Schema: every fault with line, column, and what to do (issue: attach in minutes)."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from harness.sut.attachment.positions import Path as Entry
from harness.sut.attachment.positions import Place, places

_SCHEMA: Final = Path(__file__).with_name("sut.schema.json")
_TYPES: Final = {
    "string": ("chữ trong dấu nháy", "text in quotes"),
    "number": ("số", "a number"),
    "integer": ("số nguyên", "a whole number"),
    "boolean": ("true hoặc false", "true or false"),
    "array": ("danh sách […]", "a list […]"),
    "object": ("bảng", "a table"),
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong in `sut.toml`: where, which entry, what to do; stable `code`, words in both languages."""

    code: str
    place: Place
    entry: str
    vi: str
    en: str

    def __str__(self) -> str:
        return f"{self.place}: {self.entry}: {self.vi} / {self.en}"


def sut_schema(levels: Iterable[str], operations: Iterable[str]) -> dict[str, Any]:
    """The schema with the names that `levels` and operations of the driver contract may have."""
    schema: dict[str, Any] = json.loads(_SCHEMA.read_text("utf-8"))
    schema["$defs"]["level"] = {"enum": list(levels)}
    schema["$defs"]["operation"] = {"enum": sorted(operations)}
    return schema


def faults(text: str, schema: Mapping[str, Any]) -> list[Fault]:
    """Everything wrong with a text that `tomllib` reads, in the order of its lines. Secrets are never quoted."""
    checker = FormatChecker(formats=["date", "regex"])
    validator = Draft202012Validator(schema, format_checker=checker)
    where = places(text)
    found: dict[tuple[Place, str], Fault] = {}
    for error in validator.iter_errors(_plain(tomllib.loads(text))):
        for fault in _faults_of(error, where):
            said = found.get((fault.place, fault.entry))
            if (
                said is None or said.code == "misplaced"
            ):  # an entry that does not exist at all is told as that
                found[fault.place, fault.entry] = fault
    return sorted(found.values(), key=lambda fault: (fault.place.line, fault.place.column))


def _plain(value: Any) -> Any:
    """TOML values as JSON has them: dates as text, and no number that is none."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _faults_of(error: ValidationError, where: Mapping[Entry, Place]) -> Iterator[Fault]:
    path: Entry = tuple(error.absolute_path)
    rule: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    named = "propertyNames" in error.absolute_schema_path
    match error.validator:
        case "required":
            missing = [name for name in rule if name not in instance]
            yield from (_missing(name, path, where) for name in missing)
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            for name in instance:
                if name not in known:
                    yield _unknown((*path, name), known, where)
        case "enum" if named:
            yield _misplaced((*path, instance), rule, where)
        case "enum" | "const":
            allowed = [rule] if error.validator == "const" else list(rule)
            yield _not_one_of(instance, allowed, path, where)
        case "type" | "oneOf":
            yield _wrong_type(error, path, where)
        case _:
            yield _wrong_value(error, path, where)


def _missing(name: str, path: Entry, where: Mapping[Entry, Place]) -> Fault:
    entry = (*path, name)
    return _fault("missing", entry, where, "thiếu; hãy thêm vào đây", "missing; add it here")


def _unknown(entry: Entry, known: list[str], where: Mapping[Entry, Place]) -> Fault:
    near = get_close_matches(str(entry[-1]), known, 1)
    if near:
        return _fault(
            "unknown", entry, where, f"không có mục này; có phải {near[0]!r}?", f"no such entry; {near[0]!r}?"
        )
    listed = ", ".join(known)
    return _fault(
        "unknown", entry, where, f"không có mục này; có: {listed}", f"no such entry; there are {listed}"
    )


def _misplaced(entry: Entry, allowed: list[str], where: Mapping[Entry, Place]) -> Fault:
    """An entry that exists, but not beside the kind or role that was chosen; a typing mistake is told elsewhere."""
    listed = ", ".join(allowed)
    of = "kind" if len(entry) > 1 else "product.role"
    return _fault(
        "misplaced", entry, where,
        f"không dùng với {of} đã chọn; bỏ đi, hoặc đổi {of}. Dùng được: {listed}",
        f"not used with the {of} chosen; remove it, or change {of}. Usable: {listed}",
    )  # fmt: skip


def _not_one_of(value: Any, allowed: list[Any], path: Entry, where: Mapping[Entry, Place]) -> Fault:
    near = get_close_matches(str(value), [str(one) for one in allowed], 1)
    listed = ", ".join(str(one) for one in allowed)
    if near:
        said = (f"không có {value!r}; có phải {near[0]!r}?", f"no {value!r}; {near[0]!r}?")
    else:
        said = (f"không có {value!r}; chọn: {listed}", f"no {value!r}; choose one of them")
    return _fault("not-one-of", path, where, *said)


def _wrong_type(error: ValidationError, path: Entry, where: Mapping[Entry, Place]) -> Fault:
    rule: Any = error.validator_value
    if error.validator == "oneOf":
        wanted = [branch["type"] for branch in rule]
    else:
        wanted = rule if isinstance(rule, list) else [rule]
    vi = " hoặc ".join(_TYPES[kind][0] for kind in wanted)
    en = " or ".join(_TYPES[kind][1] for kind in wanted)
    return _fault("wrong-type", path, where, f"phải là {vi}", f"must be {en}")


def _wrong_value(error: ValidationError, path: Entry, where: Mapping[Entry, Place]) -> Fault:
    limit, value = error.validator_value, error.instance
    words = {
        "format": (f"{value!r} không đọc được như {limit}", f"{value!r} cannot be read as {limit}"),
        "pattern": (f"{value!r} sai dạng; phải khớp {limit}", f"{value!r} has not the form {limit}"),
        "minimum": (f"{value} nhỏ quá; ít nhất {limit}", f"{value} is too small; at least {limit}"),
        "maximum": (f"{value} lớn quá; nhiều nhất {limit}", f"{value} is too large; at most {limit}"),
        "exclusiveMinimum": (f"phải lớn hơn {limit}", f"must be more than {limit}"),
        "minLength": ("không được để trống", "must not be empty"),
        "minItems": ("không được để trống", "must not be empty"),
        "uniqueItems": ("có mục lặp lại", "something occurs twice"),
    }.get(str(error.validator), (error.message, error.message))
    return _fault("wrong-value", path, where, *words)


def _fault(code: str, entry: Entry, where: Mapping[Entry, Place], vi: str, en: str) -> Fault:
    return Fault(code, _nearest(entry, where), _spelled(entry), vi, en)


def _nearest(entry: Entry, where: Mapping[Entry, Place]) -> Place:
    """The place of the entry, else of the table that should hold it, else the first line."""
    for length in range(len(entry), 0, -1):
        if entry[:length] in where:
            return where[entry[:length]]
    return Place(1, 1)


def _spelled(entry: Entry) -> str:
    text = ""
    for part in entry:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "sut.toml"
