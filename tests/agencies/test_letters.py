"""Ways of writing a document that its model cannot express: really on the wire, and nothing else is changed."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest

from harness.oracles.edxml import read_document
from simulators.agencies.documents import DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.letters import ENCODINGS, SPELLINGS, spelt, spelt_request, tones_apart
from simulators.clock import VIETNAM
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import Organ

SENDER = Organ("000.00.04.H01", "Sở Tài chính tỉnh An Giang")
RECEIVER = Organ("000.00.01.H01", "Sở Nội vụ tỉnh An Giang")
SUBJECT = "Về việc nghỉ lễ & phòng, chống cháy nổ ở chợ Mỹ Quý"


@pytest.fixture(scope="module")
def valid(workshop: Workshop) -> PreparedDocument:
    at = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
    return workshop.make(
        DocumentRequest(SENDER, (RECEIVER,), at, ordinal=7, number=15, pages=1, subject=SUBJECT)
    )


@pytest.mark.parametrize("said", SPELLINGS)
def test_the_letters_are_on_the_wire_as_the_scenario_says(said: str, valid: PreparedDocument) -> None:
    """Codes, the names of agencies and files stay as they are: only what people read is written otherwise."""
    written = spelt(valid, SPELLINGS[said])
    before, after = read_document(valid.wire()), read_document(written.wire())
    assert after.subject == SPELLINGS[said](SUBJECT)
    assert after.text("SignerInfo/FullName") == SPELLINGS[said](before.text("SignerInfo/FullName"))
    for name in ("document_id", "code", "promulgation_date"):
        assert getattr(after, name) == getattr(before, name)
    assert (after.sender.name, after.recipients[0].name) == (SENDER.name, RECEIVER.name)
    assert [one.sha256 for one in after.attachments] == [one.sha256 for one in before.attachments]


def test_the_three_shapes_of_unicode_are_three_shapes_of_the_same_letters() -> None:
    shapes = [SPELLINGS[name](SUBJECT) for name in ("dựng sẵn", "tổ hợp", "dựng sẵn với dấu thanh rời")]
    assert len(set(shapes)) == 3
    assert {unicodedata.normalize("NFC", shape) for shape in shapes} == {SUBJECT}
    assert tones_apart("ề") == "ê\u0300"


@pytest.mark.parametrize("said", ENCODINGS)
def test_the_package_is_encoded_as_the_scenario_says_and_reads_the_same(
    said: str, valid: PreparedDocument
) -> None:
    """By the judge's reader and by the reference's own."""
    changed = valid.with_edit(ENCODINGS[said]).wire()
    assert changed != valid.wire()
    assert read_document(changed).subject == read_message(changed).subject == SUBJECT  # type: ignore[union-attr]
    assert changed[:2] in (b"\xff\xfe", b"\xfe\xff") if said == "UTF-16" else changed.decode("utf-8")
    assert (b"<?xml" in changed[:8]) is (said == "UTF-8 có dấu thứ tự byte")


def test_a_request_to_the_product_is_written_so_too() -> None:
    request = {
        "subject": SUBJECT,
        "symbol": "SNV",
        "signer": {"full_name": "Lê Thị Sen"},
        "to_places": ["Như trên"],
    }
    written = spelt_request(request, SPELLINGS["tổ hợp"])
    assert written["subject"] == unicodedata.normalize("NFD", SUBJECT)
    assert written["signer"]["full_name"] == unicodedata.normalize("NFD", "Lê Thị Sen")
    assert written["symbol"] == "SNV"
