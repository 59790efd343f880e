"""A line that breaks between product and axis is nobody's breach: it fails no rule, and hides none that is broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from harness.catalogue import Catalogue
from harness.oracles.judgement import Reason, Verdict
from harness.prove.trial import TrialResult
from harness.run.settings import RunSettings
from harness.steps.registry import load_steps
from simulators.clock import VIETNAM
from simulators.qlvb.messages import StatusReport
from simulators.qlvb.outbox import Outbox, SendFault
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Incoming
from simulators.qlvb.status_writer import StatusWriter
from tests.faults.wire import WiredProver, every_ninth, gone_from

EXCHANGE = ("KB-D09-62", "KB-D09-73", "KB-D11-01", "KB-D11-12", "KB-D11-22", "KB-D18-51")
OPERATIONS = ("getReceivedEdocList", "downloadEdoc", "sendEdoc", "updateStatus")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="module")
def prover(tmp_path_factory: pytest.TempPathFactory) -> WiredProver:
    out: Path = tmp_path_factory.mktemp("line")
    return WiredProver(RunSettings(out, "line", datetime(2019, 12, 17, 8, tzinfo=VIETNAM)), load_steps())


def _trial(
    prover: WiredProver, catalogue: Catalogue, scenarios: Sequence[str], parts: Parts | None = None
) -> TrialResult:
    return prover.trial([catalogue.scenarios[one] for one in scenarios], parts=parts)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("kind", ["502", "cut", "lost"])
def test_a_line_that_gives_way_now_and_then_fails_nothing(
    kind: str, operation: str, catalogue: Catalogue, prover: WiredProver
) -> None:
    """The product tries again, and is given the occasion to: every scenario passes as on a sound line."""
    prover.trouble = every_ninth(operation, kind)
    trial = _trial(prover, catalogue, EXCHANGE)
    assert {result.verdict for result in trial.results} == {Verdict.PASSED}


def test_a_line_that_is_gone_is_told_as_that(catalogue: Catalogue, prover: WiredProver) -> None:
    """Nothing reaches the axis any more and the product says so: no rule fails, and none passes for it."""
    prover.trouble = gone_from("sendEdoc", 3)
    trial = _trial(prover, catalogue, ("KB-D09-62", "KB-D09-70"))
    assert trial.failed_rules() == set()
    assert Verdict.PASSED not in {result.verdict for result in trial.results[1:]}


def test_a_call_that_never_comes_through_is_the_line(catalogue: Catalogue, prover: WiredProver) -> None:
    """The lists are answered, no message ever is taken: the product says that the axis was out of its reach."""
    prover.trouble = lambda operation: "502" if operation == "sendEdoc" else ""
    trial = _trial(prover, catalogue, ("KB-D09-62",))
    assert trial.failed_rules() == set()
    assert str(Reason.CONNECTION_LOST) in trial.reasons("D9.k1.a-6")


def test_a_product_that_tells_nobody_fails_on_a_weak_line_too(
    catalogue: Catalogue, prover: WiredProver
) -> None:
    """Further exchanges give nothing to whom there is nothing to send."""

    class Silent(StatusWriter):
        def accepted(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    prover.trouble = every_ninth("getReceivedEdocList", "502")
    trial = _trial(prover, catalogue, ("KB-D09-62",), replace(Parts(), status_writer=Silent))
    assert "D9.k1.a-6" in trial.failed_rules()


def test_a_product_that_blames_the_line_while_its_calls_arrive_fails(
    catalogue: Catalogue, prover: WiredProver
) -> None:
    """It sends what the axis refuses: the axis saw the call, so no line is to blame."""
    prover.trouble = lambda _operation: ""

    class Blaming(Outbox):
        def fault(self, result: object) -> SendFault:
            return SendFault("axis-unreachable", "Trục không trả lời")

        def status_addressee(self, report: StatusReport) -> tuple[str, ...] | None:
            return ("000.00.99.H99",)

        def is_out_of_reach(self, result: object) -> bool:
            return False

    trial = _trial(prover, catalogue, ("KB-D09-62",), replace(Parts(), outbox=Blaming))
    assert "D9.k1.a-6" in trial.failed_rules()
