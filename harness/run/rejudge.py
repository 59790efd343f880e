"""Judges a stored run again from its events and evidence alone, with today's oracles and no socket (design §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES
from harness.oracles.judgement import CHECKS, Judgement
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.run.events import EventsError, read_events
from harness.run.evidence import EvidenceStore
from harness.run.seal import PROFILE_COPY
from harness.steps.registry import load_steps


@dataclass(frozen=True)
class Rejudged:
    """One stored judgement beside today's."""

    scenario: str
    rule: str
    check: str
    before: str
    now: str
    before_code: str | None
    now_code: str | None
    gone: bool = False

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
            kept = folder / PROFILE_COPY
            named = FIXTURES / "profiles" / f"{event['run']['profile']}.toml"
            profile = profile or load_profile(kept if kept.exists() else named)
        elif event["type"] == "observation":
            rows.setdefault(event["scenario"], []).append(Observation.from_json(event))
        elif event["type"] == "judgement" and event["check"]:
            if profile is None:
                raise EventsError(f"{path}: the header is missing")
            known = [row for row in rows.get(event["scenario"], []) if row.seq <= event["upto"]]
            yield _again(event, Observations(known, store.get), profile, as_of)


def _again(event: Mapping[str, Any], seen: Observations, profile: Profile, as_of: date) -> Rejudged:
    code = event["failure"]["code"] if event["failure"] else None
    facts = (event["scenario"], event["rule"], event["check"], event["verdict"])
    check = CHECKS.get(event["check"])
    if check is None:
        return Rejudged(*facts, "gone", code, None, gone=True)
    judgement: Judgement = check.oracle(seen, profile, as_of, **event["words"])
    return Rejudged(*facts, judgement.verdict, code, judgement.failure.code if judgement.failure else None)
