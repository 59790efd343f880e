"""How a carrier becomes the national axis: it knows everyone; a province's hub speaks for its agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simulators.carrier import Agency, Carrier, CarrierConfig, load_agencies
from simulators.clock import Clock


def national_axis(store_path: Path, clock: Clock, directory: Sequence[Agency] | None = None) -> Carrier:
    """The national axis on the store at `store_path`, not yet serving.

    `directory` is everyone it knows; by default the national agencies of `fixtures/agencies.toml`, the hub,
    and the provincial agencies registered under the hub's system id (axis-api §1.4: `from` is the agency,
    `systemid` the hub).
    """
    book = load_agencies()
    if directory is None:
        under_hub = (
            replace(agency, system_id=book.hub.system_id, secret=book.hub.secret)
            for agency in book.provincial
        )
        directory = (*book.national, book.hub, *under_hub)
    config = CarrierConfig(
        name=book.national_hub.name, hub_id=book.national_hub.organ_id, home=lambda _: True
    )
    return Carrier(config, store_path, clock, directory)
