"""A reference that runs by itself, as a vendor's product does, and runs against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
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
