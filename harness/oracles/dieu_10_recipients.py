"""Oracles of Điều 10 khoản 2 điểm b: the recipients of a document, how it stands with each, and their recall."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from harness.oracles.dispatched import (
    RECALL,
    Agency,
    agencies,
    dispatches,
    kind,
    name_of,
    packets,
    reached,
    status_packets,
)
from harness.oracles.exchange import Packet, text
from harness.oracles.judgement import Judgement, Reason, Verdict, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.status_order import TAKE_BACK, two_digits

_STATES: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "gửi không thành công": ("", frozenset({"pending", "failed"})),
    "đã gửi": ("", frozenset({"sent"})),
    "đã đến": ("01", frozenset({"arrived"})),
    "đã tiếp nhận": ("03", frozenset({"accepted"})),
    "từ chối nhận": ("02", frozenset({"refused"})),
    "đã chuyển xử lý": ("04", frozenset({"assigned"})),
    "đang xử lý": ("05", frozenset({"processing"})),
    "đã hoàn thành": ("06", frozenset({"finished"})),
}
"""What a sentence calls a state → the status code that brings it about, and the driver's words for it."""
_NOT_SENT: Final = "gửi không thành công"


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------------ theo dõi việc gửi


@check(
    "D10.k2.b-1",
    "phần mềm cho biết tình trạng của {doc} đối với {agency} là “{state}”",
    reads=("outgoing",),
)
def state_of_recipient(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, state: str
) -> Judgement:
    """Đ10.k2.b: how the dispatch stands with one recipient, as the axis and that recipient have told it."""
    if state not in _STATES:
        raise SentenceError(f"no state {state!r}; there are {', '.join(_STATES)}")
    (one,) = agencies(seen, agency)
    unfounded = _unfounded(seen, doc, one, state)
    if unfounded is not None:
        return unfounded
    reading = seen.last("driver.record", about=doc, what="outgoing")
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="get_outgoing"
        )
    listed = record.get("recipients")
    rows = [r for r in listed if isinstance(r, Mapping)] if isinstance(listed, list) else []
    mine = [row for row in rows if text(row, "organ_id") == one.organ_id]
    if not mine:
        return failed(
            "recipient-without-state", expected=f"{one.name} ({one.organ_id})",
            observed=", ".join(text(row, "organ_id") for row in rows) or "không có", where="get_outgoing.recipients",
        )  # fmt: skip
    wanted = _STATES[state][1]
    if text(mine[0], "state") not in wanted:
        return failed(
            "recipient-state-wrong", expected=f"{one.name}: {' hoặc '.join(sorted(wanted))}",
            observed=text(mine[0], "state") or "không có", where=f"get_outgoing.recipients[{one.organ_id}].state",
        )  # fmt: skip
    return passed()


def _unfounded(seen: Observations, doc: str, agency: Agency, state: str) -> Judgement | None:
    """None if the wire bears the state out; else that the scenario did not come about.

    A record that claims more than crossed the wire is told by another scenario, of a state that it cannot have.
    """
    sent = dispatches(seen, doc)
    addressed = [] if isinstance(sent, Judgement) else _addressed(sent)
    if state == _NOT_SENT:
        taken = agency.organ_id in addressed
        return _unmet(f"{doc} đã được Trục nhận để chuyển {agency.name}") if taken else None
    if agency.organ_id not in addressed:
        return _unmet(f"Trục chưa nhận {doc} để chuyển {agency.name}")
    code = _STATES[state][0]
    told = status_packets(seen, seen.of("wire.fetched"))
    if code and not any(
        two_digits(s.message.code) == code and s.message.sender.organ_id == agency.organ_id for s in told
    ):
        return failed(
            "status-not-fetched", expected=f"lấy trạng thái {code} của {agency.name}", observed="không lấy",
            where="getEdoc",
        )  # fmt: skip
    return None


def _addressed(sent: list[Packet]) -> list[str]:
    """Codes that the axis was to deliver to."""
    return [str(organ_id) for packet in sent for organ_id in packet.row.data["recipients"]]


# ------------------------------------------------------------------------------------------------ đúng cơ quan nhận


@check(
    "D10.k2.b-2",
    "{doc} đến đúng {receivers}, không cơ quan nào khác nhận được, còn {control} đã đến {others}",
)
def right_recipients(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str, control: str, others: str
) -> Judgement:
    """Đ10.k2.b: everyone chosen gets the document and nobody else; the others did get their own control."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    chosen = {one.organ_id: one.name for one in agencies(seen, receivers)}
    got, addressed = reached(seen, doc), _addressed(sent)
    missing = [name for organ_id, name in chosen.items() if organ_id not in got]
    if missing:
        return failed(
            "recipient-not-reached", expected=receivers, observed=f"chưa đến {', '.join(missing)}",
            where=sent[-1].message.where("To"),
        )  # fmt: skip
    strangers = sorted({*got, *addressed} - chosen.keys())
    if strangers:
        return failed(
            "stranger-reached", expected=receivers,
            observed=", ".join(name_of(seen, organ_id) for organ_id in strangers),
            where=sent[-1].message.where("To"),
        )  # fmt: skip
    waiting = [one.name for one in agencies(seen, others) if one.organ_id not in reached(seen, control)]
    if waiting:
        return _unmet(
            f"{control} chưa đến {', '.join(waiting)}, chưa đủ căn cứ nói không nơi nào khác nhận được"
        )
    return passed()


# ------------------------------------------------------------------------------------------------ thu hồi


@check("D10.k2.b-3", "{receivers} đều nhận được thông báo thu hồi nêu rõ {doc}")
def recall_told(seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str) -> Judgement:
    """Đ10.k2.b: every agency that got the document gets a notice of its recall that names it (switch 10)."""
    return _recall_told(seen, doc, receivers)


def _recall_told(seen: Observations, doc: str, receivers: str) -> Judgement:
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    identities = {packet.message.document_id for packet in sent}
    without_reason = []
    for agency in agencies(seen, receivers):
        if agency.organ_id not in reached(seen, doc):
            return _unmet(f"{doc} chưa đến {agency.name} nên không có gì để thu hồi ở đó")
        notices = _notices(seen, agency)
        naming = [notice for notice in notices if identities & set(notice.message.targets)]
        if not naming:
            return _why_not_told(seen, agency, notices, identities)
        business = naming[-1].message.business
        if business is None or not business.reason.strip():
            without_reason.append(agency.name)
    return passed(*([f"thông báo không nêu lý do: {', '.join(without_reason)}"] if without_reason else []))


def _notices(seen: Observations, agency: Agency | None = None) -> list[Packet]:
    """Recalls (type 1) as fetched by an agency, or by anyone."""
    rows = seen.of("wire.delivered", message_type="edoc")
    mine = [row for row in rows if agency is None or row.data["recipient"] == agency.organ_id]
    return [packet for packet in packets(seen, mine) if kind(packet) == RECALL]


def _why_not_told(
    seen: Observations, agency: Agency, notices: list[Packet], identities: set[str]
) -> Judgement:
    expected = f"thông báo thu hồi nêu {', '.join(sorted(identities))}"
    if notices:
        message = notices[-1].message
        return failed(
            "recall-names-another", expected=expected,
            observed=", ".join(filter(None, message.targets)) or "không nêu văn bản nào",
            where=message.where("Bussiness"),
        )  # fmt: skip
    told = status_packets(seen, seen.of("wire.delivered", message_type="status", recipient=agency.organ_id))
    if any(two_digits(status.message.code) == TAKE_BACK for status in told):
        return failed(
            "take-back-instead-of-recall", expected=expected, observed="trạng thái 13 (lấy lại)", where=agency.name
        )  # fmt: skip
    return failed("recall-not-told", expected=expected, observed="không có", where=agency.name)


@check(
    "D10.k2.b-3", "không thông báo thu hồi nào nêu {doc}, còn thông báo thu hồi {other} đã đến {receivers}"
)
def only_the_recalled_named(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, other: str, receivers: str
) -> Judgement:
    """Đ10.k2.b: the notice says clearly which document is meant, and means no other."""
    told = _recall_told(seen, other, receivers)
    if told.verdict is not Verdict.PASSED:
        return told
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    identities = {packet.message.document_id for packet in sent}
    for notice in _notices(seen):
        wrong = identities & set(notice.message.targets)
        if wrong:
            return failed(
                "recall-names-another", expected=f"chỉ nêu {other}", observed=", ".join(sorted(wrong)),
                where=notice.message.where("Bussiness"),
            )  # fmt: skip
    return passed()
