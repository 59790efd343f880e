"""The neutral step registry: one set of steps for pytest-bdd, the notebook magic, prove and explore (design §3).

A step is a plain function `(world, **words)` returning None. Its text pattern holds `{word}` places. Registration
refuses what would pass unseen: coroutines, generators, functions that return a value, a text taken twice.
"""

from __future__ import annotations

import dis
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.catalogue import CatalogueError, Scenario, Step
from harness.oracles.judgement import CHECKS, Check

_PLACE = re.compile(r"\{(\w+)\}")


class StepDefinitionError(Exception):
    """A step is defined in a way that could pass without looking."""


@dataclass(frozen=True)
class StepDefinition:
    """A pattern and what it does; `check` is set for a Then."""

    kind: str
    pattern: str
    function: Callable[..., None] | None
    check: Check | None = None
    expression: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        parts = _PLACE.split(self.pattern)
        text = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>.+?)" for n, part in enumerate(parts))
        object.__setattr__(self, "expression", re.compile(text))

    def match(self, text: str) -> dict[str, str] | None:
        found = self.expression.fullmatch(text)
        return found.groupdict() if found else None


@dataclass(frozen=True)
class Match:
    """A step of a scenario bound to its one definition."""

    definition: StepDefinition
    words: dict[str, str]


def _refuse_silent(function: Callable[..., Any]) -> None:
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise StepDefinitionError(
            f"step {function.__qualname__} is async: nobody would await it [async-step]"
        )
    if inspect.isgeneratorfunction(function):
        raise StepDefinitionError(
            f"step {function.__qualname__} yields: nobody would resume it [generator-step]"
        )
    previous: dis.Instruction | None = None
    for instruction in dis.get_instructions(function):
        if instruction.opname == "RETURN_VALUE" and not (
            previous is not None and previous.opname == "LOAD_CONST" and previous.argval is None
        ):
            raise StepDefinitionError(
                f"step {function.__qualname__} returns a value: a returned False would pass [returned-value]"
            )
        previous = instruction


class StepRegistry:
    """All step definitions; looks a text up and insists on exactly one definition."""

    def __init__(self) -> None:
        self._definitions: list[StepDefinition] = []
        self._patterns: set[tuple[str, str]] = set()
        self._memory: dict[tuple[str, str], Match] = {}
        self._checks: set[str] = set()

    def add(self, definition: StepDefinition) -> None:
        key = (definition.kind, _PLACE.sub("{}", definition.pattern))
        if key in self._patterns:
            raise StepDefinitionError(f"step text is defined twice: {definition.pattern!r} [step-twice]")
        self._patterns.add(key)
        self._definitions.append(definition)
        self._memory.clear()

    def given(self, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Register what must hold before the act (Biết, Cho)."""
        return self._register("given", pattern)

    def when(self, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Register an act (Khi)."""
        return self._register("when", pattern)

    def _register(self, kind: str, pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        def register(function: Callable[..., None]) -> Callable[..., None]:
            _refuse_silent(function)
            self.add(StepDefinition(kind, pattern, function))
            return function

        return register

    def add_checks(self, checks: Iterable[Check]) -> None:
        """Make a Then of every check of the oracles: `[rule] sentence`. One that is known already stays as it is."""
        for check in checks:
            if check.id in self._checks:
                continue
            self._checks.add(check.id)
            self.add(StepDefinition("then", f"[{check.rule}] {check.sentence}", None, check))

    def find(self, step: Step) -> Match:
        """The one definition of a step. CatalogueError if there is none, or more than one."""
        key = (step.kind, step.text)
        if key not in self._memory:
            self._memory[key] = self._look_up(step)
        return self._memory[key]

    def _look_up(self, step: Step) -> Match:
        found = [
            Match(definition, words)
            for definition in self._definitions
            if definition.kind == step.kind and (words := definition.match(step.text)) is not None
        ]
        if not found:
            raise CatalogueError(f"no step {step.kind} for {step.text!r} [undefined-step]")
        if len(found) > 1:
            patterns = " | ".join(match.definition.pattern for match in found)
            raise CatalogueError(f"{step.text!r} matches more than one step: {patterns} [ambiguous-step]")
        return found[0]

    def check_scenarios(self, scenarios: Iterable[Scenario]) -> None:
        """Bind every step of every scenario; CatalogueError names file and line of the first that fails."""
        for scenario in scenarios:
            for step in scenario.steps:
                try:
                    self.find(step)
                except CatalogueError as error:
                    raise CatalogueError(f"{scenario.path}:{step.line} ({scenario.id}): {error}") from error

    def __iter__(self) -> Iterator[StepDefinition]:
        return iter(self._definitions)


STEPS = StepRegistry()
"""The suite's steps; filled by importing the step modules, read-only afterwards."""


def load_steps(rules: Collection[str] | None = None) -> StepRegistry:
    """Import the step modules and the oracles; returns the filled registry.

    With `rules`, of the oracles only those modules are sure to be there that can judge one of these rules: a rule's
    checks are named where its id stands.
    """
    import harness.oracles
    import harness.steps

    for module in pkgutil.iter_modules(harness.steps.__path__):
        importlib.import_module(f"{harness.steps.__name__}.{module.name}")
    for folder in harness.oracles.__path__:
        for path in sorted(Path(folder).glob("*.py")):
            if rules is None or _judges_one_of(path, rules):
                importlib.import_module(f"{harness.oracles.__name__}.{path.stem}")
    STEPS.add_checks(CHECKS.values())
    return STEPS


def _judges_one_of(path: Path, rules: Collection[str]) -> bool:
    text = path.read_text("utf-8")
    return "@check_for(" in text or any(f'"{rule}"' in text for rule in rules)
