"""From the bytes of a request to a typed value: bounded, clean text, errors that name the member."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeVar

import msgspec

from simulators.qlvb.errors import bad_request

T = TypeVar("T")
_BYTES = "content_base64"
_DEPTH = 16
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def decode(body: bytes, kind: type[T]) -> T:
    """Read JSON as `kind`. Null counts as absent; text is made NFC (Đ4.k2). QlvbError `bad-body` names the member."""
    return convert(read_json(body), kind)


def read_json(body: bytes) -> Any:
    """The JSON value of a body, its text clean. QlvbError `bad-body`."""
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise bad_request("bad-body", f"Nội dung không phải JSON: {error}", f"not JSON: {error}") from error
    return _clean(raw, "$", _DEPTH)


def convert(value: Any, kind: type[T]) -> T:
    """A clean JSON value as `kind`. QlvbError `bad-body` names the member."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        text, _, where = str(error).partition(" - at ")
        raise bad_request(
            "bad-body",
            f"Nội dung không đúng hợp đồng: {error}",
            f"the body does not fit its schema: {text}",
            where=where.strip("`") or "$",
            hint=str(error),
        ) from error


def _clean(value: Any, path: str, depth: int) -> Any:
    if depth == 0:
        raise bad_request("bad-body", "JSON lồng quá sâu", "JSON is nested too deep", where=path)
    if isinstance(value, dict):
        return {
            key: member if key == _BYTES else _clean(member, f"{path}.{key}", depth - 1)
            for key, member in value.items()
            if member is not None
        }
    if isinstance(value, list):
        return [_clean(member, f"{path}[{i}]", depth - 1) for i, member in enumerate(value)]
    if isinstance(value, str):
        return _clean_text(value, path)
    return value


def _clean_text(text: str, path: str) -> str:
    bad = _UNSAFE.search(text)
    if bad is not None:
        raise bad_request(
            "control-character",
            f"Ký tự điều khiển U+{ord(bad[0]):04X} trong {path}",
            f"control character U+{ord(bad[0]):04X} in {path}",
            where=path,
            hint="remove it",
        )
    return unicodedata.normalize("NFC", text)
