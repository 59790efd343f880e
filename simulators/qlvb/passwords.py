"""Passwords as kept: never themselves, only a salted scrypt digest that says how it was made."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from typing import Final

_BLOCK, _PARALLEL = 8, 1
_SALT: Final = 16
_MEMORY: Final = 256 << 20
LONGEST: Final = 256
"""Letters of a password that are looked at; more are refused, not cut off."""


def digest(password: str, log2_cost: int) -> str:
    """`scrypt$cost$salt$digest`; `log2_cost` 14 takes some tens of milliseconds."""
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${log2_cost}${salt.hex()}${_derived(password, salt, log2_cost).hex()}"


def matches(password: str, kept: str) -> bool:
    """Whether it is the password of a digest; takes as long for a wrong one."""
    _, cost, salt, expected = kept.split("$")
    return secrets.compare_digest(_derived(password, bytes.fromhex(salt), int(cost)), bytes.fromhex(expected))


def _derived(password: str, salt: bytes, log2_cost: int) -> bytes:
    text = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(text, salt=salt, n=1 << log2_cost, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY)
