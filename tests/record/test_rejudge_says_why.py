"""`kiemchuan rejudge`: what is judged otherwise today, and because of what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from record_cases import Event, kiemchuan, rewrite

from harness.catalogue import FIXTURES
from harness.run.causes import SuiteChange, cause, suite_change
from harness.run.events import read_events
from harness.run.rejudge import Rejudged
from harness.run.settings import suite_files, suite_sha256

PROFILE = FIXTURES / "profiles" / "an-giang-2018.toml"


def header(folder: Path) -> Event:
    return next(read_events(folder / "events.jsonl"))


def test_a_sound_run_is_judged_the_same(sound_run: Path) -> None:
    done = kiemchuan("rejudge", str(sound_run), cwd=sound_run)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 thay đổi" in done.stdout


def test_a_run_names_the_files_of_its_suite_and_their_hash(sound_run: Path) -> None:
    told = header(sound_run)
    assert told["suite"] == suite_files()
    assert told["run"]["suite_sha256"] == suite_sha256(told["suite"])
    assert {"oracles/dieu_15.py", "features/dieu_15/rules.toml", "profiles/an-giang-2018.toml"} <= set(
        told["suite"]
    )


def test_a_verdict_that_was_written_over_is_laid_at_the_record_s_door(run_copy: Path) -> None:
    """The forger sealed the folder anew; the evidence still says what it said."""

    def failed(event: Event) -> Event:
        if event["type"] == "judgement" and event["rule"] == "D15.k2-2":
            event["verdict"] = "inconclusive"
        return event

    rewrite(run_copy, failed)
    done = kiemchuan("rejudge", ".", cwd=run_copy)
    assert done.returncode == 1
    assert "inconclusive → passed" in done.stdout
    assert "the record was altered" in done.stdout
    assert "rule D15.k2-2: inconclusive → passed" in done.stdout


def test_a_changed_oracle_is_named(run_copy: Path) -> None:
    def older(event: Event) -> Event:
        if event["type"] == "header":
            event["suite"]["oracles/dieu_15.py"] = "0" * 64
        if event["type"] == "judgement" and event["rule"] == "D15.k2-2":
            event["verdict"] = "inconclusive"
        return event

    rewrite(run_copy, older)
    done = kiemchuan("rejudge", ".", "--json", cwd=run_copy)
    causes = {row["cause"] for row in json.loads(done.stdout) if row["changed"]}
    assert causes == {"phép kiểm đã sửa / oracle changed: oracles/dieu_15.py"}


def test_a_sentence_that_is_gone_is_told_as_gone(run_copy: Path) -> None:
    def older(event: Event) -> Event:
        if event["type"] == "judgement" and event["check"].startswith("D15.k2-2"):
            event["check"] = "D15.k2-2:khac"
        return event

    rewrite(run_copy, older)
    done = kiemchuan("rejudge", ".", cwd=run_copy)
    assert done.returncode == 1
    assert "the sentence that asked it is gone" in done.stdout


def test_another_profile_is_named_entry_by_entry(sound_run: Path, tmp_path: Path) -> None:
    other = tmp_path / "tỉnh-khác.toml"
    other.write_text(PROFILE.read_text("utf-8").replace('opens = "13:00"', 'opens = "13:30"'), "utf-8")
    done = kiemchuan("rejudge", str(sound_run), "--profile", str(other), cwd=tmp_path)
    assert done.returncode == 1
    assert "hồ sơ khác / profile: working_hours.periods" in done.stdout
    assert "tolerance" not in done.stdout


def test_an_altered_byte_of_evidence_stops_judging_and_is_named(run_copy: Path) -> None:
    path = next((run_copy / "evidence").glob("*/*"))
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    done = kiemchuan("rejudge", ".", cwd=run_copy)
    assert done.returncode == 4
    assert path.relative_to(run_copy).as_posix() in done.stderr


ROW = Rejudged(
    "KB-D15-01", "D15.k2-2", "D15.k2-2:x", "passed", "failed", None, "c", oracle="oracles/dieu_15.py"
)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (SuiteChange(altered=frozenset({"oracles/times.py"})), "shared oracle code changed: oracles/times.py"),
        (SuiteChange(tools=("lxml 6.1 → 6.2",)), "tool: lxml 6.1 → 6.2"),
        (SuiteChange(altered=frozenset({"features/dieu_15/a.feature"})), "nothing of the suite changed"),
    ],
)  # fmt: skip
def test_causes_that_are_further_away_are_told_as_such(change: SuiteChange, says: str) -> None:
    assert says in cause(ROW, change)


def test_files_added_and_removed_and_tools_are_told_apart() -> None:
    told: dict[str, Any] = {
        "suite": {"oracles/a.py": "1", "oracles/b.py": "2"},
        "tools": {"lxml": "6.1", "gone": "1"},
    }
    now = {"oracles/a.py": "1", "oracles/c.py": "3"}
    found = suite_change(told, now, {"lxml": "6.2"}, kept=PROFILE)
    assert found.altered == frozenset()
    assert found.added == frozenset({"oracles/c.py"})
    assert found.removed == frozenset({"oracles/b.py"})
    assert found.tools == ("lxml 6.1 → 6.2",)
