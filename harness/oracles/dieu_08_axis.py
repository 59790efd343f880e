"""Oracle of Đ8.k2.p, role axis: every hop adds a line to the history of sending and receiving, and loses none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from harness.oracles.edxml import Document, Trace
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.role_axis import Parcel, arrived, code_of, is_national, needed, parcel, prepared


@check("D8.k2.p", "lịch sử gửi, nhận của {doc} tới {agency} giữ đủ các chặng trước và có thêm chặng của Trục")
def hops_kept_and_added(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str
) -> Judgement:
    """Đ8.k2.p: hops that the axis got are in what it hands on, in their order, and at least one with a time more.

    A hop may lack its agency, as messages of production do (edXML facts §2.2): noted, no failure.
    """
    before, after = _as_it_came(seen, doc), _as_it_left(seen, doc, agency)
    if isinstance(before, Judgement):
        return before
    if isinstance(after, Judgement):
        return after
    earlier, now = before.traces, after.traces
    added = _without(now, earlier)
    if added is None:
        return failed("axis-lost-hop", expected=_said(earlier), observed=_said(now),
                      where=after.where("TraceHeaderList"))  # fmt: skip
    if not added:
        return failed("axis-added-no-hop", expected=f"{_said(earlier)} và chặng của Trục", observed=_said(now),
                      where=after.where("TraceHeaderList"))  # fmt: skip
    if all(hop.moment is None for hop in added):
        return failed("axis-hop-without-time", expected="yyyy/MM/dd HH:mm:ss", observed=_said(added),
                      where=added[0].where)  # fmt: skip
    nameless = [hop for hop in added if hop.organ_id.strip() in ("", "null")]
    return passed(*(["chặng của Trục không ghi mã cơ quan"] if nameless else []))


def _as_it_came(seen: Observations, doc: str) -> Document | Judgement:
    """The document as the axis under test got it: from its sender, or from the national axis."""
    original = prepared(seen, doc)
    if isinstance(original, Judgement):
        return original
    if not is_national(seen, original.row.data["sender_id"]):
        return original.message
    return _newest(seen, "wire.collected", doc) or inconclusive(
        Reason.NO_ANSWER, f"Trục chưa lấy {doc} từ Trục liên thông văn bản quốc gia"
    )


def _as_it_left(seen: Observations, doc: str, agency: str) -> Document | Judgement:
    """The document as the axis under test handed it on: to its recipient, or to the national axis."""
    one = needed(arrived(seen, doc, agency))
    if isinstance(one, Judgement):
        return one
    if not is_national(seen, code_of(seen, agency)):
        return one.message
    return _newest(seen, "wire.forwarded", doc) or inconclusive(
        Reason.PRECONDITION, f"{doc} không qua Trục liên thông văn bản quốc gia"
    )


def _newest(seen: Observations, kind: str, doc: str) -> Document | None:
    rows = [row for row in seen.of(kind, about=doc) if row.data.get("accepted", True)]
    found: list[Parcel] = [one for one in (parcel(seen, row) for row in rows) if one is not None]
    return found[-1].message if found else None


def _without(now: Sequence[Trace], earlier: Sequence[Trace]) -> list[Trace] | None:
    """What `now` has beyond `earlier`, copies left out; None if it does not hold `earlier` in order."""
    left = [_key(hop) for hop in earlier]
    added = []
    for hop in now:
        if left and _key(hop) == left[0]:
            left.pop(0)
        else:
            added.append(hop)
    known = {_key(hop) for hop in earlier}
    return None if left else [hop for hop in added if _key(hop) not in known]


def _key(hop: Trace) -> tuple[str, str]:
    return hop.organ_id.strip(), hop.timestamp.strip()


def _said(hops: Sequence[Trace]) -> str:
    return "; ".join(f"{hop.organ_id or 'không mã'} {hop.timestamp}" for hop in hops) or "không có chặng nào"
