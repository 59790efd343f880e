"""One clock for the whole simulated world (design §5, Time)."""

from simulators.clock.clock import VIETNAM, Clock, TickingClock, VirtualClock, parse_moment
from simulators.clock.face import clock_app

__all__ = ["VIETNAM", "Clock", "TickingClock", "VirtualClock", "clock_app", "parse_moment"]
