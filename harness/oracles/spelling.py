"""How a value that a product answered is told to people: never a word of Python, never nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

NOTHING = "không có"
EMPTY = "(để trống)"


def spelt(value: object) -> str:
    """What stands in a failure: JSON's `true` and `false`, lists and objects written out, moments in ISO 8601.

    What is absent reads `không có`, an empty text `(để trống)`; any other text stays as it is.
    """
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str(value) if value.strip() else EMPTY
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {spelt(one)}" for name, one in value.items()) or NOTHING
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return "; ".join(spelt(one) for one in value) or NOTHING
    return str(value)
