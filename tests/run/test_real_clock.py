"""A product that follows the host's clock: what needs a jump in time is inconclusive, the rest is judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.cli import main
from simulators.clock import TickingClock
from simulators.qlvb import Qlvb, QlvbConfig


@pytest.fixture
def product(tmp_path: Path) -> Iterator[str]:
    reference = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="thu", clock=TickingClock()))
    yield reference.start()
    reference.stop()


def test_a_jump_in_time_is_inconclusive_and_a_plain_receipt_is_judged(product: str, tmp_path: Path) -> None:
    sut = tmp_path / "sut.toml"
    sut.write_text(
        f'[product]\nname = "Giờ thật"\nversion = "1"\n[driver]\nkind = "http"\nurl = "{product}"\ntoken = "thu"\n'
        '[clock]\nmode = "real"\n[declaration]\nlevels = ["L1", "L2"]\nwithout = ["set_clock"]\n',
        "utf-8",
    )
    out = tmp_path / "r"
    code = main(
        ["run", "--sut", str(sut), "--rule", "D15.k2-2", "--rule", "D9.k1.a-1", "--out", str(out), "--quiet"]
    )
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    rules = {row["id"]: (row["verdict"], row["reason"]) for row in summary["rules"]}
    assert rules["D15.k2-2"] == ("inconclusive", "no-clock-control")
    assert rules["D9.k1.a-1"][0] == "passed"
    assert (summary["run"]["clock"], code) == ("real", 3)
