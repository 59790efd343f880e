"""The documentation is what works: its commands are run as written, its CI files are read and their commands run."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.catalogue import ROOT

DOCS = ROOT / "docs"
ATTACH = DOCS / "gan-san-pham.md"
MINUTES = 10


def environment() -> dict[str, str]:
    """One in which `kiemchuan` and `python` are those of this test."""
    here = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run as a person would type it, in a group of its own that ends with the test."""
    said = cwd / "said.txt"
    with said.open("w") as output:
        process = subprocess.Popen(
            ["/bin/bash", "-c", script], cwd=cwd, env=environment(), stdout=output, stderr=output,
            start_new_session=True,
        )  # fmt: skip
    try:
        code = process.wait(300)
    finally:
        with suppress(ProcessLookupError):  # nothing may be left of the group
            os.killpg(process.pid, signal.SIGTERM)
    return subprocess.CompletedProcess(script, code, said.read_text("utf-8"), "")


def blocks(path: Path) -> list[str]:
    """The commands of a page: its `sh` blocks."""
    return re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL)


@pytest.mark.slow
def test_a_new_user_has_a_first_verdict_within_ten_minutes(tmp_path: Path) -> None:
    [commands] = blocks(ATTACH)
    steps = commands.replace("8900", free_port()).splitlines()
    assert [line.split()[1] for line in steps[1:]] == ["init", "doctor", "run"]
    started = time.monotonic()
    done = shell("set -e\n" + "\n".join(steps), tmp_path)
    assert done.returncode == 0, done.stdout
    assert time.monotonic() - started < MINUTES * 60
    [run] = (tmp_path / "runs").iterdir()
    summary = json.loads((run / "summary.json").read_text("utf-8"))
    assert {row["verdict"] for row in summary["rules"] if row["id"].startswith("D15")} == {"passed"}


def test_links_between_pages_lead_somewhere() -> None:
    for page in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_and_option_of_the_page_exists() -> None:
    """Also those that are not run."""
    text = ATTACH.read_text("utf-8")
    for command in set(re.findall(r"kiemchuan (init|doctor|run|report)\b", text)):
        usage = subprocess.run(
            [sys.executable, "-m", "harness.cli", command, "--help"], capture_output=True, text=True, check=True,
            env=environment(),
        ).stdout  # fmt: skip
        for line in re.findall(rf"kiemchuan {command} ([^`\n]*)", text):
            for option in re.findall(r"--[a-z-]+", line):
                assert option in usage, f"{command} {option}"


# ------------------------------------------------------------------------------------------------ CI


def github() -> list[str]:
    """The commands of the workflow's steps."""
    workflow = yaml.safe_load((DOCS / "ci" / "github-actions.yml").read_text("utf-8"))
    [job] = workflow["jobs"].values()
    assert job["timeout-minutes"]
    kept = [step for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert kept[0]["if"] == "always()"
    return [step["run"] for step in job["steps"] if "run" in step]


def gitlab() -> list[str]:
    job = yaml.safe_load((DOCS / "ci" / "gitlab-ci.yml").read_text("utf-8"))["kiem-chuan"]
    assert job["artifacts"]["when"] == "always"
    assert job["artifacts"]["reports"]["junit"] == "kiem-chuan/junit.xml"
    return list(job["script"])


def project(folder: Path) -> None:
    """A vendor's repository: its product is started by kiemchuan, nothing is known to deviate."""
    (folder / "sut.toml").write_text(
        '[product]\nname = "Sản phẩm"\nversion = "1"\n[driver]\nkind = "http"\ntoken = "khoa-ci"\n[declaration]\n'
        'levels = ["L1", "L2"]\n[launcher]\nkind = "process"\ncommand = ["python", "-m", "simulators.qlvb", "--port", '
        '"{port}", "--token", "{token}", "--db", "{data}/q.sqlite"]\n',
        "utf-8",
    )
    (folder / "baseline.toml").write_text("", "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("commands", [github, gitlab])
def test_the_commands_of_a_ci_file_run_as_they_stand(commands: Any, tmp_path: Path) -> None:
    install, *others = commands()
    assert install == "python -m pip install -c .kiemchuan/constraints.txt ./.kiemchuan"
    assert (ROOT / "constraints.txt").exists()
    assert (ROOT / "pyproject.toml").exists()
    project(tmp_path)
    done = shell("export KIEMCHUAN_SELECT='--rule D15.k2-2'\nset -e\n" + "\n".join(others), tmp_path)
    assert done.returncode == 0, done.stdout
    assert {"summary.json", "junit.xml", "events.jsonl"} <= {
        path.name for path in (tmp_path / "kiem-chuan").iterdir()
    }


def test_no_file_for_ci_names_a_package_host_or_a_machine_path() -> None:
    for path in (DOCS / "ci").iterdir():
        text = path.read_text("utf-8")
        assert not re.search(r"https?://|index-url|/home/|/usr/local/", text), path.name


# ------------------------------------------------------------------------------------------------ the image

BASE = "kiemchuan-test-base:1"
"""An image with Python 3.11 and venv, where a machine has it: `KIEMCHUAN_TEST_BASE` names another."""


def daemon() -> bool:
    return shutil.which("docker") is not None and subprocess.run(
        ["docker", "info"], capture_output=True, check=False
    ).returncode == 0  # fmt: skip


@pytest.mark.slow
@pytest.mark.foreign("docker")
def test_the_image_is_built_and_judges_the_reference(tmp_path: Path) -> None:
    if not daemon():
        pytest.skip("NOT RUN: a docker daemon, install: apt-get install docker.io")
    base = os.environ.get("KIEMCHUAN_TEST_BASE", BASE)
    if subprocess.run(["docker", "image", "inspect", base], capture_output=True, check=False).returncode != 0:
        pytest.skip(
            f"NOT RUN: the image {base}, install: docker pull python:3.11-slim and name it in KIEMCHUAN_TEST_BASE"
        )
    tag = f"kiemchuan-test:{os.getpid()}"
    built = subprocess.run(
        ["docker", "build", "--network", "host", "--build-arg", f"BASE={base}", "-f", "docs/ci/Dockerfile", "-t", tag,
         "."],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "DOCKER_BUILDKIT": "0"},
    )  # fmt: skip
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    mine = tmp_path / "mine"
    mine.mkdir(mode=0o777)
    mine.chmod(0o777)
    try:
        for who in (
            [],
            ["--user", "12345", "-v", f"{mine}:/kiem-chuan"],
        ):  # its own user, and one from a CI server
            done = subprocess.run(
                ["docker", "run", "--rm", "--network", "host", *who, tag, "run", "--rule", "D15.k2-2", "--quiet"],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
        assert list((mine / "runs").glob("*/summary.json"))
    finally:
        subprocess.run(["docker", "rmi", "-f", tag], capture_output=True, check=False)
