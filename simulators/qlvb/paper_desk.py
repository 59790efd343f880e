"""Paper beside the e-document: what goes with paper, what was sent or came on paper (Đ7.k2, Đ14.k3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import msgspec

from simulators.clock import VIETNAM
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import (
    Actor,
    Incoming,
    IncomingState,
    Outgoing,
    OutgoingState,
    PaperDispatch,
    PaperReceived,
    Party,
)
from simulators.qlvb.requests import PaperIn, PaperList, SendPaperAct

_LIST = "paper-list"
_WITHDRAWN = frozenset({IncomingState.REFUSED, IncomingState.RECALLED, IncomingState.DELETED})


class PaperDesk(Part):
    """Notes paper; never sends, moves or holds back an e-document because of it (Đ6.k2.b)."""

    def use_list(self, listed: PaperList) -> PaperList:
        """The list in force from now on, in place of the old one (Đ7.k2.b)."""
        self.office.store.settings.set(_LIST, msgspec.json.encode(listed).decode())
        return listed

    def list_in_force(self) -> PaperList:
        text = self.office.store.settings.get(_LIST)
        return msgspec.json.decode(text, type=PaperList) if text else PaperList()

    def is_listed(self, type_name: str, at: datetime) -> bool:
        """Whether a type goes with paper on a day; an entry counts from its own day on (Đ7.k2.b)."""
        today = at.astimezone(VIETNAM).date()
        return any(
            entry.type_name.casefold() == type_name.strip().casefold() and entry.from_date <= today
            for entry in self.list_in_force().items
        )

    def send(self, key: str, act: SendPaperAct) -> Outgoing:
        """Bản giấy went out to some recipients. Only of a document that is bound to go on paper (Đ6.k1.c)."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.outgoing(key)
            self.require_paper_document(record)
            known = {r.organ_id for r in record.recipients}
            wanted = act.organ_ids or tuple(r.organ_id for r in record.recipients)
            if strangers := sorted(set(wanted) - known):
                raise refused(
                    "no-recipient",
                    f"{', '.join(strangers)} không phải nơi nhận của văn bản",
                    f"{', '.join(strangers)} are no recipients of the document",
                    where="organ_ids",
                )
            sent = tuple(PaperDispatch(organ_id, at, act.actor) for organ_id in wanted)
            record = record.noting(at, "paper-sent", actor=act.actor, detail=", ".join(wanted))
            record = replace(record, paper_dispatches=(*record.paper_dispatches, *sent))
            return self.office.store.outgoing.save(record)

    def require_paper_document(self, record: Outgoing) -> None:
        """QlvbError `paper-not-due` for a document that goes without paper (Đ6.k1.c, Đ14.k2)."""
        if not record.paper or record.state is not OutgoingState.ISSUED:
            raise refused(
                "paper-not-due",
                "Văn bản chưa phát hành hoặc không thuộc loại gửi kèm văn bản giấy (Đ6.k1.c)",
                "the document is not issued, or does not go with paper",
                hint="issue it with paper: true, or put its type on the list",
            )

    def e_document_sent(self, record: Outgoing, organ_id: str) -> bool:
        """Whether the axis has the e-document for a recipient; without it there is only paper (Đ14.k3)."""
        recipient = record.recipient(organ_id)
        return recipient is not None and recipient.sent_at is not None

    def receive(self, paper: PaperIn, actor: Actor) -> PaperReceived:
        """A document came on paper: entered, and held against the e-documents whenever it is shown (Đ14.k3)."""
        sender = Party(paper.organ_id, paper.organ_name)
        received = PaperReceived(
            self.office.now(),
            actor,
            sender,
            paper.number,
            paper.symbol,
            paper.date,
            paper.type_name,
            paper.subject,
        )
        return self.office.store.papers.add(received)

    def received(self) -> list[PaperReceived]:
        """Everything that came on paper, oldest first."""
        return self.office.store.papers.all()

    def e_document(self, received: PaperReceived) -> Incoming | None:
        """The e-document of a paper: the same sender, number and symbol, and day where both tell it."""
        for record in self.office.store.incoming.by_code(received.sender.organ_id, received.code):
            same_day = None in (record.date, received.date) or record.date == received.date
            if same_day and record.state not in _WITHDRAWN:
                return record
        return None

    def is_valid(self, received: PaperReceived) -> bool:
        """Paper alone is not yet valid (Đ14.k3; design §9.11)."""
        return self.e_document(received) is not None
