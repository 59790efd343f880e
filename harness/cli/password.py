"""The password of a key: from a file, a variable or asked for; never an option, which other users could read."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

VARIABLE = "KIEMCHUAN_P12_PASSWORD"


def password(file: str | None, of: str) -> bytes:
    """`file`: as named by --password-file. `of`: the key, for the question."""
    if file:
        return Path(file).read_bytes().rstrip(b"\r\n")
    if VARIABLE in os.environ:
        return os.environ[VARIABLE].encode()
    return getpass.getpass(f"Mật khẩu của {of}: ").encode()
