"""Does the product tell the time that its judge goes by: the one it was set to, or that of this host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from harness.sut.doctor.examination import error
from harness.sut.finding import Finding, Side

TOLERANCE: Final = timedelta(seconds=60)
"""As the profile allows clocks to differ."""


def skew(read: Callable[[], Any], now: datetime, *, virtual: bool) -> Iterator[Finding]:
    """`read` asks the product for its clock; `now` is the time it should have."""
    shown = datetime.fromisoformat(read()["now"])
    if abs(shown - now) <= TOLERANCE:
        return
    remedy = (
        "set_clock must set the clock that documents are stamped with"
        if virtual
        else "let both hosts follow one NTP"
    )
    yield error(
        "get_clock", "clock-skew", Side.PRODUCT if virtual else Side.CONFIGURATION,
        f"Đồng hồ của sản phẩm là {shown.isoformat()}, lẽ ra {now.isoformat(timespec='seconds')}",
        f"the product's clock is {shown.isoformat()}, it should be {now.isoformat(timespec='seconds')}", remedy,
    )  # fmt: skip
