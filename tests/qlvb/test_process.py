"""The reference as a process of its own: starts with one line, survives being killed, ends when told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from harness.sut.drivers import HttpDriver
from tests.qlvb.conftest import CLERK, NEIGHBOUR, World, request_body


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any], HttpDriver]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "simulators.qlvb", "--token", "t", *options], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    with HttpDriver(ready["driver"], "t") as driver:
        try:
            yield process, ready, driver
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(10)
            process.stdout.close()


def test_it_says_where_its_driver_is_and_ends_on_sigterm(tmp_path: Path) -> None:
    with running("--db", str(tmp_path / "q.sqlite")) as (process, ready, driver):
        assert ready["schema"] == "kiemchuan/qlvb/1"
        assert ready["token"] == "t"
        assert driver.about()["contract"] == "1"
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_what_was_issued_and_received_is_there_after_it_was_killed(world: World) -> None:
    """Đ13.k1: records, files, registers, numbers, connection and unsent messages survive SIGKILL."""
    options = ("--db", str(world.folder / "q.sqlite"))
    with running(*options, "--connection", json.dumps(world.connection())) as (process, _, driver):
        driver.set_clock("2019-12-17T08:00:00+07:00")
        sent = world.peer().send_document([world.own()])
        driver.sync()
        incoming = driver.list_incoming()["items"][0]
        driver.accept(incoming["id"], CLERK)
        world.axis.stop()
        record = driver.issue(CLERK, request_body(NEIGHBOUR))
        assert record["send_state"] == "waiting"
        pdf = driver.get_outgoing_file(record["id"], 0)
        process.kill()
        process.wait(10)
    world.axis.start(port=int(world.axis_url.rpartition(":")[2].partition("/")[0]))
    with running(*options) as (_, _, driver):
        driver.set_clock("2019-12-17T08:00:00+07:00")
        assert driver.get_outgoing_file(record["id"], 0) == pdf
        assert driver.sync()["sent"] == 1
        assert driver.get_outgoing(record["id"])["send_state"] == "sent"
        assert driver.register("incoming", 2019)["rows"][0]["document_id"] == sent.document_id
        assert driver.issue(CLERK, request_body(NEIGHBOUR))["document_id"].endswith("-2019.2")


@pytest.mark.parametrize(
    "options",
    [
        ("--connection", "{"),
        ("--connection", "nowhere.json"),
        ("--calendar", "nowhere.toml"),
        ("--host", "256.1.1.1"),
    ],
)
def test_wrong_options_end_it_with_a_message(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Exit code 2, one line on stderr, no traceback."""
    command = [sys.executable, "-m", "simulators.qlvb", "--db", str(tmp_path / "q.sqlite"), *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("simulators.qlvb: ")
    assert "Traceback" not in ended.stderr
