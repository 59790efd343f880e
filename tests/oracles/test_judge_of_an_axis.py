"""The judge of role axis, beside hand-made facts: what is lost, what is late, what may change and what may not."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from written_messages import HEADER, attachment, document, reference

from harness.catalogue import FIXTURES
from harness.oracles.dieu_06_axis import false_origin_refused, unproven_call_has_no_effect
from harness.oracles.dieu_08_axis import hops_kept_and_added
from harness.oracles.dieu_17_axis import everyone_once
from harness.oracles.dieu_19_axis import waiting_counted, waiting_told
from harness.oracles.edxml import read_document
from harness.oracles.judgement import Judgement
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import load_profile
from harness.oracles.same_document import changed
from harness.oracles.vxp_answers import answer

PROFILE = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
DAY = date(2019, 12, 17)
A, B, C = "000.00.01.H01", "000.00.02.H01", "000.00.03.H01"
AGENCIES = {"cơ quan A": A, "cơ quan B": B, "cơ quan C": C}
OK = {"status": "OK", "ErrorCode": "0", "ErrorDesc": "Thanh cong", "DocId": "d1"}
FAIL = {"status": "FAIL", "ErrorCode": "19", "ErrorDesc": "Don vi gui khong dang ky", "DocId": ""}


def short(value: object) -> str:
    """A parameter in a test's name: pytest can't name bytes by itself here."""
    return repr(value)[-30:]


class Facts:
    """Observations as the world writes them, in the order told."""

    def __init__(self) -> None:
        self.rows: list[Observation] = []
        self.blobs: dict[str, bytes] = {}

    def add(self, kind: str, about: str = "", blobs: dict[str, bytes] | None = None, **data: Any) -> Facts:
        stored = {}
        for name, raw in (blobs or {}).items():
            stored[name] = hashlib.sha256(raw).hexdigest()
            self.blobs[stored[name]] = raw
        seq = len(self.rows) + 1
        self.rows.append(
            Observation(seq, "KB-D00-01", kind, "wire", "2019-12-17T08:00:00+07:00", about, data, stored)
        )
        return self

    def prepared(self, doc: str, *recipients: str, message: bytes = b"") -> Facts:
        return self.add(
            "input.document", doc, {"message": message or document()}, sender="cơ quan A", sender_id=A,
            recipients={name: AGENCIES[name] for name in recipients}, agencies=AGENCIES, national=[],
        )  # fmt: skip

    def call(self, op: str, about: str = "", said: Any = OK, *, http: int = 200, **more: Any) -> Facts:
        raw = said if isinstance(said, bytes) else json.dumps(said).encode()
        facts = {
            "agency": "cơ quan A",
            "credentials": "đúng",
            "params": {"messagetype": "edoc"},
            "lost": "",
            **more,
        }
        return self.add("axis.call", about, {"answer": raw}, op=op, http_status=http, **facts)

    def delivered(self, doc: str, agency: str, *, message: bytes = b"", acknowledged: bool = True) -> Facts:
        return self.add(
            "wire.delivered", doc, {"message": message or document()}, recipient=AGENCIES[agency], agency=agency,
            message_type="edoc", acknowledged=acknowledged, listed_from=A,
        )  # fmt: skip

    def judged(self, check: Any, **words: str) -> Judgement:
        found: Judgement = check(Observations(self.rows, self.blobs.__getitem__), PROFILE, DAY, **words)
        return found


def sent(doc: str, *recipients: str) -> Facts:
    return Facts().prepared(doc, *recipients).call("sendEdoc", doc)


def outcome(found: Judgement) -> str:
    return found.failure.code if found.failure else str(found.reason or found.verdict)


# ------------------------------------------------------------------------------------------ lost, late, twice


def test_a_document_is_lost_only_where_something_sent_later_came_through() -> None:
    late = sent("văn bản", "cơ quan B")
    assert outcome(late.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "no-answer"
    late.prepared("văn bản đối chứng", "cơ quan B").call("sendEdoc", "văn bản đối chứng")
    late.delivered("văn bản đối chứng", "cơ quan B")
    assert outcome(late.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "package-lost"


def test_something_sent_earlier_proves_no_loss() -> None:
    facts = (
        sent("văn bản đối chứng", "cơ quan B").prepared("văn bản", "cơ quan B").call("sendEdoc", "văn bản")
    )
    facts.delivered("văn bản đối chứng", "cơ quan B")
    assert outcome(facts.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "no-answer"


def test_the_copy_of_another_recipient_proves_a_loss() -> None:
    facts = sent("văn bản", "cơ quan B", "cơ quan C").delivered("văn bản", "cơ quan C")
    assert (
        outcome(facts.judged(everyone_once, agencies="cơ quan B, cơ quan C", doc="văn bản")) == "package-lost"
    )


def test_a_document_handed_out_again_after_an_unheard_first_time_came_once() -> None:
    facts = sent("văn bản", "cơ quan B").delivered("văn bản", "cơ quan B", acknowledged=False)
    facts.delivered("văn bản", "cơ quan B")
    assert outcome(facts.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "passed"
    facts.delivered("văn bản", "cơ quan B")
    assert outcome(facts.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "package-duplicated"


def test_an_agency_that_is_no_recipient_may_not_even_see_it() -> None:
    facts = sent("văn bản", "cơ quan B").delivered("văn bản", "cơ quan B")
    facts.delivered("văn bản", "cơ quan C", acknowledged=False)
    assert outcome(facts.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "package-misdelivered"


def test_a_valid_package_may_not_be_refused_and_a_lost_line_is_nobodys_fault() -> None:
    refused = Facts().prepared("văn bản", "cơ quan B").call("sendEdoc", "văn bản", FAIL)
    assert (
        outcome(refused.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "valid-package-refused"
    )
    gateway = Facts().prepared("văn bản", "cơ quan B").call("sendEdoc", "văn bản", b"<html>", http=502)
    assert outcome(gateway.judged(everyone_once, agencies="cơ quan B", doc="văn bản")) == "connection-lost"


# ------------------------------------------------------------------------------------------ answers


@pytest.mark.parametrize(
    ("http", "raw", "ok", "refused"),
    [
        (200, b'{"status":"OK","ErrorCode":"0"}', True, False),
        (200, b'{"status":"OK","ErrorCode":0}', True, False),
        (200, b'{"status":"FAIL","ErrorCode":"15"}', False, True),
        (401, b"Unauthorized", False, True),
        (502, b"<html></html>", False, False),
        (200, b"", False, False),
        (200, b"[]", False, False),
        (200, b"{" * 5000, False, False),
        (0, b"", False, False),
    ],
    ids=short,
)
def test_an_answer_is_read_as_real_axes_write_it(http: int, raw: bytes, ok: bool, refused: bool) -> None:
    facts = Facts().call("sendEdoc", "", raw, http=http)
    found = answer(Observations(facts.rows, facts.blobs.__getitem__), facts.rows[0])
    assert (found.ok, found.refused) == (ok, refused)


# ------------------------------------------------------------------------------------------ history


def hop(organ: str, time: str) -> str:
    return (
        f"<edXML:TraceHeader><edXML:OrganId>{organ}</edXML:OrganId>"
        f"<edXML:Timestamp>{time}</edXML:Timestamp></edXML:TraceHeader>"
    )


OWN, AXIS = hop(A, "2019/12/17 08:00:00"), hop("00.01.W00", "2019/12/17 08:00:05")


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (OWN + AXIS, "passed"),
        (AXIS + OWN, "passed"),
        (OWN + hop("null", "2019/12/17 08:00:05"), "passed"),
        (OWN + OWN, "axis-added-no-hop"),
        (OWN, "axis-added-no-hop"),
        (AXIS, "axis-lost-hop"),
        (hop(A, "2019/12/17 09:00:00") + AXIS, "axis-lost-hop"),
        (OWN + hop("00.01.W00", ""), "axis-hop-without-time"),
        ("", "axis-lost-hop"),
    ],
)
def test_the_axis_adds_a_hop_and_loses_none(after: str, says: str) -> None:
    facts = Facts().prepared("văn bản", "cơ quan B", message=document(traces=OWN)).call("sendEdoc", "văn bản")
    facts.delivered("văn bản", "cơ quan B", message=document(traces=after))
    assert outcome(facts.judged(hops_kept_and_added, doc="văn bản", agency="cơ quan B")) == says


def test_a_document_that_never_came_says_nothing_of_its_history() -> None:
    refused = Facts().prepared("văn bản", "cơ quan B").call("sendEdoc", "văn bản", FAIL)
    assert outcome(refused.judged(hops_kept_and_added, doc="văn bản", agency="cơ quan B")) == "precondition"


# ------------------------------------------------------------------------------------------ the document itself


def with_file(data: bytes, header: str = HEADER, name: str = "a.pdf") -> bytes:
    return document(header, manifest=reference("cid:1", name), files=attachment("cid:1", name, data))


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (with_file(b"%PDF-1"), None),
        (with_file(b"%PDF-1", HEADER.replace("\n", "\n   ")), None),
        (with_file(b"%PDF-2"), "axis-changed-file"),
        (with_file(b"%PDF-1", name="b.pdf"), "axis-changed-files"),
        (document(), "axis-changed-files"),
        (with_file(b"%PDF-1", HEADER.replace("thử nghiệm", "thử nghi?m")), "axis-changed-information"),
        (with_file(b"%PDF-1", HEADER.replace("2019/12/17", "2019/17/12")), "axis-changed-information"),
        (with_file(b"%PDF-1", HEADER.replace("<edXML:To><edXML:OrganId>000.00.00.G09</edXML:OrganId></edXML:To>", "")),
         "axis-changed-information"),
    ],
    ids=short,
)  # fmt: skip
def test_information_by_value_and_files_byte_for_byte(after: bytes, says: str | None) -> None:
    found = changed(read_document(with_file(b"%PDF-1")), read_document(after))
    assert (found.failure.code if found and found.failure else None) == says


# ------------------------------------------------------------------------------------------ trust


def foreign(said: Any) -> Facts:
    facts = Facts().prepared("văn bản", "cơ quan B").call("sendEdoc", "văn bản", said)
    facts.prepared("văn bản đối chứng", "cơ quan B").call("sendEdoc", "văn bản đối chứng")
    return facts.delivered("văn bản đối chứng", "cơ quan B")


def test_a_false_origin_is_refused_and_goes_nowhere() -> None:
    words = {"doc": "văn bản", "other": "văn bản đối chứng", "agency": "cơ quan B"}
    assert outcome(foreign(FAIL).judged(false_origin_refused, **words)) == "passed"
    assert outcome(foreign(OK).judged(false_origin_refused, **words)) == "false-origin-accepted"
    crossed = foreign(FAIL).delivered("văn bản", "cơ quan B")
    assert outcome(crossed.judged(false_origin_refused, **words)) == "false-origin-delivered"


@pytest.mark.parametrize(
    ("credentials", "op", "said", "says"),
    [
        ("ký bằng khóa sai", "getEdoc", FAIL, "passed"),
        ("ký bằng khóa sai", "getEdoc", {**FAIL, "data": "PD94"}, "unproven-call-answered"),
        ("ký bằng khóa sai", "getReceivedEdocList", {**OK, "data": []}, "unproven-call-answered"),
        ("của cơ quan không phải nơi nhận", "getSentEdocList", {**OK, "data": []}, "passed"),
        ("của cơ quan không phải nơi nhận", "downloadEdoc", b"<edXML/>", "unproven-call-answered"),
        ("không ký", "downloadEdoc", FAIL, "passed"),
    ],
    ids=short,
)
def test_an_unproven_call_gets_nothing(credentials: str, op: str, said: Any, says: str) -> None:
    facts = sent("văn bản", "cơ quan B").call(
        op, "văn bản", said, credentials=credentials, probe="lấy văn bản"
    )
    facts.delivered("văn bản", "cơ quan B")
    assert outcome(facts.judged(unproven_call_has_no_effect, agency="cơ quan B", doc="văn bản")) == says


def test_a_forged_acknowledgement_may_not_take_a_document_away() -> None:
    facts = sent("văn bản", "cơ quan B")
    facts.call("updateStatus", "văn bản", FAIL, credentials="không ký", probe="báo đã nhận văn bản")
    facts.prepared("văn bản đối chứng", "cơ quan B").call("sendEdoc", "văn bản đối chứng")
    facts.delivered("văn bản đối chứng", "cơ quan B")
    words = {"agency": "cơ quan B", "doc": "văn bản"}
    assert outcome(facts.judged(unproven_call_has_no_effect, **words)) == "unproven-call-answered"


# ------------------------------------------------------------------------------------------ states


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([{"toCode": B, "receiveStatus": "initial", "receivedTime": ""}], "passed"),
        ([{"toCode": B, "receiveStatus": "inbox", "receivedTime": None}], "passed"),
        ([{"toCode": B, "receiveStatus": "done", "receivedTime": ""}], "delivery-state-wrong"),
        (
            [{"toCode": B, "receiveStatus": "initial", "receivedTime": "17/12/2019 08:00:00"}],
            "delivery-time-wrong",
        ),
        ([{"toCode": C, "receiveStatus": "initial"}], "delivery-not-told"),
        ([], "delivery-not-told"),
    ],
)
def test_a_waiting_delivery_is_told_as_waiting(items: list[Any], says: str) -> None:
    facts = sent("văn bản", "cơ quan B").call("getSentEdocList", "văn bản", {**OK, "data": items})
    assert outcome(facts.judged(waiting_told, agencies="cơ quan B", doc="văn bản")) == says


@pytest.mark.parametrize(
    ("http", "said", "listed", "says"),
    [
        (200, {**OK, "count": 1}, 1, "passed"),
        (200, {**OK, "count": "1"}, 1, "passed"),
        (200, {**OK, "count": 2}, 1, "waiting-count-wrong"),
        (200, {**OK, "count": 1}, 2, "waiting-count-wrong"),
        (200, FAIL, 1, "state-not-told"),
        (404, b"", 1, "not-applicable"),
    ],
    ids=short,
)
def test_the_number_that_waits_equals_the_list(http: int, said: Any, listed: int, says: str) -> None:
    facts = Facts().call("countReceiveEdoc", "", said, http=http)
    facts.call("getReceivedEdocList", "", {**OK, "data": [{"docId": str(n)} for n in range(listed)]})
    assert outcome(facts.judged(waiting_counted, count="1", agency="cơ quan A")) == says
