"""What is different between two runs, by rule id; a rule that is judged by less than before is no quiet matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from harness.oracles.judgement import Reason, Verdict
from harness.run.verdicts import LINKS
from reports.judged_rules import JudgedRule, judged_rules
from reports.record import RunRecord

GOOD = frozenset({Verdict.PASSED, Verdict.ATTESTED})


class Kind(StrEnum):
    """How a rule differs; one rule may differ in several ways."""

    BROKEN = "broken"
    SHRUNK = "shrunk"
    WEAKENED = "weakened"
    GONE = "gone"
    CHANGED = "verdict-changed"
    REASON = "reason-changed"
    REGRADED = "regraded"
    NEW = "new"
    FIXED = "fixed"


WORSE = frozenset({Kind.BROKEN, Kind.SHRUNK, Kind.WEAKENED, Kind.GONE})
"""What makes the second run worse than the first, whatever else was mended."""


@dataclass(frozen=True)
class Side:
    """A rule in one run: verdict, why, its failure codes, what it was seen by, the checks that were executed."""

    verdict: str
    reason: str
    codes: tuple[str, ...]
    seen_by: str
    severity: str
    checks: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, rule: JudgedRule) -> Side:
        row = rule.row
        codes = {str(j["failure"]["code"]) for _, j in rule.judgements if j["failure"]}
        executed = {(scenario.id, str(j["check"])) for scenario, j in rule.judgements if j["check"]}
        return cls(
            str(row["verdict"]), rule.reason, tuple(sorted(codes)), str(row["seen_by"] or ""),
            str(row["severity"]), frozenset(executed),
        )  # fmt: skip

    @property
    def why(self) -> str:
        return ", ".join(self.codes) or self.reason


@dataclass(frozen=True)
class Difference:
    """One way in which one rule differs; `lost` are executed checks that are there no longer (scenario, check)."""

    kind: Kind
    rule: str
    before: Side | None
    now: Side | None
    lost: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything that differs, the worse first; `circumstances` are what the runs do not share, as (name, a, b)."""

    first: RunRecord
    second: RunRecord
    differences: tuple[Difference, ...]
    circumstances: tuple[tuple[str, str, str], ...]
    same: int
    not_compared: tuple[str, ...] = ()
    """Rules that one of the runs was not asked for: a part of the suite is held against the same part only."""

    @property
    def worse(self) -> bool:
        return any(item.kind in WORSE for item in self.differences)

    @property
    def complete(self) -> bool:
        return self.first.complete and self.second.complete

    @property
    def altered(self) -> tuple[RunRecord, ...]:
        """Runs of which something is not as it was left: nothing they say is worth comparing."""
        return tuple(record for record in (self.first, self.second) if record.altered)

    def of(self, kind: Kind) -> tuple[Difference, ...]:
        return tuple(item for item in self.differences if item.kind is kind)


def compare(first: RunRecord, second: RunRecord) -> Comparison:
    """Hold `second` against `first`."""
    before = {rule.id: Side.of(rule) for rule in judged_rules(first)}
    now = {rule.id: Side.of(rule) for rule in judged_rules(second)}
    found: list[Difference] = []
    same = 0
    left_out = [rule for rule in before if rule in now and _not_asked(before[rule], now[rule])]
    for rule in dict.fromkeys([*before, *now]):
        if rule in left_out:
            continue
        mine = list(_differences(rule, before.get(rule), now.get(rule)))
        found += mine
        same += not mine
    found.sort(key=lambda item: list(Kind).index(item.kind))
    return Comparison(
        first, second, tuple(found), tuple(_circumstances(first, second)), same, tuple(left_out)
    )


def _not_asked(*sides: Side) -> bool:
    return any(side.reason == Reason.NOT_SELECTED for side in sides)


def _differences(rule: str, before: Side | None, now: Side | None) -> Iterable[Difference]:
    if before is None or now is None:
        yield Difference(Kind.NEW if before is None else Kind.GONE, rule, before, now)
        return
    good_before, good_now = before.verdict in GOOD, now.verdict in GOOD
    if good_before != good_now:
        settled = good_before and now.verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTABLE)
        kind = Kind.CHANGED if settled else Kind.BROKEN if good_before else Kind.FIXED
        yield Difference(kind, rule, before, now)
    elif before.verdict != now.verdict:
        kind = Kind.BROKEN if now.verdict == Verdict.FAILED else Kind.CHANGED
        yield Difference(kind, rule, before, now)
    elif not good_now and before.why != now.why:
        yield Difference(Kind.REASON, rule, before, now)
    if good_before and good_now:
        if lost := tuple(sorted(before.checks - now.checks)):
            yield Difference(Kind.SHRUNK, rule, before, now, lost)
        if _weaker(before.seen_by, now.seen_by):
            yield Difference(Kind.WEAKENED, rule, before, now)
    if before.severity != now.severity:
        yield Difference(Kind.REGRADED, rule, before, now)


def _weaker(before: str, now: str) -> bool:
    """Whether a verdict rests on a weaker link than before: the wire is strongest, an attestation weakest."""
    return bool(before and now) and LINKS.index(now) > LINKS.index(before)


def _circumstances(first: RunRecord, second: RunRecord) -> Iterable[tuple[str, str, str]]:
    for name, a in _facts(first).items():
        b = _facts(second)[name]
        if a != b:
            yield name, a, b


def _facts(record: RunRecord) -> Mapping[str, str]:
    run, sut = record.run, record.sut
    facts: dict[str, Any] = {
        "product": f"{sut['name']} {sut['version']}", "vendor": sut["vendor"], "role": sut["role"],
        "declaration": run["declaration_sha256"], "suite": run["suite_sha256"], "profile": run["profile_sha256"],
        "as-of": run["as_of"], "clock": run["clock"], "selection": run["selection"], "seed": run["seed"],
        "complete": record.complete, "altered": "; ".join(record.altered),
    }  # fmt: skip
    return {name: str(value) for name, value in facts.items()}
