"""Oracles of Đ17.k1, role axis: interconnection among all, without loss or duplication, whatever happens on the way."""

from __future__ import annotations

from datetime import date

from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.role_axis import (
    arrived,
    code_of,
    codes_of,
    deliveries,
    exactly_once,
    overtaken_by,
    sendings,
    statuses,
)


@check("D17.k1-1", "chỉ {agencies} nhận {doc}, mỗi nơi đúng một lần")
def everyone_once(seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str) -> Judgement:
    """Đ17.k1: each recipient gets it once and nobody else does; a later message shows that nothing is late."""
    return exactly_once(seen, doc, agencies) or passed()


@check("D17.k1-1", "trong số các cơ quan đang kết nối, {agencies} nhận {doc} đúng một lần")
def connected_once(
    seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str
) -> Judgement:
    """Đ17.k1: whoever is connected gets it although another recipient, or the national axis, does not answer."""
    for agency, code in codes_of(seen, agencies).items():
        one = arrived(seen, doc, agency)
        if isinstance(one, Judgement):
            return one
        count = len(deliveries(seen, doc, code))
        if count != 1:
            return failed(
                "package-duplicated", expected=f"{doc} tới {agency} đúng một lần", observed=f"{count} lần",
                where="getReceivedEdocList",
            )  # fmt: skip
    return passed()


@check("D17.k1-1", "{agency} nhận trạng thái {code} của {doc} đúng một lần")
def status_once(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, code: str, doc: str
) -> Judgement:
    """Đ17.k1: statuses are carried like documents."""
    return _status_once(seen, agency, code, doc)


@check("D17.k1-2", "chỉ {agencies} nhận {doc}, mỗi nơi đúng một lần")
def everyone_once_over_both_axes(
    seen: Observations, profile: Profile, as_of: date, *, agencies: str, doc: str
) -> Judgement:
    """Đ17.k1: the same with agencies on the national axis, in both directions and after an outage of it."""
    return exactly_once(seen, doc, agencies) or passed()


@check("D17.k1-2", "{agency} nhận trạng thái {code} của {doc} đúng một lần")
def status_once_over_both_axes(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, code: str, doc: str
) -> Judgement:
    """Đ17.k1: statuses cross both axes, too."""
    return _status_once(seen, agency, code, doc)


def _status_once(seen: Observations, agency: str, code: str, doc: str) -> Judgement:
    reports = [one for one in sendings(seen, doc) if one.row.data["params"].get("messagetype") == "status"]
    taken = [one for one in reports if one.ok]
    if not reports:
        return inconclusive(Reason.PRECONDITION, f"chưa ai báo trạng thái của {doc}")
    if not taken:
        if reports[-1].refused:
            return failed(
                "valid-package-refused", expected=f"Trục nhận trạng thái {code} của {doc}",
                observed=reports[-1].said, where="sendEdoc",
            )  # fmt: skip
        return inconclusive(Reason.CONNECTION_LOST, reports[-1].said)
    recipient = code_of(seen, agency)
    count = len(statuses(seen, doc, recipient, code))
    if count == 1:
        return passed()
    if count > 1:
        return failed(
            "package-duplicated", expected=f"trạng thái {code} của {doc} một lần", observed=f"{count} lần",
            where="getReceivedEdocList status",
        )  # fmt: skip
    if overtaken_by(seen, taken[-1].row.seq, recipient) is None:
        return inconclusive(
            Reason.NO_ANSWER, f"chưa thấy trạng thái {code} của {doc}, cũng chưa thấy gì gửi sau đó"
        )
    return failed(
        "status-lost", expected=f"trạng thái {code} của {doc} tới {agency}", observed="không tới",
        where="getReceivedEdocList status",
    )  # fmt: skip
