"""Every named variation differs from the valid document in exactly the respect that it declares (design
§7)."""

from __future__ import annotations

import io

import pytest

from simulators.agencies import AnnexRequest, DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.differences import Facts, compared, differences, facts
from simulators.agencies.hostile import HOSTILE, climbing_archive, hostile_message, transport_bomb
from simulators.agencies.signed_files import LEADER_FIELD, SEAL_FIELD
from simulators.agencies.variations import VARIATIONS, Variation, variation
from simulators.pki import Pki
from simulators.protocol.edxml import EdxmlError, read_message, scan_envelope
from simulators.protocol.edxml.model import DocumentMessage, Organ
from simulators.protocol.errors import ProtocolError
from simulators.protocol.files import unpack_transport_zip
from simulators.protocol.signing import TrustMaterial
from tests.agencies.conftest import START

REQUEST = DocumentRequest(
    Organ("000.00.04.H01", "Sở Tài chính tỉnh An Giang"),
    (Organ("000.00.01.H01", "Sở Nội vụ tỉnh An Giang"),),
    START,
    ordinal=8,
    number=13,
    seed=5,
    pages=1,
    annexes=(AnnexRequest("danh sách.xlsx"),),
)


@pytest.fixture(scope="module")
def valid(workshop: Workshop) -> PreparedDocument:
    return workshop.make(REQUEST)


@pytest.fixture(scope="module")
def trust(pki: Pki) -> TrustMaterial:
    pki.identity("revoked-seal:000.00.04.H01")
    return pki.trust(START)


@pytest.fixture(scope="module")
def valid_facts(valid: PreparedDocument, trust: TrustMaterial) -> Facts:
    return facts(valid.wire(), trust, at=START)


@pytest.mark.parametrize("one", VARIATIONS.values(), ids=VARIATIONS)
def test_a_variation_differs_in_its_declared_respect_alone(
    one: Variation, workshop: Workshop, valid: PreparedDocument, trust: TrustMaterial, valid_facts: Facts
) -> None:
    """Model, files, signature facts and form are compared; a difference is the respect, or named."""
    found = compared(valid_facts, facts(one.of(workshop, valid).wire(), trust, at=START))
    assert one.respect in found
    assert [path for path in found if not one.explains(path, valid_facts)] == []


@pytest.mark.parametrize("one", [v for v in VARIATIONS.values() if v.finding], ids=lambda one: one.name)
def test_a_signature_variation_has_the_verdict_it_names(
    one: Variation, workshop: Workshop, valid: PreparedDocument, trust: TrustMaterial
) -> None:
    """The seal of the varied document is judged as the variation says."""
    codes = facts(one.of(workshop, valid).wire(), trust, at=START)["file[0].signatures"]
    assert next(code for field, _, code in codes if field == SEAL_FIELD) == one.finding


@pytest.mark.parametrize(
    ("name", "leader_of"),
    [("other-agency-certificate", "000.00.00.H01"), ("other-agency-seal", "000.00.04.H01")],
)
def test_another_agencys_signatures_are_good_but_name_another_agency(
    name: str, leader_of: str, workshop: Workshop, valid: PreparedDocument, trust: TrustMaterial
) -> None:
    """Nothing is wrong with the certificates themselves; only the agency in them is not the sender."""
    codes = facts(variation(name).of(workshop, valid).wire(), trust, at=START)["file[0].signatures"]
    assert codes == ((LEADER_FIELD, leader_of, "ok"), (SEAL_FIELD, "000.00.00.H01", "ok"))


def test_the_valid_document_does_not_differ_from_itself(
    valid: PreparedDocument, trust: TrustMaterial
) -> None:
    assert differences(valid.wire(), valid.wire(), trust, at=START) == {}


def test_a_second_difference_would_be_seen(
    workshop: Workshop, valid: PreparedDocument, trust: TrustMaterial, valid_facts: Facts
) -> None:
    """The comparison is not blind: a variation with a hidden second change is found out."""
    one = variation("missing-subject")
    both = one.of(workshop, valid).with_other_info(page_amount=9)
    found = differences(valid.wire(), both.wire(), trust, at=START)
    assert [path for path in found if not one.explains(path, valid_facts)] == ["other.page_amount"]


def test_a_variation_that_needs_an_annex_says_so(workshop: Workshop) -> None:
    bare = workshop.make(
        DocumentRequest(REQUEST.sender, REQUEST.recipients, START, ordinal=9, number=14, pages=1)
    )
    with pytest.raises(ValueError, match="2 files"):
        variation("swapped-attachment").of(workshop, bare)


def test_unknown_names_are_refused_with_the_known_ones(valid: PreparedDocument) -> None:
    with pytest.raises(KeyError, match="altered-after-signing"):
        variation("nothing")
    with pytest.raises(KeyError, match="entity-bomb"):
        hostile_message("nothing", valid)


@pytest.mark.parametrize("name", [n for n, one in HOSTILE.items() if one.stopped_by == "axis"])
def test_what_the_axis_must_stop_is_no_envelope(name: str, valid: PreparedDocument) -> None:
    """A message that an axis has to refuse fails its scan with a code."""
    with pytest.raises(EdxmlError) as caught:
        scan_envelope(io.BytesIO(hostile_message(name, valid)))
    assert caught.value.code


@pytest.mark.parametrize(
    "name", [n for n, one in HOSTILE.items() if one.stopped_by == "receiver" and n != "archive-bomb"]
)
def test_what_the_receiver_must_stop_passes_the_axis(name: str, valid: PreparedDocument) -> None:
    """An axis does not look into attachments: these reach the receiver, who can read what they are."""
    wire = hostile_message(name, valid)
    assert scan_envelope(io.BytesIO(wire)).sender_id == "000.00.04.H01"
    message = read_message(wire)
    assert isinstance(message, DocumentMessage)
    assert message.document_id == "000.00.04.H01-2019.8"


def test_transport_archives_of_hostile_messages_are_refused() -> None:
    """A bomb and a climbing entry are refused by the unpacking that every receiver here uses."""
    for archive in (transport_bomb(64 * 1024 * 1024), climbing_archive()):
        with pytest.raises(ProtocolError):
            unpack_transport_zip(archive)
