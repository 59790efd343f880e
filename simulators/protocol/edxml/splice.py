"""Copies a stream with insertions and omissions at byte offsets that are known only as parsing goes on."""

from __future__ import annotations

import re
from typing import BinaryIO

_TAG = re.compile(r"""<[^\s/>"']+(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class Splice:
    """Keeps the bytes between what was copied and what was fed; offsets count bytes of the source."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._window = bytearray()
        self._base = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the source."""
        self._window += chunk

    def copy_to(self, offset: int) -> None:
        """Write the source up to `offset`; an offset already passed does nothing."""
        self._pass(offset, keep=True)

    def drop_to(self, offset: int) -> None:
        """Leave out the source up to `offset`."""
        self._pass(offset, keep=False)

    def insert(self, data: bytes) -> None:
        """Write bytes that the source does not have."""
        self._target.write(data)

    def tag(self, offset: int, encoding: str) -> str:
        """The tag that begins at `offset`, which must be held as a whole (a parser has just seen it)."""
        text = bytes(self._window[offset - self._base :]).decode(encoding, "ignore")
        found = _TAG.match(text)
        assert found is not None
        return found[0]

    def tag_length(self, offset: int, encoding: str) -> int:
        """Bytes of the tag that begins at `offset`."""
        return len(self.tag(offset, encoding).encode(encoding))

    def copy_rest(self) -> None:
        """Write everything that is left."""
        self.copy_to(self._base + len(self._window))

    def _pass(self, offset: int, *, keep: bool) -> None:
        count = offset - self._base
        if count <= 0:
            return
        if keep:
            self._target.write(bytes(self._window[:count]))
        del self._window[:count]
        self._base = offset
