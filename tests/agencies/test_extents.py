"""A document that uses as little, or as much, of the message form as a valid one may."""

from __future__ import annotations

from datetime import datetime

import pytest

from harness.oracles.edxml import read_document
from simulators.agencies.documents import DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.extents import EXTENTS, maximal, minimal
from simulators.clock import VIETNAM
from simulators.protocol.edxml import check_schema
from simulators.protocol.edxml.model import Organ

SENDER = Organ("000.00.04.H01", "Sở Tài chính tỉnh An Giang", email="sotaichinh@h01.example")
RECEIVER = Organ("000.00.01.H01", "Sở Nội vụ tỉnh An Giang")
OPTIONAL = (
    "PromulgationInfo/Place", "DocumentType", "Content", "SignerInfo", "DueDate", "ToPlaces", "OtherInfo",
    "ResponseFor", "SteeringType", "From/Email", "To/OrganAdd",
)  # fmt: skip


@pytest.fixture(scope="module")
def valid(workshop: Workshop) -> PreparedDocument:
    at = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
    return workshop.make(DocumentRequest(SENDER, (RECEIVER,), at, ordinal=7, number=15, pages=1))


@pytest.mark.parametrize("said", EXTENTS)
def test_either_extent_passes_the_schema_and_keeps_identity_and_files(
    said: str, valid: PreparedDocument
) -> None:
    changed = EXTENTS[said](valid)
    check_schema(changed.wire())
    before, after = read_document(valid.wire()), read_document(changed.wire())
    for name in ("document_id", "code", "subject", "promulgation_date"):
        assert getattr(after, name) == getattr(before, name)
    assert [one.sha256 for one in after.attachments] == [one.sha256 for one in before.attachments]
    assert (after.missing_files, after.unannounced_files) == ((), ())


def test_the_minimal_one_has_no_optional_element(valid: PreparedDocument) -> None:
    message = read_document(minimal(valid).wire())
    assert [path for path in OPTIONAL if message.present(path)] == []
    assert message.business is None


def test_the_maximal_one_has_every_element_and_repeats_what_may_repeat(valid: PreparedDocument) -> None:
    message = read_document(maximal(valid).wire())
    assert [path for path in OPTIONAL if not message.present(path)] == []
    assert message.business is not None
    assert min(len(message.recipients), len(message.response_for), len(message.traces)) > 1
