"""What a scenario is said to need of a driver is what it really asks a driver for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest

from harness.catalogue import Catalogue, Scenario
from harness.catalogue.catalogue import role_of
from harness.oracles.profile import load_profile
from harness.prove.trial import MemoryBlobs
from harness.run.execution import execute
from harness.run.settings import RunSettings
from harness.run.world.agency_world import AgencyWorld
from harness.run.world.product import Product
from harness.steps.keeping_world import KeepingWorld
from harness.steps.levels import ALL_LEVELS, opened, rule_needs
from harness.steps.needs import READS, NotingWorld, needs_of
from harness.steps.noting_safety import NotingSafety
from harness.steps.recordkeeping_world import RecordkeepingWorld
from harness.steps.registry import StepRegistry, load_steps
from harness.steps.safety_world import SafetyWorld
from harness.steps.stops import NotApplicable
from harness.steps.world import World

HANDED_OVER = frozenset({"about", "set_working_hours", "set_connection", "sync", "set_clock"})
"""What a world does for every scenario; a jump of the clock is told by `clock.moved`."""

LOOKED_AT_TOO = frozenset({"statistics", "list_dossiers", "set_antivirus"})
"""Asked for a cross-check where the product declares them; judging does without."""
CROSS_CHECKED_BY = {
    scenario: frozenset({"list_incoming", "get_incoming"})
    for scenario in ("KB-D06-360", "KB-D06-361", "KB-D09-107")
}
"""The same, where only some scenarios do so: the door of a driver is tried where there is one (Đ6.k2.a-3), and so is
the recall answer that a record shows (Đ9.k1.c-3)."""
ONLY_IF_THERE = frozenset({"get_dossier"})
"""What is read of something that a product may rightly have refused to make."""


class Asked:
    """Hears a run: which operations each scenario asked for."""

    def __init__(self) -> None:
        self.of: dict[str, set[str]] = {}
        self.now = ""

    def write(self, kind: str, /, **fields: Any) -> None:
        if kind == "scenario-start":
            self.now = fields["scenario"]
            self.of[self.now] = set()
        elif kind == "scenario-end":
            self.now = ""
        elif kind == "observation" and fields["kind"] == "clock.moved":
            self.of[self.now].add("set_clock")

    def operation(self, name: str) -> None:
        if self.now and name not in HANDED_OVER:
            self.of[self.now].add(name)


@pytest.fixture(scope="module")
def registry() -> StepRegistry:
    return load_steps()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def covering(scenarios: Iterator[Scenario], registry: StepRegistry) -> list[Scenario]:
    """Scenarios that have every step definition and every check among them, each adding a new one."""
    found: list[Scenario] = []
    known: set[tuple[str, str]] = set()
    for scenario in scenarios:
        matches = [registry.find(step).definition for step in scenario.steps]
        keys = {(one.kind, one.pattern) for one in matches}
        if keys - known:
            found.append(scenario)
            known |= keys
    return found


@pytest.mark.slow
def test_every_step_and_check_asks_the_product_for_what_is_said(
    catalogue: Catalogue, registry: StepRegistry, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """Neither less (a level would promise too much) nor more (it would promise too little)."""
    asked, call, together = Asked(), Product.call, Product.call_together

    def heard_together(self: Product, operation: str, requests: Any) -> Any:
        asked.operation(operation)
        return together(self, operation, requests)

    monkeypatch.setattr(Product, "call_together", heard_together)

    def heard(self: Product, operation: str, **arguments: Any) -> Any:
        asked.operation(operation)
        return call(self, operation, **arguments)

    monkeypatch.setattr(Product, "call", heard)
    mine = (one for one in catalogue.scenarios.values() if role_of(one) == "agency")
    scenarios = covering(mine, registry)
    settings = _settings(tmp_path)
    world = AgencyWorld(settings, load_profile(settings.profile), asked, MemoryBlobs())
    world.start()
    try:
        results = [execute(scenario, world, registry, asked) for scenario in scenarios]
    finally:
        world.stop()
    scenarios = [one.scenario for one in results if not isinstance(one.stop, NotApplicable)]
    assert len(scenarios) > 50
    said = {
        one.id: needs_of(one, registry).operations - HANDED_OVER | _clock(one, registry) for one in scenarios
    }
    real = {one.id: frozenset(asked.of[one.id]) for one in scenarios}
    assert _differences(said, real) == {}


def _settings(folder: Any) -> RunSettings:
    from datetime import datetime

    return RunSettings(out=folder, run_id="needs", started=datetime.now().astimezone())


def _clock(scenario: Scenario, registry: StepRegistry) -> frozenset[str]:
    return needs_of(scenario, registry).operations & {"set_clock"}


def _differences(said: Mapping[str, Any], real: Mapping[str, Any]) -> dict[str, tuple[list[str], list[str]]]:
    return {
        one: (sorted(real[one] - said[one]), sorted(said[one] - real[one]))
        for one in said
        if said[one] - real[one] - ONLY_IF_THERE
        or real[one] - said[one] - LOOKED_AT_TOO - CROSS_CHECKED_BY.get(one, frozenset())
    }


def test_the_walk_knows_every_act_of_the_world() -> None:
    for world, noting in (
        (World, NotingWorld), (RecordkeepingWorld, NotingWorld), (KeepingWorld, NotingWorld),
        (SafetyWorld, NotingSafety),
    ):  # fmt: skip
        acts = {name for name in vars(world) if not name.startswith("_")} - {"profile", "as_of", "accounts"}
        assert acts - {name for name in dir(noting) if not name.startswith("_")} == set(), world


def test_each_level_opens_more_and_the_last_one_opens_all(
    catalogue: Catalogue, registry: StepRegistry
) -> None:
    needs = rule_needs(catalogue, registry)
    by_level = [opened(needs, level) for level in ALL_LEVELS]
    whole = [{one.rule.id for one in found.whole} for found in by_level]
    assert all(low < high for low, high in pairwise(whole))
    assert whole[-1] == set(needs)
    assert "D8.k2.q" in whole[0]
    assert not {one.rule.id for one in by_level[0].closed} & {"D8.k2.h-1", "D9.k1.c-3", "D11-1", "D15.k3-3"}


def test_readings_are_the_closed_list_that_checks_use(catalogue: Catalogue, registry: StepRegistry) -> None:
    mine = [one for one in catalogue.scenarios.values() if role_of(one) == "agency"]
    checks = [registry.find(step).definition.check for one in mine for step in one.steps]
    assert {what for one in checks if one is not None for what in one.reads} <= set(READS)
