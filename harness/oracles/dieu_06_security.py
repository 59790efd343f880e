"""Oracles of Đ6.k2.a (QĐ 28 Đ6.1), the agency's half of security: nobody unauthenticated gets at a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from harness.oracles.exchange import fetched, record_of
from harness.oracles.incoming import told
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile

_ARRIVED: Final = {"01", "02", "03"}
_BAD_CREDENTIALS: Final = "15"


@check("D6.k2.a-3", "phần mềm lấy {doc} và báo trạng thái của nó chỉ bằng lời gọi được Trục xác thực")
def exchanged_with_credentials(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: every call of the product proves whose it is; one that does not is refused by the axis, and seen."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not told(seen, doc, _ARRIVED):
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa báo trạng thái nào của {doc}")
    for row in [*seen.of("wire.refused"), *seen.of("wire.sent", accepted=False)]:
        if str(row.data.get("error") or "").startswith(_BAD_CREDENTIALS):
            operation = str(row.data["op"])
            return failed("call-without-credentials", expected="lời gọi có chữ ký xác thực của hệ thống",
                          observed=f"{operation} lúc {row.at}: {row.data['error']}", where=operation)  # fmt: skip
    return passed()


@check("D6.k2.a-3", "người chưa được xác thực không xem được {doc}, không mở được tệp của nó",
       reads=("incoming-by-strangers",))  # fmt: skip
def closed_to_strangers(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: without its token the driver tells nothing and hands nothing out.

    It is the one door that a machine may knock at; sessions of people (L3) are not seen here, and the verdict says so.
    """
    reading = seen.last("driver.record", about=doc, what="incoming-by-strangers")
    tries = reading.data.get("tries") if reading else None
    if not isinstance(tries, list):
        return passed("không có cửa đọc nào để thử; chỉ xét lời gọi trên Trục")
    packet, record = fetched(seen, doc), reading.data.get("record") if reading else None
    if isinstance(packet, Judgement):
        return packet
    if not isinstance(record, Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    for row in tries:
        if isinstance(row, Mapping) and row.get("opened"):
            return failed("open-to-strangers", expected=f"từ chối người {row['who']}", observed="trả lời thành công",
                          where=str(row["op"]))  # fmt: skip
    return record_of(packet, record) or passed(
        "mới xét cửa đọc của driver, chưa xét phiên đăng nhập của người dùng"
    )
