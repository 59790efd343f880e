"""A product that breaks in the middle of a run: the run ends by itself and soon, blames nobody wrongly, goes on where
it can.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.run.rejudge import rejudge
from tests.attach.conftest import Attached, Judged, http, python
from tests.attach.wrecker import Wrecker

Wreck = Callable[..., str]
SELECTED = ("--rule", "D15.k2-2")
"""Twelve scenarios of four calls each."""
AFTER = 32
"""Calls that go well: the connection and the first scenarios."""
_IMPATIENT = "timeout_seconds = 1\n"


@pytest.fixture
def wreck(reference: str) -> Iterator[Wreck]:
    """`[driver]` of a product behind a wrecker."""
    wreckers = []

    def make(way: str, after: int = AFTER, times: int = 1_000_000) -> str:
        wreckers.append(Wrecker(reference, way, after, times))
        return http(wreckers[-1].start()) + _IMPATIENT

    yield make
    for wrecker in wreckers:
        wrecker.stop()


def verdicts(run: Judged) -> dict[str, tuple[str, set[str | None]]]:
    """Scenario → verdict and reasons."""
    return {
        row["id"]: (
            row["verdict"],
            {one["reason"] for one in row["judgements"] if one["verdict"] != "passed"},
        )
        for row in run.summary["scenarios"]
    }


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("gone", "connection-lost"),
        ("hang", "connection-lost"),
        ("drip", "connection-lost"),
        ("cut", "connection-lost"),
        ("html", "precondition"),
        ("html-500", "precondition"),
        ("internal", "precondition"),
    ],
)
def test_a_product_that_breaks_for_good_ends_the_run_soon_with_the_right_cause(
    way: str, reason: str, wreck: Wreck, judged: Attached
) -> None:
    before = time.monotonic()
    run = judged(wreck(way), *SELECTED)
    assert time.monotonic() - before < 60
    assert run.summary["complete"] is True
    assert run.code == 3
    found = verdicts(run)
    assert "passed" in {verdict for verdict, _ in found.values()}
    broken = {verdict: reasons for verdict, reasons in found.values() if verdict != "passed"}
    assert set(broken) == {"inconclusive"}
    last = list(found.values())[-1]
    assert last == ("inconclusive", {reason})
    assert not [row for row in rejudge(run.folder) if row.changed]


@pytest.mark.parametrize("way", ["hang", "html", "cut"])
def test_a_product_that_comes_back_is_judged_on(way: str, wreck: Wreck, judged: Attached) -> None:
    run = judged(wreck(way, times=2), *SELECTED)
    found = [verdict for verdict, _ in verdicts(run).values()]
    assert found.count("inconclusive") in (1, 2)
    assert set(found) == {"passed", "inconclusive"}
    assert found[-1] == "passed"


def test_a_product_that_is_not_there_from_the_start_is_inconclusive_and_soon_told(judged: Attached) -> None:
    before = time.monotonic()
    run = judged(http("http://127.0.0.1:9"), "--article", "15")
    assert time.monotonic() - before < 30
    assert run.rule("D15.k2-2") == ("inconclusive", "connection-lost")
    assert (run.summary["complete"], run.code) == (True, 3)


def test_an_endless_answer_is_not_read_to_its_end(
    wreck: Wreck, judged: Attached, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.sut.drivers.http.MOST_BYTES", 1_000_000)
    run = judged(wreck("endless", 20, 1), "--rule", "D15.k2-2")
    assert "too-large" in run.details("D15.k2-2")
    assert run.summary["complete"] is True


def test_a_process_that_crashes_is_started_again_and_the_rest_is_judged(
    judged: Attached, tmp_path: Path
) -> None:
    """It dies in its fourth scenario, once; what it died in says so, all others pass."""
    script = Path(__file__).with_name("crashing_reference.py")
    more = (
        '[launcher]\nkind = "process"\n'
        f'command = ["{sys.executable}", "{script}", "{{port}}", "{{token}}", "{tmp_path}"]\n'
    )
    run = judged('[driver]\nkind = "http"\ntoken = "thu"\n', "--article", "15", more=more)
    found = [verdict for verdict, _ in verdicts(run).values()]
    assert found.count("inconclusive") == 1
    assert set(found) == {"passed", "inconclusive"}
    assert [one for one in run.events("observation") if one["kind"] == "product.restarted"]
    [row] = [row for row in run.summary["scenarios"] if row["verdict"] == "inconclusive"]
    details = " ".join(one["detail"] for one in row["judgements"] if one["verdict"] == "inconclusive")
    assert "code 3" in details


def test_a_class_that_hangs_once_is_made_anew_and_the_rest_is_judged(
    reference: str, judged: Attached, tmp_path: Path
) -> None:
    driver = python(reference, "Dozing").replace('kind = "python"', 'kind = "python"\ntimeout_seconds = 2')
    run = judged(f'{driver}mark = "{tmp_path / "dozed"}"\n', "--rule", "D15.k2-2")
    found = [verdict for verdict, _ in verdicts(run).values()]
    assert found.count("inconclusive") == 1
    assert found.count("passed") == len(found) - 1
    assert "2 giây" in run.details("D15.k2-2")
