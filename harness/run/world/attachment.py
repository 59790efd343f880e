"""The product as attached to the world: started or found, told time, hours, connection and keys, found again, ended.

A product that goes away stops the scenario it went away in. The next one begins by looking for it: a process of ours
is started anew (a few times), and what the product was told is told again, for who comes back may have forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from harness.catalogue import FIXTURES
from harness.oracles.profile import Profile
from harness.run.world.product import Product
from harness.run.world.sink import ObservationSink
from harness.steps.actors import ADMINISTRATOR
from harness.steps.stops import ConnectionLost, Stop
from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.drivers import Caller
from harness.sut.drivers.opening import open_driver
from harness.sut.launchers import Launched, Running
from simulators.protocol.worktime import load_calendar

MOST_RESTARTS: Final = 5
"""How often in a run a product that fell over is set up again; one that falls more often stays down."""


@dataclass(frozen=True)
class Connection:
    """What a product needs to be on the simulated axis: arguments of set_connection."""

    endpoint: str
    organ_id: str
    organ_name: str
    system_id: str
    secret: str
    signing_material_url: str
    signing_material_token: str

    def environment(self) -> dict[str, str]:
        """The same as variables for a process that is started."""
        named = {"axis_endpoint": self.endpoint, **{k: v for k, v in vars(self).items() if k != "endpoint"}}
        return {f"KIEMCHUAN_{name.upper()}": value for name, value in named.items()}


class Attachment:
    """Lives as long as the world. `product` is the gateway that scenarios use."""

    def __init__(
        self, sut: Declaration, profile: Profile, sink: ObservationSink, now: Callable[[], datetime],
        *, connection: Connection, start: Callable[[], Launched | Running], driver: Caller | None = None,
    ) -> None:  # fmt: skip
        """Start the product. DeclarationError if it does not start: `sut.toml` is wrong. `driver`: one open already."""
        self.about: Mapping[str, Any] = {}
        self._sut = sut
        self._profile = profile
        self._sink = sink
        self._now = now
        self._connection = connection
        self._virtual = sut.clock.mode == "virtual"
        self._restarts = 0
        with ExitStack() as stack:
            self._launched = Launched.of(start())
            stack.callback(self._launched.stop)
            self._driver = driver or open_driver(sut, self._launched.url, self._launched.token)
            stack.pop_all()
        self.product = Product(sut, self._driver, sink, gone=self._launched.gone)
        self._handed = self._try_to_hand_over()

    @property
    def connection(self) -> Connection:
        """How the product is connected to the axis."""
        return self._connection

    def begin(self, base: datetime | None) -> None:
        """Before a scenario, at `base` if the clock has to be set. A Stop if there is no product to run it on."""
        if not self._handed or self.product.lost:
            self._find_again()
        elif base is not None:
            self.set_clock(base)

    @property
    def drifts(self) -> bool:
        """Whether its clock goes on by itself, so that each scenario has to set it."""
        return self._launched.set_clock is not None

    @property
    def can_jump(self) -> bool:
        return self._virtual and (self._sut.declares("set_clock") or self.drifts)

    def set_clock(self, moment: datetime) -> None:
        """Tell it the time, as far as it can be told. A Stop if it went away over that."""
        if not self._virtual:
            return
        if self._launched.set_clock is not None:
            try:
                moved_alive = self._launched.set_clock(moment)
            except DeclarationError as error:
                raise ConnectionLost(f"sản phẩm không chạy lại được: {error}") from error
            if not moved_alive:
                self._hand_over()
        elif self._sut.declares("set_clock"):
            self.product.set_clock(moment)

    def restart(self) -> None:
        """End the product and start it again: by its driver, else by whoever started it. A Stop if neither can."""
        if self._sut.declares("restart") or self._launched.restart is None:
            self.product.must("restart", actor=ADMINISTRATOR)
        else:
            try:
                self._launched.restart()
            except DeclarationError as error:
                raise ConnectionLost(f"sản phẩm không chạy lại được: {error}") from error
        self._sink.add("product.started-again", "driver")
        self.set_clock(self._now())

    def stop(self) -> None:
        """End the product, keep what it printed as evidence."""
        self._driver.close()
        self._launched.stop()
        log = self._launched.log
        if log is not None and log.exists():
            self._sink.begin("")
            printed = log.read_bytes()
            kept = self._sink.bytes_without_secrets(printed)
            if kept != printed:
                log.write_bytes(kept)
            self._sink.add("product.log", "file", blobs={"log": kept}, name=log.name)

    def _try_to_hand_over(self) -> bool:
        """A product that cannot take it now is asked again before each scenario, which tells why it cannot run."""
        try:
            self._hand_over()
        except Stop:
            return False
        return True

    def _find_again(self) -> None:
        self._handed = False
        if self._launched.restart is not None and (how := self._launched.gone()):
            if self._restarts == MOST_RESTARTS:
                raise ConnectionLost(f"đã chạy lại {MOST_RESTARTS} lần, sản phẩm lại dừng: {how}")
            self._restarts += 1
            self._sink.add("product.restarted", "driver", how=how)
            try:
                self._launched.restart()
            except DeclarationError as error:
                raise ConnectionLost(f"sản phẩm không chạy lại được: {error}") from error
        self._open_anew()
        self.product.lost = False
        self._hand_over()
        self._handed = True

    def _open_anew(self) -> None:
        """A class whose call did not end takes no more calls: a new object of it may, a few times in a run."""
        if self._sut.driver.kind != "python" or not self.product.lost or self._restarts == MOST_RESTARTS:
            return
        self._restarts += 1
        try:
            fresh = open_driver(self._sut, self._launched.url, self._launched.token)
        except DeclarationError as error:
            raise ConnectionLost(f"driver không mở lại được: {error}") from error
        self._driver.close()
        self._driver = fresh
        self.product.use(fresh)

    def _hand_over(self) -> None:
        """Give the product the world's time, hours, connection and keys, as far as it declares to take them."""
        sut, product = self._sut, self.product
        if sut.declares("about"):
            self.about = product.must("about")
        if self._virtual and sut.declares("set_clock"):
            product.set_clock(self._now())
        if sut.declares("set_working_hours"):
            product.must("set_working_hours", **_working_hours(self._profile))
        if sut.declares("set_connection"):
            product.must("set_connection", **vars(self._connection))


def _working_hours(profile: Profile) -> dict[str, Any]:
    handed: dict[str, Any] = load_calendar(FIXTURES / "calendar" / f"{profile.calendar}.toml").to_json()
    return {**handed, "periods": [dict(period) for period in profile.periods]}
