"""The catalogue: rules beside their scenarios, and what of them a run selects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from harness.catalogue.compiled import Compiled, compiled_path, keep, take
from harness.catalogue.rule import CatalogueError, Rule, Rules
from harness.catalogue.scenario import Scenario, read_feature

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ROOT / "features"
FIXTURES = ROOT / "fixtures"


@dataclass(frozen=True)
class Selection:
    """What was asked for; empty means all. `word` is what the record says of it."""

    rules: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    scenarios: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        return not (self.rules or self.articles or self.scenarios)

    @property
    def word(self) -> str:
        if self.whole:
            return "all"
        parts = [f"rule:{r}" for r in sorted(self.rules)] + [f"article:{a}" for a in sorted(self.articles)]
        return " ".join(parts + [f"scenario:{s}" for s in sorted(self.scenarios)])


@dataclass(frozen=True)
class Catalogue:
    """Rules and scenarios of one features folder, checked against each other."""

    rules: Rules
    scenarios: Mapping[str, Scenario]

    @classmethod
    def load(cls, features: Path = FEATURES, *, use_cache: bool = True) -> Catalogue:
        """Read the whole folder. CatalogueError on any trap, an unknown rule or a doubled scenario id.

        A folder that was read before, byte for byte, is taken from the cache.
        """
        place = compiled_path(features) if use_cache else None
        if place and (known := take(place)):
            return cls(Rules({rule.id: rule for rule in known.rules}), {s.id: s for s in known.scenarios})
        fresh = cls._compile(features)
        if place:
            keep(place, Compiled(list(fresh.rules), list(fresh.scenarios.values())))
        return fresh

    @classmethod
    def _compile(cls, features: Path) -> Catalogue:
        rules = Rules.load(features)
        scenarios: dict[str, Scenario] = {}
        for path in sorted(features.glob("dieu_*/*.feature")):
            for scenario in read_feature(path):
                if scenario.id in scenarios:
                    other = scenarios[scenario.id]
                    raise CatalogueError(
                        f"{path}:{scenario.line}: id {scenario.id} is taken by {other.path}:{other.line} [same-id]"
                    )
                for rule_id in scenario.rules:
                    if rule_id not in rules:
                        raise CatalogueError(
                            f"{path}:{scenario.line}: no rule {rule_id} in the catalogue [no-such-rule]"
                        )
                scenarios[scenario.id] = scenario
        return cls(rules, scenarios)

    @cached_property
    def scenarios_of(self) -> Mapping[str, tuple[str, ...]]:
        """Scenario ids by rule id; a rule without scenarios is absent."""
        found: dict[str, list[str]] = {}
        for scenario in self.scenarios.values():
            for rule_id in scenario.rules:
                found.setdefault(rule_id, []).append(scenario.id)
        return {rule: tuple(ids) for rule, ids in found.items()}

    def select(self, selection: Selection, *, role: str) -> tuple[list[Rule], list[Scenario]]:
        """The rules and scenarios that a selection means for a role. CatalogueError on an unknown name."""
        for rule_id in selection.rules:
            if rule_id not in self.rules:
                raise CatalogueError(f"no rule {rule_id}; `kiemchuan rules` lists them")
        for scenario_id in selection.scenarios:
            if scenario_id not in self.scenarios:
                raise CatalogueError(f"no scenario {scenario_id}; `kiemchuan rules show RULE` lists them")
        for article in selection.articles:
            if not any(rule.article == article for rule in self.rules):
                raise CatalogueError(f"no Điều {article}; the regulation has Điều 1 to 23")
        named = set(selection.scenarios)
        wanted = [
            rule
            for rule in self.rules
            if selection.whole
            or rule.id in selection.rules
            or rule.article in selection.articles
            or any(rule.id in self.scenarios[s].rules for s in named)
        ]
        ids = {rule.id for rule in wanted}
        scenarios = [
            scenario
            for scenario in self.scenarios.values()
            if self._concerns(scenario, role)
            and (scenario.id in named if named else bool(ids.intersection(scenario.rules)))
        ]
        return wanted, scenarios

    def _concerns(self, scenario: Scenario, role: str) -> bool:
        """Whether a run of a role has the scenario: an attestation belongs to the roles of its rule, or to all."""
        if own := role_of(scenario):
            return own == role
        rules = [self.rules[rule_id] for rule_id in scenario.rules]
        return any(not rule.roles or role in rule.roles for rule in rules)


def role_of(scenario: Scenario) -> str:
    """The role that a scenario tests: `axis` where it is tagged @vai-trò-trục, else `agency`.

    Empty for a scenario tagged @chứng-thực: a person attests, no product is asked for anything.
    """
    if "chứng-thực" in scenario.tags:
        return ""
    return "axis" if "vai-trò-trục" in scenario.tags else "agency"
