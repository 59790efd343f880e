"""Probes of outgoing documents: issue, workflow, recall, what may follow an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from harness.sut.check_case import Case, Probe, Try
from harness.sut.drivers import DriverRefused
from harness.sut.finding import Finding
from harness.sut.probes.expectations import (
    NO_SUCH,
    found,
    gaps,
    role,
    same_identifier,
    unknown_id,
    wrong_bytes,
    wrong_state,
)

_OUTGOING = "schemas/outgoing.schema.json#/$defs/OutgoingRecord"


def _issue(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    case.issued = dict(case.driver.issue(case.actor("issue"), case.world.ready_document()))
    yield from gaps(case, "issue", case.issued, _OUTGOING)
    if case.made["document_id"] not in case.world.arrived():
        yield found(
            "issue",
            "nothing-arrived",
            f"Cơ quan nhận không nhận được văn bản {case.made['document_id']}",
            f"the recipient got no document {case.made['document_id']}",
            "send it over the axis before answering, or at the next sync",
        )
    document = case.world.ready_document()
    yield from role(case, "issue", lambda actor: case.driver.issue(actor, document))
    yield from _bad_body(case)


def _bad_body(case: Case) -> Iterator[Finding]:
    try:
        case.driver.call("issue", actor=case.actor("issue"), document={"subject": 5})
    except DriverRefused as error:
        if error.code == "bad-request":
            return
    yield found(
        "issue",
        "bad-body-accepted",
        "Yêu cầu sai cấu trúc không bị trả lời bad-request",
        "a body that does not fit the schema is not answered bad-request",
        'answer 400 {"code": "bad-request", …}',
    )


def _list_outgoing(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    year = datetime.fromisoformat(case.world.now()).year
    for listed in (case.driver.list_outgoing(), case.driver.list_outgoing(year)):
        if case.made["id"] not in {record["id"] for record in listed["items"]}:
            yield found(
                "list_outgoing",
                "record-not-listed",
                "Văn bản vừa phát hành không có trong danh sách",
                "the document just issued is not listed",
                "list all outgoing records; with `year`, those issued in it",
            )


def _get_outgoing(case: Case) -> Iterator[Finding]:
    record = case.driver.get_outgoing(case.made["id"])
    if record["document_id"] != case.made["document_id"]:
        yield found(
            "get_outgoing",
            "other-record",
            "Bản ghi đọc lại có mã định danh khác",
            "the record read back has another document id",
            "`id` must name one record for good",
        )
    yield from unknown_id("get_outgoing", lambda: case.driver.get_outgoing(NO_SUCH))


def _get_outgoing_file(case: Case) -> Iterator[Finding]:
    record = case.driver.get_outgoing(case.made["id"])
    yield from wrong_bytes("get_outgoing_file", record, case.driver.get_outgoing_file)


def _recall(case: Case) -> Iterator[Finding]:
    record = case.driver.recall(case.made["id"], case.actor("recall"), "Kiểm tra hợp đồng driver")
    if record["state"] != "recalled":
        yield wrong_state("recall", record["state"], "recalled")


def _draft(case: Case) -> Iterator[Finding]:
    record = _drafted(case)
    if record["state"] != "draft" or record["document_id"] is not None:
        yield wrong_state("draft", f"{record['state']} {record['document_id']}", "draft, without document id")


def _drafted(case: Case, *steps: str) -> Mapping[str, Any]:
    """A new draft taken through steps of the workflow."""
    assert case.world is not None
    record: Mapping[str, Any] = case.driver.draft(case.actor("draft"), case.world.ready_document())
    for step in steps:
        record = case.driver.call(step, id=record["id"], actor=case.actor(step))
    return record


def _step(operation: str, before: tuple[str, ...], state: str) -> Try:
    """One step of the workflow, on a draft of its own."""

    def tried(case: Case) -> Iterator[Finding]:
        if not {"draft", *before} <= case.declared:
            return
        record = _drafted(case, *before, operation)
        if record["state"] != state:
            yield wrong_state(operation, record["state"], state)

    return tried


def _return(case: Case) -> Iterator[Finding]:
    if {"draft", "submit"} <= case.declared:
        record = _drafted(case, "submit")
        record = case.driver.return_draft(record["id"], case.actor("return_draft"), "Sai thể thức")
        if record["state"] != "returned":
            yield wrong_state("return_draft", record["state"], "returned")


def _cancel(case: Case) -> Iterator[Finding]:
    if "draft" in case.declared:
        record = case.driver.cancel_draft(_drafted(case)["id"], case.actor("cancel_draft"), "Không cần nữa")
        if record["state"] != "cancelled" or record["document_id"] is not None:
            yield wrong_state("cancel_draft", record["state"], "cancelled, without document id")


def _another(case: Case) -> Mapping[str, Any]:
    assert case.world is not None
    return dict(case.driver.issue(case.actor("issue"), case.world.ready_document()))


def _update(case: Case) -> Iterator[Finding]:
    record = _another(case)
    changes = {"subject": "Trích yếu đã sửa"}
    after = case.driver.update(
        record["id"], actor=case.actor("update"), reason="Sửa trích yếu", document=changes
    )
    yield from same_identifier("update", record, after)


def _replace(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    record = _another(case)
    document = case.world.ready_document()
    after = case.driver.replace(record["id"], case.actor("replace"), "Sai phụ lục", document)
    if after["document_id"] == record["document_id"]:
        yield found(
            "replace",
            "same-identifier",
            "Văn bản thay thế mang mã định danh của văn bản cũ",
            "the replacement bears the old identifier",
            "a replacement is a document of its own",
        )


def _resend(case: Case) -> Iterator[Finding]:
    record = _another(case)
    organ_id = record["recipients"][0]["organ_id"]
    yield from same_identifier(
        "resend", record, case.driver.resend(record["id"], case.actor("resend"), [organ_id])
    )


def _take_back(case: Case) -> Iterator[Finding]:
    record = _another(case)
    organ_id = record["recipients"][0]["organ_id"]
    after = case.driver.take_back(
        record["id"], actor=case.actor("take_back"), organ_id=organ_id, reason="Gửi nhầm"
    )
    yield from same_identifier("take_back", record, after)


OUTGOING_PROBES: tuple[Probe, ...] = (
    Probe("issue", _issue),
    Probe("list_outgoing", _list_outgoing),
    Probe("get_outgoing", _get_outgoing),
    Probe("get_outgoing_file", _get_outgoing_file),
    Probe("recall", _recall),
    Probe("draft", _draft),
    Probe("submit", _step("submit", (), "submitted")),
    Probe("approve", _step("approve", ("submit",), "approved")),
    Probe("sign", _step("sign", ("submit", "approve"), "signed")),
    Probe("release", _step("release", ("submit", "approve", "sign"), "issued")),
    Probe("return_draft", _return),
    Probe("cancel_draft", _cancel),
    Probe("update", _update),
    Probe("replace", _replace),
    Probe("resend", _resend),
    Probe("take_back", _take_back),
)
