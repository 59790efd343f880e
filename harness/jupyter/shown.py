"""From a session to views: a rule with its readings, and what its scenarios showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.catalogue import CatalogueError, Rule, Scenario, role_of
from harness.jupyter.session import NotebookSession
from harness.jupyter.views import RuleView, ScenarioView
from harness.oracles.profile import Switch
from reports.clauses import clauses
from reports.record import ScenarioRecord
from reports.rulebook.edition import readings_of
from reports.wording import wording


def show_scenarios(session: NotebookSession, records: Sequence[ScenarioRecord]) -> ScenarioView:
    """What a cell displays."""
    return ScenarioView(tuple(records), clauses(), session.evidence, session.settings.role)


def show_rule(session: NotebookSession, rule_id: str, *, run: bool) -> RuleView:
    """A rule and, with `run`, its scenarios executed. CatalogueError on an unknown rule."""
    if rule_id not in session.catalogue.rules:
        raise CatalogueError(f"không có quy tắc {rule_id}; xem %kiemchuan rules / no rule {rule_id}")
    rule = session.catalogue.rules[rule_id]
    scenarios = [s for s in session.scenarios_of(rule_id) if role_of(s)]
    view = None
    if run and scenarios:
        view = show_scenarios(session, [session.run_scenario(scenario) for scenario in scenarios])
    readings = told_readings(rule, session.profile.switches.values())
    return RuleView(rule, readings, view, waiting(rule, scenarios, run))


def told_readings(rule: Rule, switches: Iterable[Switch]) -> list[tuple[str, str]]:
    """How a profile reads the rule: question and answer of each switch that its row names."""
    return [(switch.question_vi, str(switch.value)) for switch in readings_of(rule, switches)]


def waiting(rule: Rule, scenarios: Sequence[Scenario], run: bool) -> str:
    """Why nothing was executed, in words; empty where something was, or was not asked for."""
    if scenarios or not run:
        return ""
    if rule.why_not_vi:
        return rule.why_not_vi
    if rule.attestation:
        return f"{wording().reason('not-attested').vi}: {rule.attestation.instruction_vi}"
    return wording().reason("not-implemented").vi
