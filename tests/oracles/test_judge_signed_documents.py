"""The judge of Đ4.k5 and Điều 5 beside hand-made facts: signatures on what left, what is shown of what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from harness.oracles import dieu_04_signed as signed
from harness.oracles import dieu_05 as value
from harness.oracles.judgement import Judgement
from harness.oracles.observation import Observations
from simulators.pki import Pki
from simulators.protocol.edxml.model import DocumentMessage, Reference
from tests.oracles.exchanged_cases import (
    DOC,
    LAW,
    NAMES,
    OWN,
    Exchange,
    attachment,
    message,
    record,
    request,
    written,
)
from tests.oracles.incoming_cases import AS_OF, VALID, Desk, checks
from tests.oracles.signed_cases import (
    NOW,
    document_time_stamp,
    leader_then_seal,
    one_byte_altered,
    page_added,
)
from tests.oracles.signed_cases import signed as signed_by

Paper = Callable[..., bytes]


def code(found: Judgement) -> str:
    return found.failure.code if found.failure else str(found.verdict)


def carrying(of: DocumentMessage, name: str, data: bytes) -> DocumentMessage:
    one = attachment(0, name, data)
    return replace(of, attachments=(one,), references=(Reference(one.content_id, one.name),))


def issued(
    pki: Pki, left: bytes | None, *, name: str = "van-ban.pdf", keys: str = "handed", refusal: str = ""
) -> Observations:
    """A document asked for; `left` is the file of its package, None where nothing crossed."""
    wanted = {**request(message()), "files": [{"name": "van-ban.pdf", "main": True}]}
    blobs = {"file0": b"%PDF-1.7 paper"}
    exchange = Exchange()
    if refusal:
        exchange.add(
            "driver.refused", blobs, op="issue", request={"document": wanted}, code=refusal, message="không"
        )
    else:
        exchange.add(
            "driver.answer", blobs, op="issue", request={"document": wanted}, answer=record(message())
        )
    if left is not None:
        sent = carrying(message(), name, left)
        exchange.add(
            "wire.sent", written(sent), message_type="edoc", accepted=True, own_id=OWN, own_name=NAMES[OWN]
        )
    lists = {f"crl{n}": data for n, data in enumerate(pki.crls_at(NOW))}
    return exchange.add("input.trust", {"roots": pki.roots_pem().encode(), **lists}, signing=keys).seen


def sent(seen: Observations) -> str:
    return code(signed.signed_when_sent(seen, LAW, AS_OF, doc=DOC))


def stays(seen: Observations) -> str:
    return code(signed.unsigned_stays(seen, LAW, AS_OF, doc=DOC))


def test_a_document_that_left_signed_and_whole_passes(pki: Pki, paper: Paper) -> None:
    assert sent(issued(pki, leader_then_seal(pki, paper()))) == "passed"


def test_a_time_stamp_added_to_the_signed_file_is_no_content(pki: Pki, paper: Paper) -> None:
    """PAdES gives signatures time stamps and revocation data after they were made."""
    assert sent(issued(pki, document_time_stamp(pki, leader_then_seal(pki, paper())))) == "passed"


def test_an_unsigned_altered_or_extended_document_fails(pki: Pki, paper: Paper) -> None:
    assert sent(issued(pki, paper())) == "sent-unsigned"
    assert sent(issued(pki, b"PK no pdf", name="van-ban.docx")) == "sent-unsigned"
    assert sent(issued(pki, one_byte_altered(pki, paper()))) == "signature-broken-when-sent"
    extended = page_added(leader_then_seal(pki, paper()))
    assert sent(issued(pki, extended)) == "signature-broken-when-sent"


def test_a_stranger_s_certificate_fails_unless_the_product_declares_keys_of_its_own(
    pki: Pki, paper: Paper
) -> None:
    """The chain of foreign keys cannot be judged; that nothing was changed can, and is."""
    foreign = signed_by(f"untrusted-seal:{OWN}")(pki, paper())
    assert sent(issued(pki, foreign)) == "signature-invalid-when-sent"
    assert sent(issued(pki, foreign, keys="external")) == "passed"
    assert sent(issued(pki, page_added(foreign), keys="external")) == "signature-broken-when-sent"


def test_nothing_that_left_is_no_signed_document(pki: Pki) -> None:
    assert sent(issued(pki, None)) == "inconclusive"


def test_what_cannot_be_signed_is_refused_or_signed_all_the_same(pki: Pki, paper: Paper) -> None:
    assert stays(issued(pki, None, refusal="refused")) == "passed"
    assert stays(issued(pki, None, refusal="internal")) == "inconclusive"
    assert stays(issued(pki, None)) == "inconclusive"
    assert stays(issued(pki, paper())) == "sent-unsigned"
    assert stays(issued(pki, paper(), refusal="refused")) == "sent-unsigned"
    assert stays(issued(pki, leader_then_seal(pki, paper()))) == "passed"


# ------------------------------------------------------------------------------------------------ received


def shows(**found: str) -> Desk:
    return Desk().fetches().shows(checks=checks(**found))


def known(desk: Desk) -> str:
    return code(signed.authenticated(desk.seen, LAW, AS_OF, doc=DOC))


def unknown(desk: Desk) -> str:
    return code(signed.not_authenticated_shown(desk.seen, LAW, AS_OF, doc=DOC))


@pytest.mark.parametrize(
    ("found", "as_authentic", "as_not"),
    [
        ({"authenticity": "ok", "integrity": "ok"}, "passed", "unauthenticated-called-authentic"),
        ({"authenticity": "ok"}, "passed", "unauthenticated-called-authentic"),
        ({"authenticity": "failed", "integrity": "ok"}, "authentic-document-doubted", "passed"),
        ({"authenticity": "ok", "integrity": "failed"}, "authentic-document-doubted", "passed"),
        ({"authenticity": "unknown"}, "authentic-document-doubted", "passed"),
        ({"integrity": "ok"}, "passed", "authentication-untold"),
        ({}, "passed", "authentication-untold"),
    ],
)
def test_authentic_is_what_neither_check_doubts(
    found: dict[str, str], as_authentic: str, as_not: str
) -> None:
    assert known(shows(**found)) == as_authentic
    assert unknown(shows(**found)) == as_not


def test_what_is_shown_after_acceptance_counts() -> None:
    """The result of arrival must not be gone, or turned round, once the document is at work."""
    desk = shows(authenticity="failed").does("accept").shows(checks=checks(authenticity="ok"))
    assert unknown(desk) == "unauthenticated-called-authentic"


def test_keeping_a_document_out_authenticates_nothing() -> None:
    assert unknown(shows(authenticity="ok").declines("accept")) == "passed"
    assert known(shows(authenticity="ok").declines("accept")) == "authentic-document-kept-out"
    assert (
        unknown(shows(authenticity="ok").declines("accept", code="not-allowed"))
        == "unauthenticated-called-authentic"
    )
    assert known(shows(authenticity="ok").tells("02")) == "authentic-document-kept-out"


# ------------------------------------------------------------------------------------------------ Điều 5


def signed_desk(pki: Pki, paper: Paper) -> Desk:
    return Desk().fetches(of=carrying(VALID, "van-ban.pdf", leader_then_seal(pki, paper())))


def handled(desk: Desk) -> Desk:
    for name in ("accept", "assign", "start", "complete"):
        desk = desk.does(name)
    return desk.tells("06")


def completed(desk: Desk) -> str:
    return code(value.completed_without_paper(desk.seen, LAW, AS_OF, doc=DOC))


def test_a_signed_document_handled_to_its_end_passes(pki: Pki, paper: Paper) -> None:
    sound = checks(authenticity="ok", integrity="ok")
    assert completed(handled(signed_desk(pki, paper)).shows(state="finished", checks=sound)) == "passed"


def test_no_step_may_ask_for_the_paper_and_no_label_may_devalue(pki: Pki, paper: Paper) -> None:
    sound = checks(authenticity="ok")
    barred = signed_desk(pki, paper).does("accept").does("assign").does("start").declines("complete")
    assert completed(barred.shows(checks=sound)) == "signed-document-barred"
    unfinished = handled(signed_desk(pki, paper)).shows(state="processing", checks=sound)
    assert completed(unfinished) == "signed-document-unfinished"
    labelled = handled(signed_desk(pki, paper)).shows(
        state="finished", checks=sound, legal_value="for-reference"
    )
    assert completed(labelled) == "signed-document-devalued"
    doubted = handled(signed_desk(pki, paper)).shows(state="finished", checks=checks(authenticity="failed"))
    assert completed(doubted) == "signed-document-doubted"


def test_a_state_that_the_axis_never_saw_proves_no_completion(pki: Pki, paper: Paper) -> None:
    desk = signed_desk(pki, paper)
    for name in ("accept", "assign", "start", "complete"):
        desk = desk.does(name)
    assert completed(desk.shows(state="finished", checks=checks(authenticity="ok"))) == "inconclusive"


def unsigned(desk: Desk) -> str:
    return code(value.unsigned_not_authentic(desk.seen, LAW, AS_OF, doc=DOC))


def test_an_unsigned_document_is_neither_authentic_nor_as_good_as_paper() -> None:
    assert unsigned(shows(authenticity="failed")) == "passed"
    assert unsigned(Desk().fetches().shows(checks=[])) == "passed"
    assert unsigned(shows(authenticity="ok")) == "unsigned-called-authentic"
    doubted = checks(authenticity="failed")
    assert (
        unsigned(Desk().fetches().shows(checks=doubted, legal_value="as-paper")) == "unsigned-valued-as-paper"
    )
    assert unsigned(Desk().fetches().shows(checks=doubted, legal_value="for-reference")) == "passed"


def test_the_rule_of_unsigned_documents_says_nothing_of_signed_ones(pki: Pki, paper: Paper) -> None:
    """And the counterpart nothing of unsigned ones; a signed document put on their level fails it."""
    sound = signed_desk(pki, paper).shows(checks=checks(authenticity="ok"))
    assert unsigned(sound) == "inconclusive"
    assert code(value.signed_not_for_reference(sound.seen, LAW, AS_OF, doc=DOC)) == "passed"
    plain = shows(authenticity="ok")
    assert code(value.signed_not_for_reference(plain.seen, LAW, AS_OF, doc=DOC)) == "inconclusive"
    devalued = signed_desk(pki, paper).shows(checks=checks(authenticity="ok"), legal_value="for-reference")
    assert (
        code(value.signed_not_for_reference(devalued.seen, LAW, AS_OF, doc=DOC)) == "signed-document-devalued"
    )
