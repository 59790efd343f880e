"""The bridge between a carrier and the axis above it: what is queued goes up once, what waits there comes
down once.

It speaks the vxp face upstream with the hub's own credentials (Đ3.k2, Đ17.k1; axis-api §1.4). Every
transfer up carries the delivery's own id as the signed parameter `transferid`, which an axis that does not
know it ignores: when an answer is lost, the transfer is repeated under the same id and a carrier above does
not deliver it twice.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from simulators.carrier.bodies import Spool, TooLargeError
from simulators.carrier.config import CarrierConfig, Upstream
from simulators.carrier.delivery import ReceiveStatus, SendStatus
from simulators.carrier.directory import Directory
from simulators.carrier.journal import JournalEntry
from simulators.carrier.mailbox import Item, Mailbox, Served
from simulators.carrier.post import PostOffice, Sending
from simulators.carrier.refusals import RefusalError
from simulators.carrier.transit import Transit
from simulators.clock import Clock
from simulators.protocol.vxp import ok
from simulators.sdk import ReceivedItem, SendResult, VxpCallError, VxpClient

TRANSFER = "transferid"
_BACKOFF = 0.4
_TIMEOUT = 30.0
_RETRIED = frozenset({"15", "20"})
"""ErrorCodes that are the axis' own trouble, not the message's: it stays queued. All others are final
(axis-api §2).
"""


@dataclass(frozen=True)
class BridgeReport:
    """What one round did: messages up and down, agencies announced, and what went wrong, in words."""

    forwarded: int = 0
    collected: int = 0
    announced: int = 0
    problems: tuple[str, ...] = ()


class Bridge:
    """Moves messages both ways, in its own thread once started; `run_once` does a whole round at once."""

    def __init__(
        self,
        config: CarrierConfig,
        *,
        clock: Clock,
        now: Callable[[], datetime],
        transit: Transit,
        mailbox: Mailbox,
        directory: Directory,
        post: PostOffice,
        new_spool: Callable[[], Spool],
    ) -> None:
        self._upstream: Upstream | None = config.upstream
        self._idle = config.bridge_idle
        self._now = now
        self._transit = transit
        self._mailbox = mailbox
        self._directory = directory
        self._post = post
        self._new_spool = new_spool
        self._round = threading.Lock()
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._known: frozenset[str] = frozenset()
        self._told: dict[str, str] = {}
        self._client = (
            VxpClient(
                config.upstream.endpoint,
                system_id=config.upstream.system_id,
                secret=config.upstream.secret,
                clock=clock,
                timeout=_TIMEOUT,
            )
            if config.upstream
            else None
        )

    def start(self) -> None:
        """Go on by itself from now; nothing to do without an axis above."""
        if self._client is not None and self._thread is None:
            self._stopping = False
            self._thread = threading.Thread(target=self._run, name="bridge", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread after the transfer in hand."""
        if self._thread is not None:
            self._stopping = True
            self._wake.set()
            self._thread.join(_TIMEOUT + 5)
            self._thread = None

    def close(self) -> None:
        """Stop and give the connections back."""
        self.stop()
        if self._client is not None:
            self._client.close()

    def wake(self) -> None:
        """Something is queued."""
        self._wake.set()

    def knows(self, organ_id: str) -> bool | None:
        """Whether the axis above has an agency; None if it cannot be asked now."""
        if organ_id in self._known:
            return True
        if self._client is None:
            return False
        try:
            codes = {code for agency in self._client.agencies() for code in (agency.code, agency.old_code)}
            codes |= {agency.code for agency in self._client.agencies_qd20()}
        except VxpCallError:
            return None
        self._known = frozenset(codes - {""})
        return organ_id in self._known

    def refresh(self, items: list[Item]) -> bool:
        """Ask the axis above how far forwarded deliveries have come; True if something is newer now."""
        changed = False
        for item in items:
            if self._client is None or not item.upstream_doc_id or item.receive_status is ReceiveStatus.DONE:
                continue
            try:
                above = self._client.sent(item.upstream_doc_id, item.message_type)
            except VxpCallError:
                continue
            states = {sent.receive_status for sent in above if sent.to == item.to}
            if len(states) == 1 and (state := states.pop()) != item.receive_status and state in _STATES:
                self._transit.received(item, ReceiveStatus(state), self._now())
                changed = True
        return changed

    def run_once(self) -> BridgeReport:
        """Do everything that is pending, both ways, before returning. Never raises for trouble with the axis
        above.
        """
        with self._round:
            if self._client is None:
                return BridgeReport()
            problems: list[str] = []
            steps = (self._announce, self._forward, self._collect)
            announced, forwarded, collected = (_tried(step, self._client, problems) for step in steps)
            return BridgeReport(forwarded, collected, announced, tuple(problems))

    def _run(self) -> None:
        trouble = False
        while not self._stopping:
            self._wake.wait(_BACKOFF if trouble else self._idle)
            self._wake.clear()
            if not self._stopping:
                trouble = bool(self.run_once().problems)

    def _announce(self, client: VxpClient, problems: list[str]) -> int:
        done = 0
        for entry in self._directory.unannounced():
            try:
                if entry.deleted:
                    client.delete(entry.organ_id)
                else:
                    client.register(
                        entry.organ_id,
                        entry.name,
                        parent=entry.parent,
                        mail=entry.mail,
                        mobile=entry.mobile,
                        fax=entry.fax,
                    )
            except VxpCallError as problem:
                problems.append(str(problem))
                if problem.code != "refused" or problem.error_code in _RETRIED:
                    break
            self._directory.announced(entry)
            done += 1
        return done

    def _forward(self, client: VxpClient, problems: list[str]) -> int:
        done = 0
        for item in self._mailbox.queued():
            served = self._mailbox.serve(item)
            try:
                with served.stream as stream:
                    result = client.send(
                        stream,
                        from_=item.from_,
                        message_type=item.message_type,
                        to=[item.to],
                        extra={TRANSFER: item.receiver_doc_id},
                    )
            except VxpCallError as problem:
                problems.append(str(problem))
                self._tell_once(served, problem.code, str(problem))
                if problem.code == "connection":
                    break
                continue
            if result.code in _RETRIED:
                problems.append(f"{result.code}: {result.description}")
                self._tell_once(served, result.code, problems[-1])
                continue
            self._settle(served, result)
            done += result.ok
        return done

    def _settle(self, served: Served, result: SendResult) -> None:
        """Record how a transfer ended: taken by the axis above, or refused by it for good."""
        self._told.pop(served.item.receiver_doc_id, None)
        self._transit.forwarded(
            served,
            self._entry(served),
            status=SendStatus.DONE if result.ok else SendStatus.FAIL,
            description="" if result.ok else f"{result.code}: {result.description}",
            doc_id=result.doc_id,
        )

    def _collect(self, client: VxpClient, problems: list[str]) -> int:
        try:
            waiting = client.received()
        except VxpCallError as problem:
            problems.append(str(problem))
            return 0
        done = 0
        for above in waiting:
            try:
                done += self._collect_one(client, above)
            except VxpCallError as problem:
                problems.append(str(problem))
        return done

    def _collect_one(self, client: VxpClient, above: ReceivedItem) -> bool:
        """Fetch, keep, acknowledge, in that order; what is kept already is only acknowledged."""
        state = self._transit.collected(above.doc_id)
        if state is not None and state.acknowledged:
            return False
        fresh = state is None
        outcome = state.outcome if state is not None else self._take(client, above)
        client.update_status(above.doc_id, outcome)
        self._transit.acknowledged(above.doc_id)
        return fresh and outcome == "done"

    def _take(self, client: VxpClient, above: ReceivedItem) -> str:
        spool = self._new_spool()
        assert self._upstream is not None
        entry = JournalEntry(
            self._now(),
            "collect",
            self._upstream.system_id,
            params={"upstreamDocId": above.doc_id},
            response=ok(DocId=""),
            from_=above.from_,
            to=(above.to,),
            remote_hop=True,
        )
        try:
            try:
                client.download(above.doc_id, spool)
            except TooLargeError:
                self._transit.not_deliverable(above.doc_id, None, entry, "10: larger than this axis takes")
                return "fail"
            body = spool.as_received()
            sending = Sending(
                system_id=self._upstream.system_id,
                at=self._now(),
                from_=above.from_,
                to=above.to,
                message_type=above.message_type,
                collected=above.doc_id,
            )
            try:
                self._post.accept(sending, body, entry)
            except RefusalError as refusal:
                self._transit.not_deliverable(above.doc_id, body, entry, f"{refusal.code}: {refusal.en}")
                return "fail"
            return "done"
        finally:
            spool.discard()

    def _tell_once(self, served: Served, code: str, error: str) -> None:
        """Journal a failed attempt, but not its repetitions for the same reason."""
        key = served.item.receiver_doc_id
        if self._told.get(key) != code:
            self._told[key] = code
            self._transit.attempt_failed(served, self._entry(served), error)

    def _entry(self, served: Served) -> JournalEntry:
        assert self._upstream is not None
        item = served.item
        return JournalEntry(
            self._now(),
            "forward",
            self._upstream.system_id,
            direction="out",
            doc_id=item.sender_doc_id,
            receiver_doc_ids=(item.receiver_doc_id,),
            message_type=item.message_type,
            from_=item.from_,
            to=(item.to,),
            sha256=served.sha256,
            size=served.size,
            remote_hop=True,
        )


def _tried(step: Callable[[VxpClient, list[str]], int], client: VxpClient, problems: list[str]) -> int:
    """One step of a round; what this axis itself cannot write or read is a problem like any other."""
    try:
        return step(client, problems)
    except (OSError, LookupError, sqlite3.Error) as problem:
        problems.append(f"20: {problem}")
        return 0


_STATES = frozenset(status.value for status in ReceiveStatus)
