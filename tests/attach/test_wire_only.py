"""Level L0: a product with nothing but its axis endpoint pointed at us is judged in real time, by the wire alone."""

from __future__ import annotations

import time

from tests.attach.conftest import Attached, Polling

NOBODY = '[driver]\nkind = "none"\n'


def at_l0(port: int, poll_seconds: float) -> str:
    return f"[clock]\npoll_seconds = {poll_seconds}\n[ports]\naxis = {port}\n"


def test_what_the_wire_shows_is_judged_and_the_rest_says_why_not(polling: Polling, judged: Attached) -> None:
    run = judged(
        NOBODY, *(f"--scenario={one}" for one in WIRE_ONLY), "--scenario", "KB-D15-01", "--scenario", "KB-D15-41",
        "--scenario", "KB-D08-201", levels='["L0"]', more=at_l0(polling.port, 1.0),
    )  # fmt: skip
    assert {one: run.scenario(one) for one in WIRE_ONLY} == dict.fromkeys(WIRE_ONLY, "passed")
    assert {run.seen_by(rule) for rule in ("D8.k2.q", "D11-1", "D9.k1.c-3")} == {"wire"}
    assert run.reasons("KB-D15-01") == {"no-clock-control"}
    assert run.summary["run"]["clock"] == "real"
    assert run.code == 3


WIRE_ONLY = ("KB-D08-050", "KB-D11-12", "KB-D15-45", "KB-D09-113")


def test_a_then_that_reads_the_product_leaves_its_neighbours_on_the_wire_judged(
    polling: Polling, judged: Attached
) -> None:
    run = judged(NOBODY, "--scenario", "KB-D08-200", levels='["L0"]', more=at_l0(polling.port, 1.0))
    [row] = run.summary["scenarios"]
    assert [(one["verdict"], one["reason"]) for one in row["judgements"] if one["rule"] == "D8.k2.h-1"] == [
        ("passed", None),
        ("inconclusive", "capability-not-declared"),
    ]


def test_a_product_that_never_calls_is_no_answer_and_the_run_ends_soon(
    free_port: int, judged: Attached
) -> None:
    started = time.monotonic()
    run = judged(NOBODY, "--article", "11", levels='["L0"]', more=at_l0(free_port, 0.2))
    assert run.rule("D11-1") == ("inconclusive", "no-answer")
    assert run.summary["complete"]
    assert time.monotonic() - started < 60
    assert "vẫn chưa gọi Trục lần nào" in run.details("D11-1") or "không gọi Trục" in run.details("D11-1")
