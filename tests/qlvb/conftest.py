"""The world of one product: axis, keys, peers and the product itself, all on loopback and on one clock."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from harness.sut.drivers import HttpDriver
from harness.sut.drivers.records import Actor
from harness.sut.signing_material import signing_material_routes
from simulators.agencies import Peer, SignedFiles, Workshop
from simulators.agencies.papers import official_pdf
from simulators.axis import provincial_axis
from simulators.carrier import Carrier, load_agencies
from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki, default_cache_dir
from simulators.protocol.edxml.model import Organ
from simulators.qlvb import Parts, Qlvb, QlvbConfig
from simulators.sdk import VxpClient
from simulators.serving import LoopbackServer
from tests.qlvb.lenient_axis import LenientAxis

START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)  # a Tuesday, in working hours
OWN = "000.00.01.H01"
NEIGHBOUR = "000.00.02.H01"
THIRD = "000.00.03.H01"

CLERK: Actor = {"role": "van-thu", "name": "Lê Thị Hoa", "unit": "Văn phòng"}
DRAFTER: Actor = {"role": "chuyen-vien", "name": "Nguyễn Văn An", "unit": "Phòng Tổng hợp"}
UNIT_LEADER: Actor = {"role": "lanh-dao-don-vi", "name": "Phạm Văn Bình", "unit": "Phòng Tổng hợp"}
LEADER: Actor = {"role": "nguoi-co-tham-quyen", "name": "Trần Thị Bích", "unit": "Ban Giám đốc"}
ADMINISTRATOR: Actor = {"role": "quan-tri", "name": "Võ Minh Quân", "unit": "Trung tâm CNTT"}


@dataclass
class World:
    """Everything around the product, and the way to it."""

    clock: VirtualClock
    pki: Pki
    workshop: Workshop
    axis: Carrier
    axis_url: str
    control: LoopbackServer
    folder: Path
    products: list[Qlvb] = field(default_factory=list)
    drivers: list[HttpDriver] = field(default_factory=list)
    clients: list[VxpClient] = field(default_factory=list)
    peers: dict[str, Peer] = field(default_factory=dict)
    servers: list[LoopbackServer] = field(default_factory=list)

    def connection(self, organ_id: str = OWN) -> dict[str, Any]:
        """What set_connection is given."""
        agency = next(a for a in load_agencies().provincial if a.organ_id == organ_id)
        return {
            "endpoint": self.axis_url,
            "organ_id": organ_id,
            "organ_name": agency.name,
            "system_id": agency.system_id,
            "secret": agency.secret,
            "signing_material_url": f"{self.control.url}/signing-material/{organ_id}",
            "signing_material_token": "material-token",
        }

    def product(
        self, organ_id: str = OWN, *, parts: Parts | None = None, database: Path | None = None
    ) -> HttpDriver:
        """A product of one agency, attached, its clock with the world's."""
        database = database or self.folder / f"qlvb-{len(self.products)}" / "qlvb.sqlite"
        config = QlvbConfig(database=database, token="test-token", clock=self.clock, password_cost=8)
        product = Qlvb(config, parts)
        driver = HttpDriver(product.start(), product.token)
        self.products.append(product)
        self.drivers.append(driver)
        driver.set_connection(**self.connection(organ_id))
        return driver

    def lenient_product(self) -> tuple[HttpDriver, LenientAxis]:
        """A product on an axis that lets everything through."""
        lenient = LenientAxis()
        self.servers.append(lenient.serve())
        driver = self.product()
        driver.set_connection(**{**self.connection(), "endpoint": self.servers[-1].url})
        return driver, lenient

    def client(self, organ_id: str) -> VxpClient:
        agency = next(a for a in load_agencies().provincial if a.organ_id == organ_id)
        client = VxpClient(self.axis_url, system_id=agency.system_id, secret=agency.secret, clock=self.clock)
        self.clients.append(client)
        return client

    def peer(self, organ_id: str = NEIGHBOUR) -> Peer:
        """A simulated agency."""
        if organ_id not in self.peers:
            agency = next(a for a in load_agencies().provincial if a.organ_id == organ_id)
            organ = Organ(organ_id, agency.name)
            self.peers[organ_id] = Peer(organ, self.client(organ_id), self.clock, self.workshop)
        return self.peers[organ_id]

    def own(self) -> Organ:
        return Organ(OWN, "Sở Nội vụ tỉnh An Giang")

    def stop(self) -> None:
        for driver in self.drivers:
            driver.close()
        for product in self.products:
            product.stop()
        for client in self.clients:
            client.close()
        for server in self.servers:
            server.stop()


def request_body(
    *recipients: str, subject: str = "Về việc báo cáo công tác", **changes: Any
) -> dict[str, Any]:
    """A ready document for the driver."""
    body: dict[str, Any] = {
        "type_name": "Công văn",
        "symbol": "SNV-VP",
        "place": "An Giang",
        "subject": subject,
        "signer": {"competence": "", "position": "Giám đốc", "full_name": "Trần Thị Bích"},
        "recipients": [{"organ_id": organ_id, "name": ""} for organ_id in recipients or (NEIGHBOUR,)],
        "files": [pdf_file()],
    }
    return {**body, **changes}


def pdf_file(name: str = "van-ban.pdf", pages: int = 1, *, main: bool = True) -> dict[str, Any]:
    data = official_pdf("Về việc báo cáo công tác", pages)
    return {"name": name, "content_base64": b64encode(data).decode(), "main": main}


@pytest.fixture(scope="session")
def shared() -> tuple[VirtualClock, Pki, Workshop]:
    clock = VirtualClock(START)
    pki = Pki.load(None, clock)
    return clock, pki, Workshop(pki.identity, SignedFiles(default_cache_dir() / "signed"))


@pytest.fixture
def world(shared: tuple[VirtualClock, Pki, Workshop], tmp_path: Path) -> Iterator[World]:
    """A fresh world for one test."""
    with _opened(shared, tmp_path) as world:
        yield world


@pytest.fixture(scope="module")
def standing(
    shared: tuple[VirtualClock, Pki, Workshop], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One world with one product for all tests of a module that leave each other alone."""
    with _opened(shared, tmp_path_factory.mktemp("standing")) as world:
        world.product()
        yield world


@contextmanager
def _opened(shared: tuple[VirtualClock, Pki, Workshop], folder: Path) -> Iterator[World]:
    clock, pki, workshop = shared
    clock.set(START)
    axis = provincial_axis(folder / "axis", clock)
    axis.start()
    control = LoopbackServer(Starlette(routes=signing_material_routes(pki, "material-token"))).start()
    world = World(clock, pki, workshop, axis, axis.endpoint, control, folder)
    try:
        yield world
    finally:
        world.stop()
        axis.close()
        control.stop()
        pki.cut_off()
