"""The clock of a closed process through libfaketime: the environment it wants, and the file that tells the time.

What a runtime bears was measured (libfaketime 0.9.10). Java 17, Node 20 and asyncio follow every move when the
monotonic clock is left alone. Python's `time.sleep` fails then, so plain Python has its monotonic clock faked too:
forward moves are followed, but its timers freeze after a move back, so it is started anew. Any other runtime is
treated like that.
"""

from __future__ import annotations

import itertools
import platform
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = "Asia/Ho_Chi_Minh"
_STEADY: Final = frozenset({"java", "node", "python-asyncio"})
"""Runtimes that follow moves in both directions with their monotonic clock left alone."""
_LIBRARY: Final = "libfaketimeMT.so.1"
_SHARED: Final = Path("/dev/shm")  # noqa: S108 - where libfaketime itself keeps what is cleaned here


class NoFaketime(Exception):
    """libfaketime is not on this machine."""


def faketime_library() -> Path:
    """The multi-threaded library. NoFaketime says how to get it."""
    machine = platform.machine()
    for folder in (
        f"/usr/lib/{machine}-linux-gnu/faketime", "/usr/lib64/faketime", "/usr/lib/faketime", "/usr/local/lib/faketime",
    ):  # fmt: skip
        path = Path(folder) / _LIBRARY
        if path.exists():
            return path
    raise NoFaketime(
        "libfaketime is missing; install it (Debian: apt-get install libfaketime), or drop launcher.faketime"
    )


class FakedClock:
    """The time of one process tree. `set` tells it; `follows` is whether it bears the move while it runs."""

    def __init__(self, runtime: str, folder: Path, start: datetime) -> None:
        self._runtime = runtime
        self._library = faketime_library()
        self._file = folder / "faketime"
        self._turn = itertools.count(1)
        self._now = start
        self.set(start)

    def environment(self, given: Mapping[str, str]) -> dict[str, str]:
        """What to add to the environment of the process; `given` may already preload something."""
        preload = ":".join(part for part in (str(self._library), given.get("LD_PRELOAD", "")) if part)
        found = {
            "LD_PRELOAD": preload, "FAKETIME_TIMESTAMP_FILE": str(self._file), "FAKETIME_NO_CACHE": "1", "TZ": ZONE,
        }  # fmt: skip
        if self._runtime in _STEADY:
            found["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
        return found

    def follows(self, moment: datetime) -> bool:
        return self._runtime in _STEADY or moment >= self._now

    def set(self, moment: datetime) -> None:
        """Put the clock to `moment`, from which it goes on by itself.

        Some milliseconds more: it may read a little early, and each text must differ or it would go unread.
        """
        self._now = moment
        text = (
            f"@{moment.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M:%S}.{1000 + next(self._turn) % 90_000:06d}\n"
        )
        fresh = self._file.with_suffix(".new")
        fresh.write_text(text, "ascii")
        fresh.replace(self._file)


def forget(pid: int) -> None:
    """Remove what libfaketime leaves in shared memory when a process is killed."""
    for name in (f"faketime_shm_{pid}", f"sem.faketime_sem_{pid}"):
        with suppress(OSError):
            (_SHARED / name).unlink()
