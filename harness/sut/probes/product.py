"""Probes of the product itself: about, clock, hours, connection, sync."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx

from harness.sut.check_case import Case, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import error_code, found


def _about(case: Case) -> Iterator[Finding]:
    answer = case.driver.about()
    case.declared = frozenset(answer["capabilities"])
    unknown = sorted(case.declared - set(case.contract.operations) - set(case.contract.reserved))
    if unknown:
        yield found(
            "about",
            "unknown-capability",
            f"Năng lực không có trong hợp đồng: {', '.join(unknown)}",
            f"no operations of the contract: {', '.join(unknown)}",
            "use the operationIds of openapi.yaml",
        )
    if not case.url:
        return
    with httpx.Client(trust_env=False, timeout=30) as stranger:
        refusal = stranger.get(f"{case.url.rstrip('/')}/about", headers={"Authorization": "Bearer sai"})
    if refusal.status_code != httpx.codes.UNAUTHORIZED or error_code(refusal) != "unauthorized":
        yield found(
            "about",
            "token-not-checked",
            f"Gọi với token sai được trả lời HTTP {refusal.status_code}",
            f"a wrong token is answered HTTP {refusal.status_code}",
            'answer 401 {"code": "unauthorized", …}',
        )


def _get_clock(case: Case) -> Iterator[Finding]:
    case.driver.get_clock()
    yield from ()


def _set_clock(case: Case) -> Iterator[Finding]:
    start = datetime.fromisoformat(case.world.now() if case.world else case.driver.get_clock()["now"])
    for moment in (start + timedelta(hours=3), start - timedelta(days=1), start):
        case.driver.set_clock(moment.isoformat())
        shown = datetime.fromisoformat(case.driver.get_clock()["now"])
        if abs(shown - moment) > timedelta(seconds=1):
            yield found(
                "set_clock",
                "clock-not-frozen",
                f"Đặt {moment.isoformat()} nhưng đọc lại {shown.isoformat()}",
                f"set to {moment.isoformat()}, reads {shown.isoformat()}",
                "freeze the clock of the product at the moment given, forward and back",
            )
            return


def _hours(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    case.driver.set_working_hours(**case.world.working_hours())
    yield from ()


def _connection(case: Case) -> Iterator[Finding]:
    assert case.world is not None
    connection = case.world.connection()
    answer = case.driver.set_connection(**connection)
    if answer["organ_id"] != connection["organ_id"]:
        yield found(
            "set_connection",
            "other-agency",
            f"Kết nối cho {connection['organ_id']} nhưng trả lời {answer['organ_id']}",
            f"attached as {connection['organ_id']}, answers {answer['organ_id']}",
            "speak for the agency that is handed in",
        )


def _sync(case: Case) -> Iterator[Finding]:
    outcome = case.driver.sync()
    for error in outcome.get("errors", []):
        yield found(
            "sync",
            "sync-error",
            f"Đồng bộ báo lỗi: {error['code']}: {error['message']}",
            f"sync reports {error['code']}: {error['message']}",
            "see the log of the product; is the axis endpoint reachable from it?",
        )


PRODUCT_PROBES: tuple[Probe, ...] = (
    Probe("about", _about, world=False),
    Probe("get_clock", _get_clock, world=False),
    Probe("set_clock", _set_clock, world=False),
    Probe("set_working_hours", _hours),
    Probe("set_connection", _connection),
    Probe("sync", _sync),
)
