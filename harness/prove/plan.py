"""Which scenarios a defect is tried on: those of its rule, and some others that use the same operation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from harness.catalogue import Catalogue, Scenario, role_of

Operations = Mapping[str, set[str]]
"""Operations that each scenario asked the product for, by scenario id."""

READS = frozenset({
    "about", "sync", "get_clock", "set_clock", "set_working_hours", "set_connection", "list_outgoing", "get_outgoing",
    "get_outgoing_file", "list_incoming", "get_incoming", "get_incoming_file", "register",
    "sendEdoc", "getReceivedEdocList", "getEdoc", "updateStatus",
})  # fmt: skip
"""Operations that every scenario of a role uses: they say nothing of what it is about."""

NEIGHBOURS = 8
"""Scenarios of other rules that one defect is tried on: enough to see it light up rules it has nothing to do with."""


@dataclass(frozen=True)
class Plan:
    """Chooses scenarios for trials, for one role, from what the reference was asked for in each."""

    catalogue: Catalogue
    operations: Operations
    role: str = "agency"
    full: bool = False
    _chosen: dict[str, list[Scenario]] = field(default_factory=dict, repr=False)

    def scenarios_for(self, rule: str, turn: int = 0) -> list[Scenario]:
        """The rule's own scenarios first, then a few others. With `full`, every scenario of the role.

        The others are as many as judge every rule of the operation, and each defect of the operation takes its
        share of them in `turn`: together they try them all, more than once.
        """
        own = self.own(rule)
        if self.full:
            return own + self._others(own)
        if rule not in self._chosen:
            self._chosen[rule] = self._neighbours(rule, own)
        return own + _share(self._chosen[rule], turn)

    def own(self, rule: str) -> list[Scenario]:
        """The scenarios that judge the rule."""
        ids = self.catalogue.scenarios_of.get(rule, ())
        return [s for s in self._all if s.id in ids]

    @cached_property
    def _all(self) -> list[Scenario]:
        return [s for s in self.catalogue.scenarios.values() if role_of(s) == self.role]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(op for s in self._all for op in self._acts(s))

    def _acts(self, scenario: Scenario) -> set[str]:
        return set(self.operations.get(scenario.id, ())) - READS

    def _others(self, own: list[Scenario]) -> list[Scenario]:
        return [s for s in self._all if s not in own]

    def _neighbours(self, rule: str, own: list[Scenario]) -> list[Scenario]:
        """Few scenarios that judge every other rule of the operation: the most rules first, then the least work."""
        operation = self.operation_of(rule)
        pool = [
            s for s in self._others(own) if (operation in self._acts(s) if operation else not self._acts(s))
        ]
        left = {r for s in pool for r in s.rules} - {rule} - {r for s in own for r in s.rules}
        chosen: list[Scenario] = []
        while left:
            best = max(pool, key=lambda s: (len(left.intersection(s.rules)), -len(self._acts(s))))
            chosen.append(best)
            left.difference_update(best.rules)
        return chosen

    def operation_of(self, rule: str) -> str | None:
        """What the rule is about: the rarest act that all of its scenarios share, else the rarest of any; None if
        they only receive."""
        acts = [self._acts(s) for s in self.own(rule)]
        shared = set.intersection(*acts) if acts else set()
        return min(shared or set().union(*acts), key=lambda op: (self._frequency[op], op), default=None)


def _share(scenarios: list[Scenario], turn: int) -> list[Scenario]:
    """The `turn`-th `NEIGHBOURS` of them, round and round."""
    if len(scenarios) <= NEIGHBOURS:
        return scenarios
    start = turn * NEIGHBOURS % len(scenarios)
    return (scenarios + scenarios)[start : start + NEIGHBOURS]
