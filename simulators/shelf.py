"""Where what was prepared once is kept for later runs: keys, signed papers, the compiled catalogue."""

from __future__ import annotations

import os
from pathlib import Path


def default_cache_dir() -> Path:
    """`$KIEMCHUAN_CACHE`, else `~/.cache/kiemchuan`."""
    return Path(os.environ.get("KIEMCHUAN_CACHE") or Path.home() / ".cache" / "kiemchuan")


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, however many processes do it at once. OSError if it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)
