"""What a defect, a control and a null product are; the modules of this package register theirs here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from simulators.carrier.parts import CarrierParts
from simulators.qlvb.parts import Parts

Role = Literal["agency", "axis"]
BuildParts = Callable[[Parts], Parts]
BuildCarrier = Callable[[CarrierParts], CarrierParts]


@dataclass(frozen=True)
class Defect:
    """A named, minimal deviation of the reference of a role that breaks one rule.

    `build` makes the deviating parts: of a QLVB (`Parts`) in role agency, of a carrier (`CarrierParts`) in role axis.
    """

    id: str
    rule: str
    vi: str
    build: Callable[[Any], Any]
    role: Role = "agency"


@dataclass(frozen=True)
class Control:
    """A harmless variation of the reference of a role that must pass the rule; `build` as of a defect."""

    id: str
    rule: str
    vi: str
    build: Callable[[Any], Any]
    role: Role = "agency"


DEFECTS: dict[str, Defect] = {}
CONTROLS: dict[str, Control] = {}


def reference_parts(role: Role) -> Any:
    """The parts of the reference that builds start from."""
    return Parts() if role == "agency" else CarrierParts()


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


def axis_defect(rule: str, name: str, vi: str) -> Callable[[BuildCarrier], BuildCarrier]:
    """Register a defect of a rule judged in role axis: from a carrier's parts to the broken ones."""

    def register(build: BuildCarrier) -> BuildCarrier:
        _add(DEFECTS, Defect(f"{rule}/axis-{name}", rule, vi, build, "axis"))
        return build

    return register


def axis_control(rule: str, name: str, vi: str) -> Callable[[BuildCarrier], BuildCarrier]:
    """Register a control of a rule judged in role axis."""

    def register(build: BuildCarrier) -> BuildCarrier:
        _add(CONTROLS, Control(f"{rule}/axis-{name}", rule, vi, build, "axis"))
        return build

    return register
