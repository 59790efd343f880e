"""The judge's reader of edXML: what it says of good, odd and hostile messages."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest

from harness.oracles.edxml import Document, MessageError, Status, read, read_document, read_status
from harness.oracles.times import VIETNAM
from tests.oracles.written_messages import (
    HEADER,
    NAMESPACE,
    answering,
    attachment,
    document,
    encoded_attachment,
    reference,
    status,
    zipped,
)

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


def test_every_item_of_a_document_is_read() -> None:
    """The items of Đ8.k2 that the wire carries come out as written."""
    seen = read_document(
        document(manifest=reference("cid:a", "qd.pdf"), files=attachment("a", "qd.pdf", b"%PDF-1.4"))
    )
    assert (seen.sender.organ_id, seen.sender.name) == ("000.00.01.H01", "Sở Nội vụ")
    assert seen.recipient_ids == ("000.00.02.H01", "000.00.00.G09")
    assert seen.document_id == "000.00.01.H01-2019.7"
    assert (seen.code_number, seen.code_notation, seen.code) == ("15", "QĐ-SNV", "15/QĐ-SNV")
    assert seen.promulgation_day == date(2019, 12, 17)
    assert seen.subject == "Về việc thử nghiệm"
    assert seen.business_type == 0
    assert seen.priority is None
    assert (seen.form, seen.order, seen.misplaced) == ("V1", "java-sdk", None)


def test_the_place_of_an_element_is_told_with_its_line() -> None:
    seen = read_document(document())
    assert seen.where("Subject") == "/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Subject, line 10"
    assert seen.recipients[1].where.endswith("/MessageHeader/To[2], line 6")
    assert seen.where("DueDate").endswith("/MessageHeader, line 3 (no DueDate)")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ('a &amp; b &lt;c&gt; "d"', 'a & b <c> "d"'),
        ("dòng một\ndòng hai", "dòng một\ndòng hai"),
        (" có dấu cách ", " có dấu cách "),
        ("trước<!-- ghi chú -->sau", "trướcsau"),
        ("<![CDATA[<b>]]>", "<b>"),
    ],
)
def test_a_text_is_exactly_what_the_message_says(subject: str, expected: str) -> None:
    """Escapes are undone, comments dropped; nothing is trimmed, nothing normalised."""
    seen = read_document(document(HEADER.replace("Về việc thử nghiệm", subject)))
    assert seen.subject == expected


def test_what_lacks_is_absent_and_not_an_error() -> None:
    """An empty element is as absent as a missing one; the rest is still read."""
    seen = read_document(document("<edXML:Subject/><edXML:From/>"))
    assert not seen.present("Subject")
    assert not seen.present("From/OrganId")
    assert (seen.document_id, seen.recipients, seen.sender.organ_id) == ("", (), "")
    assert seen.promulgation_day is None


def test_repeated_elements_are_named() -> None:
    seen = read_document(document(HEADER + "<edXML:DocumentId>khác</edXML:DocumentId>"))
    assert seen.repeated == ("DocumentId",)
    assert seen.count("DocumentId") == 2
    assert seen.document_id == "000.00.01.H01-2019.7"


@pytest.mark.parametrize("number", ["", "x", "1.0", "-1", "0(Độ ưu tiên VB)", "٣", "9" * 4000])
def test_a_number_that_is_none_reads_as_none(number: str) -> None:
    """Templates write words into numbers; the judge neither fails nor guesses."""
    info = f"<edXML:OtherInfo><edXML:Priority>{number}</edXML:Priority></edXML:OtherInfo>"
    assert read_document(document(HEADER + info)).priority is None


def test_order_is_judged_against_what_all_known_forms_share() -> None:
    """Subject before Code is in no known form; DocumentId at the end is in one of them (D11-3)."""
    lines = HEADER.strip().splitlines()
    code, subject = lines[4], lines[6]
    swapped = HEADER.replace(subject, "").replace(code, subject + code)
    assert read_document(document(swapped)).misplaced == ("Code", "Subject")
    assert read_document(document(swapped)).order == "other"
    last = HEADER.replace(lines[3], "") + lines[3]
    assert read_document(document(last)).order == "102"
    early = lines[3] + HEADER.replace(lines[3], "")
    assert (read_document(document(early)).order, read_document(document(early)).misplaced) == (
        "mixed",
        None,
    )


def test_any_prefix_reads_alike_and_is_noted() -> None:
    """`<edXML:x>` and `<x>` in the same namespace are one element; some axes refuse the second."""
    plain = (
        document()
        .replace(b"edXML:", b"")
        .replace(b"xmlns=" + f'"{NAMESPACE}"'.encode() + b"><edXMLHeader", b"><edXMLHeader")
    )
    seen = read_document(document())
    other = read_document(document().replace(b"edXML:", b"vb:").replace(b"xmlns:edXML", b"xmlns:vb"))
    assert other.document_id == seen.document_id
    assert (seen.prefix_notes, other.prefix_notes) == ((), ("envelope uses prefix vb",))
    assert read_document(plain.replace(b' xmlns:edXML="', b' xmlns:unused="')).prefix_notes == (
        "envelope uses prefix none",
    )


def test_known_forms_are_told_apart() -> None:
    xsi = f'xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    assert read(document(root=xsi)).form == "V1b"
    v1c = document(root=f'xmlns="{NAMESPACE}" xmlns:edXML="{NAMESPACE}"').replace(
        b"AttachmentEncoded", b"edXML:AttachmentEncoded"
    )
    assert read(v1c).form == "V1c"
    start, end = document().index(b"<edXML:edXMLEnvelope"), document().index(b"<AttachmentEncoded")
    v5 = read_document(document()[start:end])
    assert (v5.form, v5.document_id) == ("V5", "000.00.01.H01-2019.7")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not-xml"),
        (b"1212<?xml version='1.0'?><a/>", "not-xml"),
        (b"<edXML", "not-xml"),
        (document()[:-9], "not-xml"),
        (document() + b"<x/>", "not-xml"),
        (document().replace(b"Subject>V", b"Subject>\x01V"), "not-xml"),
        (
            document()
            .replace(b"<edXML:Subject>", b"<xlink:Subject>")
            .replace(b"</edXML:Subject>", b"</xlink:Subject>"),
            "not-xml",
        ),
        (b'<!DOCTYPE edXML [<!ENTITY x "y">]>' + document()[39:], "dtd-forbidden"),
        (b'<!DOCTYPE edXML SYSTEM "http://127.0.0.1/x.dtd">' + document()[39:], "dtd-forbidden"),
        (b"<edXML/>", "unknown-root"),
        (f'<x xmlns="{NAMESPACE}"/>'.encode(), "unknown-root"),
        (b'<edXMLEnvelope xmlns="http://www.go.vn/eDoc"/>', "unknown-form"),
        (b'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"/>', "unknown-form"),
        (b"<a>" * 5000, "not-xml"),
        (b"<?xml version='1.0' encoding='x-none'?><a/>", "not-xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "raw",
)
def test_what_is_no_message_is_told_why(raw: bytes, code: str) -> None:
    """Hostile or broken input is one clear MessageError, never a crash and never a half-read message."""
    with pytest.raises(MessageError) as caught:
        read(raw)
    assert caught.value.code == code
    assert caught.value.detail


def test_entities_expand_to_nothing_that_was_not_written() -> None:
    """A DTD with nested entities is refused before anything grows."""
    bomb = b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + document()[39:]
    with pytest.raises(MessageError, match="dtd-forbidden"):
        read(bomb.replace("Về việc thử nghiệm".encode(), b"&b;"))


def test_a_large_attachment_is_read_and_a_large_dtd_message_is_not() -> None:
    """Over 9 MB libxml2 needs its larger limit; the judge lifts it only where there is no DTD."""
    data = bytes(range(256)) * 32 * 1024
    big = document(manifest=reference("a", "lon.pdf"), files=attachment("a", "lon.pdf", data))
    assert hashlib.sha256(read_document(big).attachments[0].content).digest() == hashlib.sha256(data).digest()
    with pytest.raises(MessageError):
        read(b'<!DOCTYPE edXML [<!ENTITY x "y">]>' + big[39:])


def test_manifest_and_files_are_matched_with_or_without_cid() -> None:
    """One family of systems writes `cid:` on both sides, the other on one."""
    seen = read_document(
        document(
            manifest=reference("cid:a", "qd.pdf") + reference("b", "thieu.pdf"),
            files=attachment("a", "qd.pdf", b"1") + attachment("cid:c", "thua.pdf", b"2"),
        )
    )
    assert [item.name for item in seen.missing_files] == ["thieu.pdf"]
    assert [item.name for item in seen.unannounced_files] == ["thua.pdf"]


def test_two_files_of_one_name_are_two_files() -> None:
    seen = read_document(
        document(
            manifest=reference("a", "x.pdf") + reference("b", "x.pdf"),
            files=attachment("b", "x.pdf", b"2") + attachment("a", "x.pdf", b"1"),
        )
    )
    assert (seen.missing_files, seen.unannounced_files) == ((), ())
    assert seen.main is not None
    assert seen.main.content == b"1"


@pytest.mark.parametrize("text", ["[BASE64 REMOVED 12 bytes]", "AAA", "A===", "ệ", "${__StringFromFile}"])
def test_broken_base64_is_the_fault_of_its_attachment_alone(text: str) -> None:
    """The message stays readable; only that file tells where its content is broken."""
    seen = read_document(document(files=encoded_attachment("a", "x.pdf", text)))
    with pytest.raises(MessageError) as caught:
        _ = seen.attachments[0].content
    assert caught.value.code == "bad-base64"
    assert "AttachmentEncoded/Attachment, line" in caught.value.where


def test_white_space_in_base64_is_harmless() -> None:
    seen = read_document(document(files=encoded_attachment("a", "x.txt", " aG\r\n9t\t ")))
    assert seen.attachments[0].content == b"hom"


def test_the_transport_zip_is_opened_and_a_file_that_is_a_zip_is_not() -> None:
    """A .txt comes out of its zip; .docx, .zip and a mislabelled PDF stay what they are."""
    inner = "báo cáo".encode()
    files = [
        attachment("a", "bao-cao.txt", zipped(x_txt=inner), "application/zip"),
        attachment("b", "phu-luc.docx", zipped(word_xml=b"1", types_xml=b"2"), "application/docx"),
        attachment("c", "goi.zip", zipped(x_zip=inner), "application/zip"),
        attachment("d", "van-ban.pdf", zipped(y_pdf=b"%PDF-1.7"), "application/pdf"),
        attachment("e", "qd.pdf", b"%PDF-1.4", "application/zip"),
    ]
    payloads = [item.payload for item in read_document(document(files="".join(files))).attachments]
    assert [item.unzipped for item in payloads] == [True, False, False, True, False]
    assert payloads[0].data == inner
    assert payloads[0].sha256 == hashlib.sha256(inner).hexdigest()
    assert payloads[3].data == b"%PDF-1.7"


def test_a_zip_bomb_is_refused() -> None:
    bomb = zipped(x_txt=bytes(40 * 1024 * 1024))
    seen = read_document(document(files=attachment("a", "x.txt", bomb, "application/zip")))
    with pytest.raises(MessageError, match="bad-transport-zip"):
        _ = seen.attachments[0].payload


@pytest.mark.parametrize(
    "damage", [lambda z: z[:40], lambda z: z[:30] + b"\xff" * 10 + z[40:], lambda z: z[:-4]]
)
def test_a_broken_transport_zip_is_refused(damage) -> None:  # type: ignore[no-untyped-def]
    data = damage(zipped(x_txt=b"noi dung " * 50))
    seen = read_document(document(files=attachment("a", "x.txt", data, "application/zip")))
    with pytest.raises(MessageError, match="bad-transport-zip"):
        _ = seen.attachments[0].payload


def test_traces_and_business_are_read() -> None:
    traces = """
    <edXML:TraceHeader><edXML:OrganId>000.00.01.H01</edXML:OrganId>
        <edXML:Timestamp>2019/12/17 08:00:05</edXML:Timestamp></edXML:TraceHeader>
    <edXML:TraceHeader><edXML:OrganId>null</edXML:OrganId>
        <edXML:Timestamp>2014/02/30 08:00:00</edXML:Timestamp></edXML:TraceHeader>
    <edXML:Bussiness><edXML:BussinessDocType>1</edXML:BussinessDocType>
        <edXML:BussinessDocReason>Nhầm nơi nhận</edXML:BussinessDocReason></edXML:Bussiness>"""
    answered = "<edXML:ResponseFor/>" + answering("000.00.01.H01-2019.3")
    seen = read_document(document(HEADER + answered, traces=traces))
    assert seen.traces[0].moment == datetime(2019, 12, 17, 8, 0, 5, tzinfo=VIETNAM)
    assert seen.traces[1].moment is None
    assert seen.business is not None
    assert (seen.business_type, seen.business.reason) == (1, "Nhầm nơi nhận")
    assert len(seen.response_for) == 1
    assert seen.targets == ("000.00.01.H01-2019.3",)


def test_the_target_named_by_the_business_block_comes_first() -> None:
    kind = "<edXML:BussinessDocType>2</edXML:BussinessDocType>"
    traces = f"<edXML:Bussiness><edXML:DocumentId>A</edXML:DocumentId>{kind}</edXML:Bussiness>"
    assert read_document(document(HEADER + answering("B"), traces=traces)).targets == ("A",)


@pytest.mark.parametrize("container", ["MessageHeader", "Status"])
@pytest.mark.parametrize("written", ["05", "5", " 05 "])
def test_a_status_is_read_in_both_containers_and_both_codes(container: str, written: str) -> None:
    seen = read_status(
        status(
            f"<x:ResponseFor><x:OrganId>000.00.02.H01</x:OrganId><x:DocumentId>M</x:DocumentId></x:ResponseFor>"
            f"<x:StatusCode>{written}</x:StatusCode><x:Timestamp>2019/12/17 09:00:00</x:Timestamp>",
            container,
        )
    )
    assert (seen.code, seen.status_code, seen.addressee, seen.document_id) == (
        "05",
        written,
        "000.00.02.H01",
        "M",
    )
    assert seen.moment == datetime(2019, 12, 17, 9, tzinfo=VIETNAM)


def test_an_unknown_element_is_kept_and_harmless() -> None:
    seen = read_document(document(HEADER + "<edXML:Mới>1</edXML:Mới><khac xmlns='urn:x'>2</khac>"))
    assert seen.unknown == ("Mới", "khac")
    assert seen.misplaced is None


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="NOT RUN: the folder of real messages is not on this machine"
)
def test_every_real_message_is_readable() -> None:
    """Messages published with the SDK of the national axis, and one template of the .NET family."""
    read_files = {path.name: read(path.read_bytes()) for path in sorted(SAMPLES.glob("*.edxml"))}
    kinds = {name: type(message) for name, message in read_files.items()}
    assert len(kinds) == 14
    assert all(kind is (Status if name.startswith("status") else Document) for name, kind in kinds.items())
    template = read_files["annotated-template.edxml"]
    assert isinstance(template, Document)
    assert (template.form, template.order) == ("V1b", "102")
    recall = read_files["edoc_revocation.edxml"]
    assert isinstance(recall, Document)
    assert (recall.business_type, recall.targets) == (1, ("000.00.04.G14,2012/08/06,267/VPCP-TTĐT",))
    assert recall.order == "java-sdk"
