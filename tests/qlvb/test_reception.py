"""Receiving: arrival, checks, acceptance, refusal, what the sender is told (Đ8.k2.h, Đ9.k1, Đ15.k2)."""

from __future__ import annotations

from datetime import datetime

import pytest

from harness.sut.drivers import DriverRefused
from harness.sut.drivers.records import Actor
from simulators.agencies import AnnexRequest
from simulators.carrier import Fault
from simulators.protocol.edxml.model import Signer
from tests.qlvb.conftest import CLERK, DRAFTER, LEADER, NEIGHBOUR, OWN, World
from tests.qlvb.receiving import check, codes, receive


def test_an_arrived_document_is_shown_with_everything_it_carries(world: World) -> None:
    """Đ8.k2: every item as the sender wrote it; Đ15.k2: when it entered."""
    product = world.product()
    sent = world.peer().send_document(
        [world.own()],
        subject='Về việc "phối hợp" & báo cáo\nnăm 2019',
        number=37,
        notation="STP-VP",
        type_name="Công văn",
        signer=Signer("TUQ. GIÁM ĐỐC", "Chánh Văn phòng", "Lý Thị Ánh"),
        priority=2,
        due_date=world.clock.now().date(),
        pages=3,
        annexes=(AnnexRequest("phụ lục.docx"), AnnexRequest("số liệu.xlsx")),
        to_places=("Lưu: VT",),
    )
    record = receive(product)
    assert record["document_id"] == sent.document_id
    assert (record["state"], record["state_name"]) == ("arrived", "đã đến")
    assert (record["number"], record["symbol"]) == ("37", "STP-VP")
    assert record["subject"] == 'Về việc "phối hợp" & báo cáo\nnăm 2019'
    assert record["signer"] == {
        "competence": "TUQ. GIÁM ĐỐC",
        "position": "Chánh Văn phòng",
        "full_name": "Lý Thị Ánh",
    }
    assert (record["priority"], record["priority_name"]) == (2, "Thượng khẩn")
    assert record["sender"]["organ_id"] == NEIGHBOUR
    assert [r["organ_id"] for r in record["recipients"]] == [OWN]
    assert record["date"] == record["due_date"] == "2019-12-17"
    assert [file["name"] for file in record["files"][1:]] == ["phụ lục.docx", "số liệu.xlsx"]
    assert record["announced"] == {"files": 3, "pages": 3}
    assert record["counted"] == {"files": 3, "pages": 3}
    assert record["check_summary"] == "ok"
    assert record["sent_at"] == record["received_at"] == "2019-12-17T08:00:00+07:00"
    assert record["to_places"] == ["Lưu: VT"]
    assert record["form"] == "V1"
    assert len(record["other"]["traces"]) == 2  # the sender's hop and the axis' own


def test_files_are_those_that_were_sent(world: World) -> None:
    """Đ6.k2.a: byte for byte, also out of the transport zip."""
    product = world.product()
    sent = world.peer().send_document([world.own()], annexes=(AnnexRequest("a.txt"), AnnexRequest("b.jpeg")))
    record = receive(product)
    files = [product.get_incoming_file(record["id"], n) for n in range(3)]
    assert files == [file.data for file in sent.prepared.files]


def test_the_sender_hears_once_that_its_document_has_arrived(world: World) -> None:
    """Đ8.k2.h: 01, dated at the physical receipt, exactly once however often the axis is asked."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    receive(product)
    product.sync()
    assert codes(world, sent) == ["01"]
    (status,) = world.peer().statuses_about(sent.document_id)
    assert status.timestamp == "2019/12/17 08:00:00"
    assert status.sender.organ_id == OWN
    assert status.response_for.organ_id == NEIGHBOUR


def test_the_same_document_delivered_twice_makes_one_record_and_one_arrival(world: World) -> None:
    """Đ6.k2.c: also when the axis delivers one sending twice (axis-api §8.2)."""
    product = world.product()
    world.axis.faults.set(Fault.DUPLICATE_DELIVERY, times=1)
    sent = world.peer().send_document([world.own()])
    product.sync()
    world.peer().send_again(sent)
    product.sync()
    (record,) = product.list_incoming(document_id=sent.document_id)["items"]
    events = [event["event"] for event in record["history"]]
    assert events.count("duplicate-received") == 2
    assert codes(world, sent) == ["01"]
    assert world.client(OWN).received("edoc") == []


def test_documents_without_identifier_are_two_documents(world: World) -> None:
    """Nothing tells them apart, so neither is dropped; what is missing is shown (Đ9.k1.a)."""
    product, axis = world.lenient_product()
    wire = world.peer().prepare([world.own()], variation="missing-document-id").wire()
    axis.offer("a", wire)
    axis.offer("b", wire)
    record = receive(product)
    assert len(product.list_incoming()["items"]) == 2
    assert record["document_id"] is None
    assert "mã định danh văn bản" in check(record, "completeness")["detail"]
    assert axis.acknowledged == {"a": "done", "b": "done"}


def test_acceptance_registers_the_document_and_tells_the_sender(world: World) -> None:
    """Đ9.k1.a, k1.b: arrival number from 1, a row with all that Đ8.k2 lists, 03."""
    product = world.product()
    first, second = (world.peer().send_document([world.own()]) for _ in range(2))
    product.sync()
    one, two = product.list_incoming()["items"]
    assert codes(world, first) == ["01"]
    record = product.accept(two["id"], CLERK)
    assert (record["state"], record["arrival_number"], record["arrival_date"]) == (
        "accepted",
        1,
        "2019-12-17",
    )
    product.accept(one["id"], CLERK)
    assert codes(world, first) == codes(world, second) == ["01", "03"]
    rows = product.register("incoming", 2019)["rows"]
    assert [row["document_id"] for row in rows] == [second.document_id, first.document_id]
    shown = product.get_incoming(two["id"])
    same = ("number", "symbol", "date", "type_name", "subject", "signer", "priority", "sender", "recipients")
    assert {name: rows[0][name] for name in same} == {name: shown[name] for name in same}
    assert rows[0]["received_at"] == shown["received_at"]
    assert rows[0]["legal_received_at"] == shown["legal_received_at"]
    assert rows[0]["file_names"] == [file["name"] for file in shown["files"]]


def test_arrival_numbers_begin_anew_each_year(world: World) -> None:
    product = world.product()
    numbers = []
    for moment in ("2019-12-31T16:00:00+07:00", "2020-01-02T08:00:00+07:00"):
        world.clock.set(world.clock.now().fromisoformat(moment))
        world.peer().send_document([world.own()])
        numbers.append(product.accept(receive(product)["id"], CLERK)["arrival_number"])
    assert numbers == [1, 1]


def test_a_refusal_goes_back_with_its_reason_and_its_author_is_kept(world: World) -> None:
    """Đ6.k1.d: 02 to the sender; who, when, why on the record; no way to accept afterwards."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    record = product.refuse(receive(product)["id"], CLERK, "Gửi nhầm cơ quan")
    assert (record["state"], record["state_name"], record["in_working_list"]) == (
        "refused",
        "từ chối nhận",
        False,
    )
    at = "2019-12-17T08:00:00+07:00"
    assert record["refusal"] == {"reason": "Gửi nhầm cơ quan", "actor": CLERK, "at": at}
    assert codes(world, sent) == ["01", "02"]
    assert world.peer().statuses_about(sent.document_id)[-1].description == "Gửi nhầm cơ quan"
    for act in (
        lambda: product.accept(record["id"], CLERK),
        lambda: product.refuse(record["id"], CLERK, "nữa"),
    ):
        with pytest.raises(DriverRefused) as refusal:
            act()
        assert (refusal.value.code, refusal.value.status) == ("not-allowed", 409)
    assert product.register("incoming", 2019)["rows"] == []


def test_an_accepted_document_cannot_be_refused_any_more(world: World) -> None:
    product = world.product()
    world.peer().send_document([world.own()])
    record = product.accept(receive(product)["id"], CLERK)
    with pytest.raises(DriverRefused) as refusal:
        product.refuse(record["id"], CLERK, "muộn")
    assert refusal.value.code == "not-allowed"


def test_a_document_sent_again_after_a_refusal_is_received_anew(world: World) -> None:
    """Đ6.k1.d: the sender may send again, with the same identifier."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    product.refuse(receive(product)["id"], CLERK, "thiếu phụ lục")
    world.peer().send_again(sent)
    record = receive(product)
    assert record["state"] == "arrived"
    assert check(record, "duplicate")["result"] == "warning"
    assert codes(world, sent) == ["01", "02", "01"]


def test_the_road_of_an_accepted_document_is_told_to_its_sender(world: World) -> None:
    """Đ9.k1.c, Đ9.k2: 03, 04, 05, 06, each with its time and its author in the history."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    record = product.accept(receive(product)["id"], CLERK)
    product.set_clock("2019-12-17T09:00:00+07:00")
    record = product.assign(
        record["id"],
        actor=LEADER,
        lead={"unit": "Phòng Tổng hợp", "person": "Nguyễn Văn An"},
        cooperating=[{"unit": "Thanh tra", "deadline": "2019-12-19"}],
        deadline="2019-12-20",
    )
    assert record["assignment"]["cooperating"] == [{"unit": "Thanh tra", "deadline": "2019-12-19"}]
    product.start(record["id"], DRAFTER)
    record = product.complete(record["id"], DRAFTER)
    assert (record["state_name"], record["in_working_list"]) == ("đã hoàn thành", False)
    assert codes(world, sent) == ["01", "03", "04", "05", "06"]
    states = [event["state"] for event in record["history"]]
    assert states == ["arrived", "arrived", "accepted", "assigned", "processing", "finished"]
    assert record["history"][3]["actor"] == LEADER
    assert record["history"][3]["at"] == "2019-12-17T09:00:00+07:00"


def test_statuses_wait_while_the_axis_is_down_and_go_once_afterwards(world: World) -> None:
    """Đ6.k1.d: a refusal during an outage reaches the sender once."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    record = receive(product)
    world.axis.faults.set(Fault.BAD_GATEWAY_HTML, system_id=OWN)
    product.refuse(record["id"], CLERK, "sai thẩm quyền")
    assert product.sync()["errors"]
    world.axis.faults.clear()
    product.sync()
    product.sync()
    assert codes(world, sent) == ["01", "02"]


def test_escalation_is_recorded_and_leaves_the_state(world: World) -> None:
    """Đ9.k1.a: báo cáo người có trách nhiệm."""
    product = world.product()
    world.peer().send_document([world.own()], variation="page-count-wrong")
    record = receive(product)
    to = {"role": "nguoi-co-tham-quyen", "name": "Trần Thị Bích"}
    record = product.escalate(record["id"], actor=CLERK, to=to, note="Số trang không khớp")
    (report,) = record["escalations"]
    assert (report["to"], report["note"], report["actor"]) == (to, "Số trang không khớp", CLERK)
    assert report["at"] == "2019-12-17T08:00:00+07:00"
    assert record["state"] == "arrived"


def test_deletion_keeps_metadata_and_history_and_tells_nobody(world: World) -> None:
    """Đ8.k2.h xóa (design §9.12)."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    record = product.accept(receive(product)["id"], CLERK)
    admin: Actor = {"role": "quan-tri", "name": "Võ Minh Quân"}
    record = product.delete_incoming(record["id"], admin, "Trùng bản giấy")
    assert (record["state"], record["state_name"]) == ("deleted", "xóa")
    assert record["subject"] == sent.message.subject
    assert record["history"][-1]["event"] == "deleted"
    with pytest.raises(DriverRefused) as refusal:
        product.get_incoming_file(record["id"], 0)
    assert refusal.value.code == "refused"
    assert codes(world, sent) == ["01", "03"]


def test_urgent_documents_stand_first_in_the_working_list(world: World) -> None:
    """QĐ 28 Đ6.2."""
    product = world.product()
    for priority in (0, 1, 3, 0):
        world.peer().send_document([world.own()], priority=priority)
    product.sync()
    assert [r["priority"] for r in product.list_incoming(list="working")["items"]] == [3, 1, 0, 0]


@pytest.mark.parametrize(
    ("entered", "legal", "handle_by"),
    [
        ("2019-12-17T09:15:00", "2019-12-17T09:15:00", "2019-12-17T13:15:00"),
        ("2019-12-17T07:00:00", "2019-12-17T07:00:00", "2019-12-17T09:00:00"),
        ("2019-12-17T06:59:59", "2019-12-17T07:00:00", "2019-12-17T09:00:00"),
        ("2019-12-17T10:59:59", "2019-12-17T10:59:59", "2019-12-17T14:59:59"),
        ("2019-12-17T11:00:00", "2019-12-17T13:00:00", "2019-12-17T15:00:00"),
        ("2019-12-17T16:30:00", "2019-12-17T16:30:00", "2019-12-18T08:30:00"),
        ("2019-12-17T17:00:00", "2019-12-18T07:00:00", "2019-12-18T09:00:00"),
        ("2019-12-20T18:00:00", "2019-12-23T07:00:00", "2019-12-23T09:00:00"),
        ("2018-12-28T17:30:00", "2019-01-02T07:00:00", "2019-01-02T09:00:00"),
        ("2019-02-03T09:00:00", "2019-02-11T07:00:00", "2019-02-11T09:00:00"),
        ("2019-01-05T08:00:00", "2019-01-05T08:00:00", "2019-01-05T10:00:00"),
    ],
)
def test_legal_receipt_and_term_follow_working_hours(
    standing: World, entered: str, legal: str, handle_by: str
) -> None:
    """Đ15.k2, Đ6.k2.b: hand-worked cases, holidays and swapped days among them."""
    product = standing.drivers[0]
    moment = datetime.fromisoformat(f"{entered}+07:00")
    standing.clock.set(moment)
    product.set_clock(moment.isoformat())
    standing.peer().send_document([standing.own()])
    record = receive(product)
    assert record["received_at"] == f"{entered}+07:00"
    assert record["legal_received_at"] == f"{legal}+07:00"
    assert record["handle_by"] == f"{handle_by}+07:00"
    assert record["late"] is False
    product.set_clock(f"{handle_by}+07:00")
    assert product.get_incoming(record["id"])["late"] is False
    on_time = product.accept(record["id"], CLERK)
    product.set_clock("2019-12-31T16:00:00+07:00")
    assert product.get_incoming(on_time["id"])["late"] is False


def test_a_document_handled_a_second_too_late_is_shown_late(world: World) -> None:
    """Đ6.k2.b."""
    product = world.product()
    world.peer().send_document([world.own()])
    record = receive(product)
    assert record["handle_by"] == "2019-12-17T10:00:00+07:00"
    product.set_clock("2019-12-17T10:00:01+07:00")
    assert product.get_incoming(record["id"])["late"] is True
    assert product.accept(record["id"], CLERK)["late"] is True


def test_other_working_hours_hold_from_when_they_are_handed_in(world: World) -> None:
    product = world.product()
    product.set_working_hours(
        [{"weekdays": [1, 2, 3, 4, 5], "opens": "07:30", "closes": "11:30"}], ["2019-12-17"], ["2019-12-21"]
    )
    world.peer().send_document([world.own()])
    assert receive(product)["legal_received_at"] == "2019-12-18T07:30:00+07:00"
