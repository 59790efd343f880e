"""Implements `harness.steps.safety_world.SafetyWorld`: files, accounts and the connection of the product."""

from __future__ import annotations

from harness.oracles.profile import Profile
from harness.run.settings import RunSettings
from harness.run.world.accounts import UserAccounts
from harness.run.world.attachment import Connection
from harness.run.world.product import Product
from harness.run.world.scanning import Scanning
from harness.run.world.secure_line import SecureLine
from harness.run.world.servers import Servers
from harness.run.world.sink import ObservationSink


class Safety:
    """Each concern in a module of its own; this is only the door to them."""

    def __init__(
        self,
        product: Product,
        sink: ObservationSink,
        servers: Servers,
        settings: RunSettings,
        profile: Profile,
        connection: Connection,
    ) -> None:
        self._scanning = Scanning(product, sink, settings.bind, lambda: servers.axis.journal.last_seq)
        limit = int(profile.switch("lockout-limit"))
        self._line = SecureLine(product, sink, connection, settings.bind)
        self.accounts = UserAccounts(product, sink, salt=_salt(settings), lockout_limit=limit)

    def use_scanner(self) -> None:
        self._scanning.use()

    def offer_scanner(self) -> None:
        self._scanning.offer()

    def scanner_behaves(self, mood: str) -> None:
        self._scanning.behaves(mood)

    def sync_over(self, flaw: str) -> None:
        self._line.sync_over(flaw)

    def go_over(self, flaw: str) -> None:
        self._line.go_over(flaw)

    @property
    def line(self) -> SecureLine:
        """The way to the axis that a scenario may have pointed the product at."""
        return self._line

    def settle(self) -> None:
        self._scanning.settle()
        self._line.settle()

    def begin(self, scenario: str) -> None:
        self.accounts.begin(scenario)

    def end(self) -> None:
        self._scanning.end()
        self._line.end()
        self.accounts.end()

    def stop(self) -> None:
        self._scanning.stop()
        self._line.stop()


def _salt(settings: RunSettings) -> str:
    """What makes user names new where the product may remember an earlier run."""
    return "" if settings.sut.driver.kind == "embedded" else f"{int(settings.started.timestamp()):x}"
