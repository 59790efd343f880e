"""Oracles of Điều 15: when a document counts as sent and as received."""

from __future__ import annotations

from datetime import date, timedelta

from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment


@check("D15.k2-2", "thời điểm tiếp nhận tính theo giờ hành chính của {doc} là {moment}", reads=("incoming",))
def legal_receipt(seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str) -> Judgement:
    """Đ15.k2: entry outside working hours counts from the start of the next working period.

    The moment in the sentence was worked out by hand; the product's record must show it to the second.
    """
    record = seen.last("driver.record", about=doc, what="incoming")
    if record is None or record.data["record"] is None:
        return failed("record-missing", expected=doc, observed="không có", where="list_incoming")
    shown = record.data["record"].get("legal_received_at")
    if not shown:
        return failed("value-missing", expected="legal_received_at", observed=shown, where="get_incoming")
    at = iso_moment(shown)
    if at is None:
        return failed(
            "driver-answer-unreadable", expected="ISO 8601", observed=shown, where="legal_received_at"
        )
    expected = said_moment(moment)
    if abs(at - expected) >= timedelta(seconds=1):
        return failed(
            "legal-receipt-wrong",
            expected=expected.isoformat(),
            observed=shown,
            where="get_incoming.legal_received_at",
        )
    return passed()
