"""A pytest plugin that notes one example of every failure that oracles come to: `-p tests.failures.harvest`.

`KIEMCHUAN_HARVEST=FILE` is where it adds them: code → rule, expected, observed, where. The first one stays.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from harness.oracles.judgement import CHECKS, Failure

FILE = os.environ.get("KIEMCHUAN_HARVEST", "")
_found: dict[str, dict[str, str]] = {}
_plain_init = Failure.__init__


def _noting_init(self: Failure, *values: Any, **named: Any) -> None:
    _plain_init(self, *values, **named)
    rule = _asking_rule()
    if self.code not in _found and rule and self.expected and self.observed:
        _found[self.code] = {
            "rule": rule, "expected": self.expected, "observed": self.observed, "where": self.where,
        }  # fmt: skip


def _asking_rule() -> str:
    """The rule of the check that is judging now, by the functions under way."""
    checks = {
        check.oracle.__code__: check.rule for check in CHECKS.values() if hasattr(check.oracle, "__code__")
    }
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code in checks:
            return checks[frame.f_code]
        frame = frame.f_back
    return ""


def start() -> None:
    Failure.__init__ = _noting_init  # type: ignore[method-assign]


def codes() -> set[str]:
    """Those noted so far."""
    return set(_found)


def read(path: Path) -> None:
    """Begin with what a file has."""
    if path.exists():
        _found.update(json.loads(path.read_text("utf-8")))


def write(path: Path, *, anew: bool = False) -> None:
    """Add to what the file has already; `anew` replaces it."""
    known = json.loads(path.read_text("utf-8")) if path.exists() and not anew else {}
    merged = {**_found, **known}
    path.write_text(json.dumps(dict(sorted(merged.items())), ensure_ascii=False, indent=1) + "\n", "utf-8")


def pytest_configure() -> None:
    if FILE:
        start()


def pytest_unconfigure() -> None:
    if FILE:
        write(Path(FILE))
