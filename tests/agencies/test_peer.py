"""Simulated agencies talk to each other through a real axis, each as its personality has it."""

from __future__ import annotations

import time
from datetime import timedelta
from itertools import pairwise

import pytest

from simulators.agencies import Attendance, Peer, Workshop
from simulators.agencies.personalities import (
    Duplicating,
    Hostile,
    Late,
    OldDialect,
    Prompt,
    Refusing,
    Silent,
)
from simulators.carrier import Carrier, Fault, load_agencies
from simulators.clock import VirtualClock
from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import Organ, StatusMessage
from simulators.sdk import VxpCallError, VxpClient
from simulators.sdk.client import ByteSink
from tests.agencies.conftest import MakePeer

SENDER = "000.00.04.H01"
RECEIVER = "000.00.02.H01"


def codes(peer: Peer, document_id: str) -> list[str]:
    """The status codes a sender has received about one of its documents, in order."""
    return [status.status_code for status in peer.statuses_about(document_id)]


@pytest.fixture
def sender(make_peer: MakePeer) -> Peer:
    return make_peer(SENDER)


def test_a_prompt_agency_answers_every_step_in_order(sender: Peer, make_peer: MakePeer) -> None:
    """01, 03, 04, 05, 06, each about the sender's document, each taken in by the sender."""
    receiver = make_peer(RECEIVER, Prompt())
    sent = sender.send_document([receiver.organ], annexes=["danh sách.xlsx"])
    assert sent.ok
    receiver.react()
    sender.poll()
    assert codes(sender, sent.document_id) == ["01", "03", "04", "05", "06"]
    answered = sender.statuses_about(sent.document_id)[0].response_for
    assert answered.organ_id == SENDER
    assert answered.code == f"{sent.message.code_number}/{sent.message.code_notation}"


def test_what_is_taken_in_is_acknowledged_and_kept_once(
    sender: Peer, make_peer: MakePeer, axis: Carrier
) -> None:
    """A fetched message leaves the axis' list; if the axis lists it on and on, it is still one document."""
    axis.faults.set(Fault.LIST_WITHOUT_ACK)
    receiver = make_peer(RECEIVER, Silent())
    sender.send_document([receiver.organ])
    assert len(receiver.poll()) == 1
    assert receiver.poll() == ()
    axis.faults.clear()
    receiver.poll()
    assert len(receiver.inbox) == 1
    assert receiver.poll() == ()
    assert len(receiver.documents()) == 1


def test_a_late_agency_accepts_only_after_its_delay(
    sender: Peer, make_peer: MakePeer, clock: VirtualClock
) -> None:
    """Its software says 01 at once; its clerk accepts after two days of the world's clock."""
    receiver = make_peer(RECEIVER, Late())
    sent = sender.send_document([receiver.organ])
    receiver.react()
    sender.poll()
    assert codes(sender, sent.document_id) == ["01"]
    clock.advance(timedelta(days=2) - timedelta(seconds=1))
    assert receiver.react() == ()
    clock.advance(timedelta(seconds=1))
    receiver.react()
    sender.poll()
    assert codes(sender, sent.document_id) == ["01", "03"]
    assert sender.statuses_about(sent.document_id)[-1].timestamp == "2019/12/19 08:00:00"


def test_pace_spreads_the_steps_over_time(sender: Peer, make_peer: MakePeer, clock: VirtualClock) -> None:
    receiver = make_peer(RECEIVER, Prompt(pace=timedelta(minutes=30)))
    sender.send_document([receiver.organ])
    receiver.react()
    assert [one.message.status_code for one in receiver.statuses] == ["01"]
    clock.advance(timedelta(hours=2))
    receiver.react()
    assert [one.message.status_code for one in receiver.statuses] == ["01", "03", "04", "05", "06"]
    assert all(earlier.at <= later.at for earlier, later in pairwise(receiver.statuses))


def test_a_silent_agency_takes_in_and_says_nothing(
    sender: Peer, make_peer: MakePeer, clock: VirtualClock
) -> None:
    receiver = make_peer(RECEIVER, Silent())
    sent = sender.send_document([receiver.organ])
    receiver.react()
    clock.advance(timedelta(days=30))
    assert receiver.react() == ()
    assert len(receiver.documents()) == 1
    sender.poll()
    assert codes(sender, sent.document_id) == []


def test_an_absent_agency_leaves_its_messages_on_the_axis(sender: Peer, make_peer: MakePeer) -> None:
    receiver = make_peer(RECEIVER, Silent(collects=False))
    sender.send_document([receiver.organ])
    receiver.react()
    assert receiver.inbox == ()
    assert len(receiver.poll()) == 1


def test_a_refusing_agency_gives_a_reason(sender: Peer, make_peer: MakePeer) -> None:
    """02 carries the reason; a later recall is refused with 16."""
    receiver = make_peer(RECEIVER, Refusing())
    sent = sender.send_document([receiver.organ])
    receiver.react()
    sender.send_recall(sent)
    receiver.react()
    sender.poll()
    assert codes(sender, sent.document_id) == ["01", "02", "16"]
    assert all(status.description for status in sender.statuses_about(sent.document_id))


def test_a_duplicating_agency_sends_everything_twice(sender: Peer, make_peer: MakePeer) -> None:
    """Two documents with one identifier arrive, and every status twice; the answer is given once."""
    twice = make_peer(RECEIVER, Duplicating(through=StatusCode.ACCEPTED))
    sent = twice.send_document([sender.organ])
    assert len(sent.results) == 2
    sender.react()
    assert [document.document_id for document in sender.documents()] == [sent.document_id] * 2
    twice.poll()
    assert codes(twice, sent.document_id) == ["01", "03", "04", "05", "06"]
    answered = sender.send_document([twice.organ])
    twice.react()
    sender.poll()
    assert codes(sender, answered.document_id) == ["01", "01", "03", "03"]


def test_an_agency_of_the_old_dialect_is_understood(sender: Peer, make_peer: MakePeer) -> None:
    """Documents and statuses in the form V1b cross the axis and read as what they are."""
    old = make_peer(RECEIVER, OldDialect(through=StatusCode.ACCEPTED))
    sent = old.send_document([sender.organ])
    sender.poll()
    (received,) = sender.documents()
    assert received.form == "V1b"
    assert received.subject == sent.message.subject
    answered = sender.send_document([old.organ])
    old.react()
    sender.poll()
    assert codes(sender, answered.document_id) == ["01", "03"]


def test_a_hostile_agency_is_carried_and_harms_nobody(sender: Peer, make_peer: MakePeer) -> None:
    """Unknown codes, markup and endless reasons arrive as text."""
    hostile = make_peer(RECEIVER, Hostile(), seed=1)
    sent = sender.send_document([hostile.organ])
    hostile.react()
    assert len(sender.poll()) == 5
    descriptions = [status.description for status in sender.statuses_about(sent.document_id)]
    assert "<script>alert(1)</script> & ]]>" in descriptions
    assert max(map(len, descriptions)) > 100_000


def test_a_recall_of_a_held_document_is_agreed(sender: Peer, make_peer: MakePeer) -> None:
    """The recall names the document in both known places; the answer 15 is about the recalled document."""
    receiver = make_peer(RECEIVER, Prompt(through=StatusCode.ARRIVED))
    sent = sender.send_document([receiver.organ])
    recall = sender.send_recall(sent, reason="Gửi nhầm")
    receiver.react()
    assert recall.message.target_ids == (sent.document_id,)
    assert recall.message.response_for[0].document_id == sent.document_id
    assert recall.document_id != sent.document_id
    sender.poll()
    assert codes(sender, sent.document_id) == ["01", "15"]


def test_a_recall_by_another_agency_is_refused(sender: Peer, make_peer: MakePeer) -> None:
    """Only the issuer may recall: anybody else gets 16."""
    receiver = make_peer(RECEIVER, Prompt(through=StatusCode.ARRIVED))
    stranger = make_peer("000.00.03.H01")
    sent = sender.send_document([receiver.organ])
    receiver.react()
    stranger.send_recall(sent)
    receiver.react()
    stranger.poll()
    sender.poll()
    assert [
        item.message.status_code for item in stranger.inbox if isinstance(item.message, StatusMessage)
    ] == ["16"]
    assert codes(sender, sent.document_id) == ["01"]


def test_updates_replacements_and_take_backs_carry_their_targets(sender: Peer, make_peer: MakePeer) -> None:
    """Type 2 names what is amended and who joins or leaves, type 3 what is replaced, 13 asks one receiver."""
    receiver = make_peer(RECEIVER, Prompt(through=StatusCode.ARRIVED))
    other = Organ("000.00.03.H01", "Sở Kế hoạch và Đầu tư tỉnh An Giang")
    sent = sender.send_document([receiver.organ])
    update = sender.send_update(sent, subject="V/v báo cáo (đã sửa)", add=[other])
    replacement = sender.send_replacement([sent], subject="V/v báo cáo thay thế")
    taken_back = sender.send_take_back(sent, receiver.organ)
    assert update.message.business is not None
    assert [(c.organ_id, c.receiver_type) for c in update.message.business.receivers] == [(other.organ_id, 1)]
    assert update.message.target_ids == (sent.document_id,)
    assert replacement.message.business is not None
    assert replacement.message.business.replacements[0].document_id == sent.document_id
    assert taken_back.message.status_code == "13"
    assert taken_back.to == receiver.organ.organ_id
    receiver.react()
    sender.poll()
    assert sorted(codes(sender, sent.document_id)) == ["01", "15", "15"]
    assert codes(sender, replacement.document_id) == ["01"]


def test_numbers_run_on_and_start_anew_each_year(
    sender: Peer, make_peer: MakePeer, clock: VirtualClock
) -> None:
    """X is 1, 2, 3 … per calendar year of issue (Đ8.k3)."""
    receiver = make_peer(RECEIVER)
    before = [sender.send_document([receiver.organ], pages=1).document_id for _ in range(2)]
    clock.advance(timedelta(days=15))
    after = sender.send_document([receiver.organ], pages=1).document_id
    assert [*before, after] == [f"{SENDER}-2019.1", f"{SENDER}-2019.2", f"{SENDER}-2020.1"]


def test_the_same_seed_makes_the_same_correspondence(sender: Peer, make_peer: MakePeer) -> None:
    twin = make_peer(SENDER)
    stranger = make_peer(SENDER, seed=9)
    receiver = Organ(RECEIVER, "Sở Tư pháp tỉnh An Giang")
    subjects = [
        [peer.prepare([receiver]).message.subject for _ in range(4)] for peer in (sender, twin, stranger)
    ]
    assert subjects[0] == subjects[1]
    assert subjects[0] != subjects[2]


def test_a_document_for_another_reaches_by_the_header(sender: Peer, make_peer: MakePeer) -> None:
    """The variation that is not addressed to its receiver still gets there, because the sending names it."""
    receiver = make_peer(RECEIVER, Silent())
    assert sender.send_document([receiver.organ], variation="not-addressed-to-receiver").ok
    receiver.poll()
    (document,) = receiver.documents()
    assert receiver.organ.organ_id not in {organ.organ_id for organ in document.recipients}


def test_an_axis_that_is_down_loses_no_answer(sender: Peer, make_peer: MakePeer, axis: Carrier) -> None:
    """An answer that could not be sent stays due."""
    receiver = make_peer(RECEIVER, Prompt(through=StatusCode.ARRIVED))
    sent = sender.send_document([receiver.organ])
    axis.faults.set(Fault.BAD_GATEWAY_HTML, op="sendEdoc")
    with pytest.raises(VxpCallError):
        receiver.react()
    axis.faults.clear()
    receiver.react()
    sender.poll()
    assert codes(sender, sent.document_id) == ["01"]


def test_agencies_in_attendance_answer_by_themselves(
    sender: Peer, make_peer: MakePeer, axis: Carrier
) -> None:
    """Within a second of a sending the answers are there, without anybody calling the agency."""
    receiver = make_peer(RECEIVER, Prompt(through=StatusCode.ACCEPTED))
    attendance = Attendance([receiver], axis.journal)
    attendance.start()
    try:
        sent = sender.send_document([receiver.organ])
        began = time.monotonic()
        expected = axis.journal.wait(
            lambda entry: entry.message_type == "status" and len(receiver.statuses) >= 1, timeout=5
        )
        while len(receiver.statuses) < 2 and time.monotonic() - began < 5:
            axis.journal.wait(lambda entry: False, timeout=0.05)
        taken = time.monotonic() - began
    finally:
        attendance.stop()
    assert expected is not None
    sender.poll()
    assert codes(sender, sent.document_id) == ["01", "03"]
    assert taken < 1.0


class GarbledClient(VxpClient):
    """A connection over which every message arrives as something else."""

    def download(self, doc_id: str, target: ByteSink) -> int:
        return target.write(b"502 Bad Gateway")


def test_a_message_that_cannot_be_read_is_kept_and_marked(
    sender: Peer, axis: Carrier, clock: VirtualClock, workshop: Workshop
) -> None:
    """What is no message stays in the inbox with its problem, the axis hears `fail`; no answer is sent."""
    agency = load_agencies().find(RECEIVER)
    with GarbledClient(
        axis.endpoint, system_id=agency.system_id, secret=agency.secret, clock=clock
    ) as client:
        receiver = Peer(Organ(RECEIVER, agency.name), client, clock, workshop)
        sender.send_document([receiver.organ])
        assert receiver.react() == ()
        (received,) = receiver.inbox
        assert received.message is None
        assert received.problem is not None
        assert received.problem.code == "not-xml"
        assert [entry.params["status"] for entry in axis.journal.since(0) if entry.op == "updateStatus"] == [
            "fail"
        ]
