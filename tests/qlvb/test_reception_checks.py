"""What is found before acceptance: flaws that bar it, oddities that do not (Đ9.k1.a)."""

from __future__ import annotations

import pytest

from harness.sut.drivers import DriverRefused
from simulators.agencies import AnnexRequest
from simulators.agencies.variations import VARIATIONS
from simulators.pki import Pki
from tests.qlvb.conftest import CLERK, NEIGHBOUR, THIRD, World
from tests.qlvb.receiving import check, receive

_FAILING = {
    "altered-after-signing": "integrity",
    "incremental-update": "integrity",
    "unsigned": "authenticity",
    "expired-certificate": "authenticity",
    "revoked-certificate": "authenticity",
    "self-signed": "authenticity",
    "untrusted-root": "authenticity",
    "other-agency-certificate": "authenticity",
    "other-agency-seal": "authenticity",
    "weak-algorithm": "authenticity",
    "weak-digest": "authenticity",
    "impossible-date": "completeness",
    "carries-one-more-file": "count",
    "missing-subject": "completeness",
    "missing-code": "completeness",
    "missing-date": "completeness",
    "announces-one-more-file": "count",
    "lists-files-carries-none": "count",
    "no-file-at-all": "completeness",
    "page-count-wrong": "pages",
    "page-count-too-low": "pages",
    "not-addressed-to-receiver": "addressee",
}


@pytest.mark.parametrize(("variation", "name"), _FAILING.items())
def test_a_flaw_is_found_before_acceptance_and_bars_silent_acceptance(
    world: World, variation: str, name: str
) -> None:
    """Đ9.k1.a: the check that fails is the one the flaw is about; văn thư may still override, on the record."""
    product = world.product()
    world.peer().send_document([world.own()], variation=variation, pages=1)
    record = receive(product)
    assert check(record, name)["result"] == "failed", record["checks"]
    assert check(record, name)["detail"]
    assert record["check_summary"] == "failed"
    with pytest.raises(DriverRefused) as refusal:
        product.accept(record["id"], CLERK)
    assert (refusal.value.code, refusal.value.status) == ("refused", 409)
    assert product.get_incoming(record["id"])["state"] == "arrived"
    accepted = product.accept(record["id"], CLERK, override=True)
    assert accepted["state"] == "accepted"
    assert "bỏ qua" in accepted["history"][-1]["detail"]


def test_a_signed_annex_does_not_stand_for_the_document(world: World) -> None:
    """Đ9.k1.a: contents exchanged; the file called a PDF is none, whatever the annex holds."""
    product = world.product()
    world.peer().send_document(
        [world.own()], variation="swapped-attachment", pages=1, annexes=(AnnexRequest("phụ lục.docx"),)
    )
    record = receive(product)
    assert record["files"][0]["main"]
    for name in ("completeness", "integrity", "authenticity"):
        assert check(record, name)["result"] == "failed", record["checks"]
    with pytest.raises(DriverRefused):
        product.accept(record["id"], CLERK)


def test_a_document_signed_by_another_agency_is_not_authentic(world: World) -> None:
    """Đ9.k1.a: valid signatures, but not of the agency that the message says it comes from."""
    product = world.product()
    prepared = world.peer(THIRD).prepare([world.own()])
    message = prepared.message
    wrong = prepared.with_message(sender=world.peer(NEIGHBOUR).organ)
    world.peer(NEIGHBOUR).dispatch(wrong)
    record = receive(product)
    assert message.sender.organ_id == THIRD
    assert check(record, "integrity")["result"] == "ok"
    assert check(record, "authenticity")["result"] == "failed"
    assert THIRD in check(record, "authenticity")["detail"]


@pytest.mark.parametrize("variation", [name for name, one in VARIATIONS.items() if one.harmless])
def test_a_harmless_oddity_is_no_ground_for_anything(world: World, variation: str) -> None:
    """Other dialects, prefixes, orders, silence on urgency or pages: received like any other (Đ11, Đ8.k2.q)."""
    product = world.product()
    sent = world.peer().send_document(
        [world.own()], variation=variation, annexes=(AnnexRequest("a.docx"), AnnexRequest("b.docx"))
    )
    record = receive(product)
    assert record["check_summary"] == "ok", record["checks"]
    assert product.accept(record["id"], CLERK)["state"] == "accepted"
    assert record["document_id"] == sent.document_id


def test_silence_on_urgency_is_normal(world: World) -> None:
    """Đ8.k2.k."""
    product = world.product()
    world.peer().send_document([world.own()], priority=None)
    assert (receive(product)["priority_name"]) == "Thường"


def test_unreachable_revocation_lists_leave_authenticity_undetermined_and_shown_so(
    world: World,
) -> None:
    """Design §9.15: never silently valid; acceptance stays possible."""
    product = world.product()
    pki: Pki = world.pki
    pki.cut_off("crl")
    world.peer().send_document([world.own()])
    record = receive(product)
    assert check(record, "authenticity")["result"] == "unknown"
    assert "chưa xác định" in check(record, "authenticity")["detail"]
    assert record["check_summary"] == "unknown"
    assert product.accept(record["id"], CLERK)["state"] == "accepted"
