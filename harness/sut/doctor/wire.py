"""What the product's own calls on the simulated axis tell: that it reaches us, as whom, and whether it proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from harness.sut.check_world import SimulatedWorld
from harness.sut.doctor.examination import error
from harness.sut.finding import Finding, Side

_REFUSED = {
    "unknown-system": (
        Side.CONFIGURATION, "Sản phẩm xưng systemId {system!r}, Trục không biết",
        "it calls as {system!r}, unknown here",
        "give the product the systemId of the connection (ket-noi.txt of a run, or set_connection)",
    ),
    "bad-signature": (
        Side.CONFIGURATION, "Chữ ký trong tiêu đề không khớp: sai secretKey, hoặc ký sai cách",
        "the header signature does not match: another secret, or another way of signing",
        "check the secret first; if it is right, the product's HMAC over the signed headers is at fault",
    ),
    "missing-header": (
        Side.PRODUCT, "Lời gọi thiếu tiêu đề xác thực", "a call lacks a header of authentication",
        "send systemid, timestamp and the signature headers with every call, as the national SDK does",
    ),
}  # fmt: skip
_OTHERWISE = (
    Side.PRODUCT, "Lời gọi không được xác thực", "a call is not authenticated",
    "send the headers of authentication once each, as the national SDK does",
)  # fmt: skip


def calls(world: SimulatedWorld) -> Sequence[Any]:
    """Entries of calls by the product, or by somebody whom the axis does not know."""
    others = {world.peer_system}
    return [row for row in world.journal.since(0) if row.system_id not in others and not row.remote_hop]


def wire(world: SimulatedWorld) -> Iterator[Finding]:
    """Findings about the way from the product to us. None: it called, and proved who it is."""
    rows = calls(world)
    known = [row for row in rows if row.system_id == world.product.system_id and not _unproved(row)]
    if not rows:
        yield error(
            "axis", "never-called", Side.CONFIGURATION, f"Sản phẩm không gọi Trục mô phỏng {world.endpoint} lần nào",
            f"the product never called the simulated axis at {world.endpoint}",
            "point its axis endpoint here; from another host use --bind and --advertise; is a firewall in between",
        )  # fmt: skip
        return
    told = set()
    for row in rows:
        if (code := _unproved(row)) and (code, row.system_id) not in told and not known:
            told.add((code, row.system_id))
            side, vi, en, remedy = _REFUSED.get(code, _OTHERWISE)
            words = {"system": row.system_id}
            yield error("axis", code, side, vi.format(**words), en.format(**words), remedy)


def _unproved(row: Any) -> str:
    """Why the axis did not believe the caller: the code of the reason, empty if it did."""
    told = str(row.error or "")
    if not told.startswith("15") and row.http_status != 401:
        return ""
    codes = (*_REFUSED, "duplicate-header", "bad-sign-header", "header-mismatch")
    return next((code for code in codes if code in told), "bad-credentials")
