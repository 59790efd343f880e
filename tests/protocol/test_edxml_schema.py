"""The project's XSD accepts what we write, says in words what deviates, and costs nothing for large files."""

from __future__ import annotations

import base64

import edxml_cases as cases
import pytest

from simulators.protocol.edxml import (
    EdxmlError,
    check_schema,
    explain_schema,
    read_message,
    write_document,
    write_status,
)
from simulators.protocol.edxml.model import (
    Business,
    DocumentMessage,
    Organ,
    ReceiverChange,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
)
from simulators.protocol.edxml.schema import without_content

STATUS = StatusMessage(
    Organ("000.00.02.H01", "Sở Thử"),
    ResponseFor("000.00.01.H01", "07/TB-SNV", "2019/12/17", "000.00.01.H01-2019.7"),
    "02",
    "Gửi nhầm",
    "2019/12/17 09:00:00",
    Staff("Văn thư", "Lê Văn Thử"),
)
UPDATE = Business(
    2,
    "Cập nhật",
    "000.00.01.H01-2019.3",
    0,
    1,
    1,
    (ReceiverChange("000.00.02.H01", 0), ReceiverChange("H14", 1)),
)
REPLACEMENT = Business(
    3, "Thay thế", replacements=(Replacement("A-2019.1", ("000.00.02.H01",)), Replacement("B"))
)


@pytest.mark.parametrize(
    "data",
    [
        write_document(cases.document()),
        write_document(cases.document(business=UPDATE)),
        write_document(cases.document(business=REPLACEMENT)),
        write_document(cases.document(business=Business(1, "Thu hồi"), attachments=(), references=())),
        write_status(STATUS),
        cases.message(),
        cases.status(),
    ],
)
def test_what_we_write_obeys_the_schema(data: bytes) -> None:
    """New, recall, update, replacement and status; gate and words agree."""
    check_schema(data)
    assert explain_schema(data) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"promulgation_date": "17/12/2019"}, "PromulgationDate"),
        ({"promulgation_date": "2019/13/01"}, "PromulgationDate"),
        ({"due_date": "mai"}, "DueDate"),
        ({"subject": ""}, "Subject"),
        ({"document_id": ""}, "DocumentId"),
        ({"code_number": ""}, "CodeNumber"),
        ({"recipients": ()}, "To"),
        ({"business": Business(7)}, "BussinessDocType"),
    ],
)
def test_a_deviation_is_refused_and_told_in_words(change: dict[str, object], told: str) -> None:
    """The place or the reason names the element."""
    data = write_document(cases.document(**change)) or b""
    with pytest.raises(EdxmlError) as refused:
        check_schema(data)
    assert refused.value.code == "schema"
    assert "line" in (refused.value.where or "")
    assert any(told in line for line in explain_schema(data))


def test_another_order_is_no_v1() -> None:
    """The reader takes it, the schema says so (the note of design §4)."""
    data = cases.message(
        cases.FROM + cases.TO + cases.CODE + cases.ISSUED + cases.SUBJECT + cases.DOCUMENT_ID
    )
    assert isinstance(read_message(data), DocumentMessage)
    assert explain_schema(data)


def test_content_that_is_no_base64_is_told() -> None:
    """Valid content is left out before the schema looks, invalid content is not."""
    assert any(
        "ContentTransferEncoded" in line
        for line in explain_schema(cases.message(attachments=cases.attachment("tệp!")))
    )


def test_valid_content_is_left_out_and_nothing_else() -> None:
    """Only what stands between the tags of ContentTransferEncoded disappears."""
    content = base64.b64encode(cases.PAPER).decode()
    data = cases.message(attachments=cases.attachment(content) + cases.attachment(f"<![CDATA[{content}]]>"))
    expected = cases.message(attachments=cases.attachment("") * 2)
    assert without_content(data) == expected
    empty = data.replace(
        b"<ContentTransferEncoded>" + content.encode() + b"</ContentTransferEncoded>",
        b"<ContentTransferEncoded/>",
    )
    assert b"<ContentTransferEncoded/>" in without_content(empty)


def test_lengths_are_never_judged() -> None:
    """They are known from one vendor only (edxml §2.2)."""
    check_schema(write_document(cases.document(subject="Kiểm tra " * 200, code_number="1" * 40)) or b"")
