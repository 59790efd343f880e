"""Ids of scenarios: each used once, locked, never used again."""

from __future__ import annotations

from collections.abc import Iterator

from harness.lint.finding import Finding, line_with
from harness.lint.lock import NAME, IdLock
from harness.lint.suite import Suite


def unique_ids(suite: Suite) -> Iterator[Finding]:
    """An id belongs to one scenario, or to one row of an outline."""
    first: dict[str, str] = {}
    for scenario in suite.scenarios:
        here = f"{scenario.path.name}:{scenario.line}"
        if scenario.id in first:
            yield Finding.at(
                "same-id", scenario.path, scenario.line, scenario=scenario.id, other=first[scenario.id]
            )
        first.setdefault(scenario.id, here)


def locked_ids(suite: Suite) -> Iterator[Finding]:
    """Every id is in `ids.lock` with its scenario; what was locked is still there, or retired with a reason."""
    path = suite.folder / NAME
    lock = IdLock.read(path)
    for scenario in suite.scenarios:
        here, known = (scenario.path, scenario.line), lock.scenarios.get(scenario.id)
        if scenario.id in lock.retired:
            yield Finding.at("id-reused", *here, scenario=scenario.id, reason=lock.retired[scenario.id])
        elif known is None:
            yield Finding.at("id-not-locked", *here, scenario=scenario.id)
        elif not set(known) & set(scenario.rules):
            locked, now = ", ".join(known), ", ".join(scenario.rules)
            yield Finding.at("id-of-another", *here, scenario=scenario.id, locked=locked, now=now)
    living = {scenario.id for scenario in suite.scenarios}
    for gone in sorted(lock.scenarios.keys() - living):
        yield Finding.at("id-gone", path, line_with(path, gone), scenario=gone)
    for retired, reason in lock.retired.items():
        if not reason.strip():
            yield Finding.at("retired-without-reason", path, line_with(path, retired), scenario=retired)
