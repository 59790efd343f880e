"""Who sent what to whom when: observations of a scenario as arrows between lanes, for the sequence picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reports.web.templates import clean
from reports.wording import Words, wording

_BRIEF = 90
Row = Mapping[str, Any]


class Lane(StrEnum):
    """The columns of the picture, from left to right."""

    PEOPLE = "people"
    SOFTWARE = "software"
    AXIS = "axis"
    PEERS = "peers"
    NATIONAL = "national"


LANES: Mapping[str, Mapping[Lane, Words]] = {
    "agency": {
        Lane.PEOPLE: Words("Người dùng", "People"),
        Lane.SOFTWARE: Words("Phần mềm được kiểm", "Software under test"),
        Lane.AXIS: Words("Trục (mô phỏng)", "Axis (simulated)"),
        Lane.PEERS: Words("Cơ quan khác (mô phỏng)", "Other agencies (simulated)"),
    },
    "axis": {
        Lane.PEERS: Words("Các cơ quan (mô phỏng)", "Agencies (simulated)"),
        Lane.AXIS: Words("Trục được kiểm", "Axis under test"),
        Lane.NATIONAL: Words("Trục quốc gia (mô phỏng)", "National axis (simulated)"),
    },
}
"""Lanes by role of the product; the one under test is `software` or `axis`."""


@dataclass(frozen=True)
class Arrow:
    """One thing that happened. A note has no receiver; a moved clock has neither lane."""

    sender: str
    receiver: str
    label: Words
    broken: bool = False
    answer: bool = False
    """Drawn as a dashed line: something read, not something done."""

    def as_json(self) -> dict[str, Any]:
        found = {"from": self.sender, "to": self.receiver, "vi": self.label.vi, "en": self.label.en}
        return {**found, **({"broken": 1} if self.broken else {}), **({"answer": 1} if self.answer else {})}


_ROUTES: Mapping[str, tuple[str, str]] = {
    "input.sent": (Lane.PEERS, Lane.AXIS), "input.status": (Lane.PEERS, Lane.AXIS),
    "input.refused": (Lane.AXIS, Lane.PEERS), "input.document": (Lane.PEERS, ""),
    "input.organ": (Lane.PEERS, ""), "input.revoked": (Lane.PEERS, ""), "input.revocation": (Lane.PEERS, ""),
    "input.control-mail": (Lane.PEERS, ""), "mail.received": (Lane.SOFTWARE, Lane.PEERS),
    "wire.sent": (Lane.SOFTWARE, Lane.AXIS), "wire.fetched": (Lane.AXIS, Lane.SOFTWARE),
    "wire.acknowledged": (Lane.SOFTWARE, Lane.AXIS), "wire.call": (Lane.SOFTWARE, Lane.AXIS),
    "wire.refused": (Lane.AXIS, Lane.SOFTWARE), "wire.delivered": (Lane.AXIS, Lane.PEERS),
    "wire.listed": (Lane.AXIS, Lane.PEERS), "axis.call": (Lane.PEERS, Lane.AXIS),
    "wire.forwarded": (Lane.AXIS, Lane.NATIONAL), "wire.collected": (Lane.NATIONAL, Lane.AXIS),
    "wire.national": (Lane.NATIONAL, ""), "driver.answer": (Lane.PEOPLE, Lane.SOFTWARE),
    "driver.refused": (Lane.SOFTWARE, Lane.PEOPLE), "driver.lost": (Lane.SOFTWARE, Lane.PEOPLE),
    "driver.record": (Lane.SOFTWARE, Lane.PEOPLE), "driver.stock": (Lane.SOFTWARE, Lane.PEOPLE),
    "driver.backup-file": (Lane.SOFTWARE, Lane.PEOPLE), "driver.copies": (Lane.SOFTWARE, Lane.PEOPLE),
    "driver.absent": (Lane.PEOPLE, ""), "input.account": (Lane.PEOPLE, ""), "input.login": (Lane.PEOPLE, ""),
    "input.dossier-list": (Lane.PEOPLE, ""), "person.answer": (Lane.PEOPLE, ""), "person.skipped": (Lane.PEOPLE, ""),
    "product.started-again": (Lane.SOFTWARE, ""), "input.trust": (Lane.SOFTWARE, ""), "scan": (Lane.SOFTWARE, ""),
    "line": (Lane.AXIS, ""),
    "tls": (Lane.SOFTWARE, Lane.AXIS), "input.server": (Lane.AXIS, ""), "input.control": (Lane.PEERS, Lane.AXIS),
}  # fmt: skip
_READ = (
    "driver.record",
    "driver.stock",
    "driver.backup-file",
    "driver.copies",
    "wire.listed",
    "wire.acknowledged",
)
_ALARMS = ("driver.refused", "driver.lost", "wire.refused", "input.refused")


def arrow(row: Row) -> Arrow:
    """An observation as an arrow. A kind that is not known here, or of another role's world, becomes a note."""
    kind, data = row["kind"], row["data"]
    sender, receiver = _ROUTES.get(kind, ("", ""))
    refused = kind in _ALARMS or bool(data.get("error")) or data.get("accepted") is False
    return Arrow(sender, receiver, _label(row), broken=refused, answer=kind in _READ)


def _label(row: Row) -> Words:
    kind, data = row["kind"], row["data"]
    match kind:
        case "clock.moved":
            moment = f"{str(data.get('to', ''))[11:16]} {_day(str(data.get('to', '')))}"
            return Words(f"Đồng hồ: {moment}", f"Clock: {moment}")
        case "input.organ":
            return _same(data.get("name", ""))
        case "input.status":
            return _with(Words("Trạng thái", "Status"), data.get("code"))
        case "input.document":
            return _with(Words("Soạn", "Prepares"), row["about"], data.get("document_id"))
        case "wire.sent" | "wire.delivered" | "wire.forwarded" | "wire.collected" | "input.sent":
            return _message(row)
        case "wire.fetched":
            return _with(Words("Lấy về", "Fetched"), row["about"])
        case "wire.acknowledged":
            return _with(Words("Báo nhận", "Acknowledges"), data.get("status"))
        case "wire.national":
            up = bool(data.get("up"))
            return Words("Hoạt động" if up else "Ngừng", "Up" if up else "Down")
        case "axis.call":
            return _with(_same(data.get("op", "")), data.get("http_status"), data.get("agency"))
        case "wire.listed":
            return _with(
                Words("Danh sách", "Lists"), f"{len(data.get('items') or ())} × {data.get('agency', '')}"
            )
        case "driver.answer" | "driver.refused" | "driver.lost":
            words = wording().operation(str(data.get("op", "")))
            extra = data.get("code") if kind == "driver.refused" else row["about"]
            told = _with(words, extra)
            if kind == "driver.refused":
                return Words(f"Từ chối {told.vi}", f"Refuses: {told.en}")
            return told if kind == "driver.answer" else _with(wording().seen(kind), told.vi)
        case "driver.record":
            return _with(wording().operation(str(data.get("op") or data.get("what", ""))), row["about"])
        case "input.account":
            return _with(Words("Tài khoản", "Account"), data.get("person_name"))
        case "input.login":
            return _with(Words("Đăng nhập", "Logs in"), row["about"], data.get("password"))
        case "input.dossier-list":
            return _with(Words("Danh mục hồ sơ", "Dossiers"), data.get("year"))
        case "driver.absent":
            return _with(wording().operation(str(data.get("op", ""))), data.get("detail"))
        case "scan":
            return _with(Words("Quét", "Scans"), data.get("finding") or data.get("answer"))
        case "tls":
            return _with(Words("TLS", "TLS"), data.get("flaw"), data.get("version"), data.get("error"))
        case "line":
            return (
                Words("Đường truyền hỏng", "Line broken")
                if data.get("broken")
                else Words("Đường truyền thông", "Line up")
            )
        case "input.server":
            return _with(Words("Máy chủ", "Server"), data.get("flaw"))
        case "input.scanner":
            return _with(Words("Máy quét", "Scanner"), data.get("mood"))
    return _with(wording().seen(kind), row["about"])


def _message(row: Row) -> Words:
    data = row["data"]
    if data.get("message_type") == "status" or data.get("status_code"):
        return _with(Words("Trạng thái", "Status"), data.get("status_code"), row["about"])
    return _with(Words("Văn bản", "Document"), data.get("document_id") or row["about"])


def _with(words: Words, *parts: object) -> Words:
    told = " · ".join(clean(part, _BRIEF) for part in parts if part not in (None, ""))
    return Words(f"{words.vi} · {told}", f"{words.en} · {told}") if told else words


def _same(text: object) -> Words:
    told = clean(text, _BRIEF)
    return Words(told, told)


def _day(moment: str) -> str:
    return f"{moment[8:10]}/{moment[5:7]}/{moment[:4]}"
