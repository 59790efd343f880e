"""Probes of upkeep: restart, backup, restore (Đ13.k1, k2). What loses data is only tried for its rights."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator

from harness.sut.check_case import Case, NotReachedError, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import NO_SUCH, found, role, unknown_id

_CLERK = {"role": "van-thu", "name": "Lê Thị Hoa", "unit": "Văn phòng"}


def _restart(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    yield from _for_administrators(case, "restart")
    case.driver.restart(case.actor("restart"))
    if "set_clock" in case.declared:
        case.driver.set_clock(case.world.now())
    case.driver.about()


def _clear(case: Case) -> Iterator[Finding]:
    yield from _for_administrators(case, "clear_store")


def _schedule(case: Case) -> Iterator[Finding]:
    shown = case.driver.set_backup_schedule(24).get("every_hours")
    case.driver.set_backup_schedule(0)
    if shown != 24:
        yield found(
            "set_backup_schedule", "other-schedule", "Định kỳ trả lại khác định kỳ vừa đặt",
            "the schedule answered is not the one set", "answer the schedule in force",
        )  # fmt: skip


def _backup(case: Case) -> Iterator[Finding]:
    yield from _for_administrators(case, "backup")
    case.driver.backup(case.actor("backup"))


def _list(case: Case) -> Iterator[Finding]:
    key = _made(case)
    if key not in {copy["id"] for copy in case.driver.list_backups()["items"]}:
        yield found(
            "list_backups", "backup-not-listed", "Bản sao lưu vừa tạo không có trong danh sách",
            "the copy just made is not listed", "list every copy that is kept",
        )  # fmt: skip


def _get(case: Case) -> Iterator[Finding]:
    yield from unknown_id("get_backup", lambda: case.driver.get_backup(NO_SUCH))
    made = case.driver.backup(case.actor("backup")) if "backup" in case.declared else {}
    if made and made.get("sha256") not in (
        None,
        hashlib.sha256(case.driver.get_backup(made["id"])).hexdigest(),
    ):
        yield found(
            "get_backup", "other-bytes", "Tệp sao lưu không khớp sha256", "the file is not what its sha256 says",
            "hand out the bytes as they are kept",
        )  # fmt: skip


def _restore(case: Case) -> Iterator[Finding]:
    content = b64encode(case.driver.get_backup(_made(case))).decode()
    yield from role(case, "restore", lambda actor: case.driver.restore(_CLERK, content))  # type: ignore[arg-type]
    case.driver.restore(case.actor("restore"), content)


def _made(case: Case) -> str:
    if "backup" not in case.declared:
        raise NotReachedError
    return str(case.driver.backup(case.actor("backup"))["id"])


def _for_administrators(case: Case, operation: str) -> Iterator[Finding]:
    """The administrator may do it, so the stranger is a clerk."""
    yield from role(case, operation, lambda _: case.driver.call(operation, actor=_CLERK))


UPKEEP_PROBES: tuple[Probe, ...] = (
    Probe("restart", _restart),
    Probe("clear_store", _clear),
    Probe("set_backup_schedule", _schedule),
    Probe("backup", _backup),
    Probe("list_backups", _list),
    Probe("get_backup", _get),
    Probe("restore", _restore),
)
