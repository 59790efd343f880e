"""One trial: some scenarios against one deviating product, in a world of its own, nothing written to disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from harness.catalogue import Scenario
from harness.oracles.judgement import Verdict
from harness.oracles.profile import Profile, load_profile
from harness.run.execution import ScenarioResult, execute
from harness.run.settings import RunSettings
from harness.run.world.agency_world import AgencyWorld
from harness.run.world.axis_world import AxisWorld
from harness.run.world.keys import Keys
from harness.steps.registry import StepRegistry
from harness.sut.declaration import Declaration, embedded_declaration
from simulators.protocol.signing import RememberedJudgements


class MemoryBlobs:
    """Content-addressed bytes that live as long as a trial."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self._data[digest] = data
        return digest

    def get(self, digest: str) -> bytes:
        return self._data[digest]


class OperationLog:
    """Hears the events of a trial; remembers which operations each scenario asked the product for."""

    def __init__(self) -> None:
        self.operations: dict[str, set[str]] = {}

    def write(self, kind: str, /, **fields: Any) -> None:
        if kind == "observation" and fields["kind"] in ("driver.answer", "driver.refused", "axis.call"):
            self.operations.setdefault(fields["scenario"], set()).add(fields["data"]["op"])


@dataclass
class TrialResult:
    """Which rules a trial failed or passed, by scenario."""

    ran: list[str] = field(default_factory=list)
    results: list[ScenarioResult] = field(default_factory=list)
    operations: dict[str, set[str]] = field(default_factory=dict)

    def verdicts(self, rule: str) -> list[tuple[str, Verdict]]:
        return [
            (r.scenario.id, j.judgement.verdict) for r in self.results for j in r.judged if j.rule == rule
        ]

    def refuted(self, rules: Iterable[str]) -> bool:
        """Whether each of the rules has a judgement that is not a pass."""
        return all(any(verdict is not Verdict.PASSED for _, verdict in self.verdicts(rule)) for rule in rules)

    def failed_rules(self) -> set[str]:
        return {j.rule for r in self.results for j in r.judged if j.judgement.verdict is Verdict.FAILED}

    def reasons(self, rule: str) -> set[str]:
        return {str(j.judgement.reason) for r in self.results for j in r.judged if j.rule == rule}


Needed = Callable[[TrialResult, Scenario], bool]
"""Whether a scenario can still tell something, after what a trial found."""


def until_refuted(found: TrialResult, scenario: Scenario) -> bool:
    """For a null product: as long as one of the scenario's rules could be passed."""
    return not found.refuted(scenario.rules)


def until_killed(rule: str) -> Needed:
    """For a defect: once its rule has failed, only scenarios of other rules, which must not fail with it."""
    return lambda found, scenario: rule not in scenario.rules or rule not in found.failed_rules()


class Prover:
    """Keys, registry and profile of a process that proves; each trial gets a new world."""

    def __init__(
        self, settings: RunSettings, registry: StepRegistry, *, axis: Declaration | None = None
    ) -> None:
        self.settings = settings
        self.axis = axis or embedded_declaration("axis")
        self.registry = registry
        self.profile: Profile = load_profile(settings.profile)
        self._keys: Keys | None = None

    def trial(
        self, scenarios: Iterable[Scenario], *, parts: Any = None, product: Any = None, role: str = "agency",
        needed: Needed = lambda _found, _scenario: True,
    ) -> TrialResult:  # fmt: skip
        """Run scenarios against the reference made of `parts`, or against another `product` (a launcher).

        A scenario that is not `needed` any more, after what was found before it, is left out.
        """
        log = OperationLog()
        world = self._world(role, log, parts, product)
        if self._keys is None:  # every trial receives the same files at the same moments
            self._keys = world.keys = replace(world.keys, judge=RememberedJudgements())
        found = TrialResult(operations=log.operations)
        world.start()
        try:
            for scenario in scenarios:
                if not needed(found, scenario):
                    continue
                found.ran.append(scenario.id)
                found.results.append(execute(scenario, world, self.registry, log))
        finally:
            world.stop()
        return found

    def _world(self, role: str, log: OperationLog, parts: Any, product: Any) -> AgencyWorld | AxisWorld:
        if role == "axis":
            settings = replace(self.settings, sut=self.axis, role="axis")
            return AxisWorld(
                settings, self.profile, log, MemoryBlobs(), keys=self._keys, parts=parts, product=product
            )
        return AgencyWorld(
            self.settings, self.profile, log, MemoryBlobs(), keys=self._keys, parts=parts, product=product
        )
