"""Every step of the suite means exactly one thing to the harness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.catalogue import CatalogueError
from harness.lint.finding import Finding
from harness.lint.suite import Suite
from harness.steps.registry import load_steps

_CODE = re.compile(r"\[([a-z-]+)\]$")


def bound_steps(suite: Suite) -> Iterator[Finding]:
    """One definition for each step; a step of an outline is reported once."""
    registry = load_steps()
    told: set[tuple[object, int]] = set()
    for scenario in suite.scenarios:
        for step in scenario.steps:
            place = (scenario.path, step.line)
            try:
                registry.find(step)
            except CatalogueError as error:
                if place not in told:
                    told.add(place)
                    code = _CODE.search(str(error))
                    words = {
                        "scenario": scenario.id,
                        "step": step.text,
                        "trap": code[1] if code else "unbound",
                    }
                    yield Finding.at("unbound-step", scenario.path, step.line, **words)
