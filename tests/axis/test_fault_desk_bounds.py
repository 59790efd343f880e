"""A switch asked for from outside is a number that a clock, a counter and a list can bear."""

from __future__ import annotations

import json

import pytest

from simulators.carrier.fault_desk import BadSwitchError, FaultDesk
from simulators.carrier.faults import FaultSwitches


@pytest.mark.parametrize(
    "asked",
    [
        '{"fault": "clock-skew", "seconds": NaN}',
        '{"fault": "clock-skew", "seconds": Infinity}',
        '{"fault": "clock-skew", "seconds": -Infinity}',
        '{"fault": "clock-skew", "seconds": 1e300}',
        '{"fault": "bad-gateway-html", "times": 0}',
        '{"fault": "bad-gateway-html", "times": -1}',
        '{"fault": "vast-directory", "count": 1000000000}',
        '{"fault": "vast-directory", "count": -1}',
    ],
)
def test_a_number_that_no_switch_can_bear_is_refused(asked: str) -> None:
    """Python's JSON reads NaN and Infinity: they end at the door, and the switch is not on."""
    switches = FaultSwitches()
    desk = FaultDesk({"axis": switches})
    with pytest.raises(BadSwitchError):
        desk.turn_on(json.loads(asked))
    assert not switches.any_on


def test_ordinary_numbers_are_taken() -> None:
    """A clock an hour slow, once; the longest list that a real axis was seen to tell."""
    desk = FaultDesk({"axis": FaultSwitches()})
    desk.turn_on({"fault": "clock-skew", "seconds": -3600.5, "times": 1})
    desk.turn_on({"fault": "vast-directory", "count": 111339})
    assert len(desk.told()["on"]) == 2
