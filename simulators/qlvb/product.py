"""The product as a whole: an office behind its driver, started and stopped."""

from __future__ import annotations

from secrets import token_urlsafe

from simulators.qlvb.config import QlvbConfig
from simulators.qlvb.driver import driver_app
from simulators.qlvb.office import Office
from simulators.qlvb.parts import Parts
from simulators.serving import LoopbackServer


class Qlvb:
    """A document management system (phần mềm QLVB) of one agency, reached only through its driver and the axis."""

    def __init__(self, config: QlvbConfig, parts: Parts | None = None) -> None:
        self.token = config.token or token_urlsafe(24)
        self.office = Office(config, parts or Parts())
        self._server: LoopbackServer | None = None

    @property
    def url(self) -> str:
        """Address of the driver; only after `start`."""
        assert self._server is not None, "start() first"
        return self._server.url

    def start(self) -> str:
        """Serve the driver; the answer is its address."""
        config = self.office.config
        app = driver_app(self.office, self.token)
        self._server = LoopbackServer(app, host=config.host, port=config.port).start()
        return self._server.url

    def stop(self) -> None:
        """End the driver, close the store. What was kept is there at the next start."""
        if self._server is not None:
            self._server.stop()
        self.office.close()

    def __enter__(self) -> Qlvb:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
