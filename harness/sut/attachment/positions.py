"""Where each entry of a TOML text stands, for messages that point: the standard parser tells values, not places.

The text must have been read by `tomllib` already; on a text that it refuses the answer means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Names of tables and entries, and indices of arrays, from the top."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'", re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}\n#]+")
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|["\\bfnrt])')
_SIMPLE = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


def places(text: str) -> Mapping[Path, Place]:
    """The place of every table header, key and array item."""
    return {path: _place(text, at) for path, at in _Reader(text).statements()}


def _place(text: str, at: int) -> Place:
    start = text.rfind("\n", 0, at) + 1
    return Place(text.count("\n", 0, at) + 1, at - start + 1)


class _Reader:
    """One pass over the text; `at` is the offset reached."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._items: dict[Path, int] = {}

    def statements(self) -> Iterator[tuple[Path, int]]:
        table: Path = ()
        while self._skip(_BLANK) < len(self._text):
            start = self._at
            if self._text.startswith("[", start):
                table = self._header()
                for length in range(1, len(table) + 1):
                    yield table[:length], start
            else:
                yield from self._entry(table)

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path = self._within(tuple(self._key()), many)
        self._at = self._text.index("]", self._at) + (2 if many else 1)
        return path

    def _within(self, names: tuple[str, ...], many: bool) -> Path:
        """The path of a header: an array of tables on the way stands for its last item."""
        path: Path = ()
        for number, name in enumerate(names, 1):
            path = (*path, name)
            if many and number == len(names):
                self._items[path] = self._items.get(path, -1) + 1
            if path in self._items:
                path = (*path, self._items[path])
        return path

    def _entry(self, table: Path) -> Iterator[tuple[Path, int]]:
        start = self._at
        path = table
        for name in self._key():
            path = (*path, name)
            yield path, start
        self._at = self._text.index("=", self._at) + 1
        self._skip(_SPACE)
        yield from self._value(path)

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            self._skip(_SPACE)
            found = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            if found is None:
                return names
            self._at = found.end()
            names.append(_name(found.group()))
            if not self._text.startswith(".", self._skip(_SPACE)):
                return names
            self._at += 1

    def _value(self, path: Path) -> Iterator[tuple[Path, int]]:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            yield from self._array(path)
        elif opening == "{":
            yield from self._inline(path)
        else:
            found = _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at)
            self._at = found.end() if found else self._at + 1

    def _array(self, path: Path) -> Iterator[tuple[Path, int]]:
        self._at += 1
        number = 0
        while self._skip(_BLANK) < len(self._text) and self._text[self._at] != "]":
            yield (*path, number), self._at
            yield from self._value((*path, number))
            number += 1
            if self._text.startswith(",", self._skip(_BLANK)):
                self._at += 1
        self._at += 1

    def _inline(self, path: Path) -> Iterator[tuple[Path, int]]:
        self._at += 1
        while self._skip(_BLANK) < len(self._text) and self._text[self._at] != "}":
            yield from self._entry(path)
            if self._text.startswith(",", self._skip(_BLANK)):
                self._at += 1
        self._at += 1

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at


def _name(key: str) -> str:
    """A key as the parser gives it: without quotes, escapes resolved."""
    if key[0] == '"':
        return _ESCAPE.sub(lambda m: _SIMPLE.get(m[1]) or chr(int(m[1][1:], 16)), key[1:-1])
    return key[1:-1] if key[0] == "'" else key
