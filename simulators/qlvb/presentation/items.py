"""How what outgoing and incoming records hold alike is shown: moments, parties, files, history, replies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from simulators.protocol.codes import Priority
from simulators.protocol.edxml.model import Signer
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Event, Party, ReplyLink, ReplyRequest, StoredFile


class ItemPresentation(Part):
    """Items of both kinds of records as JSON values."""

    def moment(self, at: datetime | None) -> str | None:
        """ISO 8601 with +07:00 (Đ15.k3)."""
        return at.isoformat() if at else None

    def day(self, day: date | None) -> str | None:
        """YYYY-MM-DD."""
        return day.isoformat() if day else None

    def signer(self, signer: Signer | None) -> dict[str, str] | None:
        """Chức vụ, họ tên người ký (Đ8.k2.i)."""
        if signer is None:
            return None
        return {"competence": signer.competence, "position": signer.position, "full_name": signer.full_name}

    def priority_name(self, level: int) -> str:
        return Priority(level).label

    def party(self, party: Party) -> dict[str, str]:
        """Cơ quan gửi, cơ quan nhận (Đ8.k2.l, m)."""
        return {"organ_id": party.organ_id, "name": party.name}

    def file_bytes(self, file: StoredFile) -> bytes:
        """A file as it is kept, byte for byte (Đ6.k2.d)."""
        return self.office.store.files.read(file.sha256)

    def file(self, index: int, file: StoredFile) -> dict[str, Any]:
        return {
            "index": index,
            "name": file.name,
            "content_type": file.content_type,
            "size": file.size,
            "sha256": file.sha256,
            "pages": file.pages,
            "main": file.main,
        }

    def history(self, events: Iterable[Event]) -> list[dict[str, Any]]:
        """Lịch sử gửi, nhận, oldest first (Đ8.k2.p)."""
        return [self.event(event) for event in events]

    def event(self, event: Event) -> dict[str, Any]:
        """A line of the history (Đ8.k2.p)."""
        return {
            "at": self.moment(event.at),
            "event": event.event,
            "actor": self.actor(event.actor),
            "detail": event.detail,
            "state": event.state,
        }

    def actor(self, actor: Actor | None) -> dict[str, str] | None:
        return {"role": actor.role.value, "name": actor.name, "unit": actor.unit} if actor else None

    def asked_reply(self, asked: ReplyRequest | None) -> dict[str, Any] | None:
        return {"content": asked.content, "due_date": self.day(asked.due_date)} if asked else None

    def reply_link(self, link: ReplyLink) -> dict[str, Any]:
        """Liên kết với văn bản đến (Đ10.k2.d)."""
        return {
            "document_id": link.document_id,
            "organ_id": link.organ_id,
            "code": link.code,
            "date": link.date.replace("/", "-") or None,
        }
