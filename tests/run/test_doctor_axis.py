"""The doctor looks at an axis over its face: reach, keys, a document carried, its way up; never green unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from harness.cli import main
from harness.sut.axis_declaration import AxisAgency, AxisSettings
from harness.sut.doctor.axis import _disbelieved
from simulators.axis import provincial_axis
from simulators.carrier import load_agencies
from simulators.clock import TickingClock
from simulators.defects.null_axes import BlackHole, NullAxis
from tests.attach.conftest import free_port

CODES = ("000.00.21.H01", "000.00.02.H01", "000.00.03.H01")
__all__ = ["free_port"]


@contextmanager
def axis_at(folder: Path, upstream: str = "") -> Iterator[str]:
    carrier = provincial_axis(folder / "axis.sqlite3", TickingClock(), upstream=upstream or None)
    try:
        yield carrier.start()
    finally:
        carrier.close()


def look(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    endpoint: str,
    *,
    wrong: Sequence[str] = (),
    port: int = 0,
) -> tuple[int, dict[str, Any]]:
    book = load_agencies()
    agencies = "".join(
        f'[[axis.agencies]]\norgan_id = "{one.organ_id}"\nsystem_id = "{one.system_id}"\n'
        f'secret = "{"sai" if one.organ_id in wrong else one.secret}"\n'
        for one in map(book.find, CODES)
    )
    path = folder / "axis.toml"
    path.write_text(
        '[product]\nname = "Trục"\nversion = "1"\nrole = "axis"\n[clock]\npoll_seconds = 1\n'
        f'[ports]\nnational = {port}\n[axis]\nendpoint = "{endpoint}"\n{agencies}',
        "utf-8",
    )
    code = main(["doctor", "--sut", str(path), "--json"])
    return code, json.loads(capsys.readouterr().out)


def codes(told: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in told["findings"]]


def test_a_sound_axis_carries_a_document_and_what_was_not_seen_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with axis_at(tmp_path) as endpoint:
        code, told = look(capsys, tmp_path, endpoint)
    assert (code, codes(told)) == (3, [])
    assert any("một văn bản" in line for line in told["looked_at"])
    assert any("[ports] national" in line for line in told["not_looked_at"])


def test_nobody_at_the_endpoint_is_the_configuration_s_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], free_port: int
) -> None:
    code, told = look(capsys, tmp_path, f"http://127.0.0.1:{free_port}/x")
    assert (code, codes(told)) == (1, ["connection"])
    assert not any("một văn bản" in line for line in told["looked_at"])


def test_an_agency_that_the_axis_does_not_believe_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with axis_at(tmp_path) as endpoint:
        code, told = look(capsys, tmp_path, endpoint, wrong=CODES[1:2])
    assert (code, codes(told)) == (1, ["not-believed"])
    assert CODES[1] in told["findings"][0]["vi"]


def test_a_wrong_key_that_gets_no_answer_was_not_refused(free_port: int) -> None:
    settings = AxisSettings(
        endpoint=f"http://127.0.0.1:{free_port}/x", agencies=(AxisAgency(CODES[0], "HE-THONG", "khoa"),)
    )
    assert [finding.code for finding in _disbelieved(settings, TickingClock())] == ["connection"]


def test_an_axis_that_never_calls_the_national_one_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], free_port: int
) -> None:
    with axis_at(tmp_path) as endpoint:
        code, told = look(capsys, tmp_path, endpoint, port=free_port)
    assert (code, codes(told)) == (1, ["never-called"])


class WebPage(NullAxis):
    """What stands in front of an axis answers for it: a page of words, with status 200."""

    name = "axis/web-page"

    async def _serve(self, request: Request) -> Response:
        return HTMLResponse("<html><body>Đăng nhập</body></html>")


def test_an_axis_that_takes_a_wrong_key_and_carries_nothing_is_found_on_both_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """That it took the right keys says nothing then; that it took the document, neither."""
    axis = BlackHole()
    try:
        code, told = look(capsys, tmp_path, axis.endpoint)
    finally:
        axis.stop()
    assert (code, codes(told)) == (1, ["believes-anybody", "not-carried"])
    assert {finding["side"] for finding in told["findings"]} == {"product"}
    assert all(finding["remedy"] for finding in told["findings"])


def test_an_answer_that_is_no_vxp_is_told_as_such_for_every_agency(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    axis = WebPage()
    try:
        code, told = look(capsys, tmp_path, axis.endpoint)
    finally:
        axis.stop()
    assert (code, codes(told)) == (1, ["html"] * len(CODES))
    assert not any("một văn bản" in line for line in told["looked_at"])
    assert any("văn bản đi và về" in line for line in told["not_looked_at"])
