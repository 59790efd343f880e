"""The simulated national axis above an axis under test: it knows that axis as a hub, with its agencies below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from harness.sut.axis_declaration import AxisAgency, AxisHub
from simulators.carrier import Agency, Carrier, load_agencies
from simulators.clock import Clock
from simulators.national import national_axis


def national_above(
    folder: Path, clock: Clock, hub: AxisHub, agencies: Iterable[AxisAgency]
) -> tuple[Carrier, str]:
    """That axis, not started, and the system id under which the axis under test calls it.

    What `hub` leaves empty is as the simulated directory has it.
    """
    book = load_agencies()
    known = book.hub
    if hub.system_id:
        known = replace(
            known,
            organ_id=hub.organ_id or hub.system_id,
            system_id=hub.system_id,
            secret=hub.secret or known.secret,
        )
    below = [
        Agency(one.organ_id, one.name or one.organ_id, known.system_id, known.secret) for one in agencies
    ]
    return national_axis(folder / "national", clock, (*book.national, known, *below)), known.system_id
