"""What allure-pytest writes while scenarios run is what `report RUN` writes of their events afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_run import FEATURE, VERDICTS

from harness.catalogue import FEATURES
from reports.allure.writer import write_allure_results
from reports.record import RunRecord

PLAIN = """
import pytest

@pytest.fixture
def bàn():
    return 1

def test_thường(bàn):
    assert bàn == 1
"""
VOLATILE = ("start", "stop")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where `pytest features/ --alluredir live` has run, with a plain test beside the scenarios."""
    folder = tmp_path_factory.mktemp("live")
    feature = folder / "features" / "dieu_15" / "mau.feature"
    feature.parent.mkdir(parents=True)
    feature.write_text(FEATURE, "utf-8")
    shutil.copy(FEATURES / "dieu_15" / "rules.toml", feature.parent)
    (folder / "test_plain.py").write_text(PLAIN, "utf-8")
    plugins = [
        "pytest_bdd.plugin",
        "allure_pytest.plugin",
        "harness.run.plugin",
        "live_session",
        "reports.plugin",
    ]
    command = [sys.executable, "-m", "pytest", *(f"-p{name}" for name in plugins), "-pno:cacheprovider"]
    done = subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", str(folder), "--alluredir", str(folder / "live"),
         "features", "test_plain.py"],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "SAMPLE_FOLDER": str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
             "PYTHONPATH": os.pathsep.join([str(FEATURES.parent), str(Path(__file__).parent)])},
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    return folder


def results(folder: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(path.read_text("utf-8")) for path in folder.glob("*-result.json")]
    assert len({row["historyId"] for row in found}) == len(found)
    return {row["fullName"]: row for row in found}


def steady(value: Any) -> Any:
    """A result without wall-clock times, which no event holds."""
    if isinstance(value, dict):
        return {key: steady(inner) for key, inner in value.items() if key not in VOLATILE}
    return [steady(inner) for inner in value] if isinstance(value, list) else value


def test_live_results_equal_those_of_the_report(session: Path, tmp_path: Path) -> None:
    """Names, labels, steps, statuses, details, parameters, attachments: all but the wall clock."""
    live = results(session / "live")
    report = results(write_allure_results(RunRecord.read(session / "run"), tmp_path / "report"))
    plain = {name for name in live if not name.startswith("kiemchuan#")}
    assert len(plain) == 1
    assert {f"kiemchuan#{name}" for name in VERDICTS} <= set(report)
    for name in live.keys() - plain:
        assert steady(live[name]) == steady(report[name])
    assert live.keys() - plain == report.keys()


def test_live_attachments_equal_those_of_the_report(session: Path, tmp_path: Path) -> None:
    report = write_allure_results(RunRecord.read(session / "run"), tmp_path / "report")
    names = {path.name for path in report.glob("*-attachment*")}
    assert names
    assert {path.name for path in (session / "live").glob("*-attachment*")} == names
    assert all((session / "live" / name).read_bytes() == (report / name).read_bytes() for name in names)


def test_live_sessions_write_categories_environment_and_executor(session: Path, tmp_path: Path) -> None:
    report = write_allure_results(RunRecord.read(session / "run"), tmp_path / "report")
    for name in ("categories.json", "environment.properties", "executor.json"):
        assert (session / "live" / name).read_bytes() == (report / name).read_bytes()


def test_fixtures_of_scenarios_are_no_noise_in_the_report(session: Path) -> None:
    """Containers remain for the plain test only; allure-pytest alone writes nine per scenario."""
    live = session / "live"
    (plain,) = [row["uuid"] for name, row in results(live).items() if not name.startswith("kiemchuan#")]
    containers = [json.loads(path.read_text("utf-8")) for path in live.glob("*-container.json")]
    assert containers
    assert {uuid for container in containers for uuid in container["children"]} == {plain}


def test_plain_pytest_leaves_the_reports_in_the_run_folder(session: Path) -> None:
    assert {"summary.json", "junit.xml", "summary.txt", "allure-results"} <= {
        path.name for path in (session / "run").iterdir()
    }
    told = json.loads((session / "run" / "summary.json").read_text("utf-8"))
    assert {row["id"]: row["verdict"] for row in told["scenarios"]} == VERDICTS
