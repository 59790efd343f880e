"""`ids.lock`: every scenario id ever given, so that none is used twice (design §2).

TOML of two tables: `[scenarios]` maps an id to the rules that its scenario judges, `[retired]` an id that is no
longer used to the reason why.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from harness.catalogue import CatalogueError, Scenario

NAME = "ids.lock"
_HEAD = """\
# Mã của mọi tình huống đã từng có: cho một lần, không dùng lại. Ghi bằng `kiemchuan lint --update`.
# The id of every scenario there ever was: given once, never used again. Written by `kiemchuan lint --update`.
"""


@dataclass(frozen=True)
class IdLock:
    """What is locked: rules by id of the living, reasons by id of the retired."""

    scenarios: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> IdLock:
        """An absent file locks nothing. CatalogueError if it is not readable or names an id twice."""
        if not path.exists():
            return cls()
        try:
            table = tomllib.loads(path.read_text("utf-8"))
            living = {str(key): _rules(rules) for key, rules in table.get("scenarios", {}).items()}
            retired = {str(key): str(reason) for key, reason in table.get("retired", {}).items()}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, AttributeError) as error:
            raise CatalogueError(f"{path}: {error}; restore it from version control") from error
        if both := living.keys() & retired.keys():
            raise CatalogueError(f"{path}: {', '.join(sorted(both))} both in use and retired")
        return cls(living, retired)

    def with_scenarios(self, scenarios: Iterable[Scenario]) -> IdLock:
        """New ids added, rules of known ones brought up to date where they still have one in common.

        Nothing is ever taken out, and a retired id does not come back: both stay findings.
        """
        living = dict(self.scenarios)
        for scenario in scenarios:
            known = living.get(scenario.id)
            if scenario.id not in self.retired and (known is None or set(known) & set(scenario.rules)):
                living[scenario.id] = scenario.rules
        return replace(self, scenarios=living)

    def with_retired(self, scenario_id: str, reason: str) -> IdLock:
        """One id retired. CatalogueError if it is not locked, or no reason is given."""
        if scenario_id not in self.scenarios:
            raise CatalogueError(f"no id {scenario_id} in {NAME}; only a locked id can be retired")
        if not reason.strip():
            raise CatalogueError(f"say why {scenario_id} is retired: --reason TEXT")
        living = {key: rules for key, rules in self.scenarios.items() if key != scenario_id}
        return IdLock(living, {**self.retired, scenario_id: reason.strip()})

    def write(self, path: Path) -> None:
        """Sorted, one id a line, so that two branches seldom meet in one place."""
        lines = [_HEAD, "[scenarios]"]
        lines += [f"{key} = {json.dumps(list(rules))}" for key, rules in sorted(self.scenarios.items())]
        lines += ["", "[retired]"]
        lines += [
            f"{key} = {json.dumps(reason, ensure_ascii=False)}"
            for key, reason in sorted(self.retired.items())
        ]
        path.write_text("\n".join(lines) + "\n", "utf-8")


def _rules(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list of rules")
    return tuple(map(str, value))
