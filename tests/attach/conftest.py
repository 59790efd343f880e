"""A reference that runs by itself, as a vendor's product does, and runs against it."""

from __future__ import annotations

import contextlib
import json
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from harness.sut.drivers import DriverError, HttpDriver
from simulators.carrier import load_agencies
from simulators.carrier.carrier import PATH
from simulators.clock import TickingClock
from simulators.qlvb import Qlvb, QlvbConfig

TOKEN = "thu"
DRIVERS = Path(__file__).with_name("reference_driver.py")


@dataclass(frozen=True)
class Judged:
    """A run that has ended."""

    code: int
    folder: Path
    summary: dict[str, Any]

    def rule(self, identity: str) -> tuple[str, str | None]:
        row = self._row(identity)
        return row["verdict"], row["reason"]

    def seen_by(self, identity: str) -> str | None:
        found: str | None = self._row(identity)["seen_by"]
        return found

    def details(self, identity: str) -> str:
        return " | ".join(
            row.get("detail", "") for s in self.summary["scenarios"] for row in s["judgements"]
            if row["rule"] == identity
        )  # fmt: skip

    def scenario(self, identity: str) -> str:
        verdict: str = self._scenario(identity)["verdict"]
        return verdict

    def reasons(self, identity: str) -> set[str | None]:
        return {row["reason"] for row in self._scenario(identity)["judgements"]}

    def _scenario(self, identity: str) -> dict[str, Any]:
        return next(row for row in self.summary["scenarios"] if row["id"] == identity)

    def _row(self, identity: str) -> dict[str, Any]:
        return next(row for row in self.summary["rules"] if row["id"] == identity)

    def events(self, kind: str) -> list[dict[str, Any]]:
        lines = (self.folder / "events.jsonl").read_text("utf-8").splitlines()
        return [event for line in lines if (event := json.loads(line))["type"] == kind]


Attached = Callable[..., Judged]


@pytest.fixture
def reference(tmp_path: Path) -> Iterator[str]:
    """The address of the driver of a reference that was started by somebody else."""
    product = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token=TOKEN))
    yield product.start()
    product.stop()


def http(url: str) -> str:
    return f'[driver]\nkind = "http"\nurl = "{url}"\ntoken = "{TOKEN}"\n'


def python(url: str, name: str = "Through") -> str:
    options = f'[driver.options]\nurl = "{url}"\ntoken = "{TOKEN}"\n' if name != "OnlyReceives" else ""
    return f'[driver]\nkind = "python"\nclass = "{DRIVERS}:{name}"\n{options}'


@pytest.fixture
def judged(tmp_path: Path) -> Attached:
    """Run kiemchuan against a product that is attached as `driver` says."""

    def run(
        driver: str, *select: str, levels: str = '["L1", "L2"]', more: str = "", name: str = "run"
    ) -> Judged:
        sut = tmp_path / "sut.toml"
        sut.write_text(
            f'[product]\nname = "Bản gắn"\nversion = "1"\n{driver}[declaration]\nlevels = {levels}\n{more}',
            "utf-8",
        )
        out = tmp_path / name
        code = main(["run", "--sut", str(sut), *select, "--out", str(out), "--quiet"])
        return Judged(code, out, json.loads((out / "summary.json").read_text("utf-8")))

    return run


@dataclass
class Polling:
    """A product that nobody drives: it follows its host's clock, and asks its axis now and then.

    With a `port` it has been pointed at that port by hand, before any run.
    """

    folder: Path
    port: int = 0
    pause: float = 0.05

    def start(self) -> None:
        self._product = Qlvb(
            QlvbConfig(database=self.folder / "l0.sqlite", token=TOKEN, clock=TickingClock())
        )
        self.url = self._product.start()
        self.driver = HttpDriver(self.url, TOKEN)
        if self.port:
            own = load_agencies().find("000.00.01.H01")
            self.driver.set_connection(
                endpoint=f"http://127.0.0.1:{self.port}{PATH}", organ_id=own.organ_id, organ_name=own.name,
                system_id=own.system_id, secret=own.secret,
            )  # fmt: skip
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self) -> None:
        while not self._ended.wait(self.pause):
            with suppress(DriverError):  # not connected yet
                self.driver.sync()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()
        self.driver.close()
        self._product.stop()


@pytest.fixture
def free_port() -> int:
    """Below the ports that the system gives out by itself: nobody else's connection takes it meanwhile."""
    while True:
        port = random.randint(18_000, 28_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@pytest.fixture
def polling(tmp_path: Path, free_port: int) -> Iterator[Polling]:
    product = Polling(tmp_path, free_port)
    product.start()
    yield product
    product.stop()


@pytest.fixture
def unconnected(tmp_path: Path) -> Iterator[Polling]:
    product = Polling(tmp_path)
    product.start()
    yield product
    product.stop()
