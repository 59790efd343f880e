"""What may follow an issue: update (type 2), replacement (type 3), sending again (edxml §4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import ReceiverChange, Replacement
from simulators.qlvb.errors import refused, wrong_state
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import (
    Actor,
    Outgoing,
    OutgoingState,
    Recipient,
    RecipientState,
    ReplyRequest,
    SendState,
)
from simulators.qlvb.requests import OutgoingRequest, PartialRequest, UpdateAct

_DROPPED, _ADDED = 0, 1


class Amendments(Part):
    """Acts on issued documents. The document id never changes; a replacement has one of its own."""

    def update(self, key: str, act: UpdateAct) -> Outgoing:
        """Change data or recipients; everyone who has the document is told, new recipients get it."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self._issued(key, "cập nhật")
            changed = self.changed(record, act.document)
            added = tuple(
                r
                for r in self.office.drafting.recipients(act.add_recipients)
                if not record.recipient(r.organ_id)
            )
            dropped = tuple(r for r in dict.fromkeys(act.drop_recipients) if record.recipient(r))
            self._require_someone(record, added, dropped)
            told = tuple(r.organ_id for r in record.recipients if r.state is not RecipientState.FAILED)
            kept = tuple(r for r in record.recipients if r.organ_id not in dropped)
            changed = replace(changed, recipients=(*kept, *added))
            changed = changed.noting(at, "updated", actor=act.actor, detail=act.reason)
            self.office.store.outgoing.save(changed)
            changes = (
                *(ReceiverChange(organ_id, _DROPPED) for organ_id in dropped),
                *(ReceiverChange(r.organ_id, _ADDED) for r in added),
            )
            if told:
                dispatch = Dispatch(told, at, BusinessType.UPDATE, act.reason, changes)
                data_changed = act.document != PartialRequest()
                self.office.outbox.queue_document(changed, replace(dispatch, document_info=data_changed))
            if added:
                newcomers = Dispatch(tuple(r.organ_id for r in added), at)
                self.office.outbox.queue_document(changed, newcomers)
        return self.office.issuing.send_now(changed)

    def changed(self, record: Outgoing, partial: PartialRequest) -> Outgoing:
        """The record with the fields that are given."""
        names = (
            *("type_name", "symbol", "number", "date", "place", "subject", "content", "signer"),
            *("priority", "to_places", "due_date"),
        )
        values: dict[str, Any] = {
            name: getattr(partial, name) for name in names if getattr(partial, name) is not None
        }
        if partial.reply_request is not None:
            asked = partial.reply_request
            values["reply_request"] = ReplyRequest(asked.content, asked.due_date or record.due_date)
        return replace(record, **values)

    def replace(self, key: str, actor: Actor, reason: str, request: OutgoingRequest) -> Outgoing:
        """Issue a new document in place of this one; the answer is the new record."""
        record = self._issued(key, "thay thế")
        organs = tuple(r.organ_id for r in record.recipients)
        dispatch = Dispatch(
            business=BusinessType.REPLACE,
            reason=reason,
            replacements=(Replacement(record.document_id, organs),),
        )
        successor = self.office.issuing.issue_as(request, actor, dispatch)
        at = self.office.now()
        with self.office.store.transaction():
            old = self.office.outgoing(key)
            self.office.store.outgoing.save(
                old.noting(
                    at,
                    "replaced",
                    actor=actor,
                    detail=f"{successor.document_id}: {reason}",
                    replaced_by=successor.document_id,
                )
            )
            current = self.office.outgoing(successor.key)
            return self.office.store.outgoing.save(replace(current, replaces=record.document_id))

    def resend(self, key: str, actor: Actor, organ_ids: tuple[str, ...]) -> Outgoing:
        """Send the same document, with the same identifier, again."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self._issued(key, "gửi lại")
            once = tuple(dict.fromkeys(organ_ids))
            strangers = [organ_id for organ_id in once if record.recipient(organ_id) is None]
            if strangers:
                raise refused(
                    "not-a-recipient",
                    f"Không phải cơ quan nhận: {', '.join(strangers)}",
                    f"not recipients of this document: {', '.join(strangers)}",
                    where="organ_ids",
                    hint="update with add_recipients",
                )
            if record.send_state is SendState.FAILED:
                record = replace(record, send_state=SendState.WAITING)
            record = record.noting(at, "resent", actor=actor, detail=", ".join(once))
            self.office.store.outgoing.save(record)
            self.office.outbox.queue_document(record, Dispatch(once, at))
        return self.office.issuing.send_now(record)

    def _issued(self, key: str, act: str) -> Outgoing:
        record = self.office.outgoing(key)
        if record.state is not OutgoingState.ISSUED:
            raise wrong_state(act, record.state, "issued")
        return record

    def _require_someone(
        self, record: Outgoing, added: tuple[Recipient, ...], dropped: tuple[str, ...]
    ) -> None:
        if len(record.recipients) - len(dropped) + len(added) < 1:
            raise refused(
                "no-recipient",
                "Văn bản phải còn cơ quan nhận",
                "no recipient would be left",
                where="drop_recipients",
                hint="recall the document instead",
            )
