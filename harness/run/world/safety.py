"""Implements `harness.steps.safety_world.SafetyWorld`: files, accounts and the connection of the product."""

from __future__ import annotations

from harness.run.world.product import Product
from harness.run.world.scanning import Scanning
from harness.run.world.servers import Servers
from harness.run.world.sink import ObservationSink


class Safety:
    """Each concern in a module of its own; this is only the door to them."""

    def __init__(self, product: Product, sink: ObservationSink, servers: Servers, host: str) -> None:
        self._scanning = Scanning(product, sink, host, lambda: servers.axis.journal.last_seq)

    def use_scanner(self) -> None:
        self._scanning.use()

    def offer_scanner(self) -> None:
        self._scanning.offer()

    def scanner_behaves(self, mood: str) -> None:
        self._scanning.behaves(mood)

    def settle(self) -> None:
        self._scanning.settle()

    def end(self) -> None:
        self._scanning.end()

    def stop(self) -> None:
        self._scanning.stop()
