"""The agencies of the simulated world as `fixtures/agencies.toml` declares them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from simulators.carrier.directory import Agency

_FIELDS = frozenset(field.name for field in fields(Agency))


@dataclass(frozen=True)
class AgencyBook:
    """The directory of the whole world: both axes and the hub between them."""

    hub: Agency
    """The provincial axis; on the national one its system speaks for every provincial agency."""
    national_hub: Agency
    level_1: str
    """The level-1 code that is at home on the provincial axis, e.g. `H01`."""
    provincial: tuple[Agency, ...]
    national: tuple[Agency, ...]

    def find(self, organ_id: str) -> Agency:
        """The agency with this code; KeyError if there is none."""
        for agency in (*self.provincial, *self.national):
            if agency.organ_id == organ_id:
                return agency
        raise KeyError(organ_id)


def load_agencies(path: Path | None = None) -> AgencyBook:
    """Read a directory file, by default the project's own. ValueError names what it does not understand."""
    text = path.read_text("utf-8") if path else files("fixtures").joinpath("agencies.toml").read_text("utf-8")
    data = tomllib.loads(text)
    hub = data["hub"]
    return AgencyBook(
        hub=_agency({key: value for key, value in hub.items() if key != "level_1"} | {"is_agency": False}),
        national_hub=_agency({"system_id": "", "secret": "", "is_agency": False} | data["national_hub"]),
        level_1=hub["level_1"],
        provincial=tuple(_agency(table) for table in data["provincial"]),
        national=tuple(_agency(table) for table in data["national"]),
    )


def _agency(table: dict[str, Any]) -> Agency:
    unknown = sorted(set(table) - _FIELDS)
    if unknown:
        raise ValueError(f"agency {table.get('organ_id')}: unknown keys {', '.join(unknown)}")
    return Agency(**table)
