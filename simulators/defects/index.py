"""Which rules have defects, without starting anything."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping


def load_all() -> None:
    """Import every module of defects once, so that the registry is full."""
    import simulators.defects

    for module in pkgutil.iter_modules(simulators.defects.__path__):
        if module.name.startswith(("dieu_", "axis_", "misstated_")):
            importlib.import_module(f"simulators.defects.{module.name}")


def defects_by_rule() -> Mapping[str, tuple[str, ...]]:
    """Defect ids by rule id."""
    from simulators.defects.registry import DEFECTS

    load_all()
    found: dict[str, list[str]] = {}
    for entry in DEFECTS.values():
        found.setdefault(entry.rule, []).append(entry.id)
    return {rule: tuple(ids) for rule, ids in found.items()}
