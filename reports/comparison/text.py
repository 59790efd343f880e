"""A comparison for the terminal and for programs (`kiemchuan/diff/1`)."""

from __future__ import annotations

from typing import Any

from reports.clauses import Clauses
from reports.comparison.values import Comparison, Difference, Kind, Side
from reports.comparison.words import answer, fact_words, kind_words, shortened, told
from reports.printable import one_line, printable

SCHEMA = "kiemchuan/diff/1"
_SHOWN = 40


def comparison_text(found: Comparison, places: Clauses) -> str:
    """The whole text: the answer, what the runs do not share, then rules, the worse first."""
    head = answer(found)
    lines = [
        f"{_run(found.first.run['id'], found.first.sut)}  →  {_run(found.second.run['id'], found.second.sut)}",
        f"{head.vi} / {head.en}",
    ]
    for name, a, b in found.circumstances:
        words = fact_words(name)
        lines.append(f"  {words.vi} / {words.en}: {shortened(name, a)} → {shortened(name, b)}")
    for kind in Kind:
        rows = found.of(kind)
        if not rows:
            continue
        words = kind_words(kind)
        lines += ["", f"{words.vi} / {words.en} ({len(rows)})"]
        lines += [
            f"  {item.rule:14} {told(item).vi}  [{places.citation(item.rule)}]" for item in rows[:_SHOWN]
        ]
        if len(rows) > _SHOWN:
            lines.append(f"  … và {len(rows) - _SHOWN} nữa")
    lines += ["", f"{found.same} quy tắc như cũ / rules as before"]
    if found.not_compared:
        lines.append(
            f"{len(found.not_compared)} quy tắc không so được: một lần chạy không chọn / not selected in both"
        )
    return printable("\n".join(one_line(line) if line else line for line in lines))


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Everything, for a program."""
    return {
        "schema": SCHEMA,
        "worse": found.worse,
        "complete": found.complete,
        "altered": [record.run["id"] for record in found.altered],
        "first": found.first.run["id"],
        "second": found.second.run["id"],
        "circumstances": [{"name": name, "first": a, "second": b} for name, a, b in found.circumstances],
        "same": found.same,
        "not_compared": list(found.not_compared),
        "rules": [_row(item) for item in found.differences],
    }


def _row(item: Difference) -> dict[str, Any]:
    return {
        "rule": item.rule, "kind": str(item.kind), "before": _side(item.before), "now": _side(item.now),
        "lost": [{"scenario": scenario, "check": check} for scenario, check in item.lost],
    }  # fmt: skip


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "verdict": side.verdict, "reason": side.reason or None, "codes": list(side.codes),
        "seen_by": side.seen_by or None, "severity": side.severity, "checks": len(side.checks),
    }  # fmt: skip


def _run(name: str, sut: Any) -> str:
    return f"{name} ({sut['name']} {sut['version']})"
