"""What answers are held against: findings that several probes share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx

from harness.sut.check_case import Case
from harness.sut.drivers import DriverRefused
from harness.sut.finding import Finding, Side, Weight

NO_SUCH = "khong-co-ban-ghi-nay"
"""An id that no product gives."""


def found(
    operation: str, code: str, vi: str, en: str, remedy: str, *, weight: Weight = Weight.ERROR
) -> Finding:
    return Finding(operation, code, weight, Side.PRODUCT, vi, en, remedy)


def gaps(case: Case, operation: str, record: Mapping[str, Any], schema: str) -> Iterator[Finding]:
    """Members that the schema describes and the record leaves out."""
    missing = sorted(set(case.contract.properties(schema)) - set(record))
    if missing:
        yield found(
            operation,
            "members-missing",
            f"Bản ghi không hiển thị: {', '.join(missing)}",
            f"the record does not show: {', '.join(missing)}",
            "null where there is nothing to show; a rule that asks for a missing member fails",
            weight=Weight.WARNING,
        )


def wrong_bytes(
    operation: str, record: Mapping[str, Any], fetch: Callable[[str, int], bytes]
) -> Iterator[Finding]:
    for file in record.get("files", []):
        data = fetch(record["id"], file["index"])
        if file.get("sha256") not in {None, hashlib.sha256(data).hexdigest()}:
            yield found(
                operation,
                "other-bytes",
                f"Tệp «{file['name']}» không khớp sha256 của bản ghi",
                f"{file['name']!r} is not what the record's sha256 says",
                "hand out the bytes as they are kept",
            )


def unknown_id(operation: str, call: Callable[[], object]) -> Iterator[Finding]:
    try:
        call()
    except DriverRefused as error:
        if error.code == "not-found":
            return
    yield found(
        operation,
        "unknown-id-found",
        "Bản ghi không tồn tại không bị trả lời not-found",
        "an unknown id is not answered not-found",
        'answer 404 {"code": "not-found", …}',
    )


def role(case: Case, operation: str, call: Callable[[Any], object]) -> Iterator[Finding]:
    """The act by a role that may not."""
    stranger = {"role": "quan-tri", "name": "Võ Minh Quân", "unit": "Trung tâm CNTT"}
    try:
        call(stranger)
    except DriverRefused as error:
        if (error.code, error.status) == ("not-allowed", 403):
            return
    yield found(
        operation,
        "role-not-checked",
        f"Vai trò quản trị thực hiện được «{operation}»",
        f"the administrator may {operation}",
        f"x-roles: {', '.join(case.contract.operations[operation].roles)}; anyone else 403 not-allowed",
    )


def wrong_state(operation: str, shown: str, expected: str) -> Finding:
    return found(
        operation,
        "wrong-state",
        f"Trạng thái sau thao tác là «{shown}», phải là «{expected}»",
        f"the state afterwards is {shown}, expected {expected}",
        "see the description of the operation in openapi.yaml",
    )


def same_identifier(operation: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    if before["document_id"] != after["document_id"]:
        yield found(
            operation,
            "identifier-changed",
            f"Mã định danh đổi từ {before['document_id']} thành {after['document_id']}",
            f"the identifier changed from {before['document_id']} to {after['document_id']}",
            "the document id never changes",
        )


def error_code(answer: httpx.Response) -> str:
    try:
        body = json.loads(answer.content)
    except ValueError:
        return ""
    return str(body.get("code", "")) if isinstance(body, dict) else ""
