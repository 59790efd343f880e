"""`python -m simulators.axis --store FILE [--port N] [--upstream URL] [--now MOMENT]`: an axis of its own.

Prints one JSON line `{"endpoint": "…"}` when it serves; ends on SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from pathlib import Path

from simulators.axis.provincial import provincial_axis
from simulators.clock import TickingClock, parse_moment


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="simulators.axis")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--upstream", help="endpoint of the national axis")
    parser.add_argument("--now", help="start the clock at this moment (ISO 8601) instead of the host's")
    options = parser.parse_args()
    clock = TickingClock()
    if options.now:
        clock.set(parse_moment(options.now))
    axis = provincial_axis(options.store, clock, upstream=options.upstream)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    endpoint = axis.start(port=options.port)
    sys.stdout.write(json.dumps({"endpoint": endpoint}) + "\n")
    sys.stdout.flush()
    stop.wait()
    axis.close()


if __name__ == "__main__":
    main()
