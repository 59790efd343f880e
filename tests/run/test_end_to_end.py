"""The main job as its users see it: a run by the command line, by plain pytest, on another process, judged again."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import FEATURES, Catalogue
from harness.run.events import is_complete, read_events
from harness.run.rejudge import rejudge

RULES = ("D15.k2-2", "D15.k1-2")


def kiemchuan(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "harness.cli", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def verdicts(run: Path) -> dict[str, Any]:
    summary = json.loads((run / "summary.json").read_text("utf-8"))
    return {
        row["id"]: [(j["rule"], j["verdict"], j["reason"]) for j in row["judgements"]]
        for row in summary["scenarios"]
    }


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of two rules on the embedded reference, by the command line."""
    folder = tmp_path_factory.mktemp("run")
    done = kiemchuan("run", *(part for rule in RULES for part in ("--rule", rule)), "--out", "r", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "r"


def test_a_run_leaves_events_summary_junit_and_allure_results(finished: Path) -> None:
    assert is_complete(list(read_events(finished / "events.jsonl")))
    assert {"summary.json", "junit.xml", "allure-results", "evidence"} <= {p.name for p in finished.iterdir()}
    summary = json.loads((finished / "summary.json").read_text("utf-8"))
    assert summary["schema"] == "kiemchuan/summary/1"
    assert {r["id"]: r["verdict"] for r in summary["rules"] if r["id"] in RULES} == dict.fromkeys(
        RULES, "passed"
    )
    assert summary["certifiable"] is False  # a part is never certifiable


def test_plain_pytest_finds_the_same_verdicts(finished: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "pytest", str(FEATURES), "-q", "-p", "no:cacheprovider", "--out", "r"]
    arguments += [
        "-c",
        "/dev/null",
        "--rootdir",
        str(FEATURES),
        "-p",
        "no:allure_pytest_bdd",
        "--alluredir",
        "allure",
    ]
    arguments += [part for rule in RULES for part in ("--rule", rule)]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert verdicts(tmp_path / "r") == verdicts(finished)
    assert list((tmp_path / "allure").glob("*-result.json"))


def test_pytest_says_that_a_copied_scenario_is_not_of_the_suite(tmp_path: Path) -> None:
    """Else a folder of another version would be collected, found to hold no test, and nobody would know why."""
    copied = tmp_path / "features" / "dieu_15"
    shutil.copytree(FEATURES / "dieu_15", copied)
    arguments = [
        sys.executable,
        "-m",
        "pytest",
        str(copied),
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
    ]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.INTERRUPTED
    assert (
        f"không thuộc bộ kịch bản đang chạy / is not of the suite that runs: pytest {FEATURES}" in done.stdout
    )


@pytest.fixture
def product(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A second copy of the reference, started as its own process."""
    command = [
        sys.executable,
        "-m",
        "simulators.qlvb",
        "--port",
        "0",
        "--token",
        "thu",
        "--db",
        str(tmp_path / "q.db"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    yield ready["driver"], "thu"
    process.terminate()
    assert process.wait(10) == 0


def test_a_product_in_another_process_gets_the_same_verdicts(
    finished: Path, product: tuple[str, str], tmp_path: Path
) -> None:
    url, token = product
    (tmp_path / "sut.toml").write_text(
        f'[product]\nname = "Bản thứ hai"\nversion = "1"\nvendor = "kiemchuan"\n[driver]\nkind = "http"\n'
        f'url = "{url}"\ntoken = "{token}"\n[declaration]\nlevels = ["L1", "L2"]\nfeatures = {{ escalation = true }}\n',
        "utf-8",
    )
    wanted = [part for rule in RULES for part in ("--rule", rule)]
    done = kiemchuan("run", "--sut", "sut.toml", *wanted, "--out", "r", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert verdicts(tmp_path / "r") == verdicts(finished)


def test_a_product_that_remembers_an_earlier_run_gets_the_same_verdicts(
    product: tuple[str, str], tmp_path: Path
) -> None:
    """Fixed identifiers would be duplicates the second time, and a sound product would be blamed for saying so."""
    url, token = product
    (tmp_path / "sut.toml").write_text(
        f'[product]\nname = "Bản thường trực"\nversion = "1"\n[driver]\nkind = "http"\nurl = "{url}"\n'
        f'token = "{token}"\n[declaration]\nlevels = ["L1", "L2"]\nfeatures = {{ escalation = true }}\n',
        "utf-8",
    )
    for name in ("first", "second"):
        wanted = ("--rule", "D9.k1.a-6", "--rule", "D8.k2.b-1")
        done = kiemchuan("run", "--sut", "sut.toml", *wanted, "--out", name, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    assert verdicts(tmp_path / "first") == verdicts(tmp_path / "second")


def test_a_stored_run_is_judged_again_with_every_socket_closed(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("judging opened a socket")

    monkeypatch.setattr(socket, "socket", no_socket)
    rows = list(rejudge(finished))
    assert len(rows) > 10
    assert [row for row in rows if row.changed] == []


def test_a_selection_of_one_scenario_runs_just_that(tmp_path: Path) -> None:
    done = kiemchuan("run", "--scenario", "KB-D15-07", "--out", "r", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert [row["id"] for row in summary["scenarios"]] == ["KB-D15-07"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "--rule", "D99.k1"), "D99.k1"),
        (("run", "--scenario", "KB-D99-01"), "KB-D99-01"),
        (("run", "--sut", "absent.toml"), "absent.toml"),
        (("report", "nowhere"), "nowhere"),
    ],
)
def test_wrong_use_ends_with_two_and_one_clear_line(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    done = kiemchuan(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_without_scenarios_is_never_green(tmp_path: Path) -> None:
    catalogue = Catalogue.load()
    bare = [
        r.id
        for r in catalogue.rules
        if r.method == "automatic" and r.roles and r.id not in catalogue.scenarios_of
    ]
    if not bare:
        pytest.skip("every automatic rule has its scenarios")
    done = kiemchuan("run", "--rule", bare[0], "--out", "r", cwd=tmp_path)
    assert done.returncode == 3, done.stdout + done.stderr
    summary = json.loads((tmp_path / "r" / "summary.json").read_text("utf-8"))
    row = next(row for row in summary["rules"] if row["id"] == bare[0])
    assert (row["verdict"], row["reason"]) == ("inconclusive", "not-implemented")
