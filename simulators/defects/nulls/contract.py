"""The operations of the driver contract as routes read from its OpenAPI text.

Only the text is shared with the harness: a null product finds its addresses where any vendor would, in the
document, and imports nothing of the harness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_TEXT = Path(__file__).resolve().parents[3] / "harness" / "sut" / "contract" / "openapi.yaml"
_METHODS = ("get", "put", "post", "delete")
_LEVELS = ("L1", "L2", "L3")


@dataclass(frozen=True)
class Operation:
    """Where one operation is answered, and with which HTTP status when it succeeds; `path` keeps its braces."""

    name: str
    method: str
    path: str
    status: int


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation, in the order of the text."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = yaml.load(_TEXT.read_text("utf-8"), Loader=loader)  # noqa: S506  (a safe one)
    return tuple(_read(text["paths"]))


def _read(paths: dict[str, Any]) -> Iterator[Operation]:
    for path, item in paths.items():
        for method in _METHODS:
            if method in item and item[method]["x-level"] in _LEVELS:
                success = next(int(code) for code in item[method]["responses"] if code.startswith("2"))
                yield Operation(item[method]["operationId"], method.upper(), path, success)
