"""Judges a stored run again from its events and evidence alone, with today's oracles and no socket (design §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES
from harness.oracles.judgement import CHECKS, Judgement, Verdict
from harness.oracles.line import judge
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.run.events import EventsError, read_events
from harness.run.evidence import EvidenceStore
from harness.run.seal import PROFILE_COPY
from harness.run.told import complete
from harness.run.verdicts import worst
from harness.steps.registry import load_steps


@dataclass(frozen=True)
class Rejudged:
    """One stored judgement beside today's. `oracle`: the file that judges it today, as the suite names it."""

    scenario: str
    rule: str
    check: str
    before: str
    now: str
    before_code: str | None
    now_code: str | None
    gone: bool = False
    oracle: str = ""
    before_detail: str = ""
    now_detail: str = ""

    @property
    def changed(self) -> bool:
        return self.gone or (self.before, self.before_code) != (self.now, self.now_code)


def rejudge(folder: Path, profile: Profile | None = None) -> Iterator[Rejudged]:
    """Every judgement of a run folder that a check made, judged again.

    EventsError if the folder holds no run; EvidenceMissing if a stored byte is gone or altered.
    """
    path = folder / "events.jsonl"
    if not path.exists():
        raise EventsError(f"{folder} holds no events.jsonl")
    load_steps()
    store = EvidenceStore(folder / "evidence")
    rows: dict[str, list[Observation]] = {}
    as_of = date.min
    for event in read_events(path):
        if event["type"] == "header":
            as_of = date.fromisoformat(event["run"]["as_of"])
            profile = profile or load_profile(kept_profile(folder, event))
        elif event["type"] == "observation":
            row = Observation.from_json(event)
            complete(rows.get(row.scenario, ()), row)
            rows.setdefault(row.scenario, []).append(row)
        elif event["type"] == "judgement" and event["check"]:
            if profile is None:
                raise EventsError(f"{path}: the header is missing")
            known = [row for row in rows.get(event["scenario"], []) if row.seq <= event["upto"]]
            yield _again(event, Observations(known, store.get), profile, as_of)


def kept_profile(folder: Path, header: Mapping[str, Any]) -> Path:
    """The profile that a run was judged by: its own copy, else the one of that name."""
    kept = folder / PROFILE_COPY
    return kept if kept.exists() else FIXTURES / "profiles" / f"{header['run']['profile']}.toml"


@dataclass(frozen=True)
class RuleChange:
    """A rule whose verdict in this run would be another today."""

    rule: str
    before: str
    now: str


def rule_changes(folder: Path, rows: list[Rejudged]) -> list[RuleChange]:
    """Rules that come to another verdict by today's judgements; what no check judged counts as it stands."""
    before: dict[str, list[Verdict]] = {}
    now: dict[str, list[Verdict]] = {}
    for event in read_events(folder / "events.jsonl"):
        if event["type"] == "judgement":
            before.setdefault(event["rule"], []).append(Verdict(event["verdict"]))
            if not event["check"]:
                now.setdefault(event["rule"], []).append(Verdict(event["verdict"]))
    for row in rows:
        if not row.gone:
            now.setdefault(row.rule, []).append(Verdict(row.now))
    pairs = {rule: (worst(then), worst(now.get(rule, []))) for rule, then in before.items()}
    return [RuleChange(rule, was, today) for rule, (was, today) in pairs.items() if was != today]


def _again(event: Mapping[str, Any], seen: Observations, profile: Profile, as_of: date) -> Rejudged:
    code = event["failure"]["code"] if event["failure"] else None
    facts = (event["scenario"], event["rule"], event["check"], event["verdict"])
    check = CHECKS.get(event["check"])
    if check is None:
        return Rejudged(*facts, "gone", code, None, gone=True, before_detail=event["detail"])
    judgement: Judgement = judge(check, seen, profile, as_of, event["words"])
    today = judgement.failure.code if judgement.failure else None
    return Rejudged(
        *facts, judgement.verdict, code, today, oracle=_file_of(check.oracle.__module__),
        before_detail=_told(event["detail"], event["failure"]),
        now_detail=_told(judgement.detail, judgement.failure.as_json() if judgement.failure else None),
    )  # fmt: skip


def _told(detail: str, failure: Mapping[str, Any] | None) -> str:
    return f"{failure['observed']} ≠ {failure['expected']}" if failure else detail


def _file_of(module: str) -> str:
    """A module of the oracles as the suite names its file: `oracles/dieu_15.py`."""
    return module.removeprefix("harness.").replace(".", "/") + ".py"
