"""Probes of submission, checks of form, reminders, overviews and delegation (Đ9.k2, Đ10.k1.b, Đ10.k3, Đ20.k2)."""

from __future__ import annotations

from collections.abc import Iterator

from harness.sut.check_case import Case, NotReachedError, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import found, role, wrong_state

_TEXT = "Kiểm tra hợp đồng driver"
_TO = {"role": "nguoi-co-tham-quyen", "name": "Trần Thị Bích"}
_UNIT = {"unit": "Phòng Tổng hợp"}


def _accepted(case: Case) -> str:
    """A fresh document that has been accepted: its key. NotReachedError where it never came: reported already."""
    assert case.world is not None
    document_id = case.world.deliver()
    case.driver.sync()
    held = case.driver.list_incoming(document_id=document_id)["items"]
    if not held:
        raise NotReachedError
    key = held[0]["id"]
    case.driver.accept(key, case.actor("accept"))
    return key


def _submit(case: Case) -> Iterator[Finding]:
    key = _accepted(case)
    yield from role(case, "submit_incoming", lambda actor: case.driver.submit_incoming(key, actor, _TO))
    record = case.driver.submit_incoming(key, case.actor("submit_incoming"), _TO, _TEXT)
    if record["state"] != "accepted":
        yield wrong_state("submit_incoming", record["state"], "accepted")
    if not record.get("submissions"):
        yield found(
            "submit_incoming",
            "submission-not-shown",
            "Bản ghi không cho thấy việc trình",
            "the record does not show the submission",
            "one entry of `submissions` for each",
        )


def _check_format(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    key = case.driver.draft(case.actor("draft"), case.world.ready_document())["id"]
    case.driver.submit(key, case.actor("submit"))
    yield from role(case, "check_format", lambda actor: case.driver.check_format(key, actor, "ok"))
    record = case.driver.check_format(key, case.actor("check_format"), "not-ok", _TEXT)
    if record["state"] != "submitted":
        yield wrong_state("check_format", record["state"], "submitted")
    if [row.get("result") for row in record.get("format_checks", [])] != ["not-ok"]:
        yield found(
            "check_format",
            "check-not-shown",
            "Bản ghi không cho thấy việc kiểm tra thể thức",
            "the record does not show the check of form",
            "one entry of `format_checks` for each, with its result",
        )


def _remind_incoming(case: Case) -> Iterator[Finding]:
    key = _accepted(case)
    case.driver.assign(key, actor=case.actor("assign"), lead=_UNIT)
    yield from role(
        case, "remind_incoming", lambda actor: case.driver.remind_incoming(key, actor, _UNIT, _TEXT)
    )
    case.driver.remind_incoming(key, case.actor("remind_incoming"), _UNIT, _TEXT)
    yield from _noticed(case, "remind_incoming", key)


def _remind_outgoing(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    record = case.driver.issue(case.actor("issue"), case.world.ready_document())
    to = [recipient["organ_id"] for recipient in record["recipients"]]
    case.driver.remind_outgoing(record["id"], case.actor("remind_outgoing"), to, _TEXT)
    yield from _noticed(case, "remind_outgoing", record["id"])


def _noticed(case: Case, operation: str, key: str) -> Iterator[Finding]:
    if "notices" in case.declared and not case.driver.notices(about=key)["items"]:
        yield found(
            operation,
            "reminder-not-noticed",
            "Việc đôn đốc vừa ghi không có trong thông báo",
            "the reminder just made is no notice",
            "`notices` lists every reminder",
        )


def _notices(case: Case) -> Iterator[Finding]:
    case.driver.notices()
    yield from ()


def _statistics(case: Case) -> Iterator[Finding]:
    case.driver.statistics()
    yield from ()


def _delegate(case: Case) -> Iterator[Finding]:
    to = {"role": "lanh-dao-don-vi", "name": "Phạm Văn Bình", "unit": "Phòng Tổng hợp"}
    given = case.driver.delegate(case.actor("delegate"), to, ["sign"], until="2000-01-01")  # type: ignore[arg-type]
    if given.get("acts") != ["sign"]:
        yield found(
            "delegate",
            "other-delegation",
            "Việc ủy quyền trả lại khác việc vừa ghi",
            "the delegation answered is not the one given",
            "answer what is in force",
        )


FOLLOW_UP_PROBES: tuple[Probe, ...] = (
    Probe("submit_incoming", _submit),
    Probe("check_format", _check_format),
    Probe("remind_incoming", _remind_incoming),
    Probe("remind_outgoing", _remind_outgoing),
    Probe("notices", _notices),
    Probe("statistics", _statistics),
    Probe("delegate", _delegate),
)
