"""One Allure result per scenario, and per rule that no scenario judged; from events and catalogue alone.

The live reporter and `report RUN` both use this, so that their results are equal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from harness.oracles.judgement import Reason, Verdict
from reports.allure.attachments import Attachments
from reports.allure.status import STATUS, marker, scenario_details
from reports.allure.steps import allure_steps, timeline
from reports.clauses import Clauses, Place
from reports.failure_text import reason_line
from reports.record import ScenarioRecord, rerun_command
from reports.rules_of_run import severity_of
from reports.wording import wording

ATTESTED = "[chứng thực]"


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
    identity = _identity(header, scenario.id)
    files = Attachments(identity["uuid"], read)
    severities = {rule: severity_of(header, places.rules.get(rule)) for rule in scenario.rules}
    details = scenario_details(scenario, severities, places, rerun_command(header, scenario.id))
    mark = f"{ATTESTED} " if scenario.verdict is Verdict.ATTESTED else ""
    place = _place(scenario, places)
    result = {
        **identity,
        "name": f"{mark}{scenario.id} · {scenario.name}",
        "titlePath": [place.chapter, place.article, scenario.feature],
        "status": STATUS[scenario.verdict],
        "statusDetails": details,
        "stage": "finished",
        "description": _description(scenario, places),
        "steps": allure_steps(scenario, files, places, start_ms),
        "attachments": [files.text("Dòng thời gian", timeline(scenario))],
        "parameters": [{"name": k, "value": v, "excluded": True} for k, v in scenario.row.items()],
        "labels": _scenario_labels(scenario, place, severities, places),
        "start": start_ms,
        "stop": start_ms + scenario.duration_ms,
    }
    return Mapped({key: value for key, value in result.items() if value}, files.files)


def rule_result(row: Mapping[str, Any], header: Mapping[str, Any], places: Clauses, at_ms: int) -> Mapped:
    """The result of a rule that no scenario judged: attested, not testable, not applicable, or still open."""
    rule, verdict = row["id"], Verdict(row["verdict"])
    place = places.place(rule)
    vi, en = places.text(rule)
    mark = f"{ATTESTED} " if verdict is Verdict.ATTESTED else ""
    result: dict[str, Any] = {
        **_identity(header, rule),
        "name": f"{mark}{rule} · {vi or places.citation(rule)}",
        "titlePath": [place.chapter, place.article, "Quy tắc không có tình huống"],
        "status": STATUS[verdict],
        "stage": "finished",
        "description": _rule_text(rule, vi, en, places),
        "labels": [
            *_tree_labels(place, "Quy tắc không có tình huống"),
            _label("severity", "critical" if row["severity"] == "mandatory" else "minor"),
            _label("clause", places.citation(rule)),
            _label("rule", rule),
        ],
        "start": at_ms,
        "stop": at_ms,
    }
    if verdict is not Verdict.ATTESTED:
        judgement = {"rule": rule, "reason": row["reason"] if verdict is Verdict.INCONCLUSIVE else None}
        remedy = wording().remedy(row["reason"] or "")
        lines = [marker(str(verdict), [judgement], {}), reason_line(row["reason"] or "")]
        lines += [f"Cách xử lý / remedy: {remedy.vi} / {remedy.en}"] if remedy else []
        result["statusDetails"] = {"message": "\n".join(line for line in lines if line)}
    return Mapped(result, {})


def rules_apart(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rules that a report shows apart: product rules that no scenario judged, and all attested ones."""
    return [
        row
        for row in rows
        if not row["scenarios"]
        and row["reason"] != Reason.NOT_SELECTED
        and (row["scope"] == "product" or row["verdict"] == Verdict.ATTESTED)
    ]


def _identity(header: Mapping[str, Any], name: str) -> dict[str, str]:
    stable = hashlib.sha256(f"kiemchuan/{name}".encode()).hexdigest()[:32]
    return {
        "uuid": str(uuid5(NAMESPACE_OID, f"{header['run']['id']}/{name}")),
        "historyId": stable,
        "testCaseId": stable,
        "fullName": f"kiemchuan#{name}",
    }


def _place(scenario: ScenarioRecord, places: Clauses) -> Place:
    article = places.article_of_path(scenario.path)
    own = [rule for rule in scenario.rules if article is None or places.article_of(rule) == article]
    return places.place((own or list(scenario.rules) or [""])[0], article=article)


def _scenario_labels(
    scenario: ScenarioRecord, place: Place, severities: Mapping[str, str], places: Clauses
) -> list[dict[str, str]]:
    mandatory = "mandatory" in severities.values()
    return [
        *(_label("clause", name) for name in dict.fromkeys(places.citation(rule) for rule in scenario.rules)),
        *(_label("rule", rule) for rule in scenario.rules),
        _label("severity", "critical" if mandatory else "minor"),
        *(_label("tag", tag) for tag in scenario.tags),
        *_tree_labels(place, scenario.feature),
    ]


def _tree_labels(place: Place, suite: str) -> list[dict[str, str]]:
    return [
        _label("epic", place.chapter), _label("feature", place.article), _label("story", place.clause),
        _label("parentSuite", place.chapter), _label("suite", place.article), _label("subSuite", suite),
        _label("framework", "kiemchuan"), _label("language", "gherkin-vi"),
    ]  # fmt: skip


def _label(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


def _description(scenario: ScenarioRecord, places: Clauses) -> str:
    parts = [_rule_text(rule, *places.text(rule), places) for rule in scenario.rules]
    notes = dict.fromkeys(note for row in scenario.judgements for note in row["notes"])
    parts += [f"_Lưu ý:_ {note}" for note in notes]
    return "\n\n".join([*parts, f"`{scenario.path}:{scenario.line}`"])


def _rule_text(rule: str, vi: str, en: str, places: Clauses) -> str:
    told = f"**{rule}** ({places.citation(rule)}) {vi}".rstrip()
    return f"{told}\n\n_{en}_" if en else told
