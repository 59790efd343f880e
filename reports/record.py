"""A run as its events tell it: the one thing every writer reads. Nothing here looks at a live run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from shlex import quote
from typing import Any

from harness.oracles.judgement import Verdict
from harness.run.events import EventsError, is_complete, read_events
from harness.run.seal import tampering
from harness.run.settings import DEFAULT_AS_OF
from harness.run.verdicts import worst
from reports.declared import Deviation, deviations

Event = Mapping[str, Any]


@dataclass(frozen=True)
class StepRecord:
    """One step: as written, how it went, what was seen and judged in it. An empty `state`: cut off."""

    number: int
    keyword: str
    text: str
    kind: str
    at: str
    table: tuple[tuple[str, ...], ...] | None
    docstring: str | None
    state: str = ""
    message: str = ""
    duration_ms: float = 0.0
    observations: tuple[Event, ...] = ()
    judgements: tuple[Event, ...] = ()


@dataclass(frozen=True)
class ScenarioRecord:
    """One scenario. `ended` is False if the stream stops inside it; `outside` was seen between the steps."""

    id: str
    name: str
    rules: tuple[str, ...]
    feature: str
    group: str
    path: str
    line: int
    row: Mapping[str, str]
    tags: tuple[str, ...]
    steps: tuple[StepRecord, ...]
    outside: tuple[Event, ...]
    owed: tuple[Event, ...]
    verdict: Verdict
    duration_ms: int
    stop: str | None
    ended: bool

    @property
    def judgements(self) -> tuple[Event, ...]:
        """Every judgement: of the steps, then those that the scenario owed and could not make."""
        return tuple(j for step in self.steps for j in step.judgements) + self.owed

    @property
    def observations(self) -> tuple[Event, ...]:
        """Every observation, in the order it was made."""
        seen = [*self.outside, *(row for step in self.steps for row in step.observations)]
        return tuple(sorted(seen, key=lambda row: int(row["seq"])))

    def judgements_of(self, verdict: str) -> list[Event]:
        return [row for row in self.judgements if row["verdict"] == verdict]


@dataclass(frozen=True)
class RunRecord:
    """A whole run folder, or what a cut-off run left of it."""

    folder: Path
    header: Event
    about: Event
    scenarios: tuple[ScenarioRecord, ...]
    rules: tuple[Event, ...]
    footer: Event | None
    complete: bool
    deviations: tuple[Deviation, ...] = ()
    """Where the product is not as it was declared."""
    altered: tuple[str, ...] = ()
    """What of the folder was found not to be as the run left it, in words; looked for by `examined` only."""

    @classmethod
    def read(cls, folder: Path) -> RunRecord:
        """Read `events.jsonl`. EventsError if it has no header, or events are not as kiemchuan writes them; a missing
        footer makes the run incomplete."""
        events = list(read_events(folder / "events.jsonl"))
        try:
            return cls.of(events, folder)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise EventsError(
                f"{folder / 'events.jsonl'}: không phải sự kiện của kiemchuan / no events of kiemchuan: {error!r}"
            ) from error

    @classmethod
    def examined(cls, folder: Path) -> RunRecord:
        """As `read`, with the folder held against its seal: whoever shows an altered record says so."""
        return replace(cls.read(folder), altered=tuple(str(item) for item in tampering(folder)))

    @classmethod
    def of(cls, events: Sequence[dict[str, Any]], folder: Path) -> RunRecord:
        if not events or events[0]["type"] != "header":
            raise EventsError(f"{folder}: events.jsonl has no header; this is not a run of kiemchuan")
        footer = events[-1] if events[-1]["type"] == "footer" else None
        return cls(
            folder=folder,
            header=events[0],
            about=next((e["about"] for e in events if e["type"] == "sut"), {}),
            scenarios=tuple(scenario_record(part) for part in split_scenarios(events)),
            rules=tuple(e for e in events if e["type"] == "rule"),
            footer=footer,
            complete=is_complete(list(events)),
            deviations=tuple(deviations(events)),
        )

    @property
    def run(self) -> Event:
        return self.header["run"]  # type: ignore[no-any-return]

    @property
    def sut(self) -> Event:
        return self.header["sut"]  # type: ignore[no-any-return]

    @property
    def started(self) -> datetime:
        return datetime.fromisoformat(self.run["started"])

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.run["as_of"])

    @property
    def not_run(self) -> tuple[str, ...]:
        """Scenarios that the header promised and that never began."""
        begun = {scenario.id for scenario in self.scenarios}
        return tuple(name for name in self.header["scenarios"] if name not in begun)

    @property
    def certifiable(self) -> bool:
        sound = self.complete and self.footer is not None and not self.altered
        return sound and bool((self.footer or {})["certifiable"])

    def rerun(self, scenario_id: str) -> str:
        """The one command that runs a scenario again as it ran here."""
        return rerun_command(self.header, scenario_id)


def rerun_command(header: Event, scenario_id: str) -> str:
    """`kiemchuan run --scenario ID --seed N`, with what else differs from the defaults."""
    run, sut = header["run"], header["sut"]
    parts = [f"kiemchuan run --scenario {scenario_id} --seed {run['seed']}"]
    if run["as_of"] != DEFAULT_AS_OF.isoformat():
        parts.append(f"--as-of {run['as_of']}")
    source = sut.get("source") or ""
    if source and source != "embedded":
        parts.append(f"--sut {quote(source)}")
    elif sut["role"] != "agency":
        parts.append(f"--role {sut['role']}")
    parts += [f"--attestations {quote(path)}" for path in run.get("attestations", ())]
    if roots := run.get("attestation_roots"):
        parts.append(f"--attestation-roots {quote(roots)}")
    if (day := run.get("attestations_as_of", run["as_of"])) != run["as_of"]:
        parts.append(f"--attestations-as-of {day}")
    return " ".join(parts)


def split_scenarios(events: Iterable[Event]) -> list[list[Event]]:
    """The events of each scenario, from its start to its end or to where the stream stops."""
    found: list[list[Event]] = []
    inside = False
    for event in events:
        if event["type"] == "scenario-start":
            found.append([event])
            inside = True
        elif inside:
            found[-1].append(event)
            inside = event["type"] != "scenario-end"
    return found


@dataclass
class _Step:
    start: Event
    end: Event | None = None
    observations: list[Event] = field(default_factory=list)
    judgements: list[Event] = field(default_factory=list)

    def record(self) -> StepRecord:
        start, end = self.start, self.end or {}
        table = start.get("table")
        return StepRecord(
            number=start["step"],
            keyword=start["keyword"],
            text=start["text"],
            kind=start["kind"],
            at=start["at"],
            table=tuple(tuple(row) for row in table) if table else None,
            docstring=start.get("docstring"),
            state=end.get("state", ""),
            message=end.get("message", ""),
            duration_ms=end.get("duration_ms", 0.0),
            observations=tuple(self.observations),
            judgements=tuple(self.judgements),
        )


def scenario_record(events: Sequence[Event]) -> ScenarioRecord:
    """One scenario from its events. Cut off inside, it is our error unless a check had already failed."""
    start = events[0]
    end = events[-1] if events[-1]["type"] == "scenario-end" else None
    steps: list[_Step] = []
    outside: list[Event] = []
    owed: list[Event] = []
    for event in events[1:]:
        open_step = steps[-1] if steps and steps[-1].end is None else None
        match event["type"]:
            case "step-start":
                steps.append(_Step(event))
            case "step-end" if open_step:
                open_step.end = event
            case "observation":
                (open_step.observations if open_step else outside).append(event)
            case "judgement":
                (open_step.judgements if open_step and event["step"] >= 0 else owed).append(event)
    verdicts = [Verdict(e["verdict"]) for e in events if e["type"] == "judgement"]
    return ScenarioRecord(
        id=start["scenario"],
        name=start["name"],
        rules=tuple(start["rules"]),
        feature=start["feature"],
        group=start["group"],
        path=start["path"],
        line=start["line"],
        row=dict(start["row"]),
        tags=tuple(start["tags"]),
        steps=tuple(step.record() for step in steps),
        outside=tuple(outside),
        owed=tuple(owed),
        verdict=Verdict(end["verdict"]) if end else worst([*verdicts, Verdict.HARNESS_ERROR]),
        duration_ms=end["duration_ms"] if end else 0,
        stop=end["stop"]
        if end
        else "lượt chạy bị cắt giữa tình huống / the run was cut off inside the scenario",
        ended=end is not None,
    )


def write_json(path: Path, value: Any) -> Path:
    """Write readable JSON in UTF-8."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path
