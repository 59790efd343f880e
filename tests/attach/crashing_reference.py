"""`python crashing_reference.py PORT TOKEN FOLDER`: the reference behind a door that falls down once, in a crash."""

import itertools
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope, Send

from simulators.qlvb import Qlvb, QlvbConfig
from simulators.serving import LoopbackServer
from tests.attach.wrecker import Wrecker

AFTER = 60
port, token, folder = sys.argv[1:]
fallen = Path(folder) / "fallen"
product = Qlvb(QlvbConfig(database=Path(folder) / "q.sqlite", token=token))
behind = Wrecker(product.start(), "html", 1_000_000)
inner = behind.app()
calls = itertools.count(1)


async def door(scope: Scope, receive: Receive, send: Send) -> None:
    """Hands calls on; the process ends at call number AFTER of its first life."""
    if next(calls) == AFTER and not fallen.exists():
        fallen.touch()
        os._exit(3)
    await inner(scope, receive, send)


app: Any = door
server = LoopbackServer(app, port=int(port)).start()
ended = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: ended.set())
ended.wait()
server.stop()
product.stop()
