"""Where a run keeps what nobody needs afterwards: in memory where there is room, else in the usual place.

The stores of simulated axes and of the embedded reference commit with full synchronisation, as real ones do; on a
memory file system that costs nothing, and a run that is killed has nothing worth saving there.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOM = 1 << 30
"""Bytes that must be free; a run that moves large files needs room."""


def scratch_folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """A temporary folder of its own; the caller cleans it up."""
    try:
        roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM
        return tempfile.TemporaryDirectory(prefix=prefix, dir=MEMORY if roomy else None)
    except OSError:
        return tempfile.TemporaryDirectory(prefix=prefix)
