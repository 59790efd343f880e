"""A little simulated world for the contract check: an axis, keys, one agency that sends and one that receives."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from secrets import randbelow
from typing import Any

from starlette.applications import Starlette

from harness.sut.signing_material import signing_material_routes
from simulators.agencies import Peer, Workshop
from simulators.agencies.correspondence import Received
from simulators.agencies.papers import official_pdf
from simulators.axis import provincial_axis
from simulators.carrier import Agency, load_agencies
from simulators.carrier.journal import Journal
from simulators.clock import VIETNAM, TickingClock, VirtualClock
from simulators.pki import Pki
from simulators.protocol.edxml.model import DocumentMessage, Organ
from simulators.protocol.worktime import load_calendar
from simulators.sdk import VxpClient
from simulators.serving import LoopbackServer

_MOST_PAPER = 32 * 1024 * 1024
_START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
_TOKEN = "kiemchuan-check"  # noqa: S105  (loopback only, test keys only)


@dataclass
class SimulatedWorld:
    """Implements `harness.sut.check_case.CheckWorld` with simulators on loopback."""

    clock: VirtualClock | TickingClock
    endpoint: str
    control_url: str
    product: Agency
    peer: Peer
    peer_system: str
    journal: Journal
    pki: Pki
    received: list[str] = field(default_factory=list)

    def connection(self) -> Mapping[str, Any]:
        return {
            "endpoint": self.endpoint,
            "organ_id": self.product.organ_id,
            "organ_name": self.product.name,
            "system_id": self.product.system_id,
            "secret": self.product.secret,
            "signing_material_url": f"{self.control_url}/signing-material/{self.product.organ_id}",
            "signing_material_token": _TOKEN,
        }

    def working_hours(self) -> Mapping[str, Any]:
        return load_calendar().to_json()

    def now(self) -> str:
        return self.clock.now().isoformat()

    def ready_document(self) -> Mapping[str, Any]:
        pdf = official_pdf("Về việc kiểm tra kết nối", 1)
        return {
            "type_name": "Công văn",
            "symbol": "SNV-VP",
            "place": "An Giang",
            "subject": "Về việc kiểm tra kết nối",
            "signer": {"competence": "", "position": "Giám đốc", "full_name": "Nguyễn Văn Bảy Núi"},
            "recipients": [{"organ_id": self.peer.organ.organ_id, "name": self.peer.organ.name}],
            "files": [{"name": "van-ban.pdf", "content_base64": b64encode(pdf).decode(), "main": True}],
        }

    def deliver(self) -> str:
        product = Organ(self.product.organ_id, self.product.name)
        return self.peer.send_document([product], pages=1).document_id

    def arrived(self) -> Sequence[str]:
        self.received += [message.document_id for message in map(_message, self.peer.poll()) if message]
        return self.received

    def papers(self) -> Sequence[tuple[str, bytes]]:
        """The PDF files of the documents that have arrived, by their names."""
        self.arrived()
        found = []
        for message in self.peer.documents():
            for attachment in message.attachments:
                if attachment.name.lower().endswith(".pdf") and attachment.size <= _MOST_PAPER:
                    with attachment.open() as file:
                        found.append((attachment.name, file.read()))
        return found


def _message(received: Received) -> DocumentMessage | None:
    return received.message if isinstance(received.message, DocumentMessage) else None


@contextmanager
def simulated_world(
    organ_id: str = "000.00.01.H01", peer_id: str = "000.00.02.H01", *,
    axis_port: int = 0, control_port: int = 0, virtual: bool = True,
) -> Iterator[SimulatedWorld]:  # fmt: skip
    """The world on loopback, gone when the block ends. KeyError for an unknown agency.

    Its time is 08:00 of 2019-12-17, or the host's where it is not `virtual`.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiemchuan-check-")))
        clock = VirtualClock(_START) if virtual else TickingClock()
        pki = Pki.load(None, clock)
        book = load_agencies()
        axis = provincial_axis(folder / "axis", clock)
        axis.start(port=axis_port)
        stack.callback(axis.close)
        control = LoopbackServer(
            Starlette(routes=signing_material_routes(pki, _TOKEN)), port=control_port
        ).start()
        stack.callback(control.stop)
        agency = book.find(peer_id)
        client = stack.enter_context(
            VxpClient(axis.endpoint, system_id=agency.system_id, secret=agency.secret, clock=clock)
        )
        first = randbelow(10**8) + 1  # a product remembers what an earlier visit sent it
        peer = Peer(
            Organ(agency.organ_id, agency.name), client, clock, Workshop(pki.identity), first_number=first
        )
        yield SimulatedWorld(
            clock, axis.endpoint, control.url, book.find(organ_id), peer, agency.system_id, axis.journal, pki
        )
