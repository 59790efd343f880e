"""The bytes of `sut.toml` as text that the parser takes, or why not: with line and column."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from harness.sut.attachment.positions import Place, places

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_ENTRY = re.compile(r"^([A-Za-z_][\w.]*(?:\[\d+\][\w.]*)*):")


class NotReadableError(Exception):
    """No file, not UTF-8, or not TOML. The text begins with `file:line:column:` where there is one."""


def read_text(path: Path) -> str:
    """The text, a byte order mark dropped. NotReadableError says what to do."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise NotReadableError(
            f"{path}: không đọc được; viết tệp mẫu bằng `kiemchuan init` / {error.strerror}; "
            "`kiemchuan init` writes an example"
        ) from error
    except UnicodeDecodeError as error:
        raise NotReadableError(
            f"{path}: không phải UTF-8 ở byte {error.start}; lưu lại tệp bằng UTF-8 / save the file as UTF-8"
        ) from error
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotReadableError(_syntax(path, str(error))) from error
    return text


def place_of(message: str, text: str) -> Place:
    """Where the entry stands that a message begins with (`driver.url: …`); the first line if it names none."""
    found = _ENTRY.match(message)
    where = places(text)
    path: tuple[str | int, ...] = ()
    if found:
        for part in re.findall(r"\w+", found[1]):
            path = (*path, int(part) if part.isdigit() else part)
    while path and path not in where:
        path = path[:-1]
    return where.get(path, Place(1, 1))


def _syntax(path: Path, said: str) -> str:
    at = _AT.search(said)
    place = f":{at[1]}:{at[2]}" if at else ""
    return f"{path}{place}: sai cú pháp TOML / not TOML: {_AT.sub('', said)}"
