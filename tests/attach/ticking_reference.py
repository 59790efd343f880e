"""`python ticking_reference.py PORT TOKEN DATABASE`: the reference as a closed product on its host's clock."""

import signal
import sys
import threading
from pathlib import Path

from simulators.clock import TickingClock
from simulators.qlvb import Qlvb, QlvbConfig

port, token, database = sys.argv[1:]
product = Qlvb(QlvbConfig(database=Path(database), token=token, port=int(port), clock=TickingClock()))
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())
print("ready", product.start(), flush=True)
ended.wait()
product.stop()
