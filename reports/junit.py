"""`junit.xml` for a vendor's CI: a suite per điều, a test case per scenario (design §6, "To others")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from harness.oracles.judgement import Verdict
from harness.run.verdicts import weakest
from reports.clauses import Clauses, clauses
from reports.failure_text import failure_lines, reason_line
from reports.printable import printable
from reports.record import RunRecord, ScenarioRecord
from reports.rules_of_run import rule_rows
from reports.unjudged import OpenQuestion, open_questions, settled
from reports.wording import wording

ATTESTED = "Chứng thực"
UNJUDGED = "Quy tắc không có tình huống"
CUT_OFF = "Lượt chạy bị cắt"
_SKIPPED = (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTABLE)


@dataclass(frozen=True)
class Case:
    """One test case: at most one of failure, error, skipped, with its type, its line and its text."""

    classname: str
    name: str
    seconds: float = 0.0
    outcome: str = ""
    type: str = ""
    message: str = ""
    text: str = ""
    seen_by: tuple[str, ...] = ()
    """`rule: link` of each rule that was judged: what only the driver could tell is told as such, passed or not."""


@dataclass
class Suite:
    """A `testsuite` element before it is written."""

    name: str
    cases: list[Case] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(case.outcome == outcome for case in self.cases)


def junit(record: RunRecord) -> bytes:
    """The whole file. Scenarios first, by điều; then rules that no scenario judged; then attestations."""
    places = clauses()
    suites: dict[str, Suite] = {}

    def suite(name: str) -> Suite:
        return suites.setdefault(name, Suite(name))

    for scenario in sorted(record.scenarios, key=lambda s: _article(s, places)):
        attested = scenario.verdict is Verdict.ATTESTED
        name = ATTESTED if attested else places.article_title(_article(scenario, places))
        suite(name).cases.append(_scenario_case(record, scenario, places))
    for name in record.not_run:
        suite(CUT_OFF).cases.append(_not_run(record, name))
    rows = rule_rows(record, places.rules)
    for row in settled(rows, record.run["selection"]):
        name = ATTESTED if row["verdict"] == Verdict.ATTESTED else UNJUDGED
        suite(name).cases.append(_rule_case(row, places))
    for question in open_questions(rows):
        suite(UNJUDGED).cases.append(_open_case(question))
    return _xml(record, list(suites.values()))


def write_junit(record: RunRecord, path: Path) -> Path:
    path.write_bytes(junit(record))
    return path


def _article(scenario: ScenarioRecord, places: Clauses) -> int:
    found = places.article_of_path(scenario.path)
    return found if found is not None else places.article_of(scenario.rules[0]) if scenario.rules else 0


def _scenario_case(record: RunRecord, scenario: ScenarioRecord, places: Clauses) -> Case:
    outcome, kind = _outcome(scenario.verdict, _reasons(scenario))
    judged = [row for row in scenario.judgements if row["verdict"] == scenario.verdict]
    lines = [line for row in judged for line in failure_lines(row, places)] if outcome else []
    if outcome and not scenario.ended:
        lines.append(str(scenario.stop))
    return Case(
        classname=f"kiemchuan.{scenario.path.partition('/')[0]}",
        name=f"{scenario.id} {scenario.name}",
        seconds=scenario.duration_ms / 1000,
        outcome=outcome,
        type=kind,
        message=lines[0] if lines else "",
        text="\n".join([*lines, record.rerun(scenario.id)]) if outcome else "",
        seen_by=_seen_by(scenario),
    )


def _seen_by(scenario: ScenarioRecord) -> tuple[str, ...]:
    links: dict[str, list[str]] = {}
    for row in scenario.judgements:
        links.setdefault(row["rule"], []).append(row["seen_by"])
    return tuple(f"{rule}: {link}" for rule, found in links.items() if (link := weakest(found)))


def _reasons(scenario: ScenarioRecord) -> str:
    found = [row["reason"] for row in scenario.judgements if row["reason"]]
    return str(found[0]) if found else ""


def _outcome(verdict: Verdict, reason: str) -> tuple[str, str]:
    """JUnit's word for a verdict, and the type that tells an error of ours from a question left open."""
    if verdict is Verdict.FAILED:
        return "failure", "failed"
    if verdict is Verdict.HARNESS_ERROR:
        return "error", "harness-error"
    if verdict is Verdict.INCONCLUSIVE:
        return "error", f"inconclusive: {reason}" if reason else "inconclusive"
    if verdict in _SKIPPED:
        return "skipped", str(verdict)
    return "", ""


def _rule_case(row: Mapping[str, Any], places: Clauses) -> Case:
    verdict = Verdict(row["verdict"])
    outcome, kind = _outcome(verdict, row["reason"] or "")
    message = f"{wording().verdict(verdict).vi}: {reason_line(row['reason'])}" if row["reason"] else ""
    return Case(
        classname=f"kiemchuan.{'chung-thuc' if verdict is Verdict.ATTESTED else 'quy-tac'}",
        name=f"{row['id']} {places.citation(row['id'])}",
        outcome=outcome,
        type=kind,
        message=message if outcome else "",
        text=places.text(row["id"])[0] if outcome else "",
        seen_by=(f"{row['id']}: {row['seen_by']}",) if row["seen_by"] else (),
    )


def _open_case(question: OpenQuestion) -> Case:
    outcome, kind = _outcome(question.verdict, question.reason)
    return Case(
        classname="kiemchuan.quy-tac",
        name=f"{len(question.rules)} quy tắc bắt buộc chưa kết luận được: {question.reason or question.verdict}",
        outcome=outcome,
        type=kind,
        message=reason_line(question.reason),
        text="\n".join(question.rules),
    )


def _not_run(record: RunRecord, name: str) -> Case:
    message = "tình huống chưa được chạy: lượt chạy bị cắt / never ran: the run was cut off"
    return Case(
        "kiemchuan.bi-cat", name, outcome="error", type="not-run", message=message, text=record.rerun(name)
    )


def _xml(record: RunRecord, suites: list[Suite]) -> bytes:
    root = etree.Element("testsuites", {"name": "kiemchuan", **_counts(suites)})
    for number, suite in enumerate(suites):
        about = {"id": str(number), "name": printable(suite.name), "timestamp": _timestamp(record)}
        element = etree.SubElement(root, "testsuite", {**about, **_counts([suite])})
        properties = etree.SubElement(element, "properties")
        for name, value in _properties(record):
            etree.SubElement(properties, "property", name=name, value=printable(value))
        for case in suite.cases:
            _case(element, case)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _case(parent: etree._Element, case: Case) -> None:
    element = etree.SubElement(
        parent, "testcase", classname=case.classname, name=printable(case.name), time=f"{case.seconds:.3f}"
    )
    if case.outcome == "skipped":
        etree.SubElement(element, "skipped", message=printable(case.message or case.type)).text = printable(
            case.text
        )
    elif case.outcome:
        found = etree.SubElement(element, case.outcome, type=case.type, message=printable(case.message))
        found.text = printable(case.text)
    if case.seen_by:
        told = printable("thấy qua / seen by\n" + "\n".join(case.seen_by))
        etree.SubElement(element, "system-out").text = told


def _counts(suites: Iterable[Suite]) -> dict[str, str]:
    cases = list(suites)
    return {
        "tests": str(sum(len(suite.cases) for suite in cases)),
        "failures": str(sum(suite.count("failure") for suite in cases)),
        "errors": str(sum(suite.count("error") for suite in cases)),
        "skipped": str(sum(suite.count("skipped") for suite in cases)),
        "time": f"{sum(case.seconds for suite in cases for case in suite.cases):.3f}",
    }


def _properties(record: RunRecord) -> list[tuple[str, str]]:
    run, sut = record.run, record.sut
    return [
        ("run", run["id"]), ("seed", str(run["seed"])), ("profile", run["profile"]), ("as-of", run["as_of"]),
        ("product", f"{sut['name']} {sut['version']}"), ("role", sut["role"]),
        ("complete", str(record.complete).lower()),
    ]  # fmt: skip


def _timestamp(record: RunRecord) -> str:
    return record.started.replace(tzinfo=None).isoformat(timespec="seconds")
