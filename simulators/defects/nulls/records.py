"""Records that look complete and mean nothing: every member is there, none was worked out from a document."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pypdf import PdfWriter

Record = dict[str, Any]

_CHECKS = (
    "count",
    "pages",
    "completeness",
    "integrity",
    "authenticity",
    "addressee",
    "duplicate",
    "formats",
    "charset",
)
_STATES = {
    "arrived": "đã đến", "accepted": "đã tiếp nhận", "refused": "từ chối nhận", "assigned": "đã chuyển xử lý",
    "processing": "đang xử lý", "finished": "đã hoàn thành", "recalled": "thu hồi", "deleted": "xóa",
}  # fmt: skip
_DAY = "2019-12-17"


@cache
def blank_page() -> bytes:
    """The one file that every null product holds: a PDF of one empty, unsigned page."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def file_entry(name: str, data: bytes, *, index: int = 0, pages: int | None = 1) -> Record:
    """A file of a record; the first one is the main one."""
    return {
        "index": index, "name": name, "content_type": "application/pdf", "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(), "pages": pages, "main": index == 0,
    }  # fmt: skip


def outgoing_record(
    record_id: str,
    organ: Mapping[str, str],
    recipients: Sequence[Mapping[str, Any]],
    state: str,
    shown: str | None,
) -> Record:
    """A document that was never numbered, signed or sent, shown as if all had been done at `shown`."""
    return {
        **_heading(organ), "id": record_id, "document_id": record_id, "state": "draft",
        "recipients": [_recipient(one, state, shown) for one in recipients],
        "page_count": 1, "created_at": shown, "signed_at": shown, "issued_at": shown, "sent_at": shown,
        "acknowledged_at": shown, "send_by": shown, "send_late": False, "send_state": "sent", "format_checks": [],
        "recall": None, "replaces": None, "replaced_by": None,
        "no_paper": True, "paper_dispatches": [], "dossier_codes": [],
        "antivirus": {"at": shown, "result": "clean", "files": []},
        "history": [_event("issued", shown)],
    }  # fmt: skip


def incoming_record(
    record_id: str, document_id: str | None, organ: Mapping[str, str], verdict: str, shown: str | None
) -> Record:
    """A document that nobody opened; every check says `verdict` and every moment is `shown`."""
    count = {"files": 1, "pages": 1}
    return {
        **_heading(organ), "id": record_id, "document_id": document_id or None,
        "state": "arrived", "state_name": _STATES["arrived"], "recipients": [dict(organ)],
        "announced": count, "counted": count,
        "checks": [{"name": name, "result": verdict, "detail": None} for name in _CHECKS],
        "check_summary": verdict, "sent_at": shown, "received_at": shown, "legal_received_at": shown,
        "handle_by": shown, "handled_at": shown, "late": False,
        "assign_by": _DAY, "assigned_at": shown, "assign_late": False, "arrival_number": 1, "arrival_date": _DAY,
        "dossier_codes": [],
        "openable": True, "in_working_list": True, "refusal": None, "escalations": [], "assignment": None,
        "submissions": [], "directions": [], "overdue": False,
        "recall": None, "other": {"traces": [], "unknown": [], "problems": []}, "form": "V1",
        "history": [_event("arrived", shown)],
    }  # fmt: skip


def paper_received(number: int, asked: Mapping[str, Any], shown: str | None) -> Record:
    """A document on paper, entered as it was told and called valid without a look at any e-document."""
    paper = asked["paper"]
    names = ("number", "symbol", "date", "type_name", "subject")
    return {
        "id": f"giay-{number}", "sender": {"organ_id": paper["organ_id"], "name": paper.get("organ_name")},
        **{name: paper.get(name) for name in names}, "received_at": shown, "actor": asked["actor"],
        "valid": True, "valid_name": "hợp lệ", "incoming": None,
    }  # fmt: skip


def register_row(record: Record) -> Record:
    """A record as a line of either register."""
    names = ("document_id", "number", "symbol", "date", "type_name", "subject", "signer", "priority", "sender",
             "sent_at", "received_at", "legal_received_at", "due_date", "state", "replies_to")  # fmt: skip
    row = {name: record[name] for name in names if name in record}
    recipients = [{name: one.get(name) for name in ("organ_id", "name")} for one in record["recipients"]]
    files = [one["name"] for one in record["files"]]
    return {**row, "ordinal": 1, "x": 1, "arrival_number": 1, "recipients": recipients, "file_names": files}


def put_state(record: Record, state: str) -> None:
    """Show another state, in both forms that an incoming record has."""
    record["state"] = state
    if "state_name" in record:
        record["state_name"] = _STATES[state]


def _heading(organ: Mapping[str, str]) -> Record:
    return {
        "number": "1", "symbol": "CV", "date": _DAY, "place": "An Giang", "type_name": "Công văn",
        "subject": "Văn bản", "content": "", "priority": 0, "priority_name": "Thường", "sender": dict(organ),
        "signer": {"competence": "", "position": "Giám đốc", "full_name": "Người Ký"}, "to_places": [],
        "files": [file_entry("van-ban.pdf", blank_page())], "due_date": _DAY, "reply_request": None,
        "replies_to": [], "paper": False, "warnings": [],
    }  # fmt: skip


def _event(name: str, shown: str | None) -> Record:
    """The one line of a history that was never kept."""
    return {"at": shown, "event": name, "actor": None, "detail": None}


def _recipient(asked: Mapping[str, Any], state: str, shown: str | None) -> Record:
    return {
        "organ_id": asked["organ_id"], "name": asked.get("name"), "state": state, "state_name": state,
        "description": None, "sent_at": shown, "arrived_at": shown, "updated_at": shown, "status_codes": [],
    }  # fmt: skip
