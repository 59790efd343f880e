"""What a record must not hold: secrets, taken out before anything is written or judged (`fixtures/masking.toml`).

A masked value is masked for the check as well, so a stored run is judged by what was judged then. Equal secrets have
equal stand-ins (`***1`), different ones different: a check may compare two sessions without knowing their tokens.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES

TABLE = FIXTURES / "masking.toml"
_TELLING = 6
"""A secret this long is looked for inside other texts, too: a product may echo it in an error. Not so one that is
no secret, such as a password that is the name beside it."""


@dataclass(frozen=True)
class MaskingTable:
    """Names of members by what is done to them; `beside`: hidden only where the other member stands beside it."""

    secret: frozenset[str]
    personal: frozenset[str]
    beside: Mapping[str, str]

    @classmethod
    def read(cls, path: Path = TABLE) -> MaskingTable:
        table = tomllib.loads(path.read_text("utf-8"))
        personal = table["personal"]
        return cls(
            frozenset(table["secret"]["members"]), frozenset(personal["members"]), dict(personal["beside"])
        )


@lru_cache(maxsize=1)
def masking_table() -> MaskingTable:
    """The table of this kiemchuan."""
    return MaskingTable.read()


class SecretMask:
    """Replaces secrets in what is observed. Parts without a secret are handed back as the very objects they were."""

    def __init__(self, table: MaskingTable | None = None) -> None:
        self._secret = (table or masking_table()).secret
        self._numbers: dict[str, int] = {}
        self._telling: dict[str, str] = {}

    def masked(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data of an observation without its secrets."""
        found: dict[str, Any] = replaced(data, self._member, self._text)
        return found

    def without(self, data: dict[str, Any]) -> dict[str, Any]:
        """Other data without the secrets that were met so far: its members are no secrets, its texts may hold some."""
        found: dict[str, Any] = replaced(data, lambda name, value, beside: value, self._text)
        return found

    def _member(self, name: str, value: Any, beside: Mapping[str, Any]) -> Any:
        if name not in self._secret or not isinstance(value, str) or not value:
            return value
        number = self._numbers.setdefault(value, len(self._numbers) + 1)
        public = any(other == value for key, other in beside.items() if key not in self._secret)
        if len(value) >= _TELLING and not public:
            self._telling[value] = f"***{number}"
        return f"***{number}"

    def _text(self, text: str) -> str:
        for secret, stand_in in self._telling.items():
            if secret in text:
                text = text.replace(secret, stand_in)
        return text


Member = Callable[[str, Any, Mapping[str, Any]], Any]


def replaced(value: Any, member: Member, text: Callable[[str], str]) -> Any:
    """A JSON value with members and texts replaced; what is not changed is the same object as before.

    `member(name, value, object)` answers the same value where it leaves one to be looked into.
    """
    if isinstance(value, Mapping):
        made = {}
        for name, item in value.items():
            answer = member(name, item, value)
            made[name] = replaced(item, member, text) if answer is item else answer
        return made if any(made[name] is not value[name] for name in made) else value
    if isinstance(value, list | tuple):
        items = [replaced(item, member, text) for item in value]
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    return text(value) if isinstance(value, str) else value
