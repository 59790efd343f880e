"""Which files of a run folder are its record, and reading them when anyone may have laid them there.

Never follows a link, never opens what is no plain file: a folder from elsewhere may hold a pipe, a device, a loop.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

EVENTS: Final = "events.jsonl"
SUMS: Final = "tree.sums"
EVIDENCE: Final = "evidence"
PROFILE_COPY: Final = "profile.toml"
"""The profile that a run was judged by, kept beside its events."""
MOST_EVENTS_BYTES: Final = 500_000_000
STORED: Final = re.compile(r"evidence/[0-9a-f]{2}/[0-9a-f]{64}")
_BESIDE: Final = re.compile(r"profile\.toml|product\.log|answers\.jsonl|events-\d+\.left\.jsonl")


class NotPlain(OSError):
    """A name that is no plain file: a link, a pipe, a device, a folder; or one that is too large."""


@dataclass(frozen=True)
class Found:
    """A name in a run folder that is no folder. `plain`: a file of its own, neither link nor pipe nor device."""

    name: str
    path: Path
    plain: bool


def files_below(folder: Path, within: str = "") -> Iterator[Found]:
    """Everything below a folder but folders, by name; links are found and not followed."""
    top = folder / within if within else folder
    if within and top.is_symlink():
        yield Found(within, top, plain=False)
        return
    for parent, folders, names in os.walk(top):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links)
        for name in sorted([*names, *links]):
            path = Path(parent) / name
            yield Found(_told(path.relative_to(folder)), path, stat.S_ISREG(path.lstat().st_mode))


def record_files(folder: Path, *, narrow: bool = False) -> Iterator[Found]:
    """The files that the seal covers besides the events: evidence, profile, what the product printed, answers, and
    events of a part that was left. Reports are derived and no part of it.

    `narrow`: evidence and profile only, as runs were sealed before kiemchuan covered the others.
    """
    yield from sorted(files_below(folder, EVIDENCE), key=lambda found: found.path)
    for path in sorted(folder.iterdir()):
        if _BESIDE.fullmatch(path.name) and (not narrow or path.name == PROFILE_COPY):
            yield Found(path.name, path, stat.S_ISREG(path.lstat().st_mode))


def is_record(name: str) -> bool:
    """Whether a file of that name belongs to the record."""
    return name in (EVENTS, SUMS) or name.startswith(f"{EVIDENCE}/") or bool(_BESIDE.fullmatch(name))


def opened(path: Path) -> BinaryIO:
    """A plain file for reading. NotPlain for anything else of that name; OSError if there is none."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotPlain(f"{path.name} không phải tệp thường / is no plain file")
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotPlain(f"{path.name} không phải tệp thường / is no plain file")
    return file


def content(path: Path, most: int = MOST_EVENTS_BYTES) -> bytes:
    """The bytes of a plain file. NotPlain if it is none, or holds more than `most`; OSError if there is none."""
    with opened(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            raise NotPlain(f"{path.name} lớn hơn {most} byte / is larger")
        return file.read(most + 1)


def sha256_of(path: Path) -> str:
    """The hash of a plain file of any size, read piece by piece. NotPlain, OSError as `opened`."""
    with opened(path) as file:
        return hashlib.file_digest(cast(Any, file), "sha256").hexdigest()


def _told(name: Path) -> str:
    """A name in one line of UTF-8, whatever bytes the disk has for it."""
    text = name.as_posix().encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
