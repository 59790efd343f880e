"""What a simulated agency makes is a complete valid document, the same for the same seed."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulators.agencies import AnnexRequest, DocumentRequest, PreparedDocument, SignedFiles, Workshop
from simulators.agencies.differences import file_content, signature_codes
from simulators.agencies.documents import leaders_of
from simulators.agencies.signed_files import LEADER_FIELD, SEAL_FIELD
from simulators.pki import Pki
from simulators.protocol.codes import document_id_form
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage, Organ
from simulators.protocol.files import pdf_pages
from simulators.protocol.signing import judge_pdf
from tests.agencies.conftest import START

SENDER = Organ("000.00.04.H01", "Sở Tài chính tỉnh An Giang", in_charge="Ủy ban nhân dân tỉnh An Giang")
RECEIVER = Organ("000.00.01.H01", "Sở Nội vụ tỉnh An Giang")
REQUEST = DocumentRequest(
    SENDER,
    (RECEIVER,),
    START,
    ordinal=7,
    number=12,
    seed=3,
    pages=3,
    annexes=(AnnexRequest("danh sách.xlsx"), AnnexRequest("sơ đồ.jpeg")),
    due_date=date(2019, 12, 31),
)


@pytest.fixture(scope="module")
def prepared(workshop: Workshop) -> PreparedDocument:
    return workshop.make(REQUEST)


def read_back(prepared: PreparedDocument) -> DocumentMessage:
    message = read_message(prepared.wire())
    assert isinstance(message, DocumentMessage)
    return message


def test_the_message_reads_back_as_it_was_made(prepared: PreparedDocument) -> None:
    """Nothing of the model is lost on the wire, and a reader has no complaint."""
    message = read_back(prepared)
    assert message.problems == ()
    assert message.unknown == ()
    assert (message.form, message.order) == ("V1", "java-sdk")
    expected = dataclasses.replace(prepared.message, order="java-sdk")
    assert dataclasses.replace(message, attachments=()) == dataclasses.replace(expected, attachments=())
    assert [(a.name, a.sha256, a.size) for a in message.attachments] == [
        (a.name, a.sha256, a.size) for a in expected.attachments
    ]


def test_every_item_of_the_law_is_there(prepared: PreparedDocument) -> None:
    """Đ8.k2: identifier, number, symbol, date, type, subject, signer, urgency, sender, recipients, time."""
    message = prepared.message
    assert message.document_id == "000.00.04.H01-2019.7"
    assert message.code_number == "12"
    assert message.promulgation_date == "2019/12/17"
    assert message.due_date == "2019/12/31"
    assert message.sender == SENDER
    assert message.recipients == (RECEIVER,)
    assert message.other.priority == 0
    assert message.signer in leaders_of(SENDER)
    assert all((message.code_notation, message.type_name, message.subject, message.content, message.place))
    assert message.traces[0].timestamp == "2019/12/17 08:00:00"
    assert message.business is not None
    assert message.business.doc_type == 0


def test_manifest_attachments_and_pages_agree(prepared: PreparedDocument) -> None:
    """Đ9.k1.a can be checked: as many files as announced, as many pages as stated."""
    message = read_back(prepared)
    assert [r.content_id for r in message.references] == [a.content_id for a in message.attachments]
    assert [r.name for r in message.references] == [a.name for a in message.attachments]
    contents = [file_content(attachment) for attachment in message.attachments]
    assert contents == [file.data for file in prepared.files]
    assert message.other.page_amount == pdf_pages(contents[0]) == 3


def test_person_signs_first_then_the_agency(prepared: PreparedDocument, pki: Pki) -> None:
    """Both signatures hold; the person is the one named as signer, the seal is the sender's (Đ4.k5,
    Đ10.k1.b)."""
    findings = judge_pdf(prepared.files[0].data, pki.trust(START), at=START)
    assert [(one.field, one.organ_id, one.verdict) for one in findings] == [
        (LEADER_FIELD, "000.00.04.H01", "valid"),
        (SEAL_FIELD, "000.00.04.H01", "valid"),
    ]
    leader, seal = findings
    assert prepared.message.signer is not None
    assert leader.signer_name == prepared.message.signer.full_name
    assert leader.signed_at is not None
    assert seal.signed_at == START
    assert leader.signed_at < START


def test_same_request_same_document(workshop: Workshop, prepared: PreparedDocument) -> None:
    """One seed makes the same message and, through the cache, the same signed bytes; another does not."""
    assert workshop.make(REQUEST).wire() == prepared.wire()
    other = workshop.make(dataclasses.replace(REQUEST, seed=4))
    assert other.message.subject != prepared.message.subject or other.files[0].data != prepared.files[0].data


def test_a_document_is_as_valid_without_the_cache(
    pki: Pki, prepared: PreparedDocument, tmp_path: Path
) -> None:
    """Signing anew gives the same facts; a cache folder holds each paper and each signed file once."""
    for folder in (None, tmp_path / "cache"):
        signed = SignedFiles(folder)
        fresh = Workshop(pki.identity, signed).make(REQUEST)
        again = Workshop(pki.identity, signed).make(REQUEST)
        expected = signature_codes(prepared.files[0].data, pki.trust(START), at=START)
        assert signature_codes(fresh.files[0].data, pki.trust(START), at=START) == expected
        assert (again.files[0].data == fresh.files[0].data) is (folder is not None)
    kept = sorted(path.name.partition("-")[0] == "paper" for path in (tmp_path / "cache").iterdir())
    assert kept == [False, True]


def test_the_identifier_takes_the_practice_form_on_request(workshop: Workshop) -> None:
    """The axis' practice form names agency, date, number and symbol (edxml facts 5.3)."""
    made = workshop.make(dataclasses.replace(REQUEST, id_form="practice", notation="STC-VP"))
    assert made.message.document_id == "000.00.04.H01,2019/12/17,12/STC-VP"
    assert document_id_form(made.message.document_id) == "practice"


def test_leaders_of_an_agency_are_always_the_same_people() -> None:
    """An agency has one head and two deputies, in every document of every run."""
    leaders = leaders_of(SENDER)
    assert leaders == leaders_of(SENDER)
    assert [leader.position for leader in leaders] == ["Giám đốc", "Phó Giám đốc", "Phó Giám đốc"]
    assert leaders != leaders_of(RECEIVER)


def test_a_stamped_seal_outlives_the_revocation_of_its_own_certificate(pki: Pki) -> None:
    """Its time is proved; the same seal without a stamp falls with its certificate (design §9.16)."""
    workshop = Workshop(pki.identity, timestamper=pki.timestamper)
    codes = {}
    for holder, stamped in (("có dấu thời gian", True), ("không có dấu thời gian", False)):
        made = workshop.make(dataclasses.replace(REQUEST, seal_holder=holder, time_stamped=stamped))
        pki.revoke(f"seal:{SENDER.organ_id}/{holder}", START + timedelta(hours=1))
        later = START + timedelta(hours=2)
        judged = judge_pdf(made.files[0].data, pki.trust(later), at=later)
        codes[stamped] = {one.field: (one.verdict, one.code) for one in judged}
    assert codes[True] == {LEADER_FIELD: ("valid", "ok"), SEAL_FIELD: ("valid", "ok")}
    assert codes[False] == {LEADER_FIELD: ("valid", "ok"), SEAL_FIELD: ("invalid", "revoked")}


def test_a_stamp_needs_somebody_who_stamps(pki: Pki) -> None:
    with pytest.raises(ValueError, match="timestamper"):
        Workshop(pki.identity).make(dataclasses.replace(REQUEST, time_stamped=True))
