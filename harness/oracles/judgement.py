"""What an oracle says of observations for one rule, and the registry of checks (kiểm tra) by rule."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.spelling import spelt


class Verdict(StrEnum):
    """The verdicts of design §6."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not-applicable"
    NOT_TESTABLE = "not-testable"
    ATTESTED = "attested"
    HARNESS_ERROR = "harness-error"


class Reason(StrEnum):
    """Why a verdict is inconclusive: the closed list of design §6."""

    CAPABILITY_NOT_DECLARED = "capability-not-declared"
    NO_CLOCK_CONTROL = "no-clock-control"
    PRECONDITION = "precondition"
    NO_ANSWER = "no-answer"
    CONNECTION_LOST = "connection-lost"
    NOT_ATTESTED = "not-attested"
    ATTESTATION_EXPIRED = "attestation-expired"
    NOT_IMPLEMENTED = "not-implemented"
    TOOL_MISSING = "tool-missing"
    NOT_SELECTED = "not-selected"


@dataclass(frozen=True)
class FailureText:
    """The words of one failure code; `{expected}` and `{observed}` are filled in. From `failures/*.toml`."""

    vi: str
    en: str
    hint_vi: str
    hint_en: str


@dataclass(frozen=True)
class Failure:
    """A failure as a value: its code is its identity, its texts are chosen by code (style.md, errors)."""

    code: str
    expected: str
    observed: str
    where: str = ""

    def as_json(self) -> dict[str, Any]:
        text = failure_texts()[self.code]
        return {
            "code": self.code, "expected": self.expected, "observed": self.observed, "where": self.where,
            "hint": text.hint_vi, "text_vi": _fill(text.vi, self), "text_en": _fill(text.en, self),
            "hint_en": text.hint_en,
        }  # fmt: skip


def _fill(template: str, failure: Failure) -> str:
    return template.replace("{expected}", failure.expected).replace("{observed}", failure.observed)


@lru_cache(maxsize=1)
def failure_texts() -> Mapping[str, FailureText]:
    """All failure texts by code, from `failures/*.toml`: the one place to change the wording of a failure."""
    texts: dict[str, FailureText] = {}
    for path in sorted(Path(__file__).with_name("failures").glob("*.toml")):
        for code, row in tomllib.loads(path.read_text("utf-8")).items():
            if code in texts:
                raise ValueError(f"{path.name}: failure code {code} is taken")
            texts[code] = FailureText(**row)
    return texts


@dataclass(frozen=True)
class Judgement:
    """The verdict of one check, with the failure or the reason that explains it, and notes that fail nothing."""

    verdict: Verdict
    reason: Reason | None = None
    detail: str = ""
    failure: Failure | None = None
    notes: tuple[str, ...] = field(default=())


def passed(*notes: str) -> Judgement:
    return Judgement(Verdict.PASSED, notes=notes)


def attested(*notes: str) -> Judgement:
    return Judgement(Verdict.ATTESTED, notes=notes)


def failed(code: str, *, expected: object, observed: object, where: str = "") -> Judgement:
    """A failure by code. KeyError (a harness error) if `failures/*.toml` have no such code."""
    failure_texts()[code]
    return Judgement(Verdict.FAILED, failure=Failure(code, spelt(expected), spelt(observed), where))


def inconclusive(reason: Reason, detail: str = "") -> Judgement:
    return Judgement(Verdict.INCONCLUSIVE, reason=reason, detail=detail)


class Oracle(Protocol):
    """A pure function of stored facts; parameters come from the words of the Then that asks it."""

    def __call__(self, seen: Observations, profile: Profile, as_of: date, **words: str) -> Judgement: ...


@dataclass(frozen=True)
class Check:
    """One oracle with the sentence that asks it and the reads of the product it wants beforehand."""

    rule: str
    name: str
    sentence: str
    reads: tuple[str, ...]
    oracle: Oracle

    @property
    def id(self) -> str:
        return f"{self.rule}:{self.name}"


CHECKS: dict[str, Check] = {}
"""Every check by id; filled by importing `harness.oracles.dieu_NN`, read-only afterwards."""


def check(rule: str, sentence: str, *, reads: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """Register an oracle for a rule.

    `sentence` is the Vietnamese sentence of the Then, without the rule id, `{word}` for parameters.
    `reads` name what must be read from the product first: `incoming`, `outgoing`, `register-in`, …
    (`harness/run/world/readings.py` has the closed list). One rule may have several checks.
    """
    return check_for((rule,), sentence, reads=reads)


def check_for(rules: Iterable[str], sentence: str, *, reads: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """Register one oracle for several rules that one sentence judges alike; a check of its own for each rule."""

    def register(oracle: Any) -> Any:
        for rule in rules:
            entry = Check(rule, oracle.__name__, sentence, reads, oracle)
            if inspect.iscoroutinefunction(oracle):
                raise TypeError(f"oracle {entry.id} is async: it would never run")
            if entry.id in CHECKS:
                raise ValueError(f"check {entry.id} is registered twice")
            CHECKS[entry.id] = entry
        return oracle

    return register
