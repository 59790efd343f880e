"""The EICAR test file by its definition: it harms nothing, and every scanner reports it.

The text stands nowhere whole in this project, or scanners of other people would take the project for infected.
"""

from __future__ import annotations

from typing import Final

_HALVES: Final = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-", r"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
_LONGEST: Final = 128
_BLANKS: Final = b" \t\n\r\x1a"


def eicar_file() -> bytes:
    """The 68 bytes, put together when asked for."""
    return "".join(_HALVES).encode("ascii")


def is_eicar(data: bytes) -> bool:
    """Whether a whole file is the test file: the 68 bytes first, then at most blanks, 128 bytes in all."""
    return len(data) <= _LONGEST and data.rstrip(_BLANKS) == eicar_file()
