"""Probes of paper beside the e-document, and of the product's mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from harness.sut.check_case import Case, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import found, gaps, role

_RECEIVED = "schemas/paper.schema.json#/$defs/PaperReceived"
_PAPER = {
    "organ_id": "000.00.00.H01",
    "number": "15",
    "symbol": "TTr-KTHD",
    "subject": "Kiểm tra hợp đồng driver",
}


def _set_list(case: Case) -> Iterator[Finding]:
    items = [{"type_name": "Tờ trình", "from_date": "2019-01-01"}]
    shown = case.driver.set_paper_list(items).get("items")
    case.driver.set_paper_list([])
    if shown != items:
        yield found(
            "set_paper_list",
            "other-list",
            "Danh mục trả lại khác danh mục vừa đặt",
            "the list answered is not the list set",
            "answer the list in force",
        )


def _send(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    document: dict[str, Any] = {**case.world.ready_document(), "paper": True}
    record = case.driver.issue(case.actor("issue"), document)
    yield from role(case, "send_paper", lambda actor: case.driver.send_paper(record["id"], actor))
    after = case.driver.send_paper(record["id"], case.actor("send_paper"))
    if len(after.get("paper_dispatches") or []) != len(record["recipients"]):
        yield found(
            "send_paper",
            "paper-not-noted",
            "Bản ghi không cho thấy bản giấy vừa ghi nhận",
            "the record does not show the paper just noted",
            "one entry of `paper_dispatches` per recipient",
        )


def _receive(case: Case) -> Iterator[Finding]:
    received = case.driver.receive_paper(case.actor("receive_paper"), _PAPER)
    yield from gaps(case, "receive_paper", received, _RECEIVED)
    yield from role(case, "receive_paper", lambda actor: case.driver.receive_paper(actor, _PAPER))


def _list(case: Case) -> Iterator[Finding]:
    if "receive_paper" not in case.declared:
        return
    received = case.driver.receive_paper(case.actor("receive_paper"), _PAPER)
    if received["id"] not in {row["id"] for row in case.driver.list_paper()["items"]}:
        yield found(
            "list_paper",
            "paper-not-listed",
            "Văn bản giấy vừa ghi nhận không có trong danh sách",
            "the paper just entered is not listed",
            "list everything that was entered",
        )


def _mail(case: Case) -> Iterator[Finding]:
    if case.driver.set_mail(smtp_url="")["smtp_url"]:
        yield found(
            "set_mail",
            "mail-not-off",
            "Bỏ máy chủ thư nhưng phần mềm vẫn còn một máy chủ",
            "the mail server was taken away, yet one is in force",
            "without smtp_url no mail is sent",
        )


PAPER_PROBES: tuple[Probe, ...] = (
    Probe("set_paper_list", _set_list),
    Probe("send_paper", _send),
    Probe("receive_paper", _receive),
    Probe("list_paper", _list),
    Probe("set_mail", _mail),
)
