"""Every kind of driver with every launcher: the same scenarios come to the same verdicts, seen by whom it was seen."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest

from harness.sut.drivers import DriverError, HttpDriver
from tests.attach.conftest import TOKEN, Attached, Judged, Polling, http, python
from tests.attach.person_at_the_screen import PersonAtTheScreen, Robot
from tests.attach.test_guided import judged_by, settings

SCENARIOS = ("KB-D08-220", "KB-D09-65", "KB-D09-70", "KB-D15-45")
"""Issued, accepted, refused, received: what a replayed session answers to has no moment in it."""
SELECTED = tuple(f"--scenario={one}" for one in SCENARIOS)
PYTHON = json.dumps(sys.executable)
OWN_PORT = (
    f'[launcher]\nkind = "process"\ncommand = [{PYTHON}, "-m", "simulators.qlvb", "--port", "{{port}}", '
    f'"--token", "{TOKEN}", "--db", "{{data}}/q.sqlite"]\nready_log = "kiemchuan/qlvb/1"\n'
)
BY_HAND = 'without = ["set_working_hours"]\n'


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """The answers of a person who sat at a product of this kind before."""
    product = Polling(tmp_path)
    product.start()
    try:
        out = tmp_path / "recorded"
        person = PersonAtTheScreen(product.driver, out / "viec")
        judged_by(settings(tmp_path, out, *SCENARIOS), person)
    finally:
        product.stop()
    return out / "answers.jsonl"


@contextmanager
def polling_by_itself(port: int) -> Iterator[HttpDriver]:
    """The background of a product that somebody else starts at a port: it asks its axis as long as it is there."""
    driver = HttpDriver(f"http://127.0.0.1:{port}", TOKEN, timeout=10)
    ended = threading.Event()

    def poll() -> None:
        while not ended.wait(0.05):
            with suppress(DriverError):
                driver.sync()

    thread = threading.Thread(target=poll)
    thread.start()
    try:
        yield driver
    finally:
        ended.set()
        thread.join()
        driver.close()


def guided(answers: Path, poll: int = 6) -> str:
    """A wait that ends with what it waits for may be long; a machine under load is slow."""
    return f'[driver]\nkind = "guided"\nanswers = "{answers}"\n[clock]\npoll_seconds = {poll}\n'


@pytest.mark.parametrize("launcher", ["external", "process"])
@pytest.mark.parametrize("kind", ["http", "python", "guided replay"])
def test_a_product_is_judged_alike_however_it_is_attached(
    kind: str, launcher: str, request: pytest.FixtureRequest, tmp_path: Path, judged: Attached, free_port: int
) -> None:
    beside: Any = nullcontext()
    more = "" if launcher == "external" else OWN_PORT
    if kind == "guided replay":
        driver = guided(request.getfixturevalue("session"))
        more = BY_HAND if launcher == "external" else BY_HAND + ticking(tmp_path, free_port)
        beside = replaying(request, launcher, free_port, tmp_path / "run")
    elif launcher == "process":
        driver = {"http": f'[driver]\nkind = "http"\ntoken = "{TOKEN}"\n', "python": python("{url}")}[kind]
    else:
        driver = {"http": http, "python": python}[kind](request.getfixturevalue("reference"))
    with beside:
        run = judged(driver, *SELECTED, more=more)
    assert {one: run.scenario(one) for one in SCENARIOS} == dict.fromkeys(SCENARIOS, "passed")
    assert run.summary["complete"]
    assert run.seen_by("D15.k3-3") == "wire"
    assert _weakest(run) == ("person" if kind == "guided replay" else "driver")


def _weakest(run: Judged) -> str | None:
    return run.seen_by("D9.k1.a-6")


def ticking(folder: Path, port: int) -> str:
    """The reference on its host's clock, started by kiemchuan at a port that its robot knows."""
    script = Path(__file__).with_name("ticking_reference.py")
    words = json.dumps([sys.executable, str(script), str(port), TOKEN, str(folder / "gone.sqlite")])
    return f'[launcher]\nkind = "process"\ncommand = {words}\nready_log = "ready"\n'


@contextmanager
def replaying(request: pytest.FixtureRequest, launcher: str, port: int, out: Path) -> Iterator[None]:
    """Somebody does in the product what the session's person did; the answers come from the file."""
    if launcher == "external":
        with Robot(request.getfixturevalue("unconnected").driver, out / "viec"):
            yield
        return
    with polling_by_itself(port) as driver, Robot(driver, out / "viec"):
        yield


def test_a_session_that_has_no_answer_leaves_its_rules_open(
    unconnected: Polling, session: Path, judged: Attached, tmp_path: Path
) -> None:
    kept = [line for line in session.read_text("utf-8").splitlines() if '"KB-D09-70"' not in line]
    short = tmp_path / "short.jsonl"
    short.write_text("\n".join(kept), "utf-8")
    with Robot(unconnected.driver, tmp_path / "run" / "viec"):
        run = judged(guided(short), "--scenario", "KB-D09-70", more=BY_HAND)
    assert run.rule("D9.k1.a-7") == ("inconclusive", "no-answer")
    assert "bản ghi không có câu trả lời cho list_incoming:all:văn bản" in run.details("D9.k1.a-7")


def test_a_person_who_says_issued_where_nothing_left_is_caught_by_the_wire(
    unconnected: Polling, judged: Attached, tmp_path: Path
) -> None:
    """Nobody does what is laid ready but the connection: the word of a person is not enough."""
    lie = [("", "set_connection:", "x"), ("KB-D08-220", "issue:", "x"), ("KB-D08-220", "issue::wait", "k")]
    answers = tmp_path / "lie.jsonl"
    rows = [{"scenario": where, "key": key, "answer": said} for where, key, said in lie]
    answers.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    run = judged(guided(answers, 2), "--scenario", "KB-D08-220", more=BY_HAND)
    assert run.rule("D8.k3-1")[0] != "passed"
    assert run.rule("D8.k3-5")[0] != "passed"


def test_the_file_of_answers_is_looked_at_before_anything_starts(tmp_path: Path, capsys: Any) -> None:
    from harness.cli import main

    answers = tmp_path / "bad.jsonl"
    answers.write_text('{"scenario": "KB-D08-220"}\n', "utf-8")
    sut = tmp_path / "sut.toml"
    sut.write_text(
        f'[product]\nname = "X"\nversion = "1"\n{guided(answers)}[declaration]\nlevels = ["L1"]\n', "utf-8"
    )
    code = main(
        ["run", "--sut", str(sut), "--scenario", "KB-D08-220", "--out", str(tmp_path / "r"), "--quiet"]
    )
    assert code == 2
    assert "bad.jsonl:1" in capsys.readouterr().err
