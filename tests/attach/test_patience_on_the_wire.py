"""Waiting for a product that polls by itself: a sign within twice its interval, or no answer; never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from harness.run.world.patience import Patience
from harness.steps.stops import NoAnswer


@dataclass(frozen=True)
class Call:
    """One entry of an axis' journal, as far as a wait looks at it."""

    seq: int
    op: str
    doc_id: str = ""
    message_type: str = "edoc"
    system_id: str = "SNV"
    remote_hop: bool = False


@dataclass
class Calls:
    """A journal in which everything has happened already: a wait finds it or times out at once."""

    rows: list[Call] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    @property
    def last_seq(self) -> int:
        return self.rows[-1].seq if self.rows else 0

    def since(self, seq: int) -> list[Call]:
        return [row for row in self.rows if row.seq > seq]

    def wait(self, wanted: Callable[[Call], bool], seq: int, seconds: float) -> Call | None:
        self.waited.append(seconds)
        return next((row for row in self.since(seq) if wanted(row)), None)

    def add(self, op: str, doc_id: str = "") -> None:
        self.rows.append(Call(self.last_seq + 1, op, doc_id))


def waiting(calls: Calls, *then: tuple[str, str]) -> Patience:
    """A wait whose control is followed by these calls of the product (operation, document)."""

    def control() -> tuple[str, ...]:
        for op, doc_id in then:
            calls.add(op, doc_id=doc_id)
        return ("dc-1",)

    return Patience(calls, "SNV", 30, control)


def test_a_control_that_was_taken_and_a_poll_after_it_end_the_wait() -> None:
    calls = Calls()
    waiting(calls, ("getReceivedEdocList", ""), ("getEdoc", "dc-1"), ("getReceivedEdocList", "")).wait()
    assert set(calls.waited) == {60.0}


def test_another_document_or_another_product_is_no_sign() -> None:
    calls = Calls()
    with pytest.raises(NoAnswer, match="không lấy văn bản đối chứng"):
        waiting(calls, ("getReceivedEdocList", ""), ("getEdoc", "khac")).wait()
    calls.rows.append(Call(99, "getEdoc", "dc-1", system_id="STC"))
    with pytest.raises(NoAnswer):
        waiting(calls).wait()


def test_a_product_that_stays_silent_is_not_waited_for_a_second_time_until_it_calls() -> None:
    calls = Calls()
    patience = waiting(calls)
    with pytest.raises(NoAnswer, match="không gọi Trục lần nào"):
        patience.wait()
    calls.waited.clear()
    with pytest.raises(NoAnswer, match="vẫn chưa gọi"):
        patience.wait()
    assert calls.waited == [0.0]
    calls.add("getReceivedEdocList")
    with pytest.raises(NoAnswer, match="không gọi Trục lần nào"):
        patience.wait()
    assert max(calls.waited) == 60.0


def test_what_is_sent_after_an_act_is_waited_for_within_the_same_bound() -> None:
    calls = Calls()
    patience = waiting(calls)
    assert not patience.sends_after(0)
    calls.add("sendEdoc")
    assert patience.sends_after(0)
    assert not patience.sends_after(1)
    assert set(calls.waited) == {60.0}
