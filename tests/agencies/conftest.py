"""A small world for the agencies: a frozen clock, the test PKI, a provincial axis on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from simulators.agencies import Peer, SignedFiles, Workshop
from simulators.agencies.personalities import Prompt
from simulators.axis import provincial_axis
from simulators.carrier import Carrier, load_agencies
from simulators.clock import VIETNAM, VirtualClock
from simulators.pki import Pki, default_cache_dir
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpClient

START = datetime(2019, 12, 17, 8, 0, tzinfo=VIETNAM)
MakePeer = Callable[..., Peer]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(START)


@pytest.fixture(scope="session")
def pki() -> Pki:
    return Pki.load(None, VirtualClock(START))


@pytest.fixture(scope="session")
def workshop(pki: Pki) -> Workshop:
    return Workshop(pki.identity, SignedFiles(default_cache_dir() / "signed"))


@pytest.fixture
def axis(tmp_path: Path, clock: VirtualClock) -> Iterator[Carrier]:
    carrier = provincial_axis(tmp_path / "axis", clock)
    carrier.start()
    yield carrier
    carrier.close()


@pytest.fixture
def make_peer(axis: Carrier, clock: VirtualClock, workshop: Workshop) -> Iterator[MakePeer]:
    """Makes an agency of the directory, attached to the axis; its client is closed at the end."""
    clients = []
    book = load_agencies()

    def make(organ_id: str, personality: Prompt | None = None, seed: int = 0) -> Peer:
        agency = book.find(organ_id)
        client = VxpClient(axis.endpoint, system_id=agency.system_id, secret=agency.secret, clock=clock)
        clients.append(client)
        return Peer(Organ(agency.organ_id, agency.name), client, clock, workshop, personality, seed=seed)

    yield make
    for client in clients:
        client.close()
