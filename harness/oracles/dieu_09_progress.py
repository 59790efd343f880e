"""Oracles of Đ9.k1.c, first sentence: after acceptance the sender is told how far its document has come."""

from __future__ import annotations

from datetime import date
from typing import Final

from harness.oracles.exchange import fetched
from harness.oracles.incoming import act, reached, told
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.status_order import Step, Why, order_flaws
from harness.oracles.times import same_time

STATES: Final = {
    "đã chuyển xử lý": ("04", "assign"),
    "đang xử lý": ("05", "start"),
    "đã hoàn thành": ("06", "complete"),
}
"""What a scenario calls a state (Đ8.k2.h) → its code on the axis and the act that brings it about."""
_PROGRESS: Final = frozenset({"01", "02", "03", "04", "05", "06"})
_ORDER: Final = {
    Why.BACKWARDS: "lùi về trạng thái trước",
    Why.AFTER_REFUSAL: "sau khi đã từ chối",
    Why.REFUSED_AFTER_ACCEPTANCE: "từ chối sau khi đã tiếp nhận",
    Why.AFTER_WITHDRAWAL: "sau khi đã thu hồi hoặc lấy lại",
    Why.ANSWER_WITHOUT_REQUEST: "trả lời một yêu cầu không có",
    Why.EARLIER_TIME: "thời điểm trước trạng thái liền trước",
}


def _state(said: str) -> tuple[str, str]:
    if said not in STATES:
        raise SentenceError(f"no state {said!r} after acceptance; there are {', '.join(STATES)}")
    return STATES[said]


@check("D9.k1.c-1", "cơ quan gửi nhận được trạng thái “{state}” của {doc}")
def progress_reached(seen: Observations, profile: Profile, as_of: date, *, doc: str, state: str) -> Judgement:
    """Đ9.k1.c: the status follows the act it tells of, carries its time, and is fetched by the sender."""
    code, operation = _state(state)
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    done = act(seen, doc, operation)
    if done is None:
        return inconclusive(Reason.PRECONDITION, f"{operation} chưa được thực hiện với {doc}")
    found = reached(seen, doc, {code}, sender=packet.message.sender.organ_id)
    if not found:
        codes = ", ".join(one.status.code for one in told(seen, doc, _PROGRESS))
        return failed(
            "progress-not-told",
            expected=f"trạng thái {code}",
            observed=codes or "không có",
            where="sendEdoc status",
        )
    early = [one for one in told(seen, doc, {code}) if one.row.seq < done.seq]
    if early:
        return failed(
            "progress-told-too-early", expected=f"sau {operation} lúc {done.at}",
            observed=f"{code} lúc {early[0].row.at}", where=early[0].status.where("StatusCode"),
        )  # fmt: skip
    at = found[-1].status.moment
    if at is None or not same_time(at, done.moment, profile.tolerance):
        return failed(
            "progress-time-wrong", expected=done.at, observed=found[-1].status.timestamp,
            where=found[-1].status.where("Timestamp"),
        )  # fmt: skip
    return passed(*([f"trạng thái {code} gửi {len(found)} lần"] if len(found) > 1 else []))


@check("D9.k1.c-1", "các trạng thái của {doc} đến cơ quan gửi theo đúng trình tự")
def progress_in_order(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c: nothing undone, nothing after its successor, no time before an earlier one."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    found = reached(seen, doc, _PROGRESS, sender=packet.message.sender.organ_id)
    if not {"04", "05", "06"} & {one.status.code for one in found}:
        return failed(
            "progress-not-told",
            expected="trạng thái 04, 05, 06",
            observed="không có",
            where="sendEdoc status",
        )
    flaws = order_flaws([Step(one.status.code, one.status.moment) for one in found])
    if flaws:
        codes = " → ".join(one.status.code for one in found)
        return failed(
            "progress-out-of-order", expected="01 → 03 → 04 → 05 → 06", observed=f"{codes} ({_ORDER[flaws[0].why]})",
            where=found[flaws[0].index].status.where("StatusCode"),
        )  # fmt: skip
    return passed()


@check("D9.k1.c-1", "phần mềm báo trạng thái “{state}” của {control}, không báo trạng thái ấy của {doc}")
def no_progress_invented(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str, state: str
) -> Judgement:
    """Đ9.k1.c: a state that the document has not reached is not told; another document's, reached later, is."""
    code, operation = _state(state)
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if act(seen, control, operation) is None:
        return inconclusive(Reason.PRECONDITION, f"{operation} chưa được thực hiện với {control}")
    if not told(seen, control, {code}):
        return failed(
            "progress-not-told", expected=f"trạng thái {code} của {control}", observed="không có",
            where="sendEdoc status",
        )  # fmt: skip
    invented = told(seen, doc, {code})
    if invented:
        return failed(
            "progress-invented", expected=f"không có trạng thái {code}", observed=f"{code} lúc {invented[0].row.at}",
            where=invented[0].status.where("StatusCode"),
        )  # fmt: skip
    return passed()
