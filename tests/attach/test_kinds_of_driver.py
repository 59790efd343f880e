"""The same product gets the same verdicts through every kind of driver; a driver that lies is caught by the wire."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.attach.conftest import Attached, http, python

Kind = Callable[[str], str]


@pytest.mark.parametrize("kind", [http, python])
def test_article_15_has_the_verdicts_of_the_reference(kind: Kind, reference: str, judged: Attached) -> None:
    run = judged(kind(reference), "--article", "15")
    verdicts = {row["id"]: row["verdict"] for row in run.summary["rules"] if row["id"].startswith("D15")}
    assert set(verdicts.values()) == {"passed"}
    assert (run.summary["complete"], run.code) == (True, 0)


@pytest.mark.parametrize("kind", [http, python])
def test_what_only_the_driver_tells_is_marked_and_what_the_wire_shows_is_not(
    kind: Kind, reference: str, judged: Attached
) -> None:
    run = judged(kind(reference), "--rule", "D15.k1-1", "--rule", "D15.k3-1")
    assert (run.seen_by("D15.k1-1"), run.seen_by("D15.k3-1")) == ("driver", "wire")


def test_a_driver_that_says_issued_and_sends_nothing_is_caught(reference: str, judged: Attached) -> None:
    run = judged(python(reference, "Loud"), "--scenario", "KB-D15-20", "--scenario", "KB-D15-41")
    assert run.rule("D15.k1-2")[0] == "failed"
    assert run.rule("D15.k3-1")[0] != "passed"


def test_a_driver_that_says_accepted_and_refuses_is_caught(reference: str, judged: Attached) -> None:
    honest = judged(python(reference), "--rule", "D9.k1.a-6", name="honest")
    lying = judged(python(reference, "TwoFaced"), "--rule", "D9.k1.a-6")
    assert (honest.rule("D9.k1.a-6")[0], lying.rule("D9.k1.a-6")[0]) == ("passed", "failed")


def test_an_exception_of_the_class_is_never_held_against_the_product(
    reference: str, judged: Attached
) -> None:
    run = judged(python(reference, "Clumsy"), "--scenario", "KB-D15-20")
    assert run.rule("D15.k1-1") == ("inconclusive", "precondition")
    assert "KeyError: 'so_ky_hieu'" in run.details("D15.k1-1")
    assert "không phải lỗi của phần mềm" in run.details("D15.k1-1")
