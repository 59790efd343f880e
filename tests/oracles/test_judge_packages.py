"""Điều 11: a package fails on what every known form has, and on nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from harness.catalogue import FIXTURES
from harness.oracles import dieu_11
from harness.oracles.edxml import Status, read_document
from harness.oracles.edxml import read as read_message
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.package_values import wrong_values
from harness.oracles.profile import Profile, load_profile
from simulators.agencies import dialects
from simulators.protocol.edxml import write_status
from simulators.protocol.edxml.model import Organ, ResponseFor, StatusMessage
from tests.oracles.dispatched_cases import DOC, HOP, OWN, Scenario, business, package, recall
from tests.oracles.written_messages import HEADER, NAMESPACE, attachment, encoded_attachment, reference

LAW: Profile = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
AS_OF = date(2019, 12, 17)
ISSUED = "phát hành"


def complete(raw: bytes, form: str = ISSUED) -> Judgement:
    seen = Scenario().asked().sent(raw).seen
    return dieu_11.content_complete(seen, LAW, AS_OF, form=form, doc=DOC)


def code_of(judgement: Judgement) -> str | None:
    return judgement.failure.code if judgement.failure else None


def test_a_whole_package_passes_and_says_that_the_standard_was_not_consulted() -> None:
    judgement = complete(package())
    assert judgement.verdict is Verdict.PASSED
    assert "chưa đối chiếu bảng của QCVN 102" in judgement.notes


@pytest.mark.parametrize(
    "element",
    [
        "<edXML:DocumentId>000.00.01.H01-2019.7</edXML:DocumentId>",
        "<edXML:CodeNumber>15</edXML:CodeNumber>",
        "<edXML:PromulgationDate>2019/12/17</edXML:PromulgationDate>",
        "<edXML:OrganId>000.00.01.H01</edXML:OrganId>",
        "<edXML:OrganId>000.00.02.H01</edXML:OrganId>",
    ],
)
def test_a_package_without_a_required_element_fails(element: str) -> None:
    assert code_of(complete(package(header=HEADER.replace(element, "")))) == "package-lacks-element"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"traces": ""}, "package-lacks-element"),
        ({"manifest": "", "files": ""}, "package-lacks-element"),
        ({"manifest": ""}, "file-without-manifest-line"),
        ({"files": ""}, "package-lacks-element"),
        (
            {"manifest": reference("cid:1", "a.pdf") + reference("cid:2", "b.pdf")},
            "manifest-line-without-file",
        ),
        ({"manifest": reference("cid:2", "van-ban.pdf")}, "manifest-line-without-file"),
        (
            {"manifest": 2 * reference("cid:1", "a.pdf"), "files": 2 * attachment("1", "a.pdf", b"%PDF")},
            "content-id-not-unique",
        ),
        ({"files": attachment("cid:1", "", b"%PDF")}, "package-lacks-element"),
        ({"files": encoded_attachment("cid:1", "van-ban.pdf", " ")}, "package-lacks-element"),
        ({"more": "<edXML:Subject>Hai trích yếu</edXML:Subject>"}, "package-element-twice"),
    ],
)
def test_manifest_and_files_must_correspond(parts: dict[str, str], code: str) -> None:
    assert code_of(complete(package(**parts))) == code


@pytest.mark.parametrize("content_id", ["1", "cid:1"])
def test_an_identifier_with_or_without_cid_is_the_same(content_id: str) -> None:
    raw = package(files=attachment(content_id, "van-ban.pdf", b"%PDF"))
    assert complete(raw).verdict is Verdict.PASSED


def test_another_prefix_and_elements_of_its_own_are_notes() -> None:
    raw = dialects.other_prefix(package(more="<edXML:GhiChu>riêng</edXML:GhiChu>"))
    judgement = complete(raw)
    assert judgement.verdict is Verdict.PASSED
    assert any("tiền tố" in note for note in judgement.notes)
    assert any("GhiChu" in note for note in judgement.notes)


def test_what_reads_as_no_form_fails_and_says_what_was_seen() -> None:
    seen = Scenario().asked().sent(b"<doc/>", about_nothing=True, unreadable="unknown-root").seen
    judgement = dieu_11.content_complete(seen, LAW, AS_OF, form=ISSUED, doc=DOC)
    assert code_of(judgement) == "package-not-edxml"


def test_a_package_of_another_document_proves_nothing() -> None:
    other = package("Văn bản của hôm qua").replace("QĐ-SNV".encode(), b"CV")
    assert complete(other).verdict is Verdict.INCONCLUSIVE


def test_a_package_that_the_axis_refused_is_judged_all_the_same() -> None:
    raw = package(header=HEADER.replace("<edXML:OrganId>000.00.02.H01</edXML:OrganId>", ""))
    seen = Scenario().asked().sent(raw, accepted=False).seen
    judgement = dieu_11.content_complete(seen, LAW, AS_OF, form=ISSUED, doc=DOC)
    assert code_of(judgement) == "package-lacks-element"


def test_a_recall_is_found_by_the_document_that_it_names() -> None:
    scenario = Scenario().asked().sent(package())
    assert dieu_11.content_complete(
        scenario.seen, LAW, AS_OF, form="thu hồi", doc=DOC
    ).verdict is Verdict.INCONCLUSIVE  # fmt: skip
    seen = scenario.sent(recall(), "").seen
    assert dieu_11.content_complete(seen, LAW, AS_OF, form="thu hồi", doc=DOC).verdict is Verdict.PASSED


# --- types, formats, codes


def values(raw: bytes, as_of: date = AS_OF) -> list[str]:
    return [wrong.observed for wrong in wrong_values(read_document(raw), as_of)]


@pytest.mark.parametrize(
    ("element", "good", "bad"),
    [
        ("DueDate", "2019/12/31", "31/12/2019"),
        ("DueDate", "2020/02/29", "2019/02/29"),
        ("SteeringType", "1", "không"),
        ("OtherInfo><edXML:Priority", "4", "5"),
        ("OtherInfo><edXML:Priority", "0", "-1"),
        ("OtherInfo><edXML:PageAmount", "65535", "65536"),
        ("OtherInfo><edXML:PageAmount", "1", "1 trang"),
        ("DocumentType><edXML:Type", "71", "Công văn"),
        ("ResponseFor><edXML:PromulgationDate", "2019/12/01", "2019-12-01"),
    ],
)
def test_values_of_the_header(element: str, good: str, bad: str) -> None:
    close = "".join(
        f"</{name if ':' in name else 'edXML:' + name}>" for name in reversed(element.split("><"))
    )
    for value, expected in ((good, []), (bad, [bad])):
        assert values(package(more=f"<edXML:{element}>{value}{close}")) == expected


@pytest.mark.parametrize(("kind", "expected"), [(0, []), (3, []), (4, ["4"])])
def test_business_types_run_from_0_to_3(kind: int, expected: list[str]) -> None:
    assert values(package(traces=HOP + business(kind))) == expected


def test_a_moment_is_written_as_the_wire_has_it() -> None:
    assert values(package(traces=HOP.replace("2019/12/17 09:15:00", "2019-12-17T09:15:00"))) == [
        "2019-12-17T09:15:00"
    ]


def test_an_empty_optional_element_is_no_wrong_value() -> None:
    assert values(package(more="<edXML:DueDate/>")) == []


def test_own_code_may_be_longer_since_2020() -> None:
    code = "H01.01.0000000002"
    raw = package(header=HEADER.replace(OWN, code, 1))
    assert values(raw) == [code]
    assert values(raw, date(2020, 7, 22)) == []


def test_content_that_is_no_base64_is_a_wrong_value() -> None:
    assert len(values(package(files=encoded_attachment("cid:1", "van-ban.pdf", "%%%")))) == 1


@pytest.mark.parametrize(
    ("code", "expected"), [("03", []), ("99", []), ("3", ["3"]), ("đã nhận", ["đã nhận"])]
)
def test_a_status_code_has_two_digits(code: str, expected: list[str]) -> None:
    assert [wrong.observed for wrong in wrong_values(status(code=code), AS_OF)] == expected


def status(*, code: str = "03") -> Status:
    message = StatusMessage(
        Organ(OWN, "Sở Nội vụ"), ResponseFor("000.00.04.H01", "1/CV", "2019/12/01", "id"), code,
        "Đã tiếp nhận", "2019/12/17 09:15:00",
    )  # fmt: skip
    read = read_message(write_status(message))
    assert isinstance(read, Status)
    return read


# --- order


def order(raw: bytes) -> Judgement:
    return dieu_11.order_common(Scenario().asked().sent(raw).seen, LAW, AS_OF, form=ISSUED, doc=DOC)


def test_both_known_orders_pass_and_are_named() -> None:
    ours = "<edXML:DueDate>2019/12/31</edXML:DueDate>"
    assert "thứ tự java-sdk" in order(package(more=ours)).notes
    identity = "<edXML:DocumentId>000.00.01.H01-2019.7</edXML:DocumentId>"
    numbered = package(header=HEADER.replace(identity, ""), more=ours + identity)
    assert order(numbered).verdict is Verdict.PASSED
    assert "thứ tự 102" in order(numbered).notes


def test_subject_before_code_fails() -> None:
    subject = "<edXML:Subject>Về việc thử nghiệm</edXML:Subject>"
    header = HEADER.replace(subject, "").replace("<edXML:Code>", f"{subject}<edXML:Code>")
    assert code_of(order(package(header=header))) == "package-order-wrong"


def test_files_before_the_envelope_fail() -> None:
    raw = package()
    start = raw.index(b"<AttachmentEncoded>")
    files = raw[start : raw.index(b"</edXML>")]
    moved = raw.replace(files, b"").replace(b"<edXML:edXMLEnvelope", files + b"<edXML:edXMLEnvelope", 1)
    assert moved.count(NAMESPACE.encode()) == raw.count(NAMESPACE.encode())
    assert code_of(order(moved)) == "package-order-wrong"
