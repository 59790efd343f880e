"""One Allure result per scenario, from its events and the catalogue alone.

The live reporter and `report RUN` both use this, so that their results are equal.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.oracles.judgement import Verdict
from reports.allure.attachments import Attachments
from reports.allure.parts import ATTESTED, identity, label, owner, rule_text, rulebook_links, tree_labels
from reports.allure.status import STATUS, scenario_details
from reports.allure.steps import allure_steps, timeline
from reports.clauses import Clauses, Place
from reports.record import ScenarioRecord, rerun_command
from reports.rules_of_run import severity_of


@dataclass(frozen=True)
class Mapped:
    """A result as Allure's JSON, with the files it points to (name → bytes)."""

    result: dict[str, Any]
    files: Mapping[str, bytes]


def scenario_result(
    scenario: ScenarioRecord,
    header: Mapping[str, Any],
    places: Clauses,
    read: Callable[[str], bytes],
    start_ms: int,
) -> Mapped:
    """The result of one scenario; identity comes from its id alone, so that renames keep the history."""
    known_as = identity(header, scenario.id)
    files = Attachments(known_as["uuid"], read)
    severities = {rule: severity_of(header, places.rules.get(rule)) for rule in scenario.rules}
    details = scenario_details(scenario, severities, places, rerun_command(header, scenario.id))
    mark = f"{ATTESTED} " if scenario.verdict is Verdict.ATTESTED else ""
    place = _place(scenario, places)
    result = {
        **known_as,
        "name": f"{mark}{scenario.id} · {scenario.name}",
        "titlePath": [place.chapter, place.article, scenario.feature],
        "status": STATUS[scenario.verdict],
        "statusDetails": details,
        "stage": "finished",
        "description": _description(scenario, places),
        "steps": allure_steps(scenario, files, places, start_ms),
        "attachments": [files.text("Dòng thời gian", timeline(scenario))],
        "parameters": [{"name": k, "value": v, "excluded": True} for k, v in scenario.row.items()],
        "labels": [
            *_scenario_labels(scenario, place, severities, places),
            label(
                "owner", owner((places.rules[r].scope for r in scenario.rules if r in places.rules), header)
            ),
        ],
        "links": rulebook_links(scenario.rules, os.environ),
        "start": start_ms,
        "stop": start_ms + scenario.duration_ms,
    }
    return Mapped({key: value for key, value in result.items() if value}, files.files)


def _place(scenario: ScenarioRecord, places: Clauses) -> Place:
    article = places.article_of_path(scenario.path)
    own = [rule for rule in scenario.rules if article is None or places.article_of(rule) == article]
    return places.place((own or list(scenario.rules) or [""])[0], article=article)


def _scenario_labels(
    scenario: ScenarioRecord, place: Place, severities: Mapping[str, str], places: Clauses
) -> list[dict[str, str]]:
    mandatory = "mandatory" in severities.values()
    return [
        *(label("clause", name) for name in dict.fromkeys(places.citation(rule) for rule in scenario.rules)),
        *(label("rule", rule) for rule in scenario.rules),
        label("severity", "critical" if mandatory else "minor"),
        *(label("tag", tag) for tag in scenario.tags),
        *tree_labels(place, scenario.feature),
    ]


def _description(scenario: ScenarioRecord, places: Clauses) -> str:
    parts = [rule_text(rule, *places.text(rule), places) for rule in scenario.rules]
    notes = dict.fromkeys(note for row in scenario.judgements for note in row["notes"])
    parts += [f"_Lưu ý:_ {note}" for note in notes]
    return "\n\n".join([*parts, f"`{scenario.path}:{scenario.line}`"])
