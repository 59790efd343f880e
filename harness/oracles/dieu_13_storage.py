"""Oracles of Đ13.k1 and k2: what is stored is there after a restart, and comes back from a copy as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.exchange import fetched
from harness.oracles.incoming import said_by
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment

Stock = Mapping[str, Any]
_BOOKS = (
    ("registers", "register-changed", "register"),
    ("dossiers", "dossier-changed", "get_dossier"),
)
_GROWS = "history"
"""A history may get longer: that a restart or restore is written into it is nobody's loss."""


@check("D13.k1-2", "sau khi khởi động lại, {doc} còn nguyên dữ liệu và mở được tệp")
def document_kept(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ13.k1: record and files are what they were, and the files what has crossed the wire."""
    if seen.last("product.started-again") is None:
        return inconclusive(Reason.PRECONDITION, "phần mềm chưa được khởi động lại")
    before, after = stock(seen, "before"), stock(seen, "after")
    if before is None or after is None:
        return inconclusive(Reason.PRECONDITION, "chưa ghi lại dữ liệu trước và sau khi khởi động lại")
    held = before["documents"].get(doc)
    if held is None:
        return inconclusive(Reason.PRECONDITION, f"phần mềm không có {doc} trước khi khởi động lại")
    return _same_document(seen, doc, before, after) or _opens(seen, doc, after) or passed()


@check("D13.k1-2", "sau khi khởi động lại, các sổ và hồ sơ còn nguyên")
def books_kept(seen: Observations, profile: Profile, as_of: date) -> Judgement:
    """Đ13.k1: registers and dossiers are what they were."""
    before, after = stock(seen, "before"), stock(seen, "after")
    if before is None or after is None or seen.last("product.started-again") is None:
        return inconclusive(Reason.PRECONDITION, "chưa ghi lại dữ liệu trước và sau khi khởi động lại")
    if not any(before["registers"].values()) and not before["dossiers"]:
        return inconclusive(Reason.PRECONDITION, "trước khi khởi động lại không có sổ hay hồ sơ nào")
    return _same_books(before, after) or passed()


@check("D13.k2-1", "mọi văn bản, tệp, hồ sơ và sổ trở lại nguyên vẹn như khi sao lưu")
def restored(seen: Observations, profile: Profile, as_of: date) -> Judgement:
    """Đ13.k2: what was lost is back from the copy, byte for byte; that it had been lost was seen."""
    refusal = seen.last("driver.refused", op="restore")
    if refusal is not None:
        return failed("restore-refused", expected="khôi phục", observed=said_by(refusal), where="restore")
    if seen.last("driver.answer", op="restore") is None:
        return inconclusive(Reason.PRECONDITION, "chưa ai khôi phục")
    before, lost, after = stock(seen, "before"), stock(seen, "lost"), stock(seen, "after")
    if before is None or lost is None or after is None:
        return inconclusive(Reason.PRECONDITION, "chưa ghi lại dữ liệu trước, lúc mất và sau khi khôi phục")
    if _anything(lost) or not _anything(before):
        return inconclusive(
            Reason.PRECONDITION, "phần mềm chưa mất dữ liệu nên không thấy được việc khôi phục"
        )
    return _all_back(seen, before, after)


@check("D13.k2-1", "khôi phục từ bản sao lưu hỏng không làm mất hay sai dữ liệu nào")
def damaged_does_no_harm(seen: Observations, profile: Profile, as_of: date) -> Judgement:
    """Đ13.k2: whatever the product answers, all that it kept before is there afterwards."""
    rows = [seen.last(kind, op="restore") for kind in ("driver.answer", "driver.refused")]
    before, after = stock(seen, "before"), stock(seen, "after")
    if not any(rows) or before is None or after is None or not _anything(before):
        return inconclusive(Reason.PRECONDITION, "chưa thử khôi phục từ bản sao lưu hỏng")
    judged = _all_back(seen, before, after)
    if judged.failure is not None or judged.reason is not None:
        return judged
    return passed(*([] if rows[0] is None else ["phần mềm không báo bản sao lưu bị hỏng"]))


@check("D13.k2-1", "có bản sao lưu mới được tạo sau {since}, muộn nhất {until}")
def copied_by_schedule(
    seen: Observations, profile: Profile, as_of: date, *, since: str, until: str
) -> Judgement:
    """Đ13.k2 (định kỳ): once the period has gone by there is a new copy, and its file can be had."""
    before, after = seen.last("driver.copies", stage="before"), seen.last("driver.copies", stage="after")
    if before is None or after is None:
        return inconclusive(Reason.PRECONDITION, "chưa đọc danh sách bản sao lưu")
    old = {row.get("id") for row in before.data["items"] or () if isinstance(row, Mapping)}
    fresh = [
        row for row in after.data["items"] or () if isinstance(row, Mapping) and row.get("id") not in old
    ]
    first, last = said_moment(since), said_moment(until)
    timely = [
        row for row in fresh
        if (at := iso_moment(row.get("at"))) is not None and first < at <= last + profile.tolerance
    ]  # fmt: skip
    if not timely:
        return failed(
            "no-scheduled-backup", expected=f"bản sao lưu từ {first.isoformat()} đến {last.isoformat()}",
            observed="; ".join(str(row.get("at")) for row in fresh) or "không có bản mới", where="list_backups",
        )  # fmt: skip
    file = seen.last("driver.backup-file", id=timely[-1].get("id"))
    if file is None or not file.data["size"]:
        return failed(
            "backup-file-missing", expected=timely[-1].get("id"), observed="không có tệp", where="get_backup"
        )
    if timely[-1].get("sha256") not in (None, file.data["sha256"]):
        return failed(
            "backup-file-wrong", expected=timely[-1]["sha256"], observed=file.data["sha256"], where="get_backup"
        )  # fmt: skip
    return passed()


def stock(seen: Observations, stage: str) -> Stock | None:
    """What was read of everything at a stage; None if it was not."""
    row = seen.last("driver.stock", stage=stage)
    found: Stock | None = json.loads(seen.blob(row, "stock")) if row is not None else None
    return found


def _all_back(seen: Observations, before: Stock, after: Stock) -> Judgement:
    held = [doc for doc, record in before["documents"].items() if record is not None]
    for doc in held:
        wrong = _same_document(seen, doc, before, after)
        if wrong is not None:
            return wrong
    return _same_books(before, after) or passed()


def _same_document(seen: Observations, doc: str, before: Stock, after: Stock) -> Judgement | None:
    held, now = before["documents"][doc], after["documents"].get(doc)
    if now is None:
        return failed(
            "document-lost", expected=doc, observed="không còn", where="list_incoming, get_outgoing"
        )
    wrong = next(_differences(held, now), None)
    if wrong is not None:
        return failed("document-changed", expected=f"{doc}: {wrong[1]}", observed=wrong[2], where=wrong[0])
    if before["files"][doc] != after["files"].get(doc):
        return failed(
            "file-lost-or-changed", expected=f"{doc}: {len(before['files'][doc])} tệp như trước",
            observed=f"{len(after['files'].get(doc) or {})} tệp, khác trước", where="get_…_file",
        )  # fmt: skip
    return None


def _opens(seen: Observations, doc: str, after: Stock) -> Judgement | None:
    """The files are those on the wire: of an incoming document each of them, of an outgoing one what was sent."""
    carried = _carried(seen, doc)
    if isinstance(carried, Judgement):
        return carried
    opened = set((after["files"].get(doc) or {}).values())
    missing = [name for name, digest in carried.items() if digest not in opened]
    if missing or not opened:
        return failed(
            "file-not-as-on-the-wire", expected=", ".join(missing) or doc, observed=f"{len(opened)} tệp mở được",
            where="get_…_file",
        )  # fmt: skip
    return None


def _carried(seen: Observations, doc: str) -> dict[str, str] | Judgement:
    """SHA-256 of the files that crossed the wire, by name."""
    sent = [row for row in seen.of("wire.sent", about=doc, message_type="edoc") if "message" in row.blobs]
    packet = fetched(seen, doc) if not sent else None
    if isinstance(packet, Judgement):
        return packet
    message: Any = packet.message if packet is not None else read(seen.blob(sent[0], "message"))
    if not isinstance(message, Document):
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa qua Trục")
    try:
        return {a.name: hashlib.sha256(a.payload.data).hexdigest() for a in message.attachments}
    except MessageError as error:
        return inconclusive(Reason.PRECONDITION, f"tệp trên gói tin không mở được: {error}")


def _same_books(before: Stock, after: Stock) -> Judgement | None:
    for group, code, where in _BOOKS:
        wrong = next(_differences(before[group], after[group]), None)
        if wrong is not None:
            return failed(code, expected=wrong[1], observed=wrong[2], where=f"{where} {wrong[0]}")
    return None


def _differences(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Values that were there and are not, or are others; what is new beside them is no difference."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name, value in before.items():
            yield from _differences(value, after.get(name), f"{path}.{name}".strip("."))
    elif isinstance(before, list) and isinstance(after, list):
        longer = path.rpartition(".")[2] == _GROWS and len(after) >= len(before)
        if len(before) != len(after) and not longer:
            yield path, f"{len(before)} mục", f"{len(after)} mục"
            return
        for number, value in enumerate(before):
            yield from _differences(value, after[number], f"{path}[{number}]")
    elif before != after:
        yield path, _short(before), _short(after)


def _short(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= 120 else f"{said[:117]}…"


def _anything(held: Stock) -> bool:
    """Whether a stage shows anything at all."""
    return bool(
        any(record is not None for record in held["documents"].values()) or any(held["registers"].values())
    )
