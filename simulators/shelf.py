"""Where what was prepared once is kept for later runs: keys, signed papers, the compiled catalogue."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def default_cache_dir() -> Path:
    """`$KIEMCHUAN_CACHE`, else `~/.cache/kiemchuan`."""
    return Path(os.environ.get("KIEMCHUAN_CACHE") or Path.home() / ".cache" / "kiemchuan")


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, whoever else does it at once. OSError if it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
