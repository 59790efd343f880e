"""A run on two processes says what a run on one says; a share that dies leaves the run incomplete."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Selection
from harness.run.events import is_complete, read_events
from harness.run.open import open_settings, world_factory
from harness.run.rejudge import rejudge
from harness.run.session import Run, run_all
from harness.run.shares import jobs_for

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


@pytest.mark.parametrize(
    ("asked", "scenarios", "embedded", "jobs"),
    [(None, 12, True, 1), (3, 12, True, 3), (4, 500, False, 1), (0, 500, True, 1)],
)
def test_only_the_embedded_reference_is_had_twice(
    asked: int | None, scenarios: int, embedded: bool, jobs: int
) -> None:
    assert jobs_for(asked, scenarios=scenarios, embedded=embedded) == jobs
