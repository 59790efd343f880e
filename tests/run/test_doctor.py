"""The doctor finds what is wrong with an attachment, says whose side and what to do, and never says sound unseen."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from simulators.qlvb import Qlvb, QlvbConfig


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
