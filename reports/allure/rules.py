"""Allure results of rules that no scenario judged, so that a page of passed scenarios hides nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from harness.oracles.judgement import Verdict
from reports.allure.mapping import Mapped
from reports.allure.parts import ATTESTED, identity, label, owner, rule_text, rulebook_links, tree_labels
from reports.allure.status import STATUS, marker
from reports.clauses import Clauses, Place
from reports.failure_text import reason_line
from reports.unjudged import OpenQuestion, open_questions, settled
from reports.wording import wording

_SUITE = "Quy tắc không có tình huống"
_OPEN = Place("Quy tắc còn bỏ ngỏ", "Quy tắc bắt buộc chưa kết luận được", "Theo lý do")


def rule_results(
    rows: Sequence[Mapping[str, Any]], header: Mapping[str, Any], places: Clauses, at_ms: int
) -> list[Mapped]:
    """One result per settled rule, one per reason for the open ones; times follow each other from `at_ms`."""
    results = [_settled(row, header, places) for row in settled(rows, header["run"]["selection"])]
    results += [_open(question, header, places) for question in open_questions(rows)]
    return [Mapped({**row, "start": at_ms + n, "stop": at_ms + n}, {}) for n, row in enumerate(results)]


def _settled(row: Mapping[str, Any], header: Mapping[str, Any], places: Clauses) -> dict[str, Any]:
    rule, verdict = row["id"], Verdict(row["verdict"])
    place = places.place(rule)
    mark = f"{ATTESTED} " if verdict is Verdict.ATTESTED else ""
    result: dict[str, Any] = {
        **identity(header, rule),
        "name": f"{mark}{rule} · {places.text(rule)[0] or places.citation(rule)}",
        "titlePath": [place.chapter, place.article, _SUITE],
        "status": STATUS[verdict],
        "stage": "finished",
        "description": rule_text(rule, *places.text(rule), places),
        "labels": [
            label("clause", places.citation(rule)),
            label("rule", rule),
            label("severity", "critical" if row["severity"] == "mandatory" else "minor"),
            label("owner", owner([row["scope"]], header)),
            *tree_labels(place, _SUITE),
        ],
    }
    if links := rulebook_links([rule], os.environ):
        result["links"] = links
    if verdict is not Verdict.ATTESTED:
        lines = [marker(str(verdict), [], {}), reason_line(row["reason"] or "")]
        result["statusDetails"] = {"message": "\n".join(line for line in lines if line)}
    return result


def _open(question: OpenQuestion, header: Mapping[str, Any], places: Clauses) -> dict[str, Any]:
    words = wording().reason(question.reason or str(question.verdict))
    remedy = wording().remedy(question.reason or str(question.verdict))
    lines = [marker(str(question.verdict), [{"reason": question.reason}], {}), f"{words.vi} / {words.en}"]
    lines += [f"Cách xử lý / remedy: {remedy.vi} / {remedy.en}"] if remedy else []
    return {
        **identity(header, f"{question.verdict}:{question.reason}"),
        "name": f"{len(question.rules)} quy tắc bắt buộc chưa kết luận được: {words.vi}",
        "titlePath": [_OPEN.chapter, _OPEN.article],
        "status": STATUS[question.verdict],
        "statusDetails": {"message": "\n".join(lines)},
        "stage": "finished",
        "description": "\n\n".join(rule_text(rule, *places.text(rule), places) for rule in question.rules),
        "labels": [label("severity", "critical"), *tree_labels(_OPEN, _SUITE)],
    }
