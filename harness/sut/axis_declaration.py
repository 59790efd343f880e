"""What `sut.toml` says of a product of role axis: its face, agencies of its own, its way to the national axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

AXIS_OPERATIONS = ("register", "lock", "statistics", "journal", "restart")
"""Operations of an axis' driver that a declaration may name (design §5). Reserved: no rule asks for one yet."""

FEWEST_AGENCIES = 3
"""A sender, a recipient, and one that the document is none of its business."""


@dataclass(frozen=True)
class AxisAgency:
    """An agency of the axis that the harness may speak as, with the credentials of its system."""

    organ_id: str
    system_id: str
    secret: str
    name: str = ""


@dataclass(frozen=True)
class AxisHub:
    """As whom the axis calls the national axis; empty fields: as the directory of fixtures has it."""

    organ_id: str = ""
    system_id: str = ""
    secret: str = ""


@dataclass(frozen=True)
class AxisSettings:
    """The attachment of an axis; the embedded one has neither endpoint nor agencies before it runs."""

    endpoint: str = ""
    agencies: tuple[AxisAgency, ...] = ()
    hub: AxisHub = AxisHub()


def axis_settings(table: Mapping[str, Any]) -> AxisSettings:
    """The table `[axis]`. KeyError names an entry that is missing, ValueError one that is wrong."""
    endpoint = str(table["endpoint"])
    if not endpoint.startswith(("http://", "https://")):
        raise ValueError(f"axis.endpoint: {endpoint!r} is no address; write http://host:port/path")
    agencies = tuple(_agency(row, f"axis.agencies[{n}]") for n, row in enumerate(table["agencies"]))
    codes = [agency.organ_id for agency in agencies]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise ValueError(f"axis.agencies: {', '.join(twice)} occurs twice")
    systems = {agency.system_id for agency in agencies}
    if len(systems) < FEWEST_AGENCIES:
        raise ValueError(
            f"axis.agencies: at least {FEWEST_AGENCIES} agencies with a system of their own each; "
            f"there are {len(systems)} systems"
        )
    return AxisSettings(endpoint, agencies, AxisHub(**_known(table.get("hub", {}), AxisHub, "axis.hub")))


def public_axis(settings: AxisSettings) -> Mapping[str, Any]:
    """What of it may be hashed and shown: nothing that opens anything."""
    return {
        "agencies": [[agency.organ_id, agency.system_id, agency.name] for agency in settings.agencies],
        "hub": settings.hub.system_id,
    }


def separate_systems(agencies: Sequence[AxisAgency]) -> tuple[AxisAgency, ...]:
    """The first agency of each system; first of all one whose system also speaks for another agency."""
    first: dict[str, AxisAgency] = {}
    shared = []
    for agency in agencies:
        if agency.system_id in first:
            shared.append(agency.system_id)
        first.setdefault(agency.system_id, agency)
    return tuple(sorted(first.values(), key=lambda agency: agency.system_id not in shared))


def _agency(row: Mapping[str, Any], where: str) -> AxisAgency:
    values = _known(row, AxisAgency, where)
    for name in ("organ_id", "system_id", "secret"):
        if not values.get(name):
            raise ValueError(f"{where}.{name} is missing")
    return AxisAgency(**values)


def _known(row: Mapping[str, Any], kind: type, where: str) -> dict[str, str]:
    names = {entry.name for entry in fields(kind)}
    if strange := sorted(set(row) - names):
        raise ValueError(f"{where}: unknown entry {', '.join(strange)}; there are {', '.join(sorted(names))}")
    return {name: str(value) for name, value in row.items()}
