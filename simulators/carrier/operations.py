"""The operations of the vxp face, both SDK versions (axis-api §1.2, §6). Each runs in a worker thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulators.carrier.bodies import Body, BodyStore
from simulators.carrier.calls import Answer, Call, listed
from simulators.carrier.delivery import ReceiveStatus
from simulators.carrier.directory_operations import DirectoryOperations
from simulators.carrier.faults import Fault, FaultSwitches
from simulators.carrier.heading import Heading
from simulators.carrier.journal import Journal
from simulators.carrier.mailbox import Item, Mailbox
from simulators.carrier.moments import list_time, read_filter
from simulators.carrier.post import MessageType, PostOffice, Sending, read_message_type
from simulators.carrier.store import Store
from simulators.protocol.vxp import ok

_READ = frozenset({"GET", "POST"})
_WRITE = frozenset({"POST"})


@dataclass(frozen=True)
class Operation:
    """How one operation is called and what carries it out."""

    methods: frozenset[str]
    run: Callable[[Call], Answer] | None = None
    """None for sendEdoc, which also gets a body."""


class Operations:
    """Carries out calls on the parts of one carrier."""

    def __init__(
        self,
        *,
        store: Store,
        bodies: BodyStore,
        journal: Journal,
        post: PostOffice,
        mailbox: Mailbox,
        faults: FaultSwitches,
        agencies: DirectoryOperations,
        wake_bridge: Callable[[], None],
        refresh: Callable[[list[Item]], bool],
    ) -> None:
        self._store = store
        self._bodies = bodies
        self._journal = journal
        self._post = post
        self._mailbox = mailbox
        self._faults = faults
        self._wake_bridge = wake_bridge
        self._refresh = refresh
        self.table: Mapping[str, Operation] = {
            "sendEdoc": Operation(_WRITE),
            "getReceivedEdocList": Operation(_READ, self.received_list),
            "getEdoc": Operation(_READ, self.get_edoc),
            "downloadEdoc": Operation(_READ, self.download_edoc),
            "updateStatus": Operation(_WRITE, self.update_status),
            "getSentEdocList": Operation(_READ, self.sent_list),
            "countReceiveEdoc": Operation(_READ, lambda call: self.count(call, "edoc")),
            "countReceiveStatus": Operation(_READ, lambda call: self.count(call, "status")),
            "getAgenciesList": Operation(_READ, agencies.agencies),
            "getAgenciesListQD20": Operation(_READ, agencies.agencies_qd20),
            "getSynchronizeUnit": Operation(_READ, agencies.units),
            "getListUnit": Operation(_READ, agencies.agencies),
            "registerAgency": Operation(_WRITE, agencies.register),
            "deleteAgency": Operation(_WRITE, agencies.delete),
        }

    def send(self, call: Call, body: Body, *, may_ask: bool) -> Answer:
        """sendEdoc: accept a document or a status. `may_ask` as in `Sending`."""
        sending = Sending(
            system_id=call.system_id,
            at=call.at,
            from_=call.param("from"),
            to=call.param("to"),
            message_type=call.param("messagetype"),
            transfer=call.param("transferid") or None,
            may_ask=may_ask,
        )
        answer = ok(DocId="")
        accepted = self._post.accept(sending, body, call.entry(response=answer))
        if accepted.queued:
            self._wake_bridge()
        return Answer({**answer, "DocId": accepted.doc_id})

    def refused_body(self, call: Call, body: Body, **values: Any) -> None:
        """Keep a refused message for evidence, with the journal entry that tells why."""
        settled = self._bodies.settle(body)
        with self._store.writing(durable=False) as transaction:
            self._bodies.keep(transaction, settled)
            self._journal.append(transaction, call.entry(sha256=settled.sha256, size=settled.size, **values))

    def received_list(self, call: Call) -> Answer:
        """getReceivedEdocList: everything not yet acknowledged; no paging (axis-api §1.2)."""
        message_type = read_message_type(call.param("messagetype"))
        items = self._pending(call, message_type)
        envelope = ok(data=[_received(item) for item in items])
        self._journal.write(
            call.entry(
                response=listed(envelope, [item.receiver_doc_id for item in items]),
                message_type=message_type or "",
            )
        )
        return Answer(envelope)

    def count(self, call: Call, message_type: MessageType) -> Answer:
        """countReceiveEdoc, countReceiveStatus: how many getReceivedEdocList would tell."""
        envelope = ok(count=len(self._pending(call, message_type)))
        self._journal.write(call.entry(response=envelope, message_type=message_type))
        return Answer(envelope)

    def get_edoc(self, call: Call) -> Answer:
        """getEdoc: the message in base64 inside JSON."""
        return self._fetch(call, raw=False)

    def download_edoc(self, call: Call) -> Answer:
        """downloadEdoc: the message itself, not JSON."""
        return self._fetch(call, raw=True)

    def update_status(self, call: Call) -> Answer:
        """updateStatus: the transport acknowledgement of one delivery, never a business status."""
        doc_id = call.param("docid", "docId")
        envelope = ok()
        keep = self._faults.take(Fault.LIST_WITHOUT_ACK, call.system_id) is not None
        with self._store.writing() as transaction:
            item = self._mailbox.acknowledge(
                transaction, call.system_id, doc_id, call.param("status"), call.at, keep=keep
            )
            self._journal.append(transaction, call.entry(response=envelope, **_about(item)))
        return Answer(envelope)

    def sent_list(self, call: Call) -> Answer:
        """getSentEdocList: the state of each delivery of a message this system sent."""
        doc_id = call.param("docId", "docid")
        items = self._mailbox.sent(call.system_id, doc_id)
        if doc_id and self._refresh(items):
            items = self._mailbox.sent(call.system_id, doc_id)
        headings = {item.sha256: self._mailbox.heading(item) for item in items}
        envelope = ok(data=[_sent(item, headings[item.sha256]) for item in items])
        self._journal.write(
            call.entry(
                response=listed(envelope, [item.receiver_doc_id for item in items]),
                doc_id=doc_id,
            )
        )
        return Answer(envelope)

    def _fetch(self, call: Call, *, raw: bool) -> Answer:
        item = self._mailbox.find(call.system_id, call.param("docId", "docid"))
        served = self._mailbox.serve(item)
        envelope = ok()
        try:
            with self._store.writing(durable=False) as transaction:
                self._mailbox.note_served(transaction, served)
                self._journal.append(
                    transaction,
                    call.entry(
                        direction="out",
                        response=envelope,
                        sha256=served.sha256,
                        size=served.size,
                        **_about(item),
                    ),
                )
        except BaseException:
            served.stream.close()
            raise
        return Answer(envelope, served, raw)

    def _pending(self, call: Call, message_type: MessageType | None) -> list[Item]:
        return self._mailbox.pending(
            call.system_id,
            message_type,
            read_filter(call.param("fromDate"), "fromDate"),
            read_filter(call.param("toDate"), "toDate", end=True),
            failed_too=self._faults.take(Fault.RELIST_FAILED, call.system_id) is not None,
        )


def _received(item: Item) -> dict[str, str]:
    return {
        "docId": item.receiver_doc_id,
        "serviceType": "eDoc",
        "messageType": item.message_type,
        "created_time": list_time(item.created_at),
        "updated_time": list_time(item.updated_at),
        "from": item.from_,
        "to": item.to,
        "status": item.receive_status.value,
        "status_desc": item.receive_status.label,
    }


def _sent(item: Item, heading: Heading) -> dict[str, str]:
    fetched = item.receive_status is ReceiveStatus.DONE and item.received_at is not None
    return {
        "serviceType": "eDoc",
        "messageType": item.message_type,
        "title": heading.title,
        "notation": heading.notation,
        "fromCode": item.from_,
        "toCode": item.to,
        "senderDocId": item.sender_doc_id,
        "receiverDocId": item.receiver_doc_id,
        "sentTime": list_time(item.sent_at),
        "receivedTime": list_time(item.received_at) if fetched and item.received_at else "",
        "sendStatus": item.send_status.value,
        "sendStatusDesc": item.send_desc or item.send_status.label,
        "receiveStatus": item.receive_status.value,
        "receiveStatusDesc": item.receive_status.label,
    }


def _about(item: Item) -> dict[str, Any]:
    return {
        "doc_id": item.sender_doc_id,
        "receiver_doc_ids": (item.receiver_doc_id,),
        "message_type": item.message_type,
        "from_": item.from_,
        "to": (item.to,),
    }
