"""A product without any driver: a person acts and reads; the wire still has the last word."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Selection
from harness.run.rejudge import rejudge
from harness.run.session import Run, run_all
from harness.run.settings import RunSettings
from harness.run.world.agency_world import AgencyWorld
from harness.sut.declaration import load_declaration
from reports import write_all
from tests.attach.conftest import Judged, Polling
from tests.attach.person_at_the_screen import PersonAtTheScreen

RULES = ("D8.k3-1", "D9.k1.a-6", "D9.k1.a-7", "D15.k3-3")
GUIDED = (
    '[product]\nname = "Làm tay"\nversion = "1"\n[driver]\nkind = "guided"\nperson = "Trần Thị Thử"\n{answers}'
    '[clock]\npoll_seconds = 1\n[declaration]\nlevels = ["L1", "L2"]\nwithout = ["set_working_hours"]\n'
)


def settings(folder: Path, out: Path, *scenarios: str, answers: str = "") -> RunSettings:
    sut = folder / "sut.toml"
    sut.write_text(GUIDED.replace("{answers}", f'answers = "{answers}"\n' if answers else ""), "utf-8")
    return RunSettings(
        out=out, run_id="thu", started=datetime.now().astimezone(), sut=load_declaration(sut),
        selection=Selection(scenarios=frozenset(scenarios)),
    )  # fmt: skip


def judged_by(settings: RunSettings, desk: Any = None) -> Judged:
    run = Run(settings, lambda *given: AgencyWorld(*given, desk=desk))
    run.open()
    run_all(run)
    outcome = run.close()
    summary = json.loads(write_all(settings.out, html=False)["summary"].read_text("utf-8"))
    return Judged(outcome.exit_code, settings.out, summary)


SCENARIOS = ("KB-D08-220", "KB-D09-60", "KB-D09-65", "KB-D15-45")


@pytest.fixture
def session(unconnected: Polling, tmp_path: Path) -> tuple[Judged, PersonAtTheScreen]:
    out = tmp_path / "guided"
    person = PersonAtTheScreen(unconnected.driver, out / "viec")
    return judged_by(settings(tmp_path, out, *SCENARIOS), person), person


def test_a_person_has_the_product_judged(session: tuple[Judged, PersonAtTheScreen]) -> None:
    run, _ = session
    assert {one: run.scenario(one) for one in SCENARIOS} == dict.fromkeys(SCENARIOS, "passed")
    assert {rule: run.seen_by(rule) for rule in ("D9.k1.a-6", "D15.k3-3")} == {
        "D9.k1.a-6": "person",
        "D15.k3-3": "wire",
    }
    assert run.summary["complete"]


def test_a_person_is_asked_only_for_what_a_check_looks_at(session: tuple[Judged, PersonAtTheScreen]) -> None:
    """Of the forty members of a record, the judge of an acceptance wants the state and the history."""
    _, person = session
    asked = {
        key.split(":", 2)[2].partition("[")[0] for key in person.asked if key.startswith("get_incoming:")
    }
    assert asked == {"state", "history"}


def test_every_answer_is_kept_with_name_and_time(session: tuple[Judged, PersonAtTheScreen]) -> None:
    run, person = session
    kept = [json.loads(line) for line in (run.folder / "answers.jsonl").read_text("utf-8").splitlines()]
    seen = [row for row in run.events("observation") if row["kind"] == "person.answer"]
    assert [row["key"] for row in kept] == person.asked == [row["data"]["key"] for row in seen]
    assert {row["data"]["by"] for row in seen} == {"Trần Thị Thử"}
    assert all(datetime.fromisoformat(row["at"]).tzinfo for row in seen)


def test_a_guided_run_is_judged_again_from_its_record(session: tuple[Judged, PersonAtTheScreen]) -> None:
    """What the person told lies apart from what was read; put together it says the same."""
    run, _ = session
    again = list(rejudge(run.folder))
    assert again
    assert not [row for row in again if row.changed]
