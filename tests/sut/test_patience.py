"""A call is given its declared time until calls keep running out of it; any answer restores it."""

from __future__ import annotations

from harness.sut.drivers.patience import PATIENT_TIMES, SHORT, SHORT_TIMES, SHORTEST, Patience


def test_a_product_that_hangs_on_costs_less_and_less() -> None:
    patience = Patience(60)
    given = []
    for _ in range(PATIENT_TIMES + SHORT_TIMES + 400):
        given.append(patience.seconds("sync"))
        patience.ran_out("sync")
    assert given[:PATIENT_TIMES] == [60] * PATIENT_TIMES
    assert given[PATIENT_TIMES] == SHORT
    assert given[-1] == SHORTEST
    assert sum(given) < 4 * 60


def test_one_operation_that_hangs_leaves_the_others_their_time() -> None:
    patience = Patience(60)
    for _ in range(PATIENT_TIMES):
        patience.ran_out("sync")
        patience.answered("about")
    assert patience.seconds("sync") == SHORT
    assert patience.seconds("issue") == 60


def test_an_answer_restores_the_time() -> None:
    patience = Patience(60)
    for _ in range(20):
        patience.ran_out("sync")
    patience.answered("sync")
    assert patience.seconds("sync") == 60


def test_less_than_declared_is_never_more_than_declared() -> None:
    patience = Patience(0.05)
    for _ in range(20):
        patience.ran_out("sync")
    assert patience.seconds("sync") == 0.05
