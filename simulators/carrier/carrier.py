"""A carrier: the engine of an axis, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from simulators.carrier.bodies import Body, Spool
from simulators.carrier.config import CarrierConfig
from simulators.carrier.directory import Agency
from simulators.carrier.directory_operations import DirectoryOperations
from simulators.carrier.faults import FaultSwitches
from simulators.carrier.journal import Journal
from simulators.carrier.parts import CarrierParts
from simulators.carrier.store import Store
from simulators.carrier.transit import Transit
from simulators.clock import Clock
from simulators.serving import LoopbackServer

PATH = "/XrdAdapter/adapter"
"""Where the face is mounted, as on real axes (axis-api §1); operations are found by the last part of the
path.
"""


class Carrier:
    """Takes messages from registered systems, keeps them, hands them out, and passes them to the axis above.

    `app` is the vxp face; `start` serves it on loopback and sets the bridge going. `journal` is all that
    crossed, `faults` makes it misbehave, `directory` is who is who. `close` after use.
    """

    def __init__(
        self,
        config: CarrierConfig,
        store_path: Path,
        clock: Clock,
        directory: Sequence[Agency],
        parts: CarrierParts | None = None,
    ) -> None:
        parts = parts or CarrierParts()
        self.config = config
        self.faults = FaultSwitches()
        self.clock = clock
        self.store = Store(store_path)
        bodies = parts.bodies(self.store)
        self.mailbox = parts.mailbox(self.store, bodies)
        self.journal = Journal(self.store, self.mailbox.body)
        self.directory = parts.directory(self.store, directory, self.now())
        self.post = parts.post(
            config=config,
            store=self.store,
            bodies=bodies,
            directory=self.directory,
            journal=self.journal,
            faults=self.faults,
            upstream_knows=self._upstream_knows,
        )
        self.bridge = parts.bridge(
            config,
            clock=clock,
            now=self.now,
            transit=Transit(self.store, bodies, self.mailbox, self.journal),
            mailbox=self.mailbox,
            directory=self.directory,
            post=self.post,
            new_spool=lambda: Spool(bodies.incoming, config.max_message),
        )
        self.operations = parts.operations(
            store=self.store,
            bodies=bodies,
            journal=self.journal,
            post=self.post,
            mailbox=self.mailbox,
            faults=self.faults,
            agencies=DirectoryOperations(
                store=self.store,
                directory=self.directory,
                journal=self.journal,
                faults=self.faults,
                center_code=config.hub_id,
                home=config.home,
                wake_bridge=self.bridge.wake if config.upstream else None,
            ),
            wake_bridge=self.bridge.wake,
            refresh=self.bridge.refresh,
        )
        self.app = parts.face(
            self.operations,
            self.faults,
            now=self.now,
            secret_of=self.directory.secret_of,
            is_hub=self.directory.is_hub,
            write_journal=self.journal.write,
            new_spool=lambda limit: Spool(bodies.incoming, limit or config.max_message),
            idle_body=config.idle_body,
            max_message=config.max_message,
        )
        self._server: LoopbackServer | None = None

    def now(self) -> datetime:
        """The carrier's own time: the world's clock, off by the skew that a switch sets."""
        return self.clock.now() + self.faults.skew()

    @property
    def endpoint(self) -> str:
        """The address clients put in `service.endpoint`; RuntimeError before `start`."""
        if self._server is None:
            raise RuntimeError(f"{self.config.name} is not started")
        return self._server.url + PATH

    def message(self, sha256: str) -> Body | None:
        """A message that crossed, by digest."""
        return self.journal.message(sha256)

    def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve; the endpoint is the answer."""
        self._server = LoopbackServer(self.app, host=host, port=port).start()
        self.bridge.start()
        return self.endpoint

    def stop(self) -> None:
        """Stop serving and let held calls go; what was kept stays, and `start` may follow."""
        self.faults.clear()
        self.bridge.stop()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def close(self) -> None:
        """Stop, and close the store for good."""
        self.stop()
        self.bridge.close()
        self.app.close()
        self.store.close()

    def _upstream_knows(self, organ_id: str) -> bool | None:
        return self.bridge.knows(organ_id)
