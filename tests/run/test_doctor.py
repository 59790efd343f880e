"""The doctor finds what is wrong with an attachment, says whose side and what to do, and never says sound unseen."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from simulators.carrier.carrier import PATH
from simulators.clock import TickingClock
from simulators.qlvb import Qlvb, QlvbConfig
from simulators.sdk import VxpCallError, VxpClient
from tests.attach.conftest import DRIVERS
from tests.attach.wrecker import Wrecker


@pytest.fixture
def product(tmp_path: Path) -> Iterator[str]:
    reference = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="thu"))
    yield reference.start()
    reference.stop()


def sut(folder: Path, url: str, token: str = "thu", more: str = "", levels: str = '["L1", "L2"]') -> str:
    path = folder / "sut.toml"
    path.write_text(
        f'[product]\nname = "Bản thử"\nversion = "1"\n[driver]\nkind = "http"\nurl = "{url}"\ntoken = "{token}"\n'
        f"[declaration]\nlevels = {levels}\n{more}",
        "utf-8",
    )
    return str(path)


def look(capsys: pytest.CaptureFixture[str], path: str) -> tuple[int, dict[str, Any]]:
    code = main(["doctor", "--sut", path, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_sound_attachment_is_called_sound_after_a_document_went_there_and_back(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = look(capsys, sut(tmp_path, product))
    assert (code, [f for f in told["findings"] if f["weight"] == "error"], told["not_looked_at"]) == (
        0,
        [],
        [],
    )
    assert any("đi và về" in line for line in told["looked_at"])


def test_a_wrong_token_is_the_configuration_s_fault(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = look(capsys, sut(tmp_path, product, token="sai"))
    assert code == 1
    assert {f["side"] for f in told["findings"] if f["weight"] == "error"} == {"configuration"}


def test_nobody_at_the_address_is_told_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = look(capsys, sut(tmp_path, "http://127.0.0.1:9"))
    assert code == 1
    [finding] = told["findings"]
    assert finding["code"] == "unreachable"
    assert "sut.toml" in finding["remedy"]


def test_a_port_that_is_taken_is_found(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, told = look(capsys, sut(tmp_path, product, more=f"[ports]\naxis = {port}\n"))
    assert code == 1
    assert "port-taken" in {f["code"] for f in told["findings"]}


def test_a_product_without_a_driver_is_never_called_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sut.toml"
    path.write_text('[product]\nname = "Không driver"\nversion = "1"\n[clock]\nmode = "real"\n', "utf-8")
    code, told = look(capsys, str(path))
    assert code == 3
    assert told["not_looked_at"]


def test_what_nobody_asked_is_listed_when_a_product_vanishes_in_the_middle(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It answered until its drafts were approved: of all that follows nothing was seen, and nothing is called seen."""
    wrecker = Wrecker(product, "gone", 25)
    code, told = look(capsys, sut(tmp_path, wrecker.start(), more="", levels='["L1", "L2"]'))
    assert code == 1
    [left] = [line for line in told["not_looked_at"] if "thao tác đã khai" in line]
    assert "accept" in left
    [seen] = [line for line in told["looked_at"] if "thao tác" in line]
    assert "accept" not in seen
    assert "đi và về" not in seen


def test_an_operation_that_could_not_be_tried_is_never_called_sound(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the list of what has come nothing can be accepted: sound so far, not all looked at."""
    code, told = look(capsys, sut(tmp_path, product, more='without = ["list_incoming"]\n', levels='["L1"]'))
    assert (code, [f for f in told["findings"] if f["weight"] == "error"]) == (3, [])
    [left] = told["not_looked_at"]
    assert {"accept", "refuse"} <= set(left.replace(",", "").split())


# ------------------------------------------------------------------------------------------------ time


def test_a_clock_that_is_an_hour_off_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clock = TickingClock(timedelta(hours=1))
    reference = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="thu", clock=clock))
    try:
        path = sut(tmp_path, reference.start(), more='without = ["set_clock"]\n[clock]\nmode = "real"\n')
        _, told = look(capsys, path)
    finally:
        reference.stop()
    [found] = [f for f in told["findings"] if f["code"] == "clock-skew"]
    assert found["side"] == "configuration"
    assert any("no-clock-control" in line for line in told["not_looked_at"])


# ------------------------------------------------------------------------------------------------ the launcher


def test_a_product_that_kiemchuan_starts_is_started_for_the_doctor_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher = (
        f'[launcher]\nkind = "process"\ncommand = [{json.dumps(sys.executable)}, "-m", "simulators.qlvb", "--port", '
        '"{port}", "--token", "{token}", "--db", "{data}/q.sqlite"]\n'
    )
    path = Path(sut(tmp_path, "http://x", more=launcher))
    path.write_text(path.read_text("utf-8").replace('url = "http://x"\n', ""), "utf-8")
    code, told = look(capsys, str(path))
    assert (code, told["not_looked_at"]) == (0, [])
    assert any("launcher" in line for line in told["looked_at"])


def test_a_product_that_does_not_start_is_told_with_what_it_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher = (
        f'[launcher]\nkind = "process"\ncommand = [{json.dumps(sys.executable)}, "-c", '
        "\"raise SystemExit('thiếu tệp cấu hình')\"]\n"
    )
    code, told = look(capsys, sut(tmp_path, "http://127.0.0.1:9", more=launcher))
    [finding] = told["findings"]
    assert (code, finding["code"], finding["side"]) == (1, "not-started", "configuration")
    assert "thiếu tệp cấu hình" in finding["vi"]


# ------------------------------------------------------------------------------------------------ the wire


@contextmanager
def calling(port: int, system_id: str, secret: str) -> Iterator[None]:
    """A product without a driver that asks the axis at a fixed port now and then."""
    ended = threading.Event()

    def poll() -> None:
        endpoint = f"http://127.0.0.1:{port}{PATH}"
        with VxpClient(endpoint, system_id=system_id, secret=secret, clock=TickingClock()) as client:
            while not ended.wait(0.05):
                try:
                    client.received("edoc")
                except VxpCallError:
                    continue

    thread = threading.Thread(target=poll)
    thread.start()
    yield
    ended.set()
    thread.join()


def pointed(folder: Path, port: int, kind: str = "none", more: str = "") -> str:
    path = folder / "sut.toml"
    path.write_text(
        f'[product]\nname = "Trỏ bằng tay"\nversion = "1"\n[driver]\nkind = "{kind}"\n{more}'
        f"[clock]\npoll_seconds = 1.5\n[ports]\naxis = {port}\n",
        "utf-8",
    )
    return str(path)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


OWN, SECRET = "000.00.01.H01", "test-secret-000.00.01.H01"


@pytest.mark.parametrize(
    ("kind", "more"), [("none", ""), ("guided", '[declaration]\nlevels = ["L1"]\n')], ids=["none", "guided"]
)
def test_a_product_pointed_by_hand_is_seen_to_call(
    kind: str, more: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where a person does what a driver would: nothing connects that product but a person."""
    port = free_port()
    with calling(port, OWN, SECRET):
        code, told = look(capsys, pointed(tmp_path, port, kind, more))
    assert (code, told["findings"]) == (3, [])
    assert any("header signature" in line for line in told["looked_at"])


@pytest.mark.parametrize(
    ("system_id", "secret", "code"),
    [(OWN, "sai", "bad-signature"), ("000.00.77.H01", SECRET, "unknown-system")],
)
def test_a_product_that_cannot_prove_who_it_is_is_told_why(
    system_id: str, secret: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    with calling(port, system_id, secret):
        _, told = look(capsys, pointed(tmp_path, port))
    assert [(f["code"], f["side"]) for f in told["findings"]] == [(code, "configuration")]


def test_a_product_that_never_calls_is_found_after_two_of_its_intervals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(pointed(tmp_path, free_port()))
    path.write_text(path.read_text("utf-8").replace("1.5", "0.1"), "utf-8")
    code, told = look(capsys, str(path))
    assert (code, [f["code"] for f in told["findings"]]) == (1, ["never-called"])


# ------------------------------------------------------------------------------------------------ drivers in Python


def by_class(folder: Path, url: str, name: str) -> str:
    path = folder / "sut.toml"
    path.write_text(
        f'[product]\nname = "Lớp"\nversion = "1"\n[driver]\nkind = "python"\nclass = "{DRIVERS}:{name}"\n'
        f'[driver.options]\nurl = "{url}"\ntoken = "thu"\n[declaration]\nlevels = ["L1", "L2"]\n',
        "utf-8",
    )
    return str(path)


def test_a_class_is_looked_at_operation_by_operation(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = look(capsys, by_class(tmp_path, product, "Through"))
    assert (code, told["not_looked_at"]) == (0, []), told["findings"]


def test_a_class_that_breaks_or_does_not_load_is_told_as_that(
    product: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = look(capsys, by_class(tmp_path, product, "Clumsy"))
    assert "driver-fault" in {f["code"] for f in told["findings"]}
    code, told = look(capsys, by_class(tmp_path, product, "KhongCo"))
    assert code == 1
    assert [f["code"] for f in told["findings"]] == ["not-opened"]
