"""One world for as long as a notebook lives: scenarios and steps run in it, and what was seen is kept for showing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue, CatalogueError, Scenario, Selection, Step
from harness.jupyter.cells import CELL, read_cell
from harness.oracles.profile import Profile, load_profile
from harness.run.events import event_line
from harness.run.evidence import EvidenceStore
from harness.run.execution import ScenarioExecution, execute
from harness.run.open import open_settings, world_factory
from harness.run.session import RunWorld
from harness.run.settings import RunSettings
from harness.steps.registry import StepRegistry, load_steps
from reports.record import ScenarioRecord, scenario_record


@dataclass
class Tape:
    """Hears the events of the running scenario (`Recorder`)."""

    events: list[dict[str, Any]] = field(default_factory=list)

    def write(self, kind: str, /, **fields: Any) -> None:
        self.events.append(json.loads(event_line({"type": kind, **fields})))


class NotebookSession:
    """Runs cells and rules. The world starts with the first of them and stops with `close`."""

    def __init__(self, settings: RunSettings) -> None:
        self.settings = settings
        self.catalogue = Catalogue.load(settings.features, use_cache=settings.use_cache)
        self.registry: StepRegistry = load_steps()
        self._tape = Tape()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._world: RunWorld | None = None
        self._store: EvidenceStore | None = None
        self._open: ScenarioExecution | None = None
        self._kind = ""
        self._numbered = 0

    @classmethod
    def open(cls, *, sut: str | None = None, role: str | None = None, seed: int = 0) -> NotebookSession:
        """A session on the embedded reference, or on the product of a `sut.toml`. DeclarationError if that is wrong."""
        settings = open_settings(
            sut=sut, role=role, selection=Selection(), as_of=None, seed=seed, shuffle=False, use_cache=True,
            out=None, started=datetime.now().astimezone(), jobs=1,
        )  # fmt: skip
        return cls(settings)

    # ------------------------------------------------------------------------------------------------ running

    def run_cell(self, text: str) -> list[ScenarioRecord]:
        """Run a cell: each of its scenarios from the start, or its steps as the next ones of the open scenario.

        CatalogueError for what can't be read, or a step that nobody knows (with the nearest texts).
        """
        cell = read_cell(text, previous=self._kind, numbered=self._numbered + 1)
        self._bind([*(step for one in cell.scenarios for step in one.steps), *cell.steps])
        if cell.steps:
            return [self._go_on(cell.steps)]
        self._numbered += len(cell.scenarios)
        return [self.run_scenario(scenario) for scenario in cell.scenarios]

    def run_scenario(self, scenario: Scenario) -> ScenarioRecord:
        """One scenario from start to end; loose steps before it are over."""
        self.reset()
        world = self._begin()
        execute(scenario, world, self.registry, self._tape)
        return scenario_record(self._tape.events)

    def scenarios_of(self, rule_id: str) -> list[Scenario]:
        """The scenarios of a rule for the role of the session. CatalogueError on an unknown rule."""
        _, scenarios = self.catalogue.select(Selection(frozenset([rule_id])), role=self.settings.role)
        return scenarios

    def reset(self) -> None:
        """End the open scenario of loose steps, so that the next cell begins anew."""
        if self._open is not None:
            self._open.end()
        self._open, self._kind = None, ""

    def evidence(self, digest: str) -> bytes:
        """What an observation's blob holds."""
        return self.store.get(digest)

    # ------------------------------------------------------------------------------------------------ the world

    @property
    def store(self) -> EvidenceStore:
        """Evidence of the session, in a folder that goes with it."""
        if self._store is None:
            self._folder = tempfile.TemporaryDirectory(prefix="kiemchuan-so-tay-")
            self._store = EvidenceStore(Path(self._folder.name))
        return self._store

    @cached_property
    def profile(self) -> Profile:
        """The local profile that the session judges by."""
        return load_profile(self.settings.profile)

    @property
    def world(self) -> RunWorld:
        """The world, started when it is first needed."""
        if self._world is None:
            events: Any = self._tape
            world = world_factory(self.settings)(self.settings, self.profile, events, self.store)
            world.start()
            self._world = world
        return self._world

    def close(self) -> None:
        """Stop the world; what was shown stays."""
        self._open, self._kind = None, ""
        if self._world is not None:
            self._world.stop()
        if self._folder is not None:
            self._folder.cleanup()
        self._world = self._store = self._folder = None

    def _begin(self) -> RunWorld:
        """The world, up, and an empty tape: what it told while starting belongs to no scenario."""
        world = self.world
        self._tape.events.clear()
        return world

    def _go_on(self, steps: tuple[Step, ...]) -> ScenarioRecord:
        """The next steps of the open scenario. After a stop its steps are skipped: say `%kiemchuan reset`."""
        if self._open is None:
            self._numbered += 1
            scenario = Scenario(f"KB-SOTAY-{self._numbered:02d}", "Các bước rời", "Sổ tay", "", CELL, 1, ())
            self._open = ScenarioExecution(scenario, self._begin(), self.registry, self._tape)
            self._open.begin()
        before = len(self._open.scenario.steps)
        self._open.scenario = replace(self._open.scenario, steps=(*self._open.scenario.steps, *steps))
        for number, step in enumerate(steps, before):
            self._open.run_step(number, step)
        self._kind = steps[-1].kind
        told = scenario_record([*self._tape.events, self._so_far()])
        return replace(told, steps=told.steps[before:])

    def _so_far(self) -> dict[str, Any]:
        assert self._open is not None
        stop = self._open.result.stop
        return {
            "type": "scenario-end",
            "scenario": self._open.scenario.id,
            "verdict": str(self._open.result.verdict),
            "duration_ms": 0,
            "stop": str(stop) if stop else None,
        }

    def _bind(self, steps: Iterable[Step]) -> None:
        from harness.jupyter.completion import nearest

        for step in steps:
            try:
                self.registry.find(step)
            except CatalogueError as error:
                near = nearest(self.registry, step)
                told = "\n".join(f"  {text}" for text in near)
                more = f"\ngần nhất / nearest:\n{told}" if near else ""
                raise CatalogueError(f"{error}{more}") from error
