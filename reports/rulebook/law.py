"""The words of the regulation from a file that the reader hands in: the project itself holds only citations."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_ARTICLE = re.compile(r"^Điều ([0-9]+)\.\s*(.*)$")
_CLAUSE = re.compile(r"^([0-9]+)\.\s*(.*)$")
_POINT = re.compile(r"^([a-zđ])\)\s*(.*)$")
_CHAPTER = re.compile(r"^(Chương|CHƯƠNG) [IVXLC]+\b")
_REGULATION = "QUY CHẾ"
_LARGEST = 5_000_000
Key = tuple[int, str, str]


class LawError(Exception):
    """The file holds no text of a regulation that can be read; says what is missing."""


@dataclass(frozen=True)
class Law:
    """The regulation as text by (điều, khoản, điểm); `sha256` names the file it was read from.

    Where a number comes twice in an điều, the second is `5 (thứ hai)`; an điều without khoản has the empty one.
    """

    name: str
    sha256: str
    parts: Mapping[Key, str]

    def of(self, article: int, clause: str, point: str) -> tuple[str, ...]:
        """The words that a rule rests on: opening words of the khoản, then the điểm. Empty where there are none."""
        clause = clause.removesuffix(" (thứ nhất)")
        keys: list[Key] = [(article, clause, "")]
        if point:
            keys.append((article, clause, point))
        return tuple(self.parts[key] for key in keys if self.parts.get(key))

    def point(self, article: int, clause: str, point: str) -> str:
        """The words of one điểm alone."""
        return self.parts.get((article, clause.removesuffix(" (thứ nhất)"), point), "")


def read_law(path: Path) -> Law:
    """Read plain text in UTF-8: `Điều 15. …`, `2. …`, `a) …` at the start of lines, the regulation after QUY CHẾ.

    Articles before that line are those of the enacting decision, and count as khoản of điều 0.
    LawError if there is no such text.
    """
    raw = path.read_bytes()
    if len(raw) > _LARGEST:
        raise LawError(f"{path}: larger than {_LARGEST} bytes / tệp quá lớn")
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LawError(f"{path}: not UTF-8 text / không phải văn bản UTF-8") from error
    parts = _parts(text)
    if not any(article for article, _, _ in parts):
        raise LawError(
            f"{path}: no line «Điều 1.» after a line «{_REGULATION}» / không thấy «Điều 1.» sau dòng «{_REGULATION}»"
        )
    return Law(path.name, hashlib.sha256(raw).hexdigest(), parts)


def _parts(text: str) -> dict[Key, str]:
    found: dict[Key, list[str]] = {}
    enacting = True
    key: Key | None = None
    for line in (part.strip() for part in text.splitlines()):
        if line == _REGULATION and found:
            enacting, key = False, None
        elif (named := _ARTICLE.match(line)) is not None:
            key = (0, named[1], "") if enacting else (int(named[1]), "", "")
            found.setdefault(key, []).append(named[2] if enacting else "")
        elif _CHAPTER.match(line) or line.startswith("Nơi nhận"):
            key = None
        elif key is not None and line:
            key = key if enacting else _inner(key, line, found)
            found.setdefault(key, []).append(line)
    return {key: "\n".join(part for part in lines if part) for key, lines in found.items()}


def _inner(key: Key, line: str, found: Mapping[Key, list[str]]) -> Key:
    """The khoản or điểm that a line opens, or the one it goes on with."""
    article, clause, _ = key
    if (named := _CLAUSE.match(line)) is not None:
        opened = (article, named[1], "")
        return opened if opened not in found else (article, f"{named[1]} (thứ hai)", "")
    if clause and (named := _POINT.match(line)) is not None:
        return (article, clause, named[1])
    return key
