"""A provincial axis, a national one, a frozen clock, and clients for whoever is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from axis_world import RawClient, secret

from simulators.axis import provincial_axis
from simulators.carrier import Carrier
from simulators.clock import VIETNAM, VirtualClock
from simulators.national import national_axis
from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]


@pytest.fixture
def clock() -> VirtualClock:
    """08:00 on the as-of date."""
    return VirtualClock(datetime(2019, 12, 17, 8, tzinfo=VIETNAM))


@pytest.fixture
def axis(tmp_path: Path, clock: VirtualClock) -> Iterator[Carrier]:
    """A provincial axis without a national one above it, serving."""
    carrier = provincial_axis(tmp_path / "axis.sqlite3", clock)
    carrier.start()
    yield carrier
    carrier.close()


@pytest.fixture
def national(tmp_path: Path, clock: VirtualClock) -> Iterator[Carrier]:
    """A national axis, serving."""
    carrier = national_axis(tmp_path / "national.sqlite3", clock)
    carrier.start()
    yield carrier
    carrier.close()


@pytest.fixture
def bridged(tmp_path: Path, clock: VirtualClock, national: Carrier) -> Iterator[Carrier]:
    """A provincial axis below the national one."""
    carrier = provincial_axis(tmp_path / "bridged.sqlite3", clock, upstream=national.endpoint)
    carrier.start()
    yield carrier
    carrier.close()


@pytest.fixture
def client_of(clock: VirtualClock) -> Iterator[ClientOf]:
    """`client_of(carrier, code)`: the agency's connection to that axis."""
    opened: list[VxpClient] = []

    def connect(carrier: Carrier | str, system_id: str, timeout: float = 10.0) -> VxpClient:
        endpoint = carrier if isinstance(carrier, str) else carrier.endpoint
        client = VxpClient(
            endpoint, system_id=system_id, secret=secret(system_id), clock=clock, timeout=timeout
        )
        opened.append(client)
        return client

    yield connect
    for client in opened:
        client.close()


@pytest.fixture
def raw_of() -> Callable[[Carrier, str], RawClient]:
    """`raw_of(carrier, code)`: a client that shares no code with the project."""
    return lambda carrier, system_id: RawClient(carrier.endpoint, system_id)
