"""Negative documents differ from the valid one in one declared respect (design §7.2): declared in one file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from harness.catalogue import FIXTURES
from harness.lint.finding import Finding, line_with
from harness.lint.suite import Suite

SOURCE = FIXTURES / "variations.toml"
_VARIED = re.compile(r"chỉ khác một điều: (?P<variation>.+)$")


def declared_variations(suite: Suite) -> Iterator[Finding]:
    """What a step says after «chỉ khác một điều:» is a line of `fixtures/variations.toml`."""
    declared = tomllib.loads(SOURCE.read_text("utf-8"))
    for scenario in suite.scenarios:
        for step in scenario.steps:
            found = _VARIED.search(step.text)
            if found and step.kind != "then" and found["variation"] not in declared:
                said = found["variation"]
                yield Finding.at(
                    "undeclared-variation", scenario.path, step.line, scenario=scenario.id, variation=said
                )


def made_variations(suite: Suite) -> Iterator[Finding]:
    """Every declared variation is one that the simulated agencies can make."""
    from simulators.agencies.variations import variation

    for said, maker in tomllib.loads(SOURCE.read_text("utf-8")).items():
        try:
            variation(maker)
        except KeyError:
            yield Finding.at(
                "variation-without-maker", SOURCE, line_with(SOURCE, said), variation=said, maker=maker
            )
