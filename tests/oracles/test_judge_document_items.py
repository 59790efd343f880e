"""The items of Đ8.k2: each is judged by its own check, on the packet and where the product shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harness.oracles import dieu_08_codes as codes
from harness.oracles import dieu_08_content as content
from harness.oracles import dieu_08_fields as fields
from harness.oracles import dieu_08_history as history
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.observation import Observations
from simulators.protocol.edxml.model import Organ, OtherInfo, Signer
from tests.oracles.exchanged_cases import DOC, LAW, NAMES, OTHER, OWN, THIRD, issued, message, received

Oracle = Callable[..., Judgement]
AS_OF = date(2019, 12, 17)
SENT: dict[str, Oracle] = {
    "c": fields.code_sent, "d": fields.date_sent, "dd": fields.type_sent, "e": fields.subject_sent,
    "i": fields.signer_sent, "k": fields.urgency_sent, "l": fields.sender_sent, "m": fields.recipients_sent,
    "o": fields.due_date_sent, "g": content.list_sent, "n": history.sending_time_shown, "p": history.own_hop_sent,
    "a-1": codes.own_code, "a-2": codes.code_form, "b-1": codes.one_identifier, "b-2": codes.identifier_parts,
    "k1-2": content.annexes_delivered,
}  # fmt: skip
RECEIVED: dict[str, Oracle] = {
    "c": fields.code_received, "d": fields.date_received, "dd": fields.type_received,
    "e": fields.subject_received, "i": fields.signer_received, "k": fields.urgency_received,
    "l": fields.sender_received, "m": fields.recipients_received, "o": fields.due_date_received,
    "g": content.list_received, "n": history.sending_time_received, "p": history.hops_shown,
}  # fmt: skip


def failures(oracles: dict[str, Oracle], seen: Observations) -> dict[str, str]:
    """Failure codes by item; every other item must have passed."""
    judged = {item: oracle(seen, LAW, AS_OF, doc=DOC) for item, oracle in oracles.items()}
    failed = {item: one.failure.code for item, one in judged.items() if one.failure}
    assert {one.verdict for item, one in judged.items() if item not in failed} <= {Verdict.PASSED}
    return failed


def test_a_document_sent_and_shown_as_it_is_passes_every_item() -> None:
    assert failures(SENT, issued()) == {}


def test_a_document_received_and_shown_as_it_is_passes_every_item() -> None:
    assert failures(RECEIVED, received()) == {}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"code_notation": ""}, {"c": "code-not-sent"}),
        ({"code_number": "16"}, {"c": "code-not-sent"}),
        ({"promulgation_date": "2019/12/16"}, {"d": "date-not-sent"}),
        ({"promulgation_date": "17/12/2019"}, {"d": "date-not-sent"}),
        ({"type_name": "Công văn"}, {"dd": "type-not-sent"}),
        ({"subject": "Ban hành “Quy chế” & <phụ lục>kèm theo"}, {"e": "subject-not-sent"}),
        ({"signer": Signer("", "Phó Giám đốc", "Lê Thị Sen")}, {"i": "signer-not-sent"}),
        ({"signer": None}, {"i": "signer-not-sent"}),
        ({"other": OtherInfo(priority=2)}, {"k": "urgency-not-sent"}),
        ({"other": OtherInfo()}, {"k": "urgency-not-sent"}),
        ({"sender": Organ(OWN)}, {"l": "sender-not-sent"}),
        ({"sender": Organ(THIRD, NAMES[OWN])}, {"a-1": "not-the-agency-code"}),
        (
            {"sender": Organ("H01.01", NAMES[OWN])},
            {"a-1": "not-the-agency-code", "a-2": "agency-code-form"},
        ),
        ({"recipients": (Organ(OTHER),)}, {"m": "recipients-not-sent"}),
        ({"due_date": ""}, {"o": "due-date-not-sent"}),
        ({"traces": ()}, {"p": "own-hop-missing"}),
        ({"document_id": ""}, {"b-1": "identifier-missing", "b-2": "identifier-part-missing"}),
        ({"document_id": f"{OWN}-2019"}, {"b-2": "identifier-part-missing"}),
        ({"document_id": f"{OWN},2019/12/17,15/QĐ-SNV"}, {"b-2": "identifier-part-missing"}),
        ({"references": message().references[:-1]}, {"g": "file-not-listed"}),
        (
            {"references": message().references[:-1], "attachments": message().attachments[:-1]},
            {"g": "annex-not-listed", "k1-2": "annex-not-sent"},
        ),
        ({"attachments": message().attachments[:-1]}, {"g": "listed-file-absent", "k1-2": "annex-not-sent"}),
    ],
)
def test_what_is_wrong_on_the_packet_fails_its_own_item(
    changes: dict[str, Any], expected: dict[str, str]
) -> None:
    assert failures(SENT, issued(**changes)) == expected


@pytest.mark.parametrize("oracles", [SENT, RECEIVED])
@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"number": None}, {"c": "code-not-shown"}),
        ({"symbol": "QĐ"}, {"c": "code-not-shown"}),
        ({"date": "2019-12-18"}, {"d": "date-not-shown"}),
        ({"type_name": None}, {"dd": "type-not-shown"}),
        ({"subject": "Ban hành “Quy chế” &amp; <phụ lục> kèm theo"}, {"e": "subject-not-shown"}),
        ({"signer": None}, {"i": "signer-not-shown"}),
        ({"priority": 0, "priority_name": "Thường"}, {"k": "urgency-not-shown"}),
        ({"priority_name": "Thượng khẩn"}, {"k": "urgency-not-shown"}),
        ({"sender": {"organ_id": THIRD, "name": NAMES[THIRD]}}, {"l": "sender-not-shown"}),
        ({"recipients": []}, {"m": "recipients-not-shown"}),
        ({"due_date": None}, {"o": "due-date-not-shown"}),
        ({"sent_at": None}, {"n": "sending-time-not-shown"}),
        ({"sent_at": "2019-12-17T02:15:00+07:00"}, {"n": "sending-time-wrong"}),
        ({"files": [{"name": "van-ban.pdf", "main": True}]}, {"g": "files-not-shown"}),
    ],
)
def test_what_the_product_shows_wrongly_fails_its_own_item(
    oracles: dict[str, Oracle], shown: dict[str, Any], expected: dict[str, str]
) -> None:
    make = issued if oracles is SENT else received
    assert failures(oracles, make(shown=shown)) == expected


def test_a_hop_that_is_not_shown_fails_the_history() -> None:
    assert failures(RECEIVED, received(shown={"other": {"traces": []}})) == {"p": "hop-not-shown"}


@pytest.mark.parametrize(
    "changes",
    [
        {"code_number": "015"},
        {"type_name": "QUYẾT ĐỊNH"},
        {"subject": "Ban hành “Quy chế” & <phụ lục> kèm theo"},
        {"signer": Signer("", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "LÊ THỊ SEN")},
        {"sender": Organ(OWN, "Sở Nội vụ")},
        {"recipients": tuple(reversed(message().recipients))},
        {"document_id": f"{OWN}_2019/7"},
    ],
)
def test_harmless_ways_of_writing_pass(changes: dict[str, Any]) -> None:
    assert failures(SENT, issued(**changes)) == {}


@pytest.mark.parametrize(
    "shown",
    [
        {"priority_name": "HOẢ TỐC"},
        {"priority_name": "Độ khẩn: hỏa tốc"},
        {"sender": {"organ_id": OTHER, "name": "SỞ TÀI CHÍNH TỈNH AN GIANG"}},
        {"sent_at": "2019-12-17T02:15:30Z"},
        {"type_name": "quyết định", "number": "0015"},
    ],
)
def test_harmless_ways_of_showing_pass(shown: dict[str, Any]) -> None:
    assert failures(RECEIVED, received(shown=shown)) == {}


def test_a_number_left_to_the_product_is_any_that_it_also_shows() -> None:
    asked = {"number": None}
    assert failures(SENT, issued(asked=asked, code_number="8", shown={"number": "08"})) == {}
    assert failures(SENT, issued(asked=asked, code_number="8", shown={"number": "9"})) == {
        "c": "code-not-shown"
    }


def test_a_date_left_to_the_product_is_the_day_of_issue_in_vietnam() -> None:
    asked = {"date": None}
    assert failures(SENT, issued(asked=asked)) == {}
    assert failures(
        SENT, issued(asked=asked, promulgation_date="2019/12/18", shown={"date": "2019-12-18"})
    ) == {"d": "date-not-sent"}


def test_a_packet_of_another_document_proves_nothing() -> None:
    """A product that always sends yesterday's document passes no item, and fails none for another's data."""
    seen = issued(subject="Văn bản của hôm qua", code_number="1", code_notation="CV")
    verdicts = {oracle(seen, LAW, AS_OF, doc=DOC).verdict for oracle in SENT.values()}
    assert verdicts == {Verdict.INCONCLUSIVE}


def test_a_record_that_was_never_made_of_the_packet_is_not_a_normal_document() -> None:
    other = {"number": "1", "symbol": "CV", "subject": "Văn bản", "priority": 0, "priority_name": "Thường"}
    silent = replace(message(), other=OtherInfo()).other
    judged = fields.normal_received(received(shown=other, other=silent), LAW, AS_OF, doc=DOC)
    assert judged.verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ("2019-12-17T09:15:00+07:00", Verdict.PASSED),
        ("2019-12-17T09:14:00+07:00", Verdict.PASSED),
        ("2019-12-17T09:13:59+07:00", Verdict.FAILED),
        ("2019-12-17T09:16:01+07:00", Verdict.FAILED),
        (None, Verdict.FAILED),
        ("17/12/2019 09:15", Verdict.FAILED),
    ],
)
def test_receipt_lies_between_sending_and_now(shown: str | None, verdict: Verdict) -> None:
    seen = received(shown={"received_at": shown})
    assert history.receiving_time_shown(seen, LAW, AS_OF, doc=DOC).verdict is verdict
