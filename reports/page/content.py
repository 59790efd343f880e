"""What the single-file report says before anyone opens a scenario: answer, obstacles, map, tree of the regulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.catalogue import Rule
from harness.oracles.judgement import Reason, Verdict
from reports.answer import NextStep, failures_by_code, in_the_way, is_binding, next_step
from reports.clauses import Clauses
from reports.wording import Words, wording

Row = Mapping[str, Any]
BAD_FIRST = (
    Verdict.FAILED, Verdict.HARNESS_ERROR, Verdict.INCONCLUSIVE, Verdict.PASSED, Verdict.ATTESTED,
    Verdict.NOT_APPLICABLE, Verdict.NOT_TESTABLE,
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """The first thing a reader sees. `state`: certifiable, not-certifiable (something failed), undecided, cut-off."""

    state: str
    headline: Words
    lead: tuple[Words, ...]
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True)
class Obstacle:
    """How many mandatory rules stand in the way with one verdict, and which: the reader need not look further."""

    verdict: str
    words: Words
    rules: tuple[str, ...]


@dataclass(frozen=True)
class FailedRule:
    """A mandatory or recommended rule that failed with one code: told once, with every scenario that showed it."""

    rule: str
    citation: str
    binding: bool
    failure: Row
    scenarios: tuple[str, ...]
    rerun: str


@dataclass(frozen=True)
class OpenGroup:
    """Mandatory rules that stay open for one reason, and what helps."""

    verdict: str
    why: Words
    remedy: Words | None
    rules: tuple[str, ...]


@dataclass(frozen=True)
class RuleLine:
    """A rule with its place, its words and what the run says of it."""

    id: str
    row: Row
    rule: Rule | None
    citation: str
    words: Words
    why: Words | None
    scenarios: tuple[tuple[str, str, str], ...]
    """Id, name, verdict."""

    @property
    def binding(self) -> bool:
        return is_binding(self.row)


@dataclass(frozen=True)
class ClausePart:
    """A khoản with its rules; `clause` is empty in an article without khoản."""

    clause: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True)
class ArticlePart:
    """An điều; `counts` are its rules by verdict, the worst first."""

    number: int
    title: str
    clauses: tuple[ClausePart, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def failed(self) -> bool:
        return any(code in (Verdict.FAILED, Verdict.HARNESS_ERROR) for code, _ in self.counts)


@dataclass(frozen=True)
class ChapterPart:
    title: str
    articles: tuple[ArticlePart, ...]


def answer(summary: Row) -> Answer:
    """Certifiable or not, and in a sentence or two why not."""
    if summary["certifiable"]:
        words = Words(
            "Mọi quy tắc bắt buộc của sản phẩm đều đạt, có chứng thực hoặc không áp dụng.",
            "Every mandatory rule of the product passed, is attested or does not apply.",
        )
        return Answer("certifiable", Words("Đủ điều kiện chứng nhận", "Certifiable"), (words,))
    lead = []
    if summary["run"]["selection"] != "all":
        what = summary["run"]["selection"]
        lead.append(Words(f"Chỉ chạy một phần: {what}.", f"Only a part was run: {what}."))
    obstacles = _obstacles(summary)
    if altered := summary.get("altered"):
        names = "; ".join(altered[:8])
        where = Words(f"Không như lúc chạy xong: {names}.", f"Not as the run left it: {names}.")
        return Answer(
            "cut-off", Words("Bản ghi đã bị sửa", "The record was altered"), (where, *lead), obstacles
        )
    if not summary["complete"]:
        cut = Words(
            "Lượt chạy bị cắt ngang, không dùng để kết luận.", "The run was cut off and concludes nothing."
        )
        return Answer("cut-off", Words("Chưa kết luận được", "No conclusion"), (cut, *lead), obstacles)
    failed = any(one.verdict == Verdict.FAILED for one in obstacles)
    state = "not-certifiable" if failed else "undecided"
    return Answer(state, Words("Chưa đủ điều kiện chứng nhận", "Not certifiable"), tuple(lead), obstacles)


def _obstacles(summary: Row) -> tuple[Obstacle, ...]:
    found: dict[str, list[str]] = {}
    for (verdict, _), rules in in_the_way(summary).items():
        found.setdefault(verdict, []).extend(rules)
    told = []
    for code, rules in found.items():
        words, noun = wording().verdict(code), "rule" if len(rules) == 1 else "rules"
        vi = f"{len(rules)} quy tắc bắt buộc {words.vi}"
        told.append(Obstacle(code, Words(vi, f"{len(rules)} mandatory {noun} {words.en}"), tuple(rules)))
    return tuple(told)


def failed_rules(summary: Row, places: Clauses) -> list[FailedRule]:
    """Every failure, those of binding rules first."""
    rows = {row["id"]: row for row in summary["rules"]}
    found = []
    for (rule, _), group in failures_by_code(summary).items():
        scenario, judgement = group[0]
        if judgement["failure"]:
            found.append(
                FailedRule(
                    rule=rule,
                    citation=places.citation(rule),
                    binding=rule in rows and is_binding(rows[rule]),
                    failure=judgement["failure"],
                    scenarios=tuple(dict.fromkeys(told["id"] for told, _ in group)),
                    rerun=scenario["rerun"],
                )
            )
    return sorted(found, key=lambda row: not row.binding)


def open_groups(summary: Row) -> list[OpenGroup]:
    """What else stands in the way, by verdict and reason; last what only a later kiemchuan can answer."""
    words = wording()
    found = sorted(in_the_way(summary).items(), key=lambda item: item[0][1] == Reason.NOT_IMPLEMENTED)
    return [
        OpenGroup(
            verdict, words.reason(reason) if reason else words.verdict(verdict),
            words.remedy(reason or verdict), tuple(rules),
        )
        for (verdict, reason), rules in found
        if verdict != Verdict.FAILED
    ]  # fmt: skip


def chapters(summary: Row, places: Clauses, scenarios: Mapping[str, tuple[str, str]]) -> list[ChapterPart]:
    """The rules of a run in the order of the regulation; `scenarios` gives name and verdict by id."""
    tree: dict[str, dict[int, dict[str, list[RuleLine]]]] = {}
    order = {rule: n for n, rule in enumerate(places.rules)}
    for row in sorted(summary["rules"], key=lambda row: order.get(row["id"], len(order))):
        article, clause = places.numbers(row["id"])
        chapter = places.chapters.get(article, "Quy chế")
        lines = tree.setdefault(chapter, {}).setdefault(article, {}).setdefault(clause, [])
        lines.append(_line(row, places, scenarios))
    return [
        ChapterPart(title, tuple(_article(number, found, places) for number, found in articles.items()))
        for title, articles in tree.items()
    ]


def by_verdict(verdicts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Counts, the worst verdict first."""
    counts = Counter(verdicts)
    known = [str(code) for code in BAD_FIRST]
    return tuple((code, counts[code]) for code in [*known, *sorted(set(counts) - set(known))] if counts[code])


def next_of(summary: Row, run_dir: Path) -> NextStep:
    """The one next step, naming the run as its reader would."""
    return next_step(summary, Path(run_dir.name))


def _line(row: Row, places: Clauses, scenarios: Mapping[str, tuple[str, str]]) -> RuleLine:
    rule = places.rules.get(row["id"])
    vi, en = places.text(row["id"])
    return RuleLine(
        id=row["id"],
        row=row,
        rule=rule,
        citation=places.citation(row["id"]),
        words=Words(vi or places.citation(row["id"]), en),
        why=_why(row, rule),
        scenarios=tuple((name, *scenarios[name]) for name in row["scenarios"] if name in scenarios),
    )


def _why(row: Row, rule: Rule | None) -> Words | None:
    """The reason beside a verdict: of the closed list, or the catalogue's why-not."""
    if rule is not None and row["verdict"] == Verdict.NOT_TESTABLE and rule.why_not_vi:
        return Words(rule.why_not_vi, rule.why_not_en)
    return wording().reason(row["reason"]) if row["reason"] else None


def _article(number: int, found: Mapping[str, Sequence[RuleLine]], places: Clauses) -> ArticlePart:
    return ArticlePart(
        number=number,
        title=places.article_title(number),
        clauses=tuple(ClausePart(clause, tuple(rules)) for clause, rules in found.items()),
        counts=by_verdict(line.row["verdict"] for rules in found.values() for line in rules),
    )
