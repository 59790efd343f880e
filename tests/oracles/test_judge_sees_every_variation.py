"""The judge's readers on whole documents of a simulated agency: the valid one, and each prepared variation."""

from __future__ import annotations

import pytest

from harness.oracles.edxml import Attachment, Document, MessageError, read_document
from harness.oracles.pages import is_pdf, page_count
from harness.oracles.signatures import judge
from simulators.agencies import AnnexRequest, DocumentRequest, PreparedDocument, SignedFiles, Workshop
from simulators.agencies.signed_files import LEADER_FIELD, SEAL_FIELD
from simulators.agencies.variations import VARIATIONS, Variation
from simulators.pki import Pki
from simulators.protocol.edxml.model import Organ
from tests.oracles.conftest import NOW

SENDER = "000.00.04.H01"
REQUEST = DocumentRequest(
    Organ(SENDER, "Sở Tài chính tỉnh An Giang"),
    (Organ("000.00.01.H01", "Sở Nội vụ tỉnh An Giang"),),
    NOW,
    ordinal=8,
    number=13,
    seed=5,
    pages=2,
    annexes=(AnnexRequest("danh sách.xlsx"),),
)
SIGNED = [one for one in VARIATIONS.values() if one.finding]


@pytest.fixture(scope="module")
def workshop(pki: Pki, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(pki.identity, SignedFiles(tmp_path_factory.mktemp("signed")))


@pytest.fixture(scope="module")
def valid(workshop: Workshop) -> PreparedDocument:
    return workshop.make(REQUEST)


def said(document: Document, pki: Pki) -> dict[str, tuple[str, str]]:
    """Field → (agency, code) of the main file's signatures."""
    assert document.main is not None
    judged = judge(document.main.payload.data, pki.roots_pem(), pki.crls_at(NOW), NOW)
    return {item.signature.field: (item.signature.organ_id, item.code) for item in judged}


def test_the_valid_document_is_whole_in_the_judges_eyes(valid: PreparedDocument, pki: Pki) -> None:
    """Files as announced, pages as counted, leader before seal, both of the sending agency."""
    seen = read_document(valid.wire())
    assert (seen.form, seen.order, seen.misplaced, seen.repeated) == ("V1", "java-sdk", None, ())
    assert (seen.sender.organ_id, seen.recipient_ids) == (SENDER, ("000.00.01.H01",))
    assert (seen.missing_files, seen.unannounced_files) == ((), ())
    assert seen.main is not None
    assert page_count(seen.main.payload.data) == seen.page_amount
    assert said(seen, pki) == {LEADER_FIELD: (SENDER, "ok"), SEAL_FIELD: (SENDER, "ok")}
    assert list(said(seen, pki)) == [LEADER_FIELD, SEAL_FIELD]


@pytest.mark.parametrize("one", SIGNED, ids=lambda one: one.name)
def test_a_varied_signature_has_the_verdict_it_declares(
    one: Variation, workshop: Workshop, valid: PreparedDocument, pki: Pki
) -> None:
    """What the variation says is wrong is what the judge says is wrong."""
    document = read_document(one.of(workshop, valid).wire())
    assert said(document, pki)[SEAL_FIELD][1] == one.finding


@pytest.mark.parametrize("one", VARIATIONS.values(), ids=VARIATIONS)
def test_every_variation_is_readable_and_differs_in_the_judges_eyes(
    one: Variation, workshop: Workshop, valid: PreparedDocument, pki: Pki
) -> None:
    """None is lost on the judge: at least one of its readings is another than for the valid document."""
    assert impression(one.of(workshop, valid).wire(), pki) != impression(valid.wire(), pki)


def impression(wire: bytes, pki: Pki) -> tuple[object, ...]:
    """What the judge reads of a document: texts and their order, form, files, pages, signatures."""
    document = read_document(wire)
    texts = [(name, text) for _, name, text in document.elements()]
    form = (document.form, document.prefix_notes, document.header_order, document.repeated)
    files = [payload_digest(item) for item in document.attachments]
    main = document.main.payload.data if document.main else b""
    return texts, form, files, (page_count(main), said(document, pki)) if is_pdf(main) else None


def payload_digest(item: Attachment) -> tuple[str, str]:
    try:
        return item.name, item.payload.sha256
    except MessageError as error:
        return item.name, error.code
