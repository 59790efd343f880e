"""The suite on the reference: the same verdicts whatever came before and whatever the day, few documents issued."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import Catalogue, Scenario, role_of
from harness.oracles.profile import load_profile
from harness.prove.trial import MemoryBlobs
from harness.run.execution import execute
from harness.run.settings import RunSettings
from harness.run.world.agency_world import AgencyWorld
from harness.run.world.keys import Keys
from harness.steps.registry import load_steps
from simulators.clock import VIETNAM
from simulators.protocol.signing import RememberedJudgements

START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
ANOTHER_DAY = datetime(2020, 2, 29, 8, tzinfo=VIETNAM)
"""A Saturday, of another year: a scenario that names a day sets its clock."""
MOST_ISSUES = 120
"""Full issues of a document in the whole suite: each is signed twice, and a run is meant to be short."""

Verdicts = dict[str, list[tuple[str, str, str, str]]]
"""By scenario: rule, verdict, reason and failure code of each judgement, in the order of its Thens."""


@dataclass
class Issues:
    """Hears the events of a run; remembers which documents of its own the product put on the wire."""

    documents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def write(self, kind: str, /, **fields: Any) -> None:
        if kind == "observation" and fields["kind"] == "wire.sent":
            data = fields["data"]
            if data["message_type"] == "edoc" and data["sender"] == data["own_id"]:
                self.documents[fields["scenario"]].add(data["document_id"])

    @property
    def count(self) -> int:
        """A document that waited for the axis and left during a later scenario is one."""
        return len(set().union(*self.documents.values()))


@dataclass
class Suite:
    """Runs scenarios in worlds of their own, one world per order."""

    settings: RunSettings
    keys: Keys | None = None

    def on(self, day: datetime) -> Suite:
        """The same keys in a run whose virtual clock starts on another day."""
        return Suite(replace(self.settings, started=day, as_of=day.date()), self.keys)

    def run(self, scenarios: list[Scenario], issues: Issues) -> Verdicts:
        world = AgencyWorld(
            self.settings, load_profile(self.settings.profile), issues, MemoryBlobs(), keys=self.keys
        )
        if self.keys is None:
            self.keys = world.keys = replace(world.keys, judge=RememberedJudgements())
        world.start()
        try:
            return {s.id: self._verdicts(s, world, issues) for s in scenarios}
        finally:
            world.stop()

    def _verdicts(
        self, scenario: Scenario, world: AgencyWorld, issues: Issues
    ) -> list[tuple[str, str, str, str]]:
        result = execute(scenario, world, load_steps(), issues)
        return [
            (
                one.rule,
                str(one.judgement.verdict),
                str(one.judgement.reason or ""),
                one.judgement.failure.code if one.judgement.failure else "",
            )
            for one in result.judged
        ]


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    return Suite(RunSettings(tmp_path_factory.mktemp("order"), "order", START))


def test_order_and_repetition_change_no_verdict_and_few_documents_are_issued(
    suite: Suite, tmp_path: Path
) -> None:
    scenarios = [s for s in Catalogue.load().scenarios.values() if role_of(s) == "agency"]
    issues = Issues()
    first = suite.run(scenarios, issues)
    assert all(first.values()), "a scenario without a judgement"
    assert issues.count <= MOST_ISSUES, sorted(issues.documents.items(), key=lambda item: -len(item[1]))[:10]

    for seed, day in ((1, START), (3, ANOTHER_DAY)):
        mixed = random.Random(seed).sample(scenarios, len(scenarios))
        again = suite.on(day).run(mixed, Issues())
        assert {s: v for s, v in again.items() if v != first[s]} == {}
