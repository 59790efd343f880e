"""The shape of a scenario: what holds, what is done, what follows; one idea, a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from harness.lint.finding import Finding
from harness.lint.suite import Suite

MOST_THENS = 9
"""More Thens than this are more than one idea, whatever they share. One issued document may show many items of
Điều 8 at once: issuing is what costs a run its time."""
_ORDER = {"given": 0, "when": 1, "then": 2}


def parts_in_order(suite: Suite) -> Iterator[Finding]:
    """Biết, then Khi, then Thì; nothing is done after something was judged. Rows of an outline count once."""
    seen: set[tuple[object, int]] = set()
    for scenario in suite.scenarios:
        furthest = 0
        for step in scenario.steps:
            part = _ORDER[step.kind]
            if part < furthest and (scenario.path, step.line) not in seen:
                seen.add((scenario.path, step.line))
                yield Finding.at(
                    "out-of-order", scenario.path, step.line, scenario=scenario.id, step=step.text
                )
            furthest = max(furthest, part)


def few_thens(suite: Suite) -> Iterator[Finding]:
    """At most `MOST_THENS` Thens."""
    seen: set[tuple[object, int]] = set()
    for scenario in suite.scenarios:
        count = sum(step.kind == "then" for step in scenario.steps)
        if count > MOST_THENS and (scenario.path, scenario.line) not in seen:
            seen.add((scenario.path, scenario.line))
            yield Finding.at(
                "too-many-thens", scenario.path, scenario.line, scenario=scenario.id, count=str(count),
                most=str(MOST_THENS),
            )  # fmt: skip


def unique_names(suite: Suite) -> Iterator[Finding]:
    """No two scenarios of the suite have one name; rows of one outline may share it."""
    first: dict[str, tuple[object, int]] = {}
    told: set[tuple[object, int]] = set()
    for scenario in suite.scenarios:
        here = (scenario.path, scenario.line)
        other = first.setdefault(scenario.name, here)
        if other != here and here not in told:
            told.add(here)
            where = f"{other[0]}:{other[1]}"
            yield Finding.at("same-name", scenario.path, scenario.line, name=scenario.name, other=where)
