"""Receiving in tests: the newest record, its checks, what its sender heard."""

from __future__ import annotations

from harness.sut.drivers import HttpDriver
from harness.sut.drivers.records import IncomingRecord
from simulators.agencies import Sent
from tests.qlvb.conftest import NEIGHBOUR, World


def receive(product: HttpDriver) -> IncomingRecord:
    """Sync, and the newest incoming record."""
    assert product.sync()["errors"] == []
    return product.list_incoming()["items"][-1]


def codes(world: World, sent: Sent, organ_id: str = NEIGHBOUR) -> list[str]:
    """Status codes that the sender got about its document."""
    world.peer(organ_id).poll()
    return [status.status_code for status in world.peer(organ_id).statuses_about(sent.document_id)]


def check(record: IncomingRecord, name: str) -> dict[str, str]:
    found: dict[str, str] = next(check for check in record["checks"] if check["name"] == name)
    return found
