"""Issuing: what leaves the agency, under which number, signed by whom, and what the record shows (Đ8, Đ10, Đ15.k1)."""

from __future__ import annotations

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from harness.sut.drivers import DriverRefused
from simulators.agencies.papers import office_file
from simulators.carrier import Fault
from simulators.clock import VIETNAM
from simulators.protocol.edxml.model import DocumentMessage
from simulators.protocol.signing import judge_pdf
from simulators.qlvb import Parts
from simulators.qlvb.signing import Signing
from tests.qlvb.conftest import (
    CLERK,
    DRAFTER,
    NEIGHBOUR,
    OWN,
    THIRD,
    World,
    pdf_file,
    request_body,
)


def received_by(world: World, organ_id: str) -> DocumentMessage:
    (received,) = world.peer(organ_id).poll()
    assert isinstance(received.message, DocumentMessage)
    return received.message


def test_an_issued_document_reaches_its_recipient_with_the_law_form_of_identifier(world: World) -> None:
    """Đ8.k3: agency code, year, X from 1; the axis' acknowledgement makes it sent (Đ15.k1)."""
    record = world.product().issue(CLERK, request_body(NEIGHBOUR))
    assert record["document_id"] == "000.00.01.H01-2019.1"
    assert record["send_state"] == "sent"
    assert record["sent_at"] == record["issued_at"] == "2019-12-17T08:00:00+07:00"
    assert received_by(world, NEIGHBOUR).document_id == "000.00.01.H01-2019.1"


def test_everything_entered_is_on_the_wire_as_entered(world: World) -> None:
    """Đ8.k2: number, symbol, date, type, subject, signer, urgency, recipients, due date, places."""
    body = request_body(
        NEIGHBOUR,
        THIRD,
        subject='V/v "liên thông" & <trao đổi>\nvăn bản điện tử',
        number="15",
        symbol="QĐ-SNV",
        type_name="Quyết định",
        priority=3,
        due_date="2019-12-25",
        to_places=["Lưu: VT"],
        signer={"competence": "KT. GIÁM ĐỐC", "position": "Phó Giám đốc", "full_name": "Trần Thị Bích"},
        files=[pdf_file(pages=3)],
    )
    record = world.product().issue(CLERK, body)
    message = received_by(world, THIRD)
    assert message.sender.organ_id == OWN
    assert [to.organ_id for to in message.recipients] == [NEIGHBOUR, THIRD]
    assert (message.code_number, message.code_notation) == ("15", "QĐ-SNV")
    assert message.promulgation_date == "2019/12/17"
    assert message.type_name == "Quyết định"
    assert message.subject == 'V/v "liên thông" & <trao đổi>\nvăn bản điện tử'
    assert message.signer is not None
    assert message.signer.competence == "KT. GIÁM ĐỐC"
    assert message.other.priority == 3
    assert message.other.page_amount == 3
    assert message.due_date == "2019/12/25"
    assert message.to_places == ("Lưu: VT",)
    assert message.traces[0].organ_id == OWN
    assert message.traces[0].timestamp == "2019/12/17 08:00:00"
    assert message.business is not None
    assert (message.business.doc_type, message.business.paper) == (0, 0)
    assert record["priority_name"] == "Hỏa tốc"
    assert message.problems == ()


def test_the_main_file_bears_the_leaders_signature_and_then_the_seal(world: World) -> None:
    """Đ10.k1.b, Đ4.k5: person first, agency after; both valid, the seal over the whole file."""
    product = world.product()
    record = product.issue(CLERK, request_body())
    pdf = product.get_outgoing_file(record["id"], 0)
    leader, seal = judge_pdf(pdf, world.pki.trust(), at=world.clock.now())
    assert (leader.verdict, seal.verdict) == ("valid", "valid")
    assert (leader.organ_id, seal.organ_id) == (OWN, OWN)
    assert not leader.covers_whole_file
    assert seal.covers_whole_file
    assert seal.signed_at == world.clock.now()


def test_twenty_attachments_arrive_byte_for_byte_even_two_of_the_same_name(world: World) -> None:
    """Đ8.k1: the document and everything sent with it."""
    kinds = ("docx", "xlsx", "txt", "csv", "odt", "ods", "rtf", "doc", "xls", "jpeg")
    annexes = [
        (f"phụ lục số {n // 2} – số liệu.{kind}", office_file(kind, n)) for n, kind in enumerate(kinds * 2)
    ]
    annexes[1] = (annexes[0][0], office_file("docx", 99))
    files = [pdf_file()] + [
        {"name": name, "content_base64": b64encode(data).decode(), "main": False} for name, data in annexes
    ]
    other = world.product(NEIGHBOUR)
    world.product().issue(CLERK, request_body(NEIGHBOUR, files=files))
    other.sync()
    (record,) = other.list_incoming()["items"]
    assert record["check_summary"] == "ok"
    shown = record["files"][1:]
    assert [file["name"] for file in shown] == [name for name, _ in annexes]
    assert [other.get_incoming_file(record["id"], f["index"]) for f in shown] == [data for _, data in annexes]


def test_numbers_of_twenty_parallel_issues_are_one_to_twenty(world: World) -> None:
    """Đ8.k3: consecutive and unique, however many văn thư issue at once."""
    product = world.product()
    with ThreadPoolExecutor(20) as pool:
        records = list(pool.map(lambda n: product.issue(CLERK, request_body(subject=f"Số {n}")), range(20)))
    expected = {f"000.00.01.H01-2019.{x}" for x in range(1, 21)}
    assert {record["document_id"] for record in records} == expected
    rows = product.register("outgoing", 2019)["rows"]
    assert [row["x"] for row in rows] == list(range(1, 21))
    assert {row["document_id"] for row in rows} == expected


def test_a_new_year_begins_with_one(world: World) -> None:
    """Đ8.k3: the last second of 31/12 at +07:00 belongs to the old year, the next one to the new."""
    product = world.product()
    product.set_clock("2019-12-31T23:59:59+07:00")
    old = product.issue(CLERK, request_body())
    product.set_clock("2020-01-01T00:00:00+07:00")
    new = product.issue(CLERK, request_body())
    again = product.issue(CLERK, request_body())
    ids = [r["document_id"] for r in (old, new, again)]
    assert ids == ["000.00.01.H01-2019.1", "000.00.01.H01-2020.1", "000.00.01.H01-2020.2"]
    assert (old["date"], new["date"]) == ("2019-12-31", "2020-01-01")


def test_neither_a_cancelled_draft_nor_a_refused_issue_takes_a_number(world: World) -> None:
    """Đ8.k3, design §9.8: X is taken at issue."""
    product = world.product()
    draft = product.draft(DRAFTER, request_body())
    product.cancel_draft(draft["id"], DRAFTER, "không cần nữa")
    with pytest.raises(DriverRefused):
        product.issue(CLERK, request_body(files=[pdf_file("hong.pdf") | {"content_base64": "JVBERi0xLjQK"}]))
    assert product.issue(CLERK, request_body())["document_id"].endswith("-2019.1")


def test_a_number_is_not_taken_when_the_seal_fails(world: World) -> None:
    """All or nothing: number, seal, register row."""

    class NoSeal(Signing):
        broken = True

        def seal(self, record, at):  # type: ignore[no-untyped-def]
            if NoSeal.broken:
                raise OSError("thiết bị ký không sẵn sàng")
            return super().seal(record, at)

    product = world.product(parts=Parts(signing=NoSeal))
    with pytest.raises(DriverRefused) as refusal:
        product.issue(CLERK, request_body())
    assert refusal.value.code == "internal"
    assert product.register("outgoing", 2019)["rows"] == []
    NoSeal.broken = False
    assert product.issue(CLERK, request_body())["document_id"].endswith("-2019.1")


def test_an_identifier_that_somebody_puts_in_is_not_used(world: World) -> None:
    """Đ8.k3: X is generated by the system."""
    body = {**request_body(), "document_id": "000.00.01.H01-2019.777", "x": 777}
    record = world.product().issue(CLERK, body)
    assert record["document_id"] == "000.00.01.H01-2019.1"
    assert "document-id-ignored" in record["warnings"]


@pytest.mark.parametrize(
    "fault", [Fault.DROP_BEFORE_REPLY, Fault.BAD_GATEWAY_HTML, Fault.EMPTY_200, Fault.FAIL_REPLY]
)
def test_without_an_ok_of_the_axis_nothing_is_shown_as_sent_until_a_later_try_succeeds(
    world: World, fault: Fault
) -> None:
    """Đ15.k1: sent only once acknowledged; the number stays; the moment is the issue (design §9.24)."""
    product = world.product()
    world.axis.faults.set(fault, op="sendEdoc")
    record = product.issue(CLERK, request_body())
    assert (record["send_state"], record["sent_at"], record["document_id"][-2:]) == ("waiting", None, ".1")
    assert record["recipients"][0]["state"] == "pending"
    product.set_clock("2019-12-17T09:30:00+07:00")
    assert product.sync()["errors"]
    assert product.get_outgoing(record["id"])["send_state"] == "waiting"
    world.axis.faults.clear()
    assert product.sync()["sent"] == 1
    record = product.get_outgoing(record["id"])
    assert record["send_state"] == "sent"
    assert record["sent_at"] == "2019-12-17T08:00:00+07:00"
    assert record["acknowledged_at"] == "2019-12-17T09:30:00+07:00"
    assert received_by(world, NEIGHBOUR).traces[0].timestamp == "2019/12/17 08:00:00"


def test_one_recipient_that_the_axis_does_not_know_keeps_nobody_else_from_getting_the_document(
    world: World,
) -> None:
    """Đ6.k1.b: an agency that is not connected is shown as such; the others are served."""
    product = world.product()
    record = product.issue(CLERK, request_body("000.00.77.H01", NEIGHBOUR, THIRD))
    assert [r["state"] for r in record["recipients"]] == ["failed", "sent", "sent"]
    assert record["send_state"] == "sent"
    assert received_by(world, NEIGHBOUR).document_id == received_by(world, THIRD).document_id
    alone = product.issue(CLERK, request_body("000.00.77.H01"))
    assert (alone["send_state"], alone["sent_at"]) == ("failed", None)


def test_a_recipient_named_twice_gets_the_document_once(world: World) -> None:
    record = world.product().issue(CLERK, request_body(NEIGHBOUR, NEIGHBOUR))
    assert [r["organ_id"] for r in record["recipients"]] == [NEIGHBOUR]
    assert len(world.peer(NEIGHBOUR).poll()) == 1


def test_a_request_for_a_reply_needs_a_deadline_which_goes_on_the_wire(world: World) -> None:
    """Đ10.k2.c."""
    product = world.product()
    with pytest.raises(DriverRefused) as refusal:
        product.issue(CLERK, request_body(reply_request={"content": "Báo cáo kết quả"}))
    assert refusal.value.code == "refused"
    asked = {"content": "Báo cáo kết quả", "due_date": "2019-12-25"}
    record = product.issue(CLERK, request_body(reply_request=asked))
    assert record["reply_request"] == asked
    assert received_by(world, NEIGHBOUR).due_date == "2019/12/25"


def test_a_reply_names_every_document_it_answers(world: World) -> None:
    """Đ10.k2.d: identifiers are opaque, in whatever form they came."""
    links = [
        {"document_id": "000.00.02.H01-2019.7", "organ_id": NEIGHBOUR, "code": "7/STP", "date": "2019-12-01"},
        {"document_id": "000.00.03.H01,2019/02/30,1/KHĐT", "organ_id": THIRD},
    ]
    record = world.product().issue(CLERK, request_body(replies_to=links))
    assert [link["document_id"] for link in record["replies_to"]] == [link["document_id"] for link in links]
    answered = received_by(world, NEIGHBOUR).response_for
    assert [a.document_id for a in answered] == [link["document_id"] for link in links]
    assert answered[0].promulgation_date == "2019/12/01"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("van-ban.docx", "docx"), ("van-ban.pdf", "docx"), ("van-ban.pdf", "exe")],
)
def test_the_document_itself_must_be_a_pdf(world: World, name: str, kind: str) -> None:
    """Đ4.k4.a, by content, not by name."""
    file = {"name": name, "content_base64": b64encode(office_file(kind, 1)).decode(), "main": True}
    with pytest.raises(DriverRefused, match="PDF"):
        world.product().issue(CLERK, request_body(files=[file]))


@pytest.mark.parametrize("kind", ["exe", "docm", "png", "html", "zip"])
def test_files_outside_the_list_of_formats_are_not_sent(world: World, kind: str) -> None:
    """Đ4.k4."""
    annex = {"name": f"phu-luc.{kind}", "content_base64": b64encode(office_file(kind, 1)).decode()}
    with pytest.raises(DriverRefused, match=r"Đ4\.k4"):
        world.product().issue(CLERK, request_body(files=[pdf_file(), annex]))


@pytest.mark.parametrize("date", ["2018-12-31", "2019-12-18", "2020-01-01"])
def test_the_date_lies_in_the_year_of_issue_and_not_in_the_future(world: World, date: str) -> None:
    """Đ8.k3: YYYY is the year of issue; a date outside it would contradict the identifier."""
    with pytest.raises(DriverRefused) as refusal:
        world.product().issue(CLERK, request_body(date=date))
    assert refusal.value.code == "refused"


def test_printed_numbers_run_by_type_apart_from_the_identifier(world: World) -> None:
    """Design §9.22."""
    product = world.product()
    types = ["Công văn", "Quyết định", "Công văn"]
    records = [product.issue(CLERK, request_body(type_name=name)) for name in types]
    assert [(r["number"], r["document_id"][-2:]) for r in records] == [
        ("01", ".1"),
        ("01", ".2"),
        ("02", ".3"),
    ]


def test_the_register_row_holds_what_was_sent(world: World) -> None:
    """Đ10.k2.a: every item of Đ8.k2."""
    product = world.product()
    record = product.issue(CLERK, request_body(number="15", priority=1))
    (row,) = product.register("outgoing", 2019)["rows"]
    same = (
        "document_id",
        "number",
        "symbol",
        "date",
        "type_name",
        "subject",
        "signer",
        "priority",
        "sent_at",
    )
    assert {name: row[name] for name in same} == {name: record[name] for name in same}
    assert row["sender"]["organ_id"] == OWN
    assert row["recipients"][0]["organ_id"] == NEIGHBOUR
    assert row["file_names"] == ["van-ban.pdf"]
    assert product.register("outgoing", 2018) == {"year": 2018, "rows": []}


def test_a_document_signed_outside_working_hours_leaves_at_once(world: World) -> None:
    """QĐ 28 Đ6.2: no waiting for the next working day."""
    product = world.product()
    night = datetime(2019, 12, 21, 23, 30, tzinfo=VIETNAM)
    world.clock.set(night)
    record = product.issue(CLERK, request_body(priority=3))
    assert record["sent_at"] == night.isoformat()
    assert record["date"] == "2019-12-21"
    assert received_by(world, NEIGHBOUR).traces[0].timestamp == "2019/12/21 23:30:00"
