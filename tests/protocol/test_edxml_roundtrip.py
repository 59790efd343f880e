"""What the strict writer writes, the reader reads back, for any text that XML can carry."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import edxml_cases as cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulators.protocol.edxml import (
    EdxmlError,
    check_schema,
    read_message,
    scan_envelope,
    write_document,
    write_status,
)
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

_XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
        lambda c: c in "\t\n\r" or ord(c) >= 0x20
    ),
    max_size=30,
).map(lambda text: unicodedata.normalize("NFC", text))
texts = _XML_TEXT
words = _XML_TEXT.map(lambda text: "".join(text.split(" ")).strip(" \t\r\n"))
needed = words.filter(bool)
numbers = st.none() | st.integers(0, 9999)
listed = st.lists(texts.filter(bool), max_size=3).map(tuple)
organs = st.builds(Organ, needed, texts, texts, texts, texts, texts, texts, texts)
responses = st.builds(ResponseFor, words, words, words, needed)
staff = st.none() | st.builds(Staff, texts, texts, texts, texts)
hops = st.builds(TraceHop, words, words)
businesses = st.none() | st.builds(
    Business,
    doc_type=st.integers(0, 3),
    reason=texts,
    document_id=words,
    paper=numbers,
    document_info=numbers,
    document_receiver=numbers,
    receivers=st.lists(st.builds(ReceiverChange, needed, st.integers(0, 1)), max_size=2).map(tuple),
    replacements=st.lists(
        st.builds(Replacement, needed, st.lists(needed, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    staff=staff,
)
references = st.builds(Reference, words.map(lambda t: t.removeprefix("cid:")), texts, words, texts)


@st.composite
def attachments(draw: st.DrawFn) -> Attachment:
    content = draw(st.binary(max_size=300))
    return replace(
        cases.stored(content),
        name=draw(texts),
        content_type=draw(words),
        content_id=draw(words).removeprefix("cid:"),
        description=draw(texts),
    )


documents = st.builds(
    DocumentMessage,
    sender=organs,
    recipients=st.lists(organs, min_size=1, max_size=3).map(tuple),
    document_id=needed,
    code_number=needed,
    code_notation=needed,
    place=texts,
    promulgation_date=needed,
    type_code=numbers,
    type_detail=numbers,
    type_name=texts,
    subject=texts.filter(str.strip),
    content=texts,
    signer=st.none() | st.builds(Signer, texts, texts, texts),
    due_date=words,
    to_places=listed,
    other=st.builds(OtherInfo, numbers, texts, texts, numbers, numbers, words, listed),
    response_for=st.lists(responses, max_size=2).map(tuple),
    steering_type=numbers,
    traces=st.lists(hops, max_size=3).map(tuple),
    business=businesses,
    references=st.lists(references, max_size=2).map(tuple),
    attachments=st.lists(attachments(), max_size=2).map(tuple),
)
statuses = st.builds(
    StatusMessage,
    sender=organs,
    response_for=st.builds(ResponseFor, needed, words, words, needed),
    status_code=needed,
    description=texts,
    timestamp=words,
    staff=staff,
)


@settings(max_examples=50, deadline=None)
@given(documents)
def test_a_document_is_read_back_as_it_was_written(sent: DocumentMessage) -> None:
    """Every field, every attachment byte; nothing unknown, no problem, form V1; the axis sees the same
    parties.
    """
    data = write_document(sent)
    assert data is not None
    got = read_message(data)
    assert isinstance(got, DocumentMessage)
    assert replace(got, order="") == sent
    assert got.order in ("java-sdk", "common")
    assert [a.read() for a in got.attachments] == [a.read() for a in sent.attachments]
    envelope = scan_envelope(data)
    assert envelope.sender_id == sent.sender.organ_id
    assert envelope.recipient_ids == tuple(r.organ_id for r in sent.recipients)
    assert envelope.document_id == sent.document_id


@settings(max_examples=50, deadline=None)
@given(statuses)
def test_a_status_is_read_back_as_it_was_written(sent: StatusMessage) -> None:
    """Every field."""
    assert read_message(write_status(sent)) == sent


@given(st.binary(max_size=200_000))
def test_attachments_survive_byte_for_byte(content: bytes) -> None:
    """Base64 is written in pieces and read in pieces."""
    got = read_message(write_document(cases.document(attachments=(cases.stored(content),))) or b"")
    assert isinstance(got, DocumentMessage)
    assert got.attachments[0].read() == content
    assert got.attachments[0] == cases.stored(content)


def test_writing_to_a_stream_and_to_bytes_is_the_same(tmp_path: Path) -> None:
    """With a target nothing is returned."""
    with (tmp_path / "m.edxml").open("wb") as target:
        assert write_document(cases.document(), target) is None
    assert (tmp_path / "m.edxml").read_bytes() == write_document(cases.document())


def test_the_writer_composes_letters() -> None:
    """Whatever normal form a program holds, the wire carries NFC (Đ4.k2)."""
    decomposed = unicodedata.normalize("NFD", "Về việc kiểm tra công tác văn thư")
    data = write_document(cases.document(subject=decomposed)) or b""
    assert unicodedata.is_normalized("NFC", data.decode())
    assert read_message(data) == cases.document()


def test_the_writer_begins_with_the_declaration_and_uses_the_prefixes_of_form_v1() -> None:
    """Root and attachments unprefixed, envelope and content prefixed edXML (edxml §1)."""
    text = (write_document(cases.document()) or b"").decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="http://www.mic.gov.vn/TBT/')
    for part in (
        "<edXML:edXMLEnvelope xmlns:edXML=",
        "<edXML:MessageHeader>",
        "<AttachmentEncoded>",
        "<Attachment>",
    ):
        assert text.count(part) == 1
    assert "<edXML:ContentTransferEncoded xmlns:edXML=" in text
    assert "<ContentId>cid:f1</ContentId>" in text


@pytest.mark.parametrize("code_point", [0x00, 0x0B, 0x1B, 0xFFFE, 0xD800])
def test_characters_that_xml_cannot_carry_are_refused_on_writing(code_point: int) -> None:
    """With the field named; a status as well."""
    bad = chr(code_point)
    with pytest.raises(EdxmlError) as refused:
        write_document(cases.document(subject=f"a{bad}b"), BytesIO())
    assert (refused.value.code, refused.value.where) == ("bad-character", "Subject")
    with pytest.raises(EdxmlError):
        write_status(StatusMessage(Organ("a"), ResponseFor("b"), "01", description=bad))


def test_an_incomplete_message_can_be_written() -> None:
    """A receiver is put to the test with messages that lack a piece; the schema sees it, the reader names
    it.
    """
    data = write_document(cases.document(subject="")) or b""
    got = read_message(data)
    assert got.problems == ("missing-element: MessageHeader/Subject",)
    with pytest.raises(EdxmlError):
        check_schema(data)
