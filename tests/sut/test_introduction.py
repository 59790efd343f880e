"""`init --url` asks the product who it is: what it says is declared, whatever it calls itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from harness.cli import main
from harness.sut.attachment import faults
from harness.sut.declaration import LEVELS, Declaration, load_declaration, schema_of_sut
from simulators.serving import LoopbackServer

ABOUT = {"product": "B", "version": "1", "vendor": "C", "contract": "1", "capabilities": list(LEVELS["L1"])}


def declared(folder: Path, about: Any) -> Declaration:
    """What `init` declares of a product that says `about` of itself."""
    path = folder / "sut.toml"

    async def reply(_: Request) -> Response:
        return JSONResponse(about)

    server = LoopbackServer(Starlette(routes=[Route("/about", reply)])).start()
    try:
        assert main(["init", "--url", server.url, "--token", 'a"b\\c', str(path)]) == 0
    finally:
        server.stop()
    assert load_declaration(path).driver.url == server.url
    text = path.read_text("utf-8")
    assert faults(text, schema_of_sut()) == []
    assert "\n# [ports]" in text, "the tables behind an entry stay where they are"
    return load_declaration(path)


def test_what_the_product_says_of_itself_is_declared(tmp_path: Path) -> None:
    said = declared(tmp_path, {
        **ABOUT, "product": 'Nhất\u202e \n "Nam"\x7f', "vendor": "Công ty #1",
        "capabilities": [*(set(LEVELS["L1"]) - {"recall"}), "draft", "time_travel"],
        "features": {"secrecy": True, "của riêng": False},
    })  # fmt: skip
    assert (said.name, said.version, said.vendor) == ('Nhất "Nam"', "1", "Công ty #1")
    assert said.capabilities == frozenset(LEVELS["L1"]) - {"recall"} | {"draft"}
    assert said.features == {"secrecy": True, "của riêng": False}
    assert (said.clock.mode, said.driver.token) == ("virtual", 'a"b\\c')


def test_a_product_whose_clock_nobody_sets_follows_its_host(tmp_path: Path) -> None:
    without = [one for one in LEVELS["L1"] if one != "set_clock"]
    assert declared(tmp_path, {**ABOUT, "capabilities": without}).clock.mode == "real"


def test_the_pattern_is_written_where_nothing_usable_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = declared(tmp_path, {"product": "B"})
    assert said.capabilities == frozenset([*LEVELS["L1"], *LEVELS["L2"]])
    assert "Chưa hỏi được sản phẩm là ai" in capsys.readouterr().out
