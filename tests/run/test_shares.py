"""A run on two processes says what a run on one says; a share that dies leaves the run incomplete."""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Selection
from harness.cli import main
from harness.run import shares
from harness.run.events import is_complete, read_events
from harness.run.open import open_settings, world_factory
from harness.run.rejudge import rejudge
from harness.run.session import Run, run_all
from harness.run.shares import jobs_for
from harness.sut.declaration import Declaration, WorldPorts, embedded_declaration
from harness.sut.driver_settings import DriverSettings

RULES = frozenset({"D15.k2-2"})


def run(folder: Path, jobs: int) -> Run:
    settings = open_settings(
        sut=None, role="agency", selection=Selection(rules=RULES), as_of=None, seed=0, shuffle=False, use_cache=True,
        out=str(folder), started=datetime.now().astimezone(), jobs=jobs,
    )  # fmt: skip
    return Run(settings, world_factory(settings))


def verdicts(folder: Path) -> dict[str, Any]:
    return {
        e["scenario"]: e["verdict"]
        for e in read_events(folder / "events.jsonl")
        if e["type"] == "scenario-end"
    }


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    for jobs in (1, 2):
        one = run(tmp_path / str(jobs), jobs)
        one.open()
        run_all(one)
        outcome = one.close()
        assert (outcome.complete, outcome.exit_code) == (True, 0)
    assert verdicts(tmp_path / "1") == verdicts(tmp_path / "2")
    assert is_complete(list(read_events(tmp_path / "2" / "events.jsonl")))
    assert not list((tmp_path / "2").glob("share-*"))
    assert [row for row in rejudge(tmp_path / "2") if row.changed] == []


def test_a_share_that_dies_leaves_the_run_incomplete(tmp_path: Path) -> None:
    one = run(tmp_path / "r", 2)
    one.open()
    one._shares[0].process.kill()
    run_all(one)
    outcome = one.close()
    assert (outcome.complete, outcome.certifiable, outcome.exit_code) == (False, False, 4)


LAUNCHED = replace(
    embedded_declaration(), driver=DriverSettings("http"),
    launcher={"kind": "process", "command": ["qlvb", "--port", "{port}", "--data", "{data}"]},
)  # fmt: skip
FOUND = replace(embedded_declaration(), driver=DriverSettings("http", url="http://127.0.0.1:1"))


@pytest.mark.parametrize(
    ("asked", "scenarios", "sut", "jobs"),
    [
        (None, 12, embedded_declaration(), 1), (3, 12, embedded_declaration(), 3), (0, 500, embedded_declaration(), 1),
        (4, 500, FOUND, 1), (None, 500, LAUNCHED, 1), (4, 500, LAUNCHED, 4), (4, 2, LAUNCHED, 2),
        (4, 500, replace(LAUNCHED, ports=WorldPorts(axis=18080)), 1),
        (4, 500, replace(LAUNCHED, driver=DriverSettings("http", url="http://127.0.0.1:1")), 1),
        (2, 500, embedded_declaration("axis"), 1),
    ],
)  # fmt: skip
def test_what_can_be_had_several_times_is_judged_by_several(
    asked: int | None, scenarios: int, sut: Declaration, jobs: int
) -> None:
    assert jobs_for(asked, scenarios=scenarios, sut=sut) == jobs


def test_a_product_that_is_one_is_told_why_it_gets_one_process(capsys: pytest.CaptureFixture[str]) -> None:
    jobs_for(4, scenarios=500, sut=FOUND)
    assert "{port}" in capsys.readouterr().err


@pytest.mark.slow
def test_copies_of_a_launched_product_find_what_one_finds(tmp_path: Path) -> None:
    """Each process starts a copy of its own; what all of them printed is evidence."""
    (tmp_path / "sut.toml").write_text(
        '[product]\nname = "Nhiều bản"\nversion = "1"\n[driver]\nkind = "http"\ntoken = "thu"\n[declaration]\n'
        f'levels = ["L1", "L2"]\n[launcher]\nkind = "process"\ncommand = [{json.dumps(sys.executable)}, "-m", '
        '"simulators.qlvb", "--port", "{port}", "--token", "{token}", "--db", "{data}/q.sqlite"]\n',
        "utf-8",
    )
    for jobs in ("1", "2"):
        out = str(tmp_path / jobs)
        assert (
            main(
                [
                    "run",
                    "--sut",
                    str(tmp_path / "sut.toml"),
                    "--rule",
                    "D15.k2-2",
                    "--jobs",
                    jobs,
                    "--out",
                    out,
                    "--quiet",
                ]
            )
            == 0
        )
    assert verdicts(tmp_path / "1") == verdicts(tmp_path / "2")
    logs = [e for e in read_events(tmp_path / "2" / "events.jsonl") if e.get("kind") == "product.log"]
    assert len(logs) == 2
    assert [row for row in rejudge(tmp_path / "2") if row.changed] == []


def test_a_share_that_is_told_to_end_stops_its_world_and_closes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the run that started it was killed: no product stays behind, and no footer is written."""
    seen: list[str] = []

    class Told:
        def __init__(self, *_: object) -> None:
            self.world = self

        def open(self) -> None:
            seen.append("open")

        def stop(self) -> None:
            seen.append("stopped")

        def close(self) -> None:
            seen.append("closed")

    settings = run(tmp_path / "r", 1).settings
    monkeypatch.setattr("harness.run.session.Run", Told)
    monkeypatch.setattr("harness.run.session.run_all", lambda _: signal.raise_signal(signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    try:
        shares._work(settings)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert seen == ["open", "stopped"]
