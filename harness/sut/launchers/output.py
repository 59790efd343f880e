"""What a started product prints: kept on file up to a bound, without secrets, read line by line."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final

MOST: Final = 64 * 1024 * 1024
"""Bytes kept of one product; a product that prints more is told so in the last line, and read on without keeping."""
_LINE: Final = 64 * 1024
"""A longer line is cut into several."""
_TAIL: Final = 20
_HIDDEN: Final = b"***"


class CapturedOutput:
    """Copies a stream to a file in a thread of its own until the stream ends."""

    def __init__(
        self, stream: IO[bytes], path: Path, *, secrets: Iterable[str] = (), wanted: str = ""
    ) -> None:
        """`wanted`: a regular expression; `seen` is set at the first line in which it is found."""
        self.path = path
        self.seen = threading.Event()
        self._stream = stream
        self._secrets = [secret.encode() for secret in secrets if len(secret) > 3]
        self._wanted = re.compile(wanted) if wanted else None
        self._tail: deque[str] = deque(maxlen=_TAIL)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._thread = threading.Thread(target=self._copy, name=f"output:{path.name}", daemon=True)
        self._thread.start()

    def tail(self) -> str:
        """The last lines, for an error message."""
        return "\n".join(self._tail)

    def join(self, seconds: float) -> None:
        """Wait until the stream has ended; a grandchild that keeps it open is not waited for."""
        self._thread.join(seconds)

    def _copy(self) -> None:
        kept = 0
        with self.path.open("ab") as file:
            while line := self._stream.readline(_LINE):
                for secret in self._secrets:
                    line = line.replace(secret, _HIDDEN)
                text = line.decode("utf-8", "replace").rstrip("\r\n")
                self._tail.append(text)
                if kept <= MOST < kept + len(line):
                    file.write(f"\n[kiemchuan: {MOST} bytes kept, the rest is dropped]\n".encode())
                kept += len(line)
                if kept <= MOST:
                    file.write(line)
                    file.flush()
                if self._wanted and not self.seen.is_set() and self._wanted.search(text):
                    self.seen.set()  # what was printed up to here can be read by now
