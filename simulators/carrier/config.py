"""What makes one carrier this carrier: its code, who is at home on it, and the axis above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Upstream:
    """The axis above: where its vxp face is, and the hub credentials that speak for this carrier's agencies
    there.
    """

    endpoint: str
    system_id: str
    secret: str


@dataclass(frozen=True)
class CarrierConfig:
    """A carrier's identity and bounds. Sizes in bytes, times in seconds of the host."""

    name: str
    hub_id: str
    """The code it signs its TraceHeader hops with."""
    home: Callable[[str], bool]
    """Whether an agency code belongs on this axis; all others go upstream."""
    upstream: Upstream | None = None
    max_message: int = 524_288_000
    """Larger messages are refused (the one server limit known, axis-api §8.22)."""
    idle_body: float = 20.0
    """How long a body may stand still before the call is refused as cut off."""
    bridge_idle: float = 0.12
    """How often the upstream mailbox is looked into."""
