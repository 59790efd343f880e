"""Oracles of Đ18.k1: over the Internet the software checks the server's certificate and authenticates itself."""

from __future__ import annotations

from datetime import date
from typing import Final

from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile

_ENOUGH: Final = frozenset({"TLSv1.2", "TLSv1.3"})


@check(
    "D18.k1-2",
    "phần mềm không trao gì cho máy chủ {server}, còn qua máy chủ có chứng thư đúng thì lấy được {doc}",
)
def nothing_to_a_wrong_server(
    seen: Observations, profile: Profile, as_of: date, *, server: str, doc: str
) -> Judgement:
    """Đ18.k1: not one byte of an exchange, neither document nor credentials, to a server that is not the axis."""
    wrong = [row for row in seen.of("tls") if row.data["flaw"]]
    for row in wrong:
        if row.data["received"]:
            return failed(
                "gave-to-wrong-server", expected="0 byte",
                observed=f"{row.data['received']} byte ({row.data['version']})",
                where=f"TLS, máy chủ {server}",
            )  # fmt: skip
    if not wrong:
        return inconclusive(Reason.PRECONDITION, f"phần mềm không thử nối tới máy chủ {server}")
    return came_over_right_server(seen, doc) or passed("chỉ xét kết nối với Trục, không xét mạng của cơ quan")


@check(
    "D18.k1-2",
    "phần mềm không trao gì cho máy chủ {server}, còn qua máy chủ có chứng thư đúng thì gửi được {doc}",
)
def document_waits_for_right_server(
    seen: Observations, profile: Profile, as_of: date, *, server: str, doc: str
) -> Judgement:
    """As for what is fetched: a document that is issued while a wrong server stands there waits."""
    judged: Judgement = nothing_to_a_wrong_server(seen, profile, as_of, server=server, doc=doc)
    return judged


@check("D18.k1-2", "phần mềm lấy được {doc} qua máy chủ có chứng thư đúng, mọi lời gọi đều có xác thực")
def authenticates_itself(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ18.k1: with TLS 1.2 or newer, and no call that the axis had to refuse for want of authentication."""
    for row in seen.of("wire.refused"):
        if row.data.get("error"):
            return failed(
                "call-without-authentication", expected="lời gọi được Trục nhận", observed=row.data["error"],
                where=str(row.data["op"]),
            )  # fmt: skip
    return came_over_right_server(seen, doc) or passed()


def came_over_right_server(seen: Observations, doc: str) -> Judgement | None:
    """None if the product did its business at the right server; a failure where it would not."""
    right = [row for row in seen.of("tls") if not row.data["flaw"]]
    used = [row for row in right if row.data["received"]]
    if not used:
        observed = _said(right) if right else "không thử nối"
        return failed(
            "right-server-refused", expected="trao đổi qua máy chủ có chứng thư đúng", observed=observed, where="TLS"
        )  # fmt: skip
    weak = [row for row in used if row.data["version"] not in _ENOUGH]
    if weak:
        return failed(
            "old-protocol-used", expected="TLS 1.2 trở lên", observed=weak[0].data["version"], where="TLS"
        )
    if not (seen.of("wire.fetched", about=doc) or seen.of("wire.sent", about=doc, accepted=True)):
        return failed(
            "right-server-refused", expected=f"{doc} qua máy chủ có chứng thư đúng", observed="không có",
            where="getEdoc",
        )  # fmt: skip
    return None


def _said(rows: list[Observation]) -> str:
    return "; ".join(str(row.data["error"] or row.data["version"] or "bỏ dở") for row in rows)
