"""Oracles of Đ19.k5, role axis: it tells the true state of every document that it carried (giám sát)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.judgement import Judgement, Reason, Verdict, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.role_axis import arrived_everywhere, codes_of, deliveries, needed, taken
from harness.oracles.vxp_answers import Answer, answer, text

_DONE = "done"
"""The receive status of a delivery that was taken in (axis-api §1.3)."""
_STATES = ("sent-states",)
Item = Mapping[str, Any]


@check("D19.k5-2", "Trục cho biết {doc} được gửi tới đúng {agencies}", reads=_STATES)
def recipients_told(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agencies: str
) -> Judgement:
    """Đ19.k5: one line for each recipient, none lacking and none too many, each of this document."""
    items = _states(seen, doc)
    if isinstance(items, Judgement):
        return items
    wanted, told = sorted(codes_of(seen, agencies).values()), sorted(text(item, "toCode") for item in items)
    if told != wanted:
        return failed("recipients-told-wrong", expected=", ".join(wanted), observed=", ".join(told) or "không có",
                      where="getSentEdocList.data")  # fmt: skip
    sent = needed(taken(seen, doc))
    if isinstance(sent, Judgement):
        return sent
    own = text(sent.envelope, "DocId")
    for item in items:
        if text(item, "senderDocId") != own:
            return failed("state-of-another", expected=own, observed=text(item, "senderDocId"),
                          where="getSentEdocList.senderDocId")  # fmt: skip
    return passed()


@check("D19.k5-2", "Trục cho biết {agencies} đã lấy {doc}", reads=_STATES)
def taken_told(seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str) -> Judgement:
    """Đ19.k5: who fetched it and said so is shown to have it, with the time."""
    came = needed(arrived_everywhere(seen, doc, agencies))
    if isinstance(came, Judgement):
        return came
    return _told(seen, doc, agencies, received=True)


@check("D19.k5-2", "Trục cho biết {agencies} chưa lấy {doc}", reads=_STATES)
def waiting_told(seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str) -> Judgement:
    """Đ19.k5: who has not said that it has it is shown so; a document on its way stays visible."""
    for agency, code in codes_of(seen, agencies).items():
        if deliveries(seen, doc, code):
            return inconclusive(Reason.PRECONDITION, f"{agency} đã lấy {doc}")
    return _told(seen, doc, agencies, received=False)


@check("D19.k5-2", "Trục cho biết có {count} văn bản đang chờ {agency}")
def waiting_counted(
    seen: Observations, profile: Profile, as_of: date, *, count: str, agency: str
) -> Judgement:
    """Đ19.k5: the number told equals the list, and both equal what was sent; an axis of SDK 2.0.0 cannot tell it."""
    calls = [row for row in seen.of("axis.call", agency=agency) if row.data["op"] == "countReceiveEdoc"]
    if not calls:
        return inconclusive(Reason.PRECONDITION, f"{agency} chưa hỏi")
    asked = answer(seen, calls[-1])
    if asked.unsupported:
        return Judgement(
            Verdict.NOT_APPLICABLE, detail="trục không có thao tác countReceiveEdoc (bộ công cụ 2.0.0)"
        )
    if not asked.ok:
        return _no_answer(asked)
    told = asked.envelope.get("count")
    if str(told) != count:
        return failed("waiting-count-wrong", expected=count, observed=told, where="countReceiveEdoc.count")
    lists = [answer(seen, row) for row in seen.of("axis.call", agency=agency, op="getReceivedEdocList")
             if row.seq > calls[-1].seq and row.data["params"].get("messagetype") == "edoc"]  # fmt: skip
    if not lists or not lists[0].ok:
        return inconclusive(Reason.PRECONDITION, f"không có danh sách văn bản chờ {agency}")
    if len(lists[0].items) != int(count):
        return failed("waiting-count-wrong", expected=count, observed=len(lists[0].items),
                      where="getReceivedEdocList.data")  # fmt: skip
    return passed()


def _told(seen: Observations, doc: str, agencies: str, *, received: bool) -> Judgement:
    items = _states(seen, doc)
    if isinstance(items, Judgement):
        return items
    for agency, code in codes_of(seen, agencies).items():
        mine = [item for item in items if text(item, "toCode") == code]
        if not mine:
            return failed("delivery-not-told", expected=f"{doc} tới {agency} ({code})", observed="không có dòng nào",
                          where="getSentEdocList.data")  # fmt: skip
        state, time = text(mine[0], "receiveStatus"), text(mine[0], "receivedTime")
        if (state == _DONE) is not received:
            expected = f"{agency} đã lấy (done)" if received else f"{agency} chưa lấy"
            return failed("delivery-state-wrong", expected=expected, observed=state or "trống",
                          where="getSentEdocList.receiveStatus")  # fmt: skip
        if bool(time) is not received:
            return failed("delivery-time-wrong", expected="có thời điểm lấy" if received else "chưa có thời điểm lấy",
                          observed=time or "trống", where="getSentEdocList.receivedTime")  # fmt: skip
    return passed()


def _states(seen: Observations, doc: str) -> list[Item] | Judgement:
    """What the axis last told of each delivery of a document."""
    row = seen.last("axis.call", about=doc, op="getSentEdocList")
    if row is None:
        return inconclusive(Reason.PRECONDITION, f"chưa hỏi tình trạng của {doc}")
    found = answer(seen, row)
    return found.items if found.ok else _no_answer(found)


def _no_answer(asked: Answer) -> Judgement:
    if not asked.came:
        return inconclusive(Reason.CONNECTION_LOST, asked.said)
    return failed("state-not-told", expected="trả lời thành công", observed=asked.said, where=asked.where)
