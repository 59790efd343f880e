"""Probes of incoming documents and registers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from harness.sut.check_case import Case, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import NO_SUCH, found, gaps, role, unknown_id, wrong_bytes, wrong_state

_INCOMING = "schemas/incoming.schema.json#/$defs/IncomingRecord"


def _list_incoming(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    for _ in range(3):
        document_id = case.world.deliver()
        case.driver.sync()
        held = case.driver.list_incoming(document_id=document_id)["items"]
        if len(held) != 1:
            yield found(
                "list_incoming",
                "not-received",
                f"Văn bản {document_id} có {len(held)} bản ghi sau khi đồng bộ",
                f"{document_id} has {len(held)} records after sync",
                "sync answers only when every pending document is stored; filter by the exact DocumentId",
            )
            return
        case.received.append(held[0]["id"])
    yield from gaps(case, "list_incoming", held[0], _INCOMING)
    working = {record["id"] for record in case.driver.list_incoming(list="working")["items"]}
    if not working.issuperset(case.received):
        yield found(
            "list_incoming",
            "not-in-working-list",
            "Văn bản mới đến không có trong danh sách cần xử lý",
            "a document just arrived is not in the working list",
            "`list=working` holds what somebody still has to work on",
        )


def _get_incoming(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        case.driver.get_incoming(key)
    yield from unknown_id("get_incoming", lambda: case.driver.get_incoming(NO_SUCH))


def _get_incoming_file(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        yield from wrong_bytes(
            "get_incoming_file", case.driver.get_incoming(key), case.driver.get_incoming_file
        )


def _accept(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        yield from role(case, "accept", partial(case.driver.accept, key))
        record = case.driver.accept(key, case.actor("accept"))
        if record["state"] != "accepted":
            yield wrong_state("accept", record["state"], "accepted")


def _refuse(case: Case) -> Iterator[Finding]:
    for key in case.received[1:2]:
        record = case.driver.refuse(key, case.actor("refuse"), "Kiểm tra hợp đồng driver")
        if record["state"] != "refused":
            yield wrong_state("refuse", record["state"], "refused")


def _assign(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        record = case.driver.assign(
            key, actor=case.actor("assign"), lead={"unit": "Phòng Tổng hợp", "person": "Nguyễn Văn An"}
        )
        if record["state"] != "assigned":
            yield wrong_state("assign", record["state"], "assigned")


def _start(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        record = case.driver.start(key, case.actor("start"))
        if record["state"] != "processing":
            yield wrong_state("start", record["state"], "processing")


def _complete(case: Case) -> Iterator[Finding]:
    for key in case.received[:1]:
        record = case.driver.complete(key, case.actor("complete"))
        if record["state"] != "finished":
            yield wrong_state("complete", record["state"], "finished")


def _escalate(case: Case) -> Iterator[Finding]:
    for key in case.received[2:]:
        to = {"role": "nguoi-co-tham-quyen", "name": "Trần Thị Bích"}
        record = case.driver.escalate(key, actor=case.actor("escalate"), to=to, note="Xin ý kiến")
        if not record.get("escalations"):
            yield wrong_state("escalate", "no escalations", "one escalation")


def _delete(case: Case) -> Iterator[Finding]:
    for key in case.received[2:]:
        record = case.driver.delete_incoming(key, case.actor("delete_incoming"), "Kiểm tra hợp đồng driver")
        if record["state"] != "deleted":
            yield wrong_state("delete_incoming", record["state"], "deleted")


def _register(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    year = datetime.fromisoformat(case.world.now()).year
    rows = case.driver.register("outgoing", year)["rows"]
    if case.made["document_id"] not in {row.get("document_id") for row in rows}:
        yield found(
            "register",
            "row-missing",
            "Sổ văn bản đi không có văn bản vừa phát hành",
            "the outgoing register lacks the document just issued",
            "one row per issued document of the year",
        )
    case.driver.register("incoming", year)


INCOMING_PROBES: tuple[Probe, ...] = (
    Probe("list_incoming", _list_incoming),
    Probe("get_incoming", _get_incoming),
    Probe("get_incoming_file", _get_incoming_file),
    Probe("accept", _accept),
    Probe("refuse", _refuse),
    Probe("assign", _assign),
    Probe("start", _start),
    Probe("complete", _complete),
    Probe("escalate", _escalate),
    Probe("delete_incoming", _delete),
    Probe("register", _register),
)
