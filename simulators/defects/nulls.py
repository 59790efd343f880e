"""Null products (sản phẩm rỗng): declare everything, answer everything with success, do nothing right (design §2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NULLS: dict[str, Callable[[], Any]] = {}
"""Launchers by name; each returns something with `url`, `token` and `stop`."""
