"""A province's parameters and its reading of each ambiguity (hồ sơ địa phương), from `fixtures/profiles/`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any


class ProfileError(Exception):
    """The profile file is wrong; says which entry and what it must be."""


@dataclass(frozen=True)
class Switch:
    """One reading: its number in design §9, name, value, what changing it does, and the question it answers.

    `effect`: `switch` (checks read it), `parameter:<entry>` (that entry of the profile counts), `fixed` (built in).
    """

    number: int
    name: str
    value: Any
    effect: str
    question_vi: str
    question_en: str


@dataclass(frozen=True)
class Profile:
    """What differs from province to province. Working hours and holidays are data for `worktime`."""

    name: str
    effective_from: date
    transition_until: date
    transition_for_software_before: date
    periods: tuple[Mapping[str, Any], ...]
    calendar: str
    tolerance: timedelta
    promptness: timedelta
    switches: Mapping[str, Switch]
    sha256: str

    def switch(self, name: str) -> Any:
        """The value of a reading that may be chosen. KeyError if it is none: a harness error."""
        if self.switches[name].effect != "switch":
            raise KeyError(f"reading {name} is {self.switches[name].effect}, not a switch")
        return self.switches[name].value


def load_profile(path: Path) -> Profile:
    """Read a profile file. ProfileError names the entry that is missing or wrong."""
    raw = path.read_bytes()
    try:
        table = tomllib.loads(raw.decode("utf-8"))
        return Profile(
            name=table["name"],
            effective_from=table["effective_from"],
            transition_until=table["transition"]["until"],
            transition_for_software_before=table["transition"]["software_in_use_on"],
            periods=tuple(table["working_hours"]["periods"]),
            calendar=table["working_hours"]["calendar"],
            tolerance=timedelta(seconds=table["tolerance_seconds"]),
            promptness=timedelta(seconds=table["promptness_seconds"]),
            switches={row["name"]: Switch(**row) for row in table["switch"]},
            sha256=hashlib.sha256(raw).hexdigest(),
        )
    except (KeyError, TypeError, ValueError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path.name}: {error!r}") from error
