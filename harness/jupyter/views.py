"""How a scenario and a rule look under a cell: escaped HTML for a person, text for a terminal, JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from harness.catalogue import Rule
from harness.oracles.judgement import Verdict
from harness.run.verdicts import worst
from reports.clauses import Clauses
from reports.failure_text import failure_lines
from reports.page.exchange import LANES, Arrow, Lane, arrow
from reports.page.lines import xml_line, xml_lines
from reports.record import ScenarioRecord
from reports.web.templates import clean
from reports.wording import Words, wording

VERDICT_MIME = "application/vnd.kiemchuan.verdicts+json"
"""`{"scenarios": [{"id", "verdict", "rules": {rule: verdict}}]}`: what a program reads of an output."""
_MARKS = {"passed": "✓", "done": "·", "failed": "✗", "skipped": "–", "stopped": "!"}
_COLOURS = {"passed": "#1a7f37", "attested": "#1a7f37", "failed": "#b42318", "harness-error": "#8e4585"}
_OPEN = "#8a6100"
_GOING_ON = "going-on"
_MESSAGE_BYTES = 60_000
Evidence = Callable[[str], bytes]


@dataclass(frozen=True)
class ScenarioView:
    """Scenarios as they went. `evidence` gives the bytes of a hash, for the messages."""

    records: Sequence[ScenarioRecord]
    clauses: Clauses
    evidence: Evidence
    role: str = "agency"

    def __repr__(self) -> str:
        return "\n".join(_text(record, self.clauses) for record in self.records)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/plain": repr(self), "text/html": str(self.html()), VERDICT_MIME: verdicts(self.records)}

    def html(self) -> Markup:
        """One block per scenario; the first that did not pass is open."""
        return Markup("").join(_scenario(r, self.clauses, self.evidence, self.role) for r in self.records)


@dataclass(frozen=True)
class RuleView:
    """A rule in words, and its scenarios as they went, if they were run."""

    rule: Rule
    reading: Sequence[tuple[str, str]]
    scenarios: ScenarioView | None
    waiting: str = ""
    """Why nothing was run."""

    @property
    def verdict(self) -> str:
        """The worst of the rule's own judgements; empty where nothing was run."""
        rows = [j for r in (self.scenarios.records if self.scenarios else ()) for j in r.judgements]
        mine = [Verdict(row["verdict"]) for row in rows if row["rule"] == self.rule.id]
        return str(worst(mine)) if mine else ""

    def __repr__(self) -> str:
        told = f" → {wording().verdict(self.verdict).vi}" if self.verdict else ""
        head = f"[{self.rule.id}] {self.rule.citation}{told}\n{self.rule.text_vi}"
        return "\n".join(part for part in (head, self.waiting, repr(self.scenarios or "").strip("'")) if part)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": repr(self), "text/html": str(self.html())}
        if self.scenarios:
            bundle[VERDICT_MIME] = {
                **verdicts(self.scenarios.records),
                "rule": self.rule.id,
                "verdict": self.verdict,
            }
        return bundle

    def html(self) -> Markup:
        """The rule, how it is read, its verdict, then the scenarios."""
        reading = Markup("").join(
            Markup("<li>{} → <b>{}</b></li>").format(clean(question), clean(value))
            for question, value in self.reading
        )
        return Markup(
            '<div lang="vi" style="border-left:4px solid {colour};padding:.2em .8em;margin:.4em 0">'
            "<b>[{id}] {citation}</b> {verdict}<div>{vi}</div>"
            '<div lang="en" style="opacity:.7">{en}</div>{reading}{waiting}</div>{scenarios}'
        ).format(
            colour=_colour(self.verdict), id=self.rule.id, citation=self.rule.citation,
            verdict=_badge(self.verdict) if self.verdict else "", vi=self.rule.text_vi, en=self.rule.text_en,
            reading=Markup("<ul>{}</ul>").format(reading) if self.reading else "",
            waiting=Markup("<p>{}</p>").format(self.waiting) if self.waiting else "",
            scenarios=self.scenarios.html() if self.scenarios else "",
        )  # fmt: skip


def verdicts(records: Iterable[ScenarioRecord]) -> dict[str, Any]:
    """What a program reads: each scenario's verdict, and the worst of each of its rules."""
    return {"scenarios": [_verdicts(record) for record in records]}


def _verdicts(record: ScenarioRecord) -> dict[str, Any]:
    rules: dict[str, list[Verdict]] = {}
    for row in record.judgements:
        rules.setdefault(row["rule"], []).append(Verdict(row["verdict"]))
    return {
        "id": record.id,
        "verdict": str(record.verdict),
        "rules": {rule: str(worst(found)) for rule, found in rules.items()},
    }


# ------------------------------------------------------------------------------------------------ one scenario


def _scenario(record: ScenarioRecord, clauses: Clauses, evidence: Evidence, role: str) -> Markup:
    fine = str(record.verdict) in ("passed", "attested", "not-applicable")
    parts = [
        Markup('<ol style="list-style:none;padding-left:.5em;margin:.3em 0">{}</ol>').format(
            Markup("").join(_step(step) for step in record.steps)
        ),
        *(
            _failure(row, clauses)
            for row in record.judgements
            if row["verdict"] not in ("passed", "attested")
        ),
        Markup("<p>⏹ {}</p>").format(clean(record.stop)) if record.stop else Markup(""),
        _exchange(record, role),
        _messages(record, evidence),
    ]
    return Markup('<details lang="vi" {}><summary>{} <b>{}</b> {}</summary>{}</details>').format(
        Markup("") if fine else Markup("open"), _badge(_state(record)), record.id, clean(record.name),
        Markup("").join(parts),
    )  # fmt: skip


def _step(step: Any) -> Markup:
    table = Markup("")
    if step.table:
        rows = Markup("").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(Markup("<td>{}</td>").format(clean(cell)) for cell in row)
            )
            for row in step.table
        )
        table = Markup("<table>{}</table>").format(rows)
    return Markup('<li><span style="color:{}">{}</span> <b>{}</b> {}{}</li>').format(
        _colour(step.state), _MARKS.get(step.state, "?"), clean(step.keyword), clean(step.text), table
    )


def _failure(row: Mapping[str, Any], clauses: Clauses) -> Markup:
    lines = Markup("<br>").join(clean(line) for line in failure_lines(row, clauses))
    return Markup('<p style="border-left:3px solid {};padding-left:.6em">{}</p>').format(
        _colour(row["verdict"]), lines
    )


def _exchange(record: ScenarioRecord, role: str) -> Markup:
    """Who did what to whom when, in virtual time, as a table: readable without a picture, and in a terminal."""
    lanes = LANES.get(role, LANES["agency"])
    rows = Markup("").join(_arrow_row(row, arrow(row), lanes) for row in record.observations)
    return Markup(
        "<details><summary>Trao đổi · Exchange ({})</summary><table><tr><th>Lúc</th><th>Từ</th><th>Đến</th>"
        "<th>Việc</th></tr>{}</table></details>"
    ).format(len(record.observations), rows)


def _arrow_row(row: Mapping[str, Any], drawn: Arrow, lanes: Mapping[Lane, Any]) -> Markup:
    names = {str(lane): words.vi for lane, words in lanes.items()}
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>").format(
        row["at"][:19].replace("T", " "), names.get(drawn.sender, ""), names.get(drawn.receiver, ""),
        "✗ " if drawn.broken else "", drawn.label.vi,
    )  # fmt: skip


def _messages(record: ScenarioRecord, evidence: Evidence) -> Markup:
    """The edXML messages, each with the line marked that a failure points at."""
    wanted = {
        int(seq): row["failure"]["where"]
        for row in record.judgements
        if row["failure"]
        for seq in row["used"]
    }
    shown = []
    for row in record.observations:
        digest = row["blobs"].get("message")
        if digest and row["kind"] in ("input.sent", "wire.sent", "wire.delivered"):
            shown.append(_message(row, evidence(digest), wanted.get(int(row["seq"]), "")))
    return Markup("").join(shown)


def _message(row: Mapping[str, Any], data: bytes, where: str) -> Markup:
    text, _ = xml_lines(data[:_MESSAGE_BYTES].decode("utf-8", "replace"))
    marked = xml_line(text, where) if where else 0
    lines = Markup("\n").join(
        Markup("<mark>{}</mark>").format(clean(line))
        if number == marked
        else Markup("{}").format(clean(line))
        for number, line in enumerate(text.splitlines(), 1)
    )
    return Markup(
        '<details><summary>{} {}</summary><pre style="max-height:30em;overflow:auto">{}</pre></details>'
    ).format(wording().seen(row["kind"]).vi, clean(row["about"]), lines)


def _text(record: ScenarioRecord, clauses: Clauses) -> str:
    lines = [f"{_said(_state(record)).vi}: {record.id} {clean(record.name)}"]
    lines += [f"  {_MARKS.get(s.state, '?')} {s.keyword} {clean(s.text)}" for s in record.steps]
    for row in record.judgements:
        if row["verdict"] not in ("passed", "attested"):
            lines += [f"    {line}" for line in failure_lines(row, clauses)]
    return "\n".join([*lines, *([f"  ⏹ {clean(record.stop)}"] if record.stop else [])])


def _state(record: ScenarioRecord) -> str:
    """The verdict, or that nothing was judged yet: loose steps still go on."""
    return str(record.verdict) if record.judgements or record.stop else _GOING_ON


def _said(state: str) -> Words:
    return Words("đang dở", "in progress") if state == _GOING_ON else wording().verdict(state)


def _badge(verdict: str) -> Markup:
    words = _said(verdict)
    return Markup(
        '<span style="color:white;background:{};border-radius:4px;padding:0 .4em" title="{}">{}</span>'
    ).format(_colour(verdict), words.en, words.vi)


def _colour(state: str) -> str:
    return _COLOURS.get(state, "inherit" if state == "done" else _OPEN)
