"""The judges of Đ18.k1 and Đ18.k2 beside hand-made facts."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from harness.oracles import dieu_18_connection as line
from harness.oracles import dieu_18_malware as malware
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.observation import Observation, Observations
from harness.steps.needs import load_default_profile
from simulators.antivirus import eicar_file
from tests.oracles.written_messages import attachment, document, reference, zipped

PROFILE, AS_OF = load_default_profile(), date(2019, 12, 17)
AT = "2019-12-17T08:00:00+07:00"
Row = tuple[str, str, dict[str, Any], dict[str, bytes]]


def facts(*rows: Row) -> Observations:
    store: dict[str, bytes] = {}
    seen = []
    for n, (kind, about, data, blobs) in enumerate(rows, start=1):
        digests = {name: hashlib.sha256(raw).hexdigest() for name, raw in blobs.items()}
        store.update({digests[name]: raw for name, raw in blobs.items()})
        source = "driver" if kind.startswith("driver") else "wire"
        seen.append(Observation(n, "KB", kind, source, AT, about, data, digests))
    return Observations(seen, store.__getitem__)


def verdict(judged: Judgement) -> tuple[Verdict, str]:
    return judged.verdict, judged.failure.code if judged.failure else ""


def tls(flaw: str, received: int, version: str = "TLSv1.3") -> Row:
    return "tls", "", {"flaw": flaw, "number": 1, "version": version, "received": received, "error": ""}, {}


FETCHED: Row = ("wire.fetched", "văn bản", {"op": "getEdoc"}, {})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((tls("expired", 0, ""), tls("", 900), FETCHED), (Verdict.PASSED, "")),
        ((tls("expired", 1), tls("", 900), FETCHED), (Verdict.FAILED, "gave-to-wrong-server")),
        ((tls("expired", 0, ""), tls("", 0), FETCHED), (Verdict.FAILED, "right-server-refused")),
        ((tls("expired", 0, ""), FETCHED), (Verdict.FAILED, "right-server-refused")),
        ((tls("expired", 0, ""), tls("", 900)), (Verdict.FAILED, "right-server-refused")),
        ((tls("expired", 0, ""), tls("", 900, "TLSv1.1"), FETCHED), (Verdict.FAILED, "old-protocol-used")),
        ((tls("", 900), FETCHED), (Verdict.INCONCLUSIVE, "")),
    ],
    ids=["good", "one byte", "nothing to the right one", "right one untried", "no document", "old", "wrong untried"],
)  # fmt: skip
def test_not_one_byte_goes_to_a_wrong_server(rows: tuple[Row, ...], expected: tuple[Verdict, str]) -> None:
    judged = line.nothing_to_a_wrong_server(
        facts(*rows), PROFILE, AS_OF, server="có chứng thư đã hết hạn", doc="văn bản"
    )
    assert verdict(judged) == expected


def test_a_call_that_the_axis_refused_is_seen() -> None:
    bad: Row = ("wire.refused", "", {"op": "getEdoc", "error": "unauthorized"}, {})
    judged = line.authenticates_itself(facts(tls("", 9), FETCHED, bad), PROFILE, AS_OF, doc="văn bản")
    assert verdict(judged) == (Verdict.FAILED, "call-without-authentication")


def test_infected_files_that_nobody_handed_in_prove_nothing() -> None:
    judged = malware.nothing_infected_left(facts(), PROFILE, AS_OF, doc="văn bản đối chứng")
    assert judged.verdict is Verdict.INCONCLUSIVE


def test_no_document_out_means_that_nothing_was_shown() -> None:
    request = {"document": {"subject": "a", "files": [{"name": "x.txt", "main": True}]}}
    asked: Row = (
        "driver.refused", "văn bản", {"op": "issue", "request": request, "code": "refused", "message": ""},
        {"file0": eicar_file()},
    )  # fmt: skip
    judged = malware.nothing_infected_left(facts(asked), PROFILE, AS_OF, doc="văn bản")
    assert judged.verdict is Verdict.INCONCLUSIVE
    unscanned = malware.all_scanned_before_sending(facts(asked), PROFILE, AS_OF, doc="văn bản")
    assert unscanned.verdict is Verdict.INCONCLUSIVE


MAIN, SIGNED = b"%PDF-1.4 to\n%%EOF\n", b"%PDF-1.4 to\n%%EOF\nsignature\n%%EOF\n"
ANNEX = b"Danh muc kem theo"
SUBJECT = "Về việc thử nghiệm"


def issue(main: bytes = MAIN, annex: bytes = ANNEX) -> Row:
    files = [{"name": "van-ban.pdf", "main": True}, {"name": "a.txt", "main": False}]
    request = {"document": {"subject": SUBJECT, "files": files}}
    data = {"op": "issue", "request": request, "answer": {"id": "di-1"}}
    return "driver.answer", "văn bản", data, {"file0": main, "file1": annex}


def scan(data: bytes, answer: str = "stream: OK", entry: int = 0) -> Row:
    return "scan", "", {"answer": answer, "finding": "", "axis_entry": entry}, {"stream": data}


def message(main: bytes = SIGNED, annex: bytes = ANNEX) -> bytes:
    files = attachment("0", "van-ban.pdf", main) + attachment("1", "a.txt", annex, "text/plain")
    return document(manifest=reference("0", "van-ban.pdf") + reference("1", "a.txt"), files=files)


def sent(raw: bytes) -> Row:
    data = {"message_type": "edoc", "accepted": True, "axis_entry": 5, "document_id": "x", "subject": SUBJECT}
    return "wire.sent", "văn bản", data, {"message": raw}


@pytest.mark.parametrize(
    ("scans", "expected"),
    [
        ([scan(MAIN), scan(ANNEX)], ""),
        ([scan(SIGNED), scan(ANNEX)], ""),
        ([scan(message())], ""),
        ([scan(zipped(a_pdf=MAIN, a_txt=ANNEX))], ""),
        ([scan(MAIN), scan(ANNEX, "stream: X FOUND"), scan(ANNEX)], ""),
        ([scan(MAIN)], "left-unscanned"),
        ([scan(MAIN), scan(ANNEX[:5])], "left-unscanned"),
        ([scan(MAIN[:10]), scan(ANNEX)], "left-unscanned"),
        ([scan(MAIN), scan(ANNEX, "stream: X FOUND")], "left-unscanned"),
        ([scan(MAIN), scan(ANNEX, "stream: Can't allocate memory ERROR")], "left-unscanned"),
        ([scan(MAIN), scan(ANNEX, "")], "left-unscanned"),
        ([scan(MAIN), scan(ANNEX, entry=5)], "left-unscanned"),
        ([], "left-unscanned"),
    ],
    ids=[
        "as handed in", "as signed", "the whole message", "in an archive", "cleared at last", "annex not",
        "annex in part", "paper in part", "found", "error", "no answer", "after sending", "never",
    ],
)  # fmt: skip
def test_each_file_has_to_be_found_clean_before_it_leaves(scans: list[Row], expected: str) -> None:
    judged = malware.all_scanned_before_sending(
        facts(issue(), *scans, sent(message())), PROFILE, AS_OF, doc="văn bản"
    )
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)


@pytest.mark.parametrize(
    ("annex", "expected"), [(ANNEX, ""), (eicar_file(), "infected-left")], ids=["clean", "infected"]
)
def test_the_test_file_on_the_wire_is_what_fails(annex: bytes, expected: str) -> None:
    """The document that was put in infected, and the one that left."""
    seen = facts(issue(annex=eicar_file()), sent(message(annex=annex)))
    judged = malware.nothing_infected_left(seen, PROFILE, AS_OF, doc="văn bản")
    assert verdict(judged) == (Verdict.FAILED if expected else Verdict.PASSED, expected)
