"""What a defect, a control and a null product are; the modules of this package register theirs here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulators.qlvb.parts import Parts

BuildParts = Callable[[Parts], Parts]


@dataclass(frozen=True)
class Defect:
    """A named, minimal deviation of the reference that breaks one rule."""

    id: str
    rule: str
    vi: str
    build: BuildParts
    role: str = "agency"


@dataclass(frozen=True)
class Control:
    """A harmless variation of the reference that must pass the rule."""

    id: str
    rule: str
    vi: str
    build: BuildParts
    role: str = "agency"


DEFECTS: dict[str, Defect] = {}
CONTROLS: dict[str, Control] = {}


def _add(table: dict[str, Any], entry: Any) -> None:
    if entry.id in table:
        raise ValueError(f"{entry.id} is registered twice")
    table[entry.id] = entry


def defect(rule: str, name: str, vi: str) -> Callable[[BuildParts], BuildParts]:
    """Register a defect of a rule: a function from the reference's parts to the broken parts."""

    def register(build: BuildParts) -> BuildParts:
        _add(DEFECTS, Defect(f"{rule}/{name}", rule, vi, build))
        return build

    return register


def control(rule: str, name: str, vi: str) -> Callable[[BuildParts], BuildParts]:
    """Register a control of a rule: other parts that obey as well."""

    def register(build: BuildParts) -> BuildParts:
        _add(CONTROLS, Control(f"{rule}/{name}", rule, vi, build))
        return build

    return register
