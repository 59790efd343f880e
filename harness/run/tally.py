"""Counts a run: from the events of its scenarios to a verdict for every rule of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from harness.catalogue import Catalogue
from harness.oracles.judgement import Verdict
from harness.oracles.profile import Profile
from harness.run.verdicts import RuleVerdict, reason_without_judgement, severity_on, weakest, worst


@dataclass
class Tally:
    """Judgements gathered by rule, as they come; `rules` turns them into verdicts."""

    judgements: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    def add(self, event: Mapping[str, Any]) -> None:
        if event["type"] == "judgement":
            self.judgements.setdefault(event["rule"], []).append(event)

    @classmethod
    def of(cls, events: Iterable[Mapping[str, Any]]) -> Tally:
        tally = cls()
        for event in events:
            tally.add(event)
        return tally

    def rules(
        self, catalogue: Catalogue, profile: Profile, *, selected: frozenset[str], role: str, as_of: date,
        in_use_since: date | None, running: frozenset[str],
    ) -> list[RuleVerdict]:  # fmt: skip
        """A verdict for every rule. `running`: ids of scenarios that were to run."""
        found = []
        for rule in catalogue.rules:
            mine = self.judgements.get(rule.id, [])
            scenarios = tuple(dict.fromkeys(row["scenario"] for row in mine))
            severity = severity_on(rule, profile, as_of, in_use_since)
            if mine and rule.id in selected:
                verdict = worst(Verdict(row["verdict"]) for row in mine)
                reasons = [row["reason"] for row in mine if row["verdict"] == verdict and row["reason"]]
                details = [row["detail"] for row in mine if row["verdict"] == verdict and row.get("detail")]
                reason = (
                    reasons[0] if reasons else (details[0] if verdict is Verdict.NOT_APPLICABLE else None)
                )
                links = weakest(row["seen_by"] for row in mine)
                found.append(RuleVerdict(rule, verdict, reason, severity, links, scenarios))
                continue
            owes = running.intersection(catalogue.scenarios_of.get(rule.id, ()))
            verdict, reason = reason_without_judgement(
                rule, selected=rule.id in selected, has_scenarios=bool(owes), role=role
            )
            found.append(RuleVerdict(rule, verdict, reason, severity, None, scenarios))
        return found
