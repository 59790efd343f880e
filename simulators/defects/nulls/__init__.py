"""Null products (sản phẩm rỗng): declare everything, answer everything with success, do nothing right (design §2).

A rule that one of them passes is hollow: its scenarios can be satisfied without doing what the clause asks.
Each is as plausible as a product can be without doing the work, and wrong in one way of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from simulators.defects.nulls.accept_all import AcceptAll
from simulators.defects.nulls.echo import Echo
from simulators.defects.nulls.frozen_clock import FrozenClock
from simulators.defects.nulls.product import NullProduct
from simulators.defects.nulls.refuse_all import RefuseAll
from simulators.defects.nulls.replay_yesterday import ReplayYesterday
from simulators.defects.nulls.silent import Silent

NULLS: dict[str, Callable[[], NullProduct]] = {
    kind.name: kind.launch for kind in (Silent, AcceptAll, RefuseAll, Echo, ReplayYesterday, FrozenClock)
}
"""By name: starts one on loopback and returns it, with `url`, `token` and `stop`."""

__all__ = ["NULLS", "NullProduct"]
