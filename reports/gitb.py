"""`gitb.xml`: the run as a conformance statement report of the Interoperability Test Bed (GITB TRL, namespace tr/v1).

A test suite per điều, a test case per rule, a step per scenario that judged it, an assertion per judgement. GITB
knows four results; the exact verdict is a tag of the test case and the `type` of the assertion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from harness.oracles.judgement import Verdict
from harness.run.verdicts import worst
from reports.clauses import Clauses, clauses
from reports.failure_text import failure_lines
from reports.judged_rules import JudgedRule, judged_rules
from reports.printable import printable
from reports.record import RunRecord, ScenarioRecord

TR = "http://www.gitb.com/tr/v1/"
CORE = "http://www.gitb.com/core/v1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
REGULATION = "Quyết định 50/2018/QĐ-UBND An Giang"
_RESULT = {
    Verdict.PASSED: "SUCCESS", Verdict.ATTESTED: "SUCCESS", Verdict.FAILED: "FAILURE",
}  # fmt: skip


def result(verdict: str, *, recommended: bool = False) -> str:
    """GITB's word: a recommendation that was not followed is a warning, what was not settled is undefined."""
    found = _RESULT.get(Verdict(verdict), "UNDEFINED")
    return "WARNING" if found == "FAILURE" and recommended else found


def gitb(record: RunRecord) -> bytes:
    """The whole file."""
    places = clauses()
    rules = judged_rules(record, places)
    root = etree.Element(
        etree.QName(TR, "ConformanceStatementReport"), nsmap={"tr": TR, "gitb": CORE, "xsi": XSI}
    )
    _text(_child(root, "metadata"), "reportTime", _moment(record.started))
    statement = _child(root, "statement")
    statement.set("id", record.run["id"])
    _definition(statement, record)
    _summary(statement, record, rules)
    suites = _child(statement, "testOverview")
    for article in sorted({rule.article for rule in rules}):
        _suite(suites, article, [rule for rule in rules if rule.article == article], places)
    details = _child(statement, "testDetails")
    for rule in rules:
        _details(details, record, rule, places)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def write_gitb(record: RunRecord, path: Path) -> Path:
    path.write_bytes(gitb(record))
    return path


def _definition(parent: etree._Element, record: RunRecord) -> None:
    run, sut = record.run, record.sut
    definition = _child(parent, "definition")
    party = _child(definition, "party")
    _text(_child(party, "organisation"), "name", sut["vendor"] or "–")
    system = _child(party, "system")
    _text(system, "name", sut["name"])
    _text(system, "version", sut["version"])
    properties = _child(system, "properties")
    facts = {
        "run": run["id"], "complete": str(record.complete).lower(),
        "certifiable": str(record.certifiable).lower(), "selection": run["selection"], "seed": str(run["seed"]),
        "profile": run["profile"], "as-of": run["as_of"], "clock": run["clock"],
        "suite-sha256": run["suite_sha256"], "declaration-sha256": run["declaration_sha256"],
    }  # fmt: skip
    for name, value in facts.items():
        _text(properties, "property", value).set("name", name)
    for name, value in (
        ("domain", "Gửi, nhận văn bản điện tử"), ("specification", REGULATION), ("actor", sut["role"])
    ):  # fmt: skip
        _text(_child(definition, name), "name", value)


def _summary(parent: etree._Element, record: RunRecord, rules: Iterable[JudgedRule]) -> None:
    """Counts of rules; the whole is a success only if the product is certifiable."""
    results = [result(rule.verdict, recommended=rule.recommended) for rule in rules]
    failed = results.count("FAILURE")
    summary = _child(parent, "summary")
    _text(summary, "status", "SUCCESS" if record.certifiable else "FAILURE" if failed else "UNDEFINED")
    _text(summary, "succeeded", str(results.count("SUCCESS")))
    _text(summary, "failed", str(failed))
    _text(summary, "incomplete", str(len(results) - results.count("SUCCESS") - failed))


def _suite(parent: etree._Element, article: int, rules: list[JudgedRule], places: Clauses) -> None:
    suite = _child(parent, "testSuite")
    _metadata(suite, places.article_title(article))
    _text(suite, "result", _overall(rules))
    cases = _child(suite, "testCases")
    for rule in rules:
        case = _child(cases, "testCase")
        case.set("optional", str(not rule.decides).lower())
        case.set("ref", rule.id)
        _rule_metadata(case, rule)
        _text(case, "result", result(rule.verdict, recommended=rule.recommended))


def _overall(rules: Iterable[JudgedRule]) -> str:
    """Of an article: a failure if a mandatory rule failed, a success if every rule that was settled is one."""
    results = {result(rule.verdict, recommended=rule.recommended) for rule in rules}
    order = ("FAILURE", "UNDEFINED", "WARNING", "SUCCESS")
    return next(word for word in order if word in results)


def _details(parent: etree._Element, record: RunRecord, rule: JudgedRule, places: Clauses) -> None:
    case = _child(parent, "testCase")
    case.set("id", rule.id)
    _rule_metadata(case, rule)
    _text(case, "startTime", _moment(record.started))
    _text(case, "result", result(rule.verdict, recommended=rule.recommended))
    message = "; ".join(part for part in (rule.reason_vi, rule.caveat_vi) if part)
    if message:
        _text(case, "message", message)
    scenarios = {scenario.id: scenario for scenario, _ in rule.judgements}
    if scenarios:
        steps = _child(case, "steps")
        for name, scenario in scenarios.items():
            mine = [judgement for at, judgement in rule.judgements if at.id == name]
            _step(steps, record, scenario, mine, rule, places)


def _step(
    parent: etree._Element, record: RunRecord, scenario: ScenarioRecord,
    judgements: list[Mapping[str, Any]], rule: JudgedRule, places: Clauses,
) -> None:  # fmt: skip
    step = _child(parent, "step")
    step.set("id", scenario.id)
    _text(step, "description", scenario.name)
    report = _typed(step, "report", "TAR")
    _text(report, "date", _moment(record.started))
    told = worst(Verdict(judgement["verdict"]) for judgement in judgements)
    _text(report, "result", result(told, recommended=rule.recommended))
    marks = [_mark(judgement["verdict"], recommended=rule.recommended) for judgement in judgements]
    counters = _child(report, "counters")
    _text(counters, "nrOfAssertions", str(len(marks)))
    _text(counters, "nrOfErrors", str(marks.count("error")))
    _text(counters, "nrOfWarnings", str(marks.count("warning")))
    assertions = _child(report, "reports")
    for mark, judgement in zip(marks, judgements, strict=True):
        _assertion(assertions, mark, judgement, record, scenario, places)


def _mark(verdict: str, *, recommended: bool) -> str:
    """An assertion of GITB is an error, a warning or information; nothing that stayed open is mere information."""
    if verdict == Verdict.FAILED:
        return "warning" if recommended else "error"
    return "info" if verdict in (Verdict.PASSED, Verdict.ATTESTED, Verdict.NOT_APPLICABLE) else "warning"


def _assertion(
    parent: etree._Element, mark: str, judgement: Mapping[str, Any], record: RunRecord,
    scenario: ScenarioRecord, places: Clauses,
) -> None:  # fmt: skip
    found = _typed(parent, mark, "BAR")
    _text(found, "assertionID", judgement["rule"])
    _text(found, "description", "\n".join(failure_lines(judgement, places)))
    failure = judgement["failure"] or {}
    if failure.get("where"):
        _text(found, "location", failure["where"])
    _text(found, "test", record.rerun(scenario.id))
    _text(found, "type", judgement["verdict"])
    if code := failure.get("code") or judgement["reason"]:
        _text(found, "value", code)


def _rule_metadata(parent: etree._Element, rule: JudgedRule) -> None:
    row = rule.row
    tags = {
        "verdict": row["verdict"],
        "severity": row["severity"],
        "scope": row["scope"],
        "basis": row["basis"],
    }
    if row["seen_by"]:
        tags["seen-by"] = row["seen_by"]
    _metadata(parent, f"{rule.id} {rule.citation}", rule.text_vi, tags, rule.citation)


def _metadata(
    parent: etree._Element, name: str, description: str = "", tags: Mapping[str, str] | None = None,
    reference: str = "",
) -> None:  # fmt: skip
    metadata = _child(parent, "metadata")
    _text(metadata, "name", name, CORE)
    if description:
        _text(metadata, "description", description, CORE)
    if tags:
        holder = _child(metadata, "tags", CORE)
        for tag, value in tags.items():
            _text(holder, "tag", value, CORE).set("name", tag)
    if reference:
        _text(_child(metadata, "specification", CORE), "reference", f"{REGULATION}, {reference}", CORE)


def _child(parent: etree._Element, name: str, namespace: str = TR) -> etree._Element:
    return etree.SubElement(parent, etree.QName(namespace, name))


def _typed(parent: etree._Element, name: str, kind: str) -> etree._Element:
    element = _child(parent, name)
    element.set(etree.QName(XSI, "type"), f"tr:{kind}")
    return element


def _text(parent: etree._Element, name: str, value: str, namespace: str = TR) -> etree._Element:
    element = _child(parent, name, namespace)
    element.text = printable(value)
    return element


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
