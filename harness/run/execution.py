"""One scenario, step by step: acts, then judges; tells the event stream all of it. Both front ends drive this."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from harness.catalogue import CatalogueError, Scenario, Step
from harness.oracles.judgement import Check, Judgement, Reason, Verdict
from harness.oracles.line import judge
from harness.oracles.observation import Observations
from harness.run.verdicts import worst
from harness.steps.judged import JudgedWorld
from harness.steps.registry import Match, StepRegistry
from harness.steps.stops import CapabilityNotDeclared, Stop


class ScenarioWorld(JudgedWorld, Protocol):
    """A world that can be told which scenario runs now."""

    def begin(self, scenario: Scenario) -> None: ...

    def end(self) -> None: ...

    def settle(self) -> None:
        """Turn whatever crossed the wire since the last call into observations."""

    def another_chance(self) -> bool:
        """Let the product exchange with the axis once more; whether anything crossed that had not before."""


class Recorder(Protocol):
    """Where events go (`EventWriter`, or nothing when proving)."""

    def write(self, kind: str, /, **fields: Any) -> None: ...


@dataclass(frozen=True)
class Judged:
    """A judgement with what it rests on."""

    rule: str
    check: str
    judgement: Judgement
    seen_by: str
    used: tuple[int, ...]
    step: int


@dataclass(frozen=True)
class StepOutcome:
    """How a step went: `done`, `passed`, `failed`, `stopped` or `skipped`; with words for a report."""

    state: str
    message: str = ""
    judged: Judged | None = None


@dataclass
class ScenarioResult:
    """What came of one scenario."""

    scenario: Scenario
    judged: list[Judged] = field(default_factory=list)
    stop: Stop | None = None
    duration_ms: int = 0

    @property
    def verdict(self) -> Verdict:
        return worst(item.judgement.verdict for item in self.judged)

    def by_rule(self) -> dict[str, list[Judged]]:
        found: dict[str, list[Judged]] = {}
        for item in self.judged:
            found.setdefault(item.rule, []).append(item)
        return found


class ScenarioExecution:
    """Runs the steps of one scenario against a world. Never raises for the product's sake."""

    def __init__(
        self, scenario: Scenario, world: ScenarioWorld, registry: StepRegistry, events: Recorder,
        *, instance: int = 0,
    ) -> None:  # fmt: skip
        """`instance`: at which of several places of the product, from 1; 0 where there is one."""
        self.scenario = scenario
        self.result = ScenarioResult(scenario)
        self._world = world
        self._registry = registry
        self._events = events
        self._place = {"instance": instance} if instance else {}
        self._started = 0.0
        self.cut = False
        """Whether somebody ended the run inside this scenario: it has no verdict and is run anew."""
        self._chance_left = True

    def begin(self) -> None:
        self._started = time.perf_counter()
        self._events.write(
            "scenario-start", scenario=self.scenario.id, name=self.scenario.name, rules=list(self.scenario.rules),
            feature=self.scenario.feature, group=self.scenario.group,
            path=f"{self.scenario.path.parent.name}/{self.scenario.path.name}", line=self.scenario.line,
            row=dict(self.scenario.row), tags=sorted(self.scenario.tags), **self._place,
        )  # fmt: skip
        try:
            self._world.begin(self.scenario)
        except Stop as stop:
            self.result.stop = stop
        except Exception as error:  # our own fault, whatever it is
            self.result.stop = _fault(error)

    def run_step(self, number: int, step: Step) -> StepOutcome:
        """Execute one step, or skip it if the scenario has stopped; the outcome is also an event."""
        self._events.write(
            "step-start", scenario=self.scenario.id, step=number, keyword=step.keyword, text=step.text,
            kind=step.kind, table=step.table, docstring=step.docstring, at=self._world.now().isoformat(),
        )  # fmt: skip
        started = time.perf_counter()
        if self.result.stop is not None:
            outcome = StepOutcome("skipped")
        else:
            outcome = self._execute(number, step)
        self._events.write(
            "step-end", scenario=self.scenario.id, step=number, state=outcome.state, message=outcome.message,
            duration_ms=round((time.perf_counter() - started) * 1000, 1),
        )  # fmt: skip
        return outcome

    def _execute(self, number: int, step: Step) -> StepOutcome:
        try:
            match = self._registry.find(step)
            if match.definition.check is not None:
                return self._judge(number, match, match.definition.check)
            self._act(step, match)
        except Stop as stop:
            self.result.stop = stop
            return StepOutcome("stopped", str(stop))
        except CatalogueError as error:
            self.result.stop = _fault(error)
            return StepOutcome("stopped", str(error))
        except KeyboardInterrupt:
            self.cut = True
            raise
        except Exception as error:  # our own fault, whatever it is: never the vendor's
            self.result.stop = _fault(error)
            return StepOutcome("stopped", f"{type(error).__name__}: {error}")
        finally:
            self._world.settle()
        return StepOutcome("done")

    def _act(self, step: Step, match: Match) -> None:
        words: dict[str, Any] = dict(match.words)
        if step.table is not None:
            words["table"] = step.table
        if step.docstring is not None:
            words["text"] = step.docstring
        function = match.definition.function
        assert function is not None
        self._chance_left = True
        answer: Any = cast(Any, function)(self._world, **words)
        if answer is not None:
            raise CatalogueError(f"step {step.text!r} returned {answer!r}: a returned value passes unseen")

    def _judge(self, number: int, match: Match, check: Check) -> StepOutcome:
        try:
            seen, judgement = self._look(match, check)
            if self._chance_left and _may_be_the_line(judgement):
                self._chance_left = False
                if self._world.another_chance():
                    seen, judgement = self._look(match, check)
                else:
                    seen = self._world.observations()
                    judgement = self._asked(match, check, seen)
        except CapabilityNotDeclared as missing:  # nothing was changed: what the wire shows is still judged
            return self._unread(number, check.rule, missing)
        return self._record(number, check.rule, check.id, match.words, seen, judgement)

    def _look(self, match: Match, check: Check) -> tuple[Observations, Judgement]:
        """Read what the check wants, and ask it. CapabilityNotDeclared as the readings."""
        self._world.settle()
        for what in check.reads:
            self._world.read(what, match.words.get("doc", "văn bản"))
        seen = self._world.observations()
        judgement = self._asked(match, check, seen)
        told = self._world.observations()
        if told.newest == seen.newest:
            return seen, judgement
        return told, self._asked(match, check, told)  # a person was asked for what the check looked at

    def _asked(self, match: Match, check: Check, seen: Observations) -> Judgement:
        judgement = judge(check, seen, self._world.profile, self._world.as_of, match.words)
        if not isinstance(judgement, Judgement):
            raise TypeError(f"oracle {check.id} answered {judgement!r}, not a Judgement")
        return judgement

    def _unread(self, number: int, rule: str, missing: CapabilityNotDeclared) -> StepOutcome:
        judged = Judged(rule, "", Judgement(missing.verdict, missing.reason, str(missing)), "", (), number)
        self._tell(judged)
        return StepOutcome(str(missing.verdict), str(missing), judged)

    def _record(
        self,
        number: int,
        rule: str,
        check: str,
        words: dict[str, str],
        seen: Observations,
        judgement: Judgement,
    ) -> StepOutcome:
        judged = Judged(rule, check, judgement, seen.seen_by, seen.used, number)
        self.result.judged.append(judged)
        self._events.write(
            "judgement", scenario=self.scenario.id, step=number, rule=rule, check=check, words=words,
            upto=seen.newest, used=list(seen.used), seen_by=seen.seen_by,
            verdict=judgement.verdict, reason=judgement.reason, detail=judgement.detail,
            failure=judgement.failure.as_json() if judgement.failure else None, notes=list(judgement.notes),
        )  # fmt: skip
        if judgement.verdict is Verdict.FAILED and judgement.failure:
            return StepOutcome("failed", judgement.failure.as_json()["text_vi"], judged)
        state = "passed" if judgement.verdict is Verdict.PASSED else str(judgement.verdict)
        return StepOutcome(state, judgement.detail, judged)

    def end(self) -> ScenarioResult:
        """Give every rule the scenario owed and did not judge its verdict, close the scenario."""
        self._end_world()
        owed = [rule for rule in self.scenario.rules if not self._fully_judged(rule)]
        stop = self.result.stop
        for rule in owed:
            verdict = stop.verdict if stop else Verdict.HARNESS_ERROR
            judgement = Judgement(verdict, stop.reason if stop else None, str(stop) if stop else "not judged")
            self._tell(Judged(rule, "", judgement, "", (), -1))
        self.result.duration_ms = round((time.perf_counter() - self._started) * 1000)
        self._events.write(
            "scenario-end", scenario=self.scenario.id, verdict=self.result.verdict,
            duration_ms=self.result.duration_ms, stop=str(stop) if stop else None,
        )  # fmt: skip
        return self.result

    def _tell(self, judged: Judged) -> None:
        """A judgement that no check made."""
        self.result.judged.append(judged)
        judgement = judged.judgement
        self._events.write(
            "judgement", scenario=self.scenario.id, step=judged.step, rule=judged.rule, check="", words={}, upto=0,
            used=[], seen_by="", verdict=judgement.verdict, reason=judgement.reason, detail=judgement.detail,
            failure=None, notes=[],
        )  # fmt: skip

    def _end_world(self) -> None:
        """Put the world back. What was judged stays judged when the product is not there to be put back."""
        try:
            self._world.end()
        except Stop as stop:
            self.result.stop = self.result.stop or stop
        except Exception as error:  # our own fault, whatever it is
            self.result.stop = self.result.stop or _fault(error)

    def _fully_judged(self, rule: str) -> bool:
        asked = sum(step.rule == rule for step in self.scenario.steps)
        return asked == sum(item.rule == rule for item in self.result.judged)


def _may_be_the_line(judgement: Judgement) -> bool:
    """Whether something that did not arrive can be the reason."""
    return judgement.verdict is Verdict.FAILED or judgement.reason is Reason.PRECONDITION


def _fault(error: Exception) -> Stop:
    from harness.steps.stops import HarnessFault

    return HarnessFault(f"{type(error).__name__}: {error}")


def execute(
    scenario: Scenario, world: ScenarioWorld, registry: StepRegistry, events: Recorder
) -> ScenarioResult:
    """The registry's own small runner: one scenario, start to end, no pytest."""
    execution = ScenarioExecution(scenario, world, registry, events)
    execution.begin()
    for number, step in enumerate(scenario.steps):
        execution.run_step(number, step)
    return execution.end()


__all__ = [
    "Judged",
    "Reason",
    "ScenarioExecution",
    "ScenarioResult",
    "ScenarioWorld",
    "StepOutcome",
    "execute",
]
