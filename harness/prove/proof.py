"""What a proof says of each defect, control and null product (`proof.json`, design §8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.catalogue import Catalogue
from harness.oracles.judgement import Verdict
from harness.prove.trial import TrialResult

SCHEMA = "kiemchuan/proof/1"


@dataclass(frozen=True)
class DefectProof:
    """killed · survived · not-reached · wrong-rule · broken · timeout."""

    id: str
    rule: str
    verdict: str
    killed_by: tuple[str, ...] = ()
    ran: tuple[str, ...] = ()
    also_failed: tuple[str, ...] = ()
    entailed: tuple[str, ...] = ()
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "rule": self.rule, "verdict": self.verdict, "killed_by": list(self.killed_by),
            "ran": list(self.ran), "also_failed": list(self.also_failed), "entailed": list(self.entailed),
            "detail": self.detail,
        }  # fmt: skip


@dataclass(frozen=True)
class ControlProof:
    """survived · killed."""

    id: str
    rule: str
    verdict: str
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "rule": self.rule, "verdict": self.verdict, "detail": self.detail}


@dataclass(frozen=True)
class NullProof:
    """The rules that a null product passed: a hollow rule each."""

    id: str
    passed_rules: tuple[str, ...]
    undeclared: tuple[str, ...] = ()
    ran: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "passed_rules": list(self.passed_rules), "undeclared": list(self.undeclared), "ran": self.ran
        }  # fmt: skip


def entailed_by(catalogue: Catalogue, rule: str) -> frozenset[str]:
    """Every rule that fails along with `rule`, by the catalogue's reasons, however far."""
    found: set[str] = set()
    open_ends = [rule]
    while open_ends:
        for other in catalogue.rules[open_ends.pop()].entails:
            if other not in found and other != rule:
                found.add(other)
                open_ends.append(other)
    return frozenset(found)


def judge_defect(catalogue: Catalogue, defect_id: str, rule: str, trial: TrialResult) -> DefectProof:
    """The verdict of a defect from its trial."""
    mine = trial.verdicts(rule)
    killed_by = tuple(dict.fromkeys(scenario for scenario, verdict in mine if verdict is Verdict.FAILED))
    failed = trial.failed_rules() - {rule}
    entailed = entailed_by(catalogue, rule)
    faults = [verdict for _, verdict in mine if verdict is Verdict.HARNESS_ERROR]
    if killed_by:
        verdict = "killed"
    elif faults or not mine:
        verdict = "broken"
    elif all(v is Verdict.PASSED for _, v in mine):
        verdict = "wrong-rule" if failed - entailed else "survived"
    else:
        verdict = "not-reached"
    return DefectProof(
        defect_id, rule, verdict, killed_by, tuple(trial.ran), tuple(sorted(failed - entailed)),
        tuple(sorted(failed & entailed)), "" if killed_by else ", ".join(sorted(trial.reasons(rule))),
    )  # fmt: skip


def judge_control(control_id: str, rule: str, trial: TrialResult) -> ControlProof:
    """A control survives only if every scenario of its rule passed."""
    mine = trial.verdicts(rule)
    bad = [f"{scenario}: {verdict}" for scenario, verdict in mine if verdict is not Verdict.PASSED]
    return ControlProof(control_id, rule, "killed" if bad or not mine else "survived", "; ".join(bad))


def judge_null(null_id: str, rules: Mapping[str, tuple[str, ...]], trial: TrialResult) -> NullProof:
    """A rule counts as passed when every judgement of all its scenarios passed."""
    passed, undeclared = [], []
    for rule in rules:
        mine = trial.verdicts(rule)
        if mine and all(verdict is Verdict.PASSED for _, verdict in mine):
            passed.append(rule)
        if "capability-not-declared" in trial.reasons(rule):
            undeclared.append(rule)
    return NullProof(null_id, tuple(passed), tuple(undeclared), len(trial.ran))


def proof_json(
    defects: list[DefectProof], controls: list[ControlProof], nulls: list[NullProof], **more: Any
) -> dict[str, Any]:
    """The content of `proof.json`."""
    return {
        "schema": SCHEMA, "defects": [d.as_json() for d in defects], "controls": [c.as_json() for c in controls],
        "nulls": [n.as_json() for n in nulls], **more,
    }  # fmt: skip
