"""`earl.jsonld`: the run in W3C's Evaluation and Report Language (EARL 1.0), as JSON-LD 1.1 with its context inside.

One assertion per rule, and one per judgement of a rule in a scenario. EARL knows five outcomes; the verdict of ours
that an outcome stands for is kept beside it (`verdict`, `reason`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.oracles.judgement import Reason, Verdict
from reports.clauses import Clauses, clauses
from reports.failure_text import failure_lines
from reports.judged_rules import JudgedRule, judged_rules
from reports.printable import printable
from reports.record import RunRecord, write_json

BASE = "urn:kiemchuan:qd-50-2018:"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "kc": f"{BASE}terms#",
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "title": {"@id": "dct:title", "@container": "@language"},
    "description": {"@id": "dct:description", "@container": "@language"},
    "date": {"@id": "dct:date", "@type": "xsd:dateTime"},
    "identifier": "dct:identifier",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "source": "dct:source",
    "name": "foaf:name",
    "revision": "doap:revision",
    "vendor": "doap:vendor",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "result": "earl:result",
    "outcome": {"@id": "earl:outcome", "@type": "@vocab"},
    "info": {"@id": "earl:info", "@container": "@language"},
    "mode": {"@id": "earl:mode", "@type": "@vocab"},
    "passed": "earl:passed",
    "failed": "earl:failed",
    "cantTell": "earl:cantTell",
    "inapplicable": "earl:inapplicable",
    "untested": "earl:untested",
    "automatic": "earl:automatic",
    "manual": "earl:manual",
    "semiAuto": "earl:semiAuto",
    "verdict": "kc:verdict",
    "reason": "kc:reason",
    "severity": "kc:severity",
    "scope": "kc:scope",
    "seenBy": "kc:seen-by",
    "scenario": {"@id": "kc:scenario", "@type": "@id"},
    "complete": {"@id": "kc:complete", "@type": "xsd:boolean"},
    "certifiable": {"@id": "kc:certifiable", "@type": "xsd:boolean"},
    "evidenceRoot": "kc:evidence-root",
    "suite": "kc:suite-sha256",
    "asOf": "kc:as-of",
    "profile": "kc:profile",
    "seed": "kc:seed",
}
_OUTCOME = {
    Verdict.PASSED: "passed", Verdict.ATTESTED: "passed", Verdict.FAILED: "failed",
    Verdict.INCONCLUSIVE: "cantTell", Verdict.HARNESS_ERROR: "cantTell",
    Verdict.NOT_APPLICABLE: "inapplicable", Verdict.NOT_TESTABLE: "untested",
}  # fmt: skip
_NEVER_TRIED = (Reason.NOT_IMPLEMENTED, Reason.NOT_SELECTED)


def outcome(verdict: str, reason: str) -> str:
    """EARL's word for a verdict; what was never tried is untested, not a question left open."""
    return "untested" if reason in _NEVER_TRIED else _OUTCOME[Verdict(verdict)]


def earl(record: RunRecord) -> dict[str, Any]:
    """The whole document."""
    places = clauses()
    rules = judged_rules(record, places)
    nodes = [_run(record), _tool(record), _product(record)]
    nodes += [_requirement(rule) for rule in rules]
    nodes += [_test_case(record, scenario) for scenario in record.scenarios]
    for rule in rules:
        nodes += _assertions(record, rule, places)
    return {"@context": CONTEXT, "graph": nodes}


def write_earl(record: RunRecord, path: Path) -> Path:
    return write_json(path, earl(record))


def _run(record: RunRecord) -> dict[str, Any]:
    footer = record.footer or {}
    return {
        "id": _run_id(record), "type": "kc:Run", "identifier": record.run["id"], "date": record.run["started"],
        "complete": record.complete, "certifiable": record.certifiable, "suite": record.run["suite_sha256"],
        "asOf": record.run["as_of"], "profile": record.run["profile"], "seed": record.run["seed"],
        "source": "Quyết định 50/2018/QĐ-UBND An Giang",
        **({"evidenceRoot": footer["evidence_root"]} if footer else {}),
    }  # fmt: skip


def _tool(record: RunRecord) -> dict[str, Any]:
    version = record.header["tools"].get("kiemchuan", "")
    return {"id": f"{BASE}tool", "type": "earl:Software", "title": {"vi": "kiemchuan"}, "revision": version}


def _product(record: RunRecord) -> dict[str, Any]:
    sut = record.sut
    return {
        "id": f"{_run_id(record)}:product", "type": ["earl:TestSubject", "earl:Software"],
        "title": {"vi": printable(sut["name"])}, "revision": printable(sut["version"]),
        "vendor": printable(sut["vendor"]), "kc:role": sut["role"],
    }  # fmt: skip


def _requirement(rule: JudgedRule) -> dict[str, Any]:
    return {
        "id": _rule_id(rule.id), "type": "earl:TestRequirement", "identifier": rule.id,
        "title": {"vi": rule.citation}, "description": {"vi": rule.text_vi, "en": rule.text_en},
        "severity": rule.row["severity"], "scope": rule.row["scope"],
    }  # fmt: skip


def _test_case(record: RunRecord, scenario: Any) -> dict[str, Any]:
    return {
        "id": _scenario_id(scenario.id), "type": "earl:TestCase", "identifier": scenario.id,
        "title": {"vi": scenario.name}, "isPartOf": [_rule_id(rule) for rule in scenario.rules],
        "verdict": str(scenario.verdict),
    }  # fmt: skip


def _assertions(record: RunRecord, rule: JudgedRule, places: Clauses) -> Iterator[dict[str, Any]]:
    seen_by = rule.row["seen_by"] or ""
    told = {"vi": "; ".join(part for part in (rule.reason_vi, rule.caveat_vi) if part)}
    yield {
        **_assertion(record, rule.id, _rule_id(rule.id), rule.verdict, rule.reason, seen_by),
        "result": _result(rule.verdict, rule.reason, told if told["vi"] else {}),
    }
    for number, (scenario, judgement) in enumerate(rule.judgements):
        verdict, reason = judgement["verdict"], judgement["reason"] or ""
        lines = failure_lines(judgement, places) if verdict not in (Verdict.PASSED, Verdict.ATTESTED) else []
        yield {
            **_assertion(
                record, f"{rule.id}:{scenario.id}:{number}", _rule_id(rule.id), verdict, reason,
                judgement["seen_by"],
            ),
            "scenario": _scenario_id(scenario.id),
            "result": _result(verdict, reason, {"vi": "\n".join(lines)} if lines else {}),
        }  # fmt: skip


def _assertion(
    record: RunRecord, name: str, test: str, verdict: str, reason: str, seen_by: str
) -> dict[str, Any]:
    return {
        "id": f"{_run_id(record)}:assertion:{name}", "type": "earl:Assertion", "assertedBy": f"{BASE}tool",
        "subject": f"{_run_id(record)}:product", "test": test, "mode": _mode(verdict, reason, seen_by),
        **({"seenBy": seen_by} if seen_by else {}),
    }  # fmt: skip


def _mode(verdict: str, reason: str, seen_by: str) -> str:
    if verdict == Verdict.ATTESTED or seen_by == "attestation" or reason.startswith("not-attested"):
        return "manual"
    return "semiAuto" if seen_by == "person" else "automatic"


def _result(verdict: str, reason: str, info: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "earl:TestResult", "outcome": outcome(verdict, reason), "verdict": str(verdict),
        **({"reason": reason} if reason else {}), **({"info": dict(info)} if info else {}),
    }  # fmt: skip


def _run_id(record: RunRecord) -> str:
    return f"{BASE}run:{record.run['id']}"


def _rule_id(rule: str) -> str:
    return f"{BASE}rule:{rule}"


def _scenario_id(scenario: str) -> str:
    return f"{BASE}scenario:{scenario}"
