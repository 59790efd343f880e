"""Why a stored run is judged otherwise today: which oracle, sentence, profile or tool is not what it was."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.run.rejudge import Rejudged


@dataclass(frozen=True)
class SuiteChange:
    """What of the judge is not as it was when the run was made: file names of the suite, readings, tools."""

    altered: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    readings: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()

    @property
    def oracles(self) -> list[str]:
        return sorted(
            name for name in self.altered | self.added | self.removed if name.startswith("oracles/")
        )


def suite_change(
    header: Mapping[str, Any], suite: Mapping[str, str], tools: Mapping[str, str],
    *, kept: Path, profile: Path | None = None,
) -> SuiteChange:  # fmt: skip
    """Today's suite and tools beside those of a run's header; `profile` is judged by instead of the kept one."""
    then: Mapping[str, str] = header.get("suite") or {}
    old_tools: Mapping[str, str] = header["tools"]
    return SuiteChange(
        altered=frozenset(name for name, digest in suite.items() if then.get(name, digest) != digest),
        added=frozenset(suite) - frozenset(then) if then else frozenset(),
        removed=frozenset(then) - frozenset(suite),
        readings=tuple(_readings(kept, profile)) if profile else (),
        tools=tuple(
            f"{name} {old_tools[name]} → {tools[name]}"
            for name in sorted(old_tools)
            if name in tools and tools[name] != old_tools[name]
        ),
    )


def cause(row: Rejudged, change: SuiteChange) -> str:
    """Why one judgement is another today, in words: the nearest cause first, as far as it can be told."""
    if row.gone:
        return "câu kiểm không còn trong bộ / the sentence that asked it is gone"
    found = []
    if row.oracle in change.altered | change.added:
        found.append(f"phép kiểm đã sửa / oracle changed: {row.oracle}")
    elif change.oracles:
        found.append(
            f"phần dùng chung của phép kiểm đã sửa / shared oracle code changed: {', '.join(change.oracles)}"
        )
    found += [f"hồ sơ khác / profile: {reading}" for reading in change.readings]
    if not found:
        found = [f"công cụ khác / tool: {tool}" for tool in change.tools]
    return "; ".join(found) or (
        "không phần nào của bộ kiểm thay đổi: bản ghi bị sửa, hoặc lỗi của kiemchuan / "
        "nothing of the suite changed: the record was altered, or kiemchuan is at fault"
    )


def _readings(kept: Path, other: Path) -> Iterable[str]:
    """Entries in which two profiles differ, as `name: old → new`; a reading of the law by its own name."""
    old, new = _entries(kept), _entries(other)
    for name in sorted(set(old) | set(new)):
        if old.get(name) != new.get(name):
            yield f"{name}: {old.get(name)} → {new.get(name)}"


def _entries(profile: Path) -> dict[str, Any]:
    table = tomllib.loads(profile.read_text("utf-8"))
    switches = {row["name"]: row["value"] for row in table.pop("switch", [])}
    return {**dict(_flat(table)), **switches}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
