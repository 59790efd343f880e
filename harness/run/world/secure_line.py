"""The way to the axis over TLS (Đ18.k1): a front with the right certificate, and one for each way of being wrong.

All of them pass on what they are given, as somebody in the middle would: what a product hands to a wrong one also
arrives. Observation `tls` (source wire), one for each connection: `flaw` (empty: the right server), `version` once
the product has finished the handshake, `received` bytes that it sent through it, `error` of a handshake that failed.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from harness.run.world.attachment import Connection
from harness.run.world.product import Product
from harness.run.world.sink import ObservationSink
from simulators.pki.server_certificates import server_authority
from simulators.pki.tls_front import TlsFront


class SecureLine:
    """Lives as long as the world; fronts are started when a scenario first wants them."""

    def __init__(self, product: Product, sink: ObservationSink, connection: Connection, host: str) -> None:
        self._product = product
        self._sink = sink
        self._connection = connection
        self._host = host
        self._fronts: dict[str, TlsFront] = {}
        self._told: dict[tuple[str, int], tuple[str, int, str]] = {}
        self._moved = False
        self._flaw = ""

    def go_over(self, flaw: str, *, with_keys: bool = True) -> None:
        """Point the product at a front. It may refuse: then it stays where it was, which the oracle sees.

        Without the signing material it keeps the keys it has (driver contract): to poll it needs none.
        """
        self._product.demand("set_connection")
        front = self._front(flaw)
        self._moved, self._flaw = True, flaw
        self._sink.add("input.server", "input", flaw=flaw)
        path = urlsplit(self._connection.endpoint).path
        self._product.call(
            "set_connection", about=flaw or "đúng", **{**self._known(with_keys), "endpoint": front.url + path},
            tls_roots_pem=server_authority().roots_pem,
        )  # fmt: skip

    @property
    def moved(self) -> bool:
        """Whether the product was pointed at another way to the axis."""
        return self._moved

    @property
    def misled(self) -> bool:
        """Whether a wrong server stands at the other end now."""
        return self._moved and bool(self._flaw)

    def sync_over(self, flaw: str) -> None:
        self.go_over(flaw, with_keys=False)
        if self._product.declaration.declares("sync"):
            self._product.call("sync", about=flaw or "đúng")

    def settle(self) -> None:
        for flaw, front in self._fronts.items():
            for shake in front.handshakes:
                seen = (shake.version, shake.received, shake.error)
                if self._told.get((flaw, shake.number)) == seen:
                    continue
                self._told[flaw, shake.number] = seen
                self._sink.add(
                    "tls",
                    "wire",
                    flaw=flaw,
                    number=shake.number,
                    version=seen[0],
                    received=seen[1],
                    error=seen[2],
                )

    def end(self) -> None:
        """Back to the connection as it was; what the fronts saw in this scenario is not told in the next."""
        if not self._moved:
            return
        self._moved = False
        self._product.call("set_connection", record=False, **self._known())
        for front in self._fronts.values():
            front.stop()
        self._fronts.clear()
        self._told.clear()

    def stop(self) -> None:
        for front in self._fronts.values():
            front.stop()

    def _known(self, with_keys: bool = True) -> dict[str, Any]:
        known = dict(vars(self._connection))
        return (
            known if with_keys else {k: v for k, v in known.items() if not k.startswith("signing_material")}
        )

    def _front(self, flaw: str) -> TlsFront:
        if flaw not in self._fronts:
            parts = urlsplit(self._connection.endpoint)
            target = (parts.hostname or "", parts.port or 0)
            self._fronts[flaw] = TlsFront(target, host=self._host, flaw=flaw).start()
        return self._fronts[flaw]
