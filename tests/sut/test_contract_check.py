"""The contract check: silent about the reference, and precise about whose side a flaw is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.sut.check_world import SimulatedWorld, simulated_world
from harness.sut.contract import load_contract
from harness.sut.contract_check import check_driver
from harness.sut.finding import Finding, Side, Weight
from harness.sut.probes import PROBES
from simulators.qlvb import Parts, Qlvb, QlvbConfig


@pytest.fixture
def world() -> Iterator[SimulatedWorld]:
    with simulated_world() as world:
        yield world


def check(
    tmp_path: Path, world: SimulatedWorld | None, parts: Parts | None = None, **more: Any
) -> list[Finding]:
    with Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="t"), parts) as product:
        return list(check_driver(product.url, "t", world=world, **more))


def test_every_operation_is_tried() -> None:
    assert {probe.operation for probe in PROBES} == set(load_contract().operations)


def test_the_reference_keeps_the_contract(tmp_path: Path, world: SimulatedWorld) -> None:
    assert check(tmp_path, world) == []
    assert check(tmp_path, None) == []


def test_a_wrong_token_is_a_matter_of_configuration(tmp_path: Path) -> None:
    with Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="t")) as product:
        (finding,) = check_driver(product.url, "other")
    assert (finding.code, finding.side) == ("unexpected-unauthorized", Side.CONFIGURATION)
    assert "sut.toml" in finding.remedy


def test_a_driver_that_is_not_there_is_a_matter_of_configuration() -> None:
    (finding,) = check_driver("http://127.0.0.1:9", "t")
    assert (finding.operation, finding.code, finding.side) == ("about", "unreachable", Side.CONFIGURATION)


def broken(name: str, **methods: Any) -> Parts:
    kind = type("Broken", (getattr(Parts(), name),), methods)
    return replace(Parts(), **{name: kind})


def _nothing(*_: Any, **__: Any) -> None:
    return None


FAR_APART = replace(
    broken("rights", require=_nothing),
    registers=broken("registers", outgoing=lambda *_: []).registers,
    recalls=broken("recalls", recall=lambda *_: 1 / 0).recalls,
    presentation=broken(
        "presentation",
        is_in_working_list=lambda *_: False,
        outgoing=lambda self, r: {
            k: v for k, v in Parts().presentation.outgoing(self, r).items() if k != "history"
        },
    ).presentation,
)
"""Breaks that don't hide each other, in one product: a whole check takes seconds."""
Found = tuple[str, str, Weight]
BREAKS: dict[str, tuple[Parts, set[Found]]] = {
    "sends nothing": (
        broken("issuing", dispatch=_nothing),
        {("issue", "nothing-arrived", Weight.ERROR)},
    ),
    "receives nothing": (
        broken("inbox", poll=_nothing),
        {("list_incoming", "not-received", Weight.ERROR)},
    ),
    "state unknown to the contract": (
        broken(
            "presentation",
            incoming=lambda self, r: {**Parts().presentation.incoming(self, r), "state": "đã đến"},
        ),
        {("list_incoming", "bad-answer", Weight.ERROR)},
    ),
    "anyone may act, register without rows, working list empty, no history, recall crashes": (
        FAR_APART,
        {
            ("issue", "role-not-checked", Weight.ERROR),
            ("register", "row-missing", Weight.ERROR),
            ("list_incoming", "not-in-working-list", Weight.ERROR),
            ("issue", "members-missing", Weight.WARNING),
            ("recall", "unexpected-internal", Weight.ERROR),
        },
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_product_is_found_out_with_a_remedy(
    tmp_path: Path, world: SimulatedWorld, name: str
) -> None:
    """On the product's side, at the operation where it shows."""
    parts, wanted = BREAKS[name]
    findings = check(tmp_path, world, parts)
    found = [f for f in findings if (f.operation, f.code, f.weight) in wanted]
    assert {(f.operation, f.code, f.weight) for f in found} == wanted, findings
    assert all(f.side is Side.PRODUCT and f.remedy and f.vi for f in found)


def test_an_operation_declared_but_absent_is_found(tmp_path: Path, world: SimulatedWorld) -> None:
    from simulators.qlvb.driver.operations import Operations
    from simulators.qlvb.errors import ErrorKind, QlvbError

    def absent(self: Operations, call: object) -> None:
        raise QlvbError(ErrorKind.NOT_SUPPORTED, "not-supported", "chưa làm", "not done")

    product = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="t"))
    original = Operations.escalate
    Operations.escalate = absent  # type: ignore[method-assign,assignment]
    try:
        product.start()
        findings = check_driver(product.url, "t", world=world)
        declared = frozenset(load_contract().operations) - {"escalate"}
        without = check_driver(product.url, "t", world=world, declared=declared)
    finally:
        Operations.escalate = original  # type: ignore[method-assign]
        product.stop()
    assert [(f.operation, f.code) for f in findings] == [("escalate", "declared-but-absent")]
    assert without == ()
