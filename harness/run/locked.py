"""Are the scenarios of a suite those that its `ids.lock` names: one that was commented out is missed aloud."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path

from harness.catalogue import CatalogueError

LOCK = "ids.lock"


def not_as_locked(features: Path, scenarios: Collection[str]) -> tuple[str, ...]:
    """Ids that are locked and not there, then ids that are there and not locked; none where nothing is locked.

    CatalogueError if the lock cannot be read.
    """
    lock = features / LOCK
    if not lock.exists():
        return ()
    try:
        locked = tomllib.loads(lock.read_text("utf-8")).get("scenarios", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{lock}: {error}") from error
    return (*(one for one in locked if one not in scenarios), *sorted(set(scenarios) - set(locked)))


def words(strays: Collection[str]) -> str:
    """One line for whoever reads the terminal."""
    named = ", ".join(list(strays)[:10]) + (", …" if len(strays) > 10 else "")
    return (
        f"CẢNH BÁO: {len(strays)} tình huống không khớp features/{LOCK}: {named}; không dùng được để chứng nhận "
        f"/ scenarios are not those of the lock: not certifiable; see kiemchuan lint"
    )
