"""How a carrier becomes the provincial axis: its code, its agencies, and the way out of the province (Đ3.k2,
Đ17.k1).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulators.carrier import Agency, Carrier, CarrierConfig, CarrierParts, Upstream, load_agencies
from simulators.clock import Clock
from simulators.protocol.codes import level_1_of


def provincial_axis(
    store_path: Path,
    clock: Clock,
    directory: Sequence[Agency] | None = None,
    upstream: Upstream | str | None = None,
    *,
    max_message: int = 524_288_000,
    idle_body: float = 20.0,
    parts: CarrierParts | None = None,
) -> Carrier:
    """The provincial axis on the store at `store_path`, not yet serving.

    `directory` are its agencies, by default those of `fixtures/agencies.toml`. `upstream` is the national
    axis: its endpoint alone is enough, the hub's credentials then come from the same file. Without it a
    recipient outside the province does not exist (code 18). `parts` replaces some of its classes.
    """
    book = load_agencies()
    if isinstance(upstream, str):
        upstream = Upstream(upstream, book.hub.system_id, book.hub.secret)
    config = CarrierConfig(
        name=book.hub.name,
        hub_id=book.hub.organ_id,
        home=lambda organ_id: level_1_of(organ_id) == book.level_1,
        upstream=upstream,
        max_message=max_message,
        idle_body=idle_body,
    )
    return Carrier(config, store_path, clock, book.provincial if directory is None else directory, parts)
