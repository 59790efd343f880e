"""Which rules each level of the driver contract opens (design §5): L0 the wire alone, then L1, L2, L3 on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.catalogue import Catalogue, Rule
from harness.catalogue.catalogue import role_of
from harness.steps.needs import Needs, needs_of
from harness.steps.registry import StepRegistry
from harness.sut.declaration import LEVELS, WIRE_ONLY

ALL_LEVELS = (WIRE_ONLY, *LEVELS)
_LEVEL_OF = {operation: level for level, operations in LEVELS.items() for operation in operations}


def level_of(operations: Iterable[str]) -> str:
    """The lowest level that has all of the operations; of none, L0."""
    return max((_LEVEL_OF[operation] for operation in operations), default=WIRE_ONLY)


def operations_up_to(level: str) -> frozenset[str]:
    """What a product at a level can do."""
    known = ALL_LEVELS[1 : ALL_LEVELS.index(level) + 1]
    return frozenset(operation for name in known for operation in LEVELS[name])


@dataclass(frozen=True)
class RuleNeeds:
    """What judging a rule needs of the driver: by scenario, the operations behind each of its Thens."""

    rule: Rule
    scenarios: Mapping[str, tuple[frozenset[str], ...]]

    @property
    def operations(self) -> frozenset[str]:
        """Everything that any of its scenarios needs."""
        return frozenset().union(*(self.of(one) for one in self.scenarios))

    def of(self, scenario: str) -> frozenset[str]:
        """What one scenario needs to judge all that it says of the rule."""
        return frozenset().union(*self.scenarios[scenario])

    @property
    def level(self) -> str:
        """The level from which every scenario of the rule is judged."""
        return level_of(self.operations)

    def judged_with(self, operations: frozenset[str]) -> tuple[str, ...]:
        """Scenarios that judge all they say of the rule where the product has these operations."""
        return tuple(one for one in self.scenarios if self.of(one) <= operations)

    def touched_with(self, operations: frozenset[str]) -> tuple[str, ...]:
        """Scenarios that judge at least one thing about the rule where the product has these operations."""
        return tuple(
            one for one, thens in self.scenarios.items() if any(needed <= operations for needed in thens)
        )

    def missing(self, operations: frozenset[str]) -> tuple[str, ...]:
        """Operations that the rule wants beyond these, in the order of the levels."""
        return tuple(sorted(self.operations - operations, key=lambda one: (_LEVEL_OF[one], one)))


def rule_needs(catalogue: Catalogue, registry: StepRegistry) -> dict[str, RuleNeeds]:
    """Every rule of a product of role agency that scenarios judge automatically."""
    walked: dict[str, Needs] = {}
    found = {}
    for rule in catalogue.rules:
        if rule.method != "automatic" or rule.scope != "product" or "agency" not in rule.roles:
            continue
        ids = catalogue.scenarios_of.get(rule.id, ())
        own = [one for one in ids if role_of(catalogue.scenarios[one]) == "agency"]
        for one in own:
            if one not in walked:
                walked[one] = needs_of(catalogue.scenarios[one], registry)
        if own:
            found[rule.id] = RuleNeeds(rule, {one: walked[one].of(rule.id) for one in own})
    return found


@dataclass(frozen=True)
class Opened:
    """What a level gives: rules judged by all of their scenarios, by some, by none."""

    level: str
    whole: tuple[RuleNeeds, ...]
    part: tuple[RuleNeeds, ...]
    closed: tuple[RuleNeeds, ...]

    @property
    def operations(self) -> frozenset[str]:
        return operations_up_to(self.level)


def opened(needs: Mapping[str, RuleNeeds], level: str) -> Opened:
    """Sort the rules by what a product at a level lets be judged."""
    having = operations_up_to(level)
    whole = tuple(one for one in needs.values() if one.operations <= having)
    touched = tuple(one for one in needs.values() if one.touched_with(having))
    part = tuple(one for one in touched if one not in whole)
    closed = tuple(one for one in needs.values() if one not in touched)
    return Opened(level, whole, part, closed)
