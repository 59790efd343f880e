"""The judge's readers against the simulators' own, made apart: whatever one writes, both must read alike."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from base64 import b64encode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.oracles import edxml, times
from harness.oracles.edxml import Document, MessageError, Status
from simulators.protocol.edxml import EdxmlError, read_message, write_document, write_status
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    ReceiverChange,
    Reference,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
    StatusMessage,
    TraceHop,
)
from simulators.protocol.edxml.moments import parse_wire_date, parse_wire_time, wire_date, wire_time
from simulators.protocol.files import pack_for_transport

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("\n\t &<>\"'ệẫđĐ"),
    max_size=20,
).map(lambda text: unicodedata.normalize("NFC", text))
tokens = st.text(st.sampled_from("0123456789.ABCGHXYZ,/-ĐƯ"), min_size=1, max_size=24)
maybe_token = st.just("") | tokens
numbers = st.none() | st.integers(0, 99_999)

organs = st.builds(Organ, tokens, words, words, words, words, words, words, words)
answered = st.builds(ResponseFor, maybe_token, maybe_token, maybe_token, maybe_token)
staff = st.builds(Staff, words, words, words, words)


@st.composite
def attachments(draw: st.DrawFn) -> Attachment:
    data = draw(st.binary(max_size=200))
    return Attachment(
        content_id=draw(tokens),
        name=draw(words),
        content_type=draw(maybe_token),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        open=lambda: io.BytesIO(data),
        description=draw(words),
    )


businesses = st.builds(
    Business,
    doc_type=st.integers(0, 3),
    reason=words,
    document_id=maybe_token,
    paper=numbers,
    document_info=st.none() | st.just(1),
    document_receiver=st.none() | st.just(1),
    receivers=st.lists(st.builds(ReceiverChange, tokens, st.integers(0, 1)), max_size=2).map(tuple),
    replacements=st.lists(
        st.builds(Replacement, tokens, st.lists(tokens, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    staff=st.none() | staff,
)

documents = st.builds(
    DocumentMessage,
    sender=organs,
    recipients=st.lists(organs, min_size=1, max_size=3).map(tuple),
    document_id=tokens,
    code_number=maybe_token,
    code_notation=maybe_token,
    place=words,
    promulgation_date=maybe_token,
    type_code=numbers,
    type_detail=numbers,
    type_name=words,
    subject=words,
    content=words,
    signer=st.none() | st.builds(Signer, words, words, words),
    due_date=maybe_token,
    to_places=st.lists(words, max_size=2).map(tuple),
    other=st.builds(
        OtherInfo,
        priority=numbers,
        sphere=words,
        typer_notation=words,
        promulgation_amount=numbers,
        page_amount=numbers,
        appendixes=st.lists(words, max_size=2).map(tuple),
    ),
    response_for=st.lists(answered, max_size=2).map(tuple),
    steering_type=numbers,
    traces=st.lists(st.builds(TraceHop, tokens, tokens), max_size=3).map(tuple),
    business=st.none() | businesses,
    references=st.lists(st.builds(Reference, tokens, words, maybe_token, words), max_size=3).map(tuple),
    attachments=st.lists(attachments(), max_size=2).map(tuple),
)

statuses = st.builds(
    StatusMessage,
    sender=organs,
    response_for=st.builds(ResponseFor, tokens, maybe_token, maybe_token, tokens),
    status_code=st.sampled_from(["01", "02", "03", "5", "13", "77"]),
    description=words,
    timestamp=maybe_token,
    staff=st.none() | staff,
)


@settings(max_examples=60, deadline=None)
@given(documents)
def test_both_read_every_field_of_a_document_alike(message: DocumentMessage) -> None:
    """What the reference writes, judge and reference read with equal values, field by field."""
    raw = write_document(message)
    assert raw is not None
    assert_alike(edxml.read(raw), read_message(raw))


@settings(max_examples=60, deadline=None)
@given(statuses)
def test_both_read_every_field_of_a_status_alike(message: StatusMessage) -> None:
    """The same of a status message."""
    raw = write_status(message)
    assert_alike(edxml.read(raw), read_message(raw))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_both_refuse_the_same_damaged_messages(data: st.DataObject) -> None:
    """Cut, flipped or doubled bytes: where the judge reads a message, the reference reads the same one.

    The reference may refuse more (a doubled From is ambiguous to a receiver), never less.
    """
    raw = bytearray(write_document(data.draw(documents)) or b"")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 12))
        raw[at : at + length] = data.draw(st.binary(max_size=3))
    try:
        theirs = read_message(bytes(raw))
    except EdxmlError as refused:
        if refused.code not in ("duplicate-element", "missing-element", "too-large", "too-deep"):
            with pytest.raises(MessageError):
                edxml.read(bytes(raw))
        return
    mine = edxml.read(bytes(raw))
    assert mine.sender.organ_id.strip() == theirs.sender.organ_id


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="NOT RUN: the folder of real messages is not on this machine"
)
def test_both_read_real_messages_alike() -> None:
    """Messages of the national axis' SDK and the .NET template."""
    for path in sorted(SAMPLES.glob("*.edxml")):
        raw = path.read_bytes()
        assert_alike(edxml.read(raw), read_message(raw))


def assert_alike(mine: Document | Status, theirs: DocumentMessage | StatusMessage) -> None:
    """Every value that both readers give, compared by name."""
    assert_same_organ(mine.sender, theirs.sender)
    assert mine.form == theirs.form
    if isinstance(mine, Status):
        assert isinstance(theirs, StatusMessage)
        assert mine.status_code.strip() == theirs.status_code
        assert mine.description == theirs.description
        assert mine.timestamp.strip() == theirs.timestamp
        assert mine.addressee.strip() == theirs.response_for.organ_id
        assert mine.document_id.strip() == theirs.response_for.document_id
        assert staff_facts(mine.staff) == staff_facts(theirs.staff)
        return
    assert isinstance(theirs, DocumentMessage)
    assert header_facts(mine) == header_facts(theirs)
    assert len(mine.recipients) == len(theirs.recipients)
    for one, other in zip(mine.recipients, theirs.recipients, strict=True):
        assert_same_organ(one, other)
    assert mine.order.replace("mixed", "other") == theirs.order
    assert lists(mine) == lists(theirs)
    assert business_facts(mine.business) == business_facts(theirs.business)
    for file, same in zip(mine.attachments, theirs.attachments, strict=True):
        assert file.name == same.name
        try:
            assert file.content == same.read()
        except MessageError:
            assert "bad-base64: AttachmentEncoded/Attachment[1]/ContentTransferEncoded" in theirs.problems


def assert_same_organ(one: edxml.Organ, other: Organ) -> None:
    fields = ("name", "in_charge", "address", "email", "telephone", "fax", "website")
    assert one.organ_id.strip() == other.organ_id
    assert [getattr(one, name) for name in fields] == [getattr(other, name) for name in fields]


def header_facts(message: Document | DocumentMessage) -> dict[str, object]:
    """The plain fields; white space around tokens is no difference."""
    other = message.other if isinstance(message, DocumentMessage) else message
    signer = message.signer
    tokens_of = ("document_id", "code_number", "code_notation", "promulgation_date", "due_date")
    texts_of = ("place", "type_name", "subject", "content", "type_code", "type_detail", "steering_type")
    others_of = ("priority", "sphere", "typer_notation", "promulgation_amount", "page_amount", "appendixes")
    return {
        **{name: getattr(message, name).strip() for name in tokens_of},
        **{name: getattr(message, name) for name in (*texts_of, "to_places")},
        **{name: getattr(other, name) for name in others_of},
        "signer": signer and (signer.competence, signer.position, signer.full_name),
    }


def lists(message: Document | DocumentMessage) -> dict[str, object]:
    return {
        "answers": [
            (
                item.organ_id.strip(),
                item.code.strip(),
                item.promulgation_date.strip(),
                item.document_id.strip(),
            )
            for item in message.response_for
        ],
        "traces": [(hop.organ_id.strip(), hop.timestamp.strip()) for hop in message.traces],
        "manifest": [
            (bare(item.content_id), item.name, item.content_type.strip(), item.description)
            for item in message.references
        ],
        "files": [
            (bare(item.content_id), item.content_type.strip(), item.description)
            for item in message.attachments
        ],
    }


def bare(content_id: str) -> str:
    return content_id.strip().removeprefix("cid:")


def business_facts(block: edxml.Business | Business | None) -> object:
    if block is None:
        return None
    return (
        block.doc_type,
        block.reason,
        block.document_id.strip(),
        (block.paper, block.document_info, block.document_receiver),
        [(item.organ_id.strip(), item.receiver_type) for item in block.receivers],
        [(item.document_id.strip(), [x.strip() for x in item.organ_ids]) for item in block.replacements],
        staff_facts(block.staff),
    )


def staff_facts(staff: edxml.Staff | Staff | None) -> object:
    return staff and (staff.department, staff.staff, staff.mobile, staff.email)


@settings(deadline=None)
@given(st.sampled_from([".pdf", ".txt", ".docx", ".xlsx", ".zip", ".jpeg", ""]), st.binary(max_size=300))
def test_both_open_the_transport_zip_alike(extension: str, data: bytes) -> None:
    """What the reference packs, the judge unpacks to the same file; what travels as it is stays so."""
    packed = pack_for_transport(f"phụ lục{extension}", data)
    carried = edxml.Attachment("a", packed.name, packed.content_type, "", b64encode(packed.data).decode(), "")
    assert carried.payload.data == data
    assert carried.payload.unzipped == (packed.data != data)


@given(
    st.datetimes(datetime.fromisoformat("1000-01-01"), datetime.fromisoformat("9000-01-01")),
    st.integers(-12, 14),
)
def test_both_read_wire_times_alike(at: datetime, offset: int) -> None:
    """The moment written on the wire is the moment both read back, at +07:00."""
    moment = (at.replace(microsecond=0) - timedelta(hours=offset)).replace(tzinfo=UTC)
    assert times.wire_time(wire_time(moment)) == parse_wire_time(wire_time(moment)) == moment
    assert times.wire_date(wire_date(at.date())) == parse_wire_date(wire_date(at.date())) == at.date()


@given(
    st.text(st.sampled_from("0123456789/: "), max_size=20) | st.from_regex(r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d")
)
def test_both_take_the_same_texts_for_times(text: str) -> None:
    assert times.wire_time(text.strip()) == parse_wire_time(text.strip())
    day: date | None = times.wire_date(text.strip())
    assert day == parse_wire_date(text.strip())
