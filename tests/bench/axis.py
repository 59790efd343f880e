"""sendEdoc of 200 KB against a bare starlette server that writes the same bytes to SQLite, in the same run."""

from __future__ import annotations

import hashlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from simulators.axis import provincial_axis
from simulators.carrier import load_agencies
from simulators.clock import VirtualClock
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpClient
from simulators.serving import LoopbackServer
from tests.bench.signing import NOW

SIZE = 200_000
ROUNDS = 5
SENDS = 60


def bare(folder: Path) -> Starlette:
    """Reads the body, hashes it, writes it to SQLite (WAL, synchronous FULL), answers."""
    database = sqlite3.connect(folder / "bare.sqlite", check_same_thread=False, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, sha256 TEXT, body BLOB)")

    async def send(request: Request) -> JSONResponse:
        body = await request.body()
        digest = hashlib.sha256(body).hexdigest()
        database.execute("INSERT INTO message (sha256, body) VALUES (?, ?)", (digest, body))
        return JSONResponse({"status": "OK", "DocId": digest})

    return Starlette(routes=[Route("/sendEdoc", send, methods=["POST"])])


def rate(send: Callable[[], object]) -> float:
    started = time.perf_counter()
    for _ in range(SENDS):
        send()
    return SENDS / (time.perf_counter() - started)


def measure() -> dict[str, object]:
    clock = VirtualClock(NOW)
    book = load_agencies()
    sender, receiver = (book.find(code) for code in ("000.00.04.H01", "000.00.06.H01"))
    message = _message(Organ(sender.organ_id, sender.name), Organ(receiver.organ_id, receiver.name))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        axis = provincial_axis(folder / "axis", clock)
        endpoint = axis.start()
        plain = LoopbackServer(bare(folder)).start()
        http = httpx.Client(trust_env=False)
        try:
            with VxpClient(endpoint, system_id=sender.system_id, secret=sender.secret, clock=clock) as client:

                def one() -> object:
                    return client.send(message, from_=sender.organ_id, message_type="edoc")

                def other() -> object:
                    return http.post(f"{plain.url}/sendEdoc", content=message)

                assert one() and other()
                pairs = [(rate(one), rate(other)) for _ in range(ROUNDS)]
        finally:
            http.close()
            plain.stop()
            axis.stop()
    return {
        "sendEdoc / s": f"{statistics.median(a for a, _ in pairs):.0f}",
        "bare server / s": f"{statistics.median(b for _, b in pairs):.0f}",
        "ratio (median of pairs)": f"{statistics.median(a / b for a, b in pairs):.2f}",
    }


def _message(sender: Organ, receiver: Organ) -> bytes:
    from io import BytesIO

    from simulators.protocol.edxml import write_document
    from simulators.protocol.edxml.model import Attachment, DocumentMessage, Reference

    data = hashlib.shake_256(b"kiemchuan").digest(SIZE * 3 // 4)
    file = Attachment(
        "1",
        "van-ban.pdf",
        "application/pdf",
        len(data),
        hashlib.sha256(data).hexdigest(),
        lambda: BytesIO(data),
    )
    written = write_document(
        DocumentMessage(
            sender, (receiver,), f"{sender.organ_id}-2019.1", subject="Đo tốc độ",
            references=(Reference("1", file.name),), attachments=(file,),
        )
    )  # fmt: skip
    assert written is not None
    return written
