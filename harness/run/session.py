"""A run from header to footer: opens the folder, runs scenarios one by one, tells the event stream, ends sound."""

from __future__ import annotations

import platform
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from harness.catalogue import Catalogue, Rule, Scenario
from harness.oracles.profile import Profile, load_profile
from harness.run.attestation.file import check_attested_rules
from harness.run.events import SCHEMA, EventWriter
from harness.run.evidence import EvidenceStore
from harness.run.execution import ScenarioExecution, ScenarioResult, ScenarioWorld, execute
from harness.run.locked import not_as_locked
from harness.run.resuming import earlier_part, set_aside
from harness.run.seal import EVENTS, PROFILE_COPY, seal
from harness.run.settings import RunSettings, suite_files, suite_sha256
from harness.run.shares import Share, events_of, jobs_for, start_share
from harness.run.tally import Tally
from harness.run.verdicts import RuleVerdict, certifiable, exit_code
from harness.steps.registry import StepRegistry, load_steps

TOOLS = (
    "kiemchuan",
    "pytest",
    "pytest-bdd",
    "gherkin-official",
    "lxml",
    "pyhanko",
    "allure-pytest",
    "starlette",
    "httpx",
)


class RunWorld(ScenarioWorld, Protocol):
    """A world that lives as long as a run."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def sut_about(self) -> dict[str, Any]: ...


WorldFactory = Callable[[RunSettings, Profile, EventWriter, EvidenceStore], RunWorld]


@dataclass(frozen=True)
class RunOutcome:
    """What a finished run says."""

    rules: list[RuleVerdict]
    complete: bool
    certifiable: bool
    exit_code: int


def tool_versions() -> dict[str, str]:
    """Versions of what a verdict may depend on: Python, the platform, kiemchuan and the tools it stands on."""
    found = {"python": platform.python_version(), "platform": platform.platform()}
    for tool in TOOLS:
        try:
            found[tool] = version(tool)
        except PackageNotFoundError:
            found[tool] = "?"
    return found


class Run:
    """One execution. `open` → `execution` per scenario → `close`. A run that is never closed has no footer."""

    def __init__(self, settings: RunSettings, make_world: WorldFactory) -> None:
        self._earlier = earlier_part(settings.out) if settings.resume else None
        self.settings = settings = self._earlier.settings(settings) if self._earlier else settings
        self.profile = load_profile(settings.profile)
        self.catalogue = Catalogue.load(settings.features, use_cache=settings.use_cache)
        self.strays = not_as_locked(settings.features, self.catalogue.scenarios)
        self.rules: list[Rule]
        self.scenarios: list[Scenario]
        self.rules, self.scenarios = self.catalogue.select(settings.selection, role=settings.role)
        self.registry: StepRegistry = load_steps({rule for s in self.scenarios for rule in s.rules})
        self.registry.check_scenarios(self.scenarios)
        check_attested_rules(settings.attestations, self.catalogue.rules)
        if settings.shuffle:
            random.Random(settings.seed).shuffle(self.scenarios)  # noqa: S311 - an order, not a secret
        jobs = 1  # what is left of an earlier run is run in one piece
        if self._earlier is None:
            jobs = jobs_for(
                settings.jobs, scenarios=len(self.scenarios), sut=settings.sut, asks=self._operations
            )
        self.own = self.scenarios[::jobs]
        self._others = [[s.id for s in self.scenarios[n::jobs]] for n in range(1, jobs)]
        self._shares: list[Share] = []
        self._executed: set[str] = set()
        if self._earlier is not None:
            self.own = [one for one in self.own if one.id not in self._earlier.scenarios]
        self.make_world = make_world
        self._tally = Tally()
        self.results: list[ScenarioResult] = []
        self.world: RunWorld
        self.outcome: RunOutcome | None = None

    def _operations(self) -> frozenset[str]:
        """Everything that the scenarios ask of a driver."""
        from harness.steps.needs import needs_of

        return frozenset().union(*(needs_of(one, self.registry).operations for one in self.scenarios))

    def take_folder(self) -> Path:
        """Make the run's folder. ResumeError if it holds another run than the one to take up; FileExistsError if it
        holds a run already, or is no folder; OSError if it can't be made: each says what to do."""
        out = self.settings.out
        if out.exists() and not out.is_dir():
            raise FileExistsError(
                f"{out} là một tệp: chọn thư mục khác cho --out / is a file; choose another --out"
            )
        if self._earlier is not None:
            self._earlier.check(self._facts())
        elif (out / EVENTS).exists():
            raise FileExistsError(
                f"{out} đã có một lần chạy: chọn thư mục khác cho --out / already holds a run; choose another --out"
            )
        out.mkdir(parents=True, exist_ok=True)
        return out

    def open(self) -> None:
        """Take the folder, write the header, start the world. OSError as `take_folder`."""
        out = self.take_folder()
        if self._earlier is not None:
            set_aside(out)
        self.events = EventWriter(out / EVENTS)
        self.evidence = EvidenceStore(out / "evidence")
        (out / PROFILE_COPY).write_bytes(self.settings.profile.read_bytes())
        self._header()
        self._shares = [start_share(self.settings, n, ids) for n, ids in enumerate(self._others, 1)]
        self.world = self.make_world(self.settings, self.profile, self.events, self.evidence)
        self.world.start()
        self.events.write("sut", about=self.world.sut_about())
        for event in self._earlier.events if self._earlier else ():
            self._take_in(event)

    def _facts(self) -> dict[str, Any]:
        """What runs, under which readings: a run that is taken up must be the same in this."""
        settings, sut = self.settings, self.settings.sut
        return {
            "id": settings.run_id, "started": settings.started.isoformat(), "seed": settings.seed,
            "profile": self.profile.name, "profile_sha256": self.profile.sha256,
            "as_of": settings.as_of.isoformat(), "clock": sut.clock.mode,
            "selection": settings.selection.word, "suite_sha256": suite_sha256(suite_files(settings.features)),
            "declaration_sha256": sut.sha256, "shuffled": settings.shuffle,
            "attestations": [str(file.path) for file in settings.attestations], "baseline": settings.baseline,
            "attestation_roots": settings.attestation_roots_file,
            "attestations_as_of": settings.attested_on.isoformat(),
            "attestations_sha256": settings.attested_by,
        }  # fmt: skip

    def _header(self) -> None:
        settings, sut = self.settings, self.settings.sut
        suite = suite_files(settings.features)
        self.events.write(
            "header", schema=SCHEMA,
            run=self._facts(),
            sut={"name": sut.name, "version": sut.version, "vendor": sut.vendor, "role": settings.role,
                 "source": sut.path},
            declaration={"capabilities": sorted(sut.capabilities), "features": dict(sut.features),
                         "in_use_since": sut.in_use_since and sut.in_use_since.isoformat(), "signing": sut.signing},
            switches=[{"number": s.number, "name": s.name, "value": s.value, "effect": s.effect,
                       "question_vi": s.question_vi, "question_en": s.question_en}
                      for s in self.profile.switches.values()],
            scenarios=[scenario.id for scenario in self.scenarios], tools=tool_versions(), suite=suite,
        )  # fmt: skip

    def execution(self, scenario: Scenario) -> ScenarioExecution:
        instance = 1 if self._shares and self.settings.sut.instances else 0
        return ScenarioExecution(scenario, self.world, self.registry, self.events, instance=instance)

    def finish(self, result: ScenarioResult) -> None:
        """Take the result of one scenario into the count."""
        self.results.append(result)
        self._executed.add(result.scenario.id)
        for item in result.judged:
            self._tally.add({
                "type": "judgement", "scenario": result.scenario.id, "rule": item.rule,
                "verdict": item.judgement.verdict, "reason": item.judgement.reason,
                "detail": item.judgement.detail, "seen_by": item.seen_by,
            })  # fmt: skip

    def _take_in_shares(self) -> None:
        for share in self._shares:
            for event in events_of(share, self.evidence.root):
                if event["type"] == "scenario-start" and self.settings.sut.instances:
                    event["instance"] = share.number + 1
                self._take_in(event)

    def _take_in(self, event: Mapping[str, Any]) -> None:
        """An event that another process, or this run before it was left, has made."""
        told = {name: value for name, value in event.items() if name != "type"}
        self.events.write(event["type"], **told)
        self._tally.add(event)
        if event["type"] == "scenario-end":
            self._executed.add(event["scenario"])

    def close(self) -> RunOutcome:
        """Stop the world, write a verdict per rule and the footer. Complete only if every scenario ran."""
        self.world.stop()
        self._take_in_shares()
        complete = self._executed == {s.id for s in self.scenarios}
        selected = frozenset(rule.id for rule in self.rules)
        settings = self.settings
        rules = self._tally.rules(
            self.catalogue, self.profile, selected=selected, role=settings.role, as_of=settings.as_of,
            in_use_since=settings.sut.in_use_since, running=frozenset(s.id for s in self.scenarios),
        )  # fmt: skip
        for row in rules:
            self.events.write("rule", **rule_row(row))
        chosen = [row for row in rules if row.rule.id in selected]
        code = exit_code(chosen, complete=complete)
        fit = certifiable(rules, complete=complete, whole=settings.selection.whole and not self.strays)
        footer = {
            "complete": complete, "certifiable": fit, "exit_code": code, "scenarios": len(self._executed)
        }  # fmt: skip
        self.events.write("footer", **seal(self.events.lines, settings.out, footer))
        self.events.close()
        self.outcome = RunOutcome(rules, complete, fit, code)
        return self.outcome


def rule_row(row: RuleVerdict) -> dict[str, Any]:
    """A rule's line in the events and in the summary (design §8)."""
    return {
        "id": row.rule.id, "verdict": row.verdict, "reason": row.reason, "severity": row.severity,
        "scope": row.rule.scope, "basis": row.rule.basis, "seen_by": row.seen_by,
        "scenarios": list(row.scenarios),
    }  # fmt: skip


def run_all(
    run: Run, progress: Callable[[int, int, ScenarioResult], None] | None = None
) -> Sequence[ScenarioResult]:
    """Execute the run's own scenarios with the small runner (no pytest); the run must be open."""
    for number, scenario in enumerate(run.own, 1):
        result = execute(scenario, run.world, run.registry, run.events)
        run.finish(result)
        if progress:
            progress(number, len(run.own), result)
    return run.results
