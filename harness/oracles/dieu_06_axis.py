"""Oracles of Đ6.k2.a (QĐ 28/2018 Đ6.1), role axis: authentic origin, and nothing for who cannot prove who they are."""

from __future__ import annotations

from datetime import date

from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.role_axis import (
    arrived,
    code_of,
    document_sendings,
    exactly_once,
    needed,
)
from harness.oracles.vxp_answers import Answer, answer

_OWN_NAME = "của cơ quan không phải nơi nhận"
"""Credentials that prove who calls, but give no right to the document."""
_ACKNOWLEDGING = "báo đã nhận văn bản"
"""The call that takes a document away from its recipient if it is heeded."""


# ------------------------------------------------------------------------------------------ Đ6.k2.a-1, origin


@check("D6.k2.a-1", "{agency} nhận {doc} mang đúng cơ quan gửi là {sender}")
def true_origin_carried(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, doc: str, sender: str
) -> Judgement:
    """Đ6.k2.a: the agency that the connection belongs to may send, and stays the sender all the way."""
    one = needed(arrived(seen, doc, agency))
    if isinstance(one, Judgement):
        return one
    wanted = code_of(seen, sender)
    named = {one.message.sender.organ_id, one.row.data["listed_from"] or wanted}
    if named != {wanted}:
        return failed("axis-changed-origin", expected=wanted, observed=", ".join(sorted(named)),
                      where=one.message.where("From"))  # fmt: skip
    return passed()


@check("D6.k2.a-1", "Trục từ chối {doc} và chỉ chuyển {other} tới {agency}")
def false_origin_refused(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, other: str, agency: str
) -> Judgement:
    """Đ6.k2.a: a package in the name of an agency outside the connection is refused and goes nowhere."""
    calls = document_sendings(seen, doc)
    if not calls:
        return inconclusive(Reason.PRECONDITION, f"chưa ai đưa {doc} lên Trục")
    delivered = seen.of("wire.delivered", about=doc, message_type="edoc")
    if delivered:
        return failed(
            "false-origin-delivered", expected=f"{doc} không được chuyển",
            observed=f"tới {delivered[0].data['agency']}", where="getReceivedEdocList",
        )  # fmt: skip
    control = needed(arrived(seen, other, agency))
    if isinstance(control, Judgement):
        return control
    if accepted := [call for call in calls if call.ok]:
        return failed(
            "false-origin-accepted", expected="Trục từ chối", observed=accepted[0].said, where="sendEdoc"
        )
    if not all(call.refused for call in calls):
        return inconclusive(Reason.CONNECTION_LOST, calls[-1].said)
    return passed()


# ------------------------------------------------------------------------------------------ Đ6.k2.a-3, security


@check("D6.k2.a-3", "Trục không đáp ứng lời gọi đó và {agency} vẫn nhận {doc} đúng một lần")
def unproven_call_has_no_effect(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, doc: str
) -> Judgement:
    """Đ6.k2.a: no document, list or state is given out, and the rightful recipient finds everything as it was."""
    if wrong := _unanswered(seen):
        return wrong
    left = exactly_once(seen, doc, agency)
    if left is None:
        return passed()
    asked = [row.data["probe"] for row in seen.of("axis.call") if row.data.get("probe")]
    if left.failure is not None and _ACKNOWLEDGING in asked:
        return failed("unproven-call-answered", expected=f"{doc} vẫn chờ {agency}", observed=left.failure.observed,
                      where="updateStatus")  # fmt: skip
    return needed(left)


@check("D6.k2.a-3", "Trục không đáp ứng lời gọi đó và {agency} chỉ nhận {other} chứ không nhận {doc}")
def unproven_sending_goes_nowhere(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, other: str, doc: str
) -> Judgement:
    """Đ6.k2.a: what an unproven caller sends reaches nobody; what its rightful sender sends later does."""
    if wrong := _unanswered(seen):
        return wrong
    delivered = seen.of("wire.delivered", about=doc, message_type="edoc")
    if delivered:
        return failed(
            "unproven-call-answered", expected=f"{doc} không được chuyển",
            observed=f"tới {delivered[0].data['agency']}", where="sendEdoc",
        )  # fmt: skip
    control = needed(arrived(seen, other, agency))
    return control if isinstance(control, Judgement) else passed()


def _unanswered(seen: Observations) -> Judgement | None:
    """The failure that an unproven call was answered with anything; None where each was turned away."""
    calls = [answer(seen, row) for row in seen.of("axis.call") if row.data.get("probe")]
    if not calls:
        return inconclusive(Reason.PRECONDITION, "chưa có lời gọi nào để xét")
    for call in calls:
        said, asked = call.row.data["credentials"], call.row.data["probe"]
        if not call.came:
            return inconclusive(Reason.CONNECTION_LOST, call.said)
        if _gives_away(call) or (call.ok and said != _OWN_NAME):
            return failed(
                "unproven-call-answered", expected=f"Trục từ chối lời gọi {said} để {asked}", observed=call.said,
                where=call.where,
            )  # fmt: skip
    return None


def _gives_away(call: Answer) -> bool:
    """Whether an answer holds a message, or tells of one."""
    return bool(call.envelope.get("data")) or (call.row.data["op"] == "downloadEdoc" and call.ok)
