"""A judgement in words: what was expected, what came, where, what to do; Vietnamese first, English beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.clauses import Clauses
from reports.printable import one_line
from reports.wording import wording


def headline(judgement: Mapping[str, Any], places: Clauses) -> str:
    """One Vietnamese line: rule, clause, what is wrong."""
    rule = judgement["rule"]
    return f"[{rule}] {places.citation(rule)}: {_told(judgement)[0]}"


def failure_lines(judgement: Mapping[str, Any], places: Clauses) -> list[str]:
    """Headline, English, expected, observed, where, what it rests on, hint: the lines that are known."""
    failure = judgement["failure"]
    lines = [headline(judgement, places), _told(judgement)[1]]
    if failure:
        lines += [
            f"Phải là / expected: {failure['expected']}",
            f"Nhận được / observed: {failure['observed']}",
            f"Ở đâu / where: {failure['where']}" if failure["where"] else "",
            f"Căn cứ / rests on: {basis_line(places, judgement['rule'])}",
            f"Xem trước / look at: {_both(failure['hint'], failure.get('hint_en', ''))}",
        ]
    elif remedy := wording().remedy(judgement["reason"] or judgement["verdict"]):
        lines.append(f"Cách xử lý / remedy: {remedy.vi} / {remedy.en}")
    return [one_line(line) for line in lines if line]


def basis_line(places: Clauses, rule: str) -> str:
    """The source class of a rule's checks: what a verdict on it rests on (design §4), in both languages."""
    known = places.rules.get(rule)
    words = wording().basis(str(known.basis) if known else "law")
    return _both(words.vi, words.en)


def _both(vi: str, en: str) -> str:
    return f"{vi} / {en}" if en and en != vi else vi


def reason_line(reason: str) -> str:
    """A reason of the closed list in both languages, or free text as it is."""
    words = wording().reason(reason)
    return words.vi if words.vi == words.en else f"{words.vi} / {words.en}"


def _told(judgement: Mapping[str, Any]) -> tuple[str, str]:
    failure = judgement["failure"]
    if failure:
        return failure["text_vi"], failure["text_en"]
    verdict = wording().verdict(judgement["verdict"])
    reason, detail = judgement["reason"], judgement["detail"]
    vi = [verdict.vi, wording().reason(reason).vi if reason else "", detail]
    en = [verdict.en, wording().reason(reason).en if reason else "", detail]
    return ": ".join(part for part in vi if part), ": ".join(part for part in en if part)
