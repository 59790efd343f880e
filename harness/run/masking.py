"""What a record must not hold: secrets, taken out before anything is written or judged (`fixtures/masking.toml`).

A masked value is masked for the check as well, so a stored run is judged by what was judged then. Equal secrets have
equal stand-ins (`***1`), different ones different: a check may compare two sessions without knowing their tokens.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES

TABLE = FIXTURES / "masking.toml"
_STAND_IN = re.compile(r"\*\*\*\d+")
_TELLING = 6
"""A secret this long is looked for inside other texts, too: a product may echo it in an error. Not so one that is
no secret, such as a password that is the name beside it."""


@dataclass(frozen=True)
class MaskingTable:
    """Names of members by what is done to them; `beside`: hidden only where the other member stands beside it."""

    secret: frozenset[str]
    """Without case, `_` and `-`: see `is_secret`."""
    personal: frozenset[str]
    beside: Mapping[str, str]
    texts: tuple[re.Pattern[str], ...] = ()
    """Where a secret stands in a longer text: its group `secret`."""
    telling: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path = TABLE) -> MaskingTable:
        table = tomllib.loads(path.read_text("utf-8"))
        personal, secret = table["personal"], table["secret"]
        return cls(
            frozenset(map(_plain, secret["members"])), frozenset(personal["members"]), dict(personal["beside"]),
            tuple(re.compile(text, re.IGNORECASE | re.DOTALL) for text in secret["texts"]), tuple(secret["telling"]),
        )  # fmt: skip

    def is_secret(self, name: object) -> bool:
        """Whether a member of that name holds a secret, however it is written."""
        return isinstance(name, str) and _plain(name) in self.secret


@lru_cache(maxsize=1)
def masking_table() -> MaskingTable:
    """The table of this kiemchuan."""
    return MaskingTable.read()


class SecretMask:
    """Replaces secrets in what is observed. Parts without a secret are handed back as the very objects they were."""

    def __init__(self, table: MaskingTable | None = None) -> None:
        self._table = table or masking_table()
        self._numbers: dict[str, int] = {}
        self._telling: dict[str, str] = {}

    def masked(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data of an observation without its secrets."""
        known = len(self._telling)
        found: dict[str, Any] = replaced(data, self._member, self._text)
        if len(self._telling) > known:  # a secret may have been said before the member that told it for one
            found = replaced(found, _left, self._text)
        return found

    def without(self, data: dict[str, Any]) -> dict[str, Any]:
        """Other data without the secrets that were met so far: its members are no secrets, its texts may hold some."""
        found: dict[str, Any] = replaced(data, _left, self._text)
        return found

    def bytes_without(self, data: bytes) -> bytes:
        """What a product printed, without secrets: those met so far and those that say so themselves."""
        text = data.decode("utf-8", "surrogateescape")
        hidden = self._text(text)
        return data if hidden == text else hidden.encode("utf-8", "surrogateescape")

    def _member(self, name: str, value: Any, beside: Mapping[str, Any]) -> Any:
        if not self._table.is_secret(name):
            return value
        public = {
            other
            for key, other in beside.items()
            if isinstance(other, str) and not self._table.is_secret(key)
        }
        return self._hidden(value, public)

    def _hidden(self, value: Any, public: Collection[str]) -> Any:
        """A secret's stand-in; of a list or an object under a secret's name, of everything in it."""
        if isinstance(value, Mapping):
            return {name: self._hidden(item, public) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._hidden(item, public) for item in value]
        if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
            return value
        text = str(value)
        if _STAND_IN.fullmatch(text):
            return value
        return self._stand_in(text, telling=text not in public and isinstance(value, str))

    def _stand_in(self, secret: str, *, telling: bool) -> str:
        number = self._numbers.setdefault(secret, len(self._numbers) + 1)
        if telling and len(secret) >= _TELLING:
            self._telling[secret] = f"***{number}"
        return f"***{number}"

    def _text(self, text: str) -> str:
        for secret, stand_in in self._telling.items():
            if secret in text:
                text = text.replace(secret, stand_in)
        lower = text.lower()
        if any(word in lower for word in self._table.telling):
            for pattern in self._table.texts:
                text = pattern.sub(self._in_text, text)
        return text

    def _in_text(self, found: re.Match[str]) -> str:
        secret = found["secret"]
        if _STAND_IN.fullmatch(secret):
            return found[0]
        start, end = (place - found.start() for place in found.span("secret"))
        return f"{found[0][:start]}{self._stand_in(secret, telling=True)}{found[0][end:]}"


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")


def _left(name: str, value: Any, beside: Mapping[str, Any]) -> Any:
    return value


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
