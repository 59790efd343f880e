"""What lint says: a code, where, and what to do; the words come from `findings.toml` by code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FindingText:
    """The words of one code in both languages, with `{places}` for the words of the finding."""

    vi: str
    en: str
    do_vi: str
    do_en: str


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `line` is 0 where the file as a whole is meant; `words` fill the places of its text."""

    code: str
    path: Path
    line: int = 0
    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, code: str, path: Path, line: int = 0, **words: str) -> Finding:
        """KeyError if the code has no text: a finding that nobody could read."""
        texts()[code]
        return cls(code, path, line, tuple(words.items()))

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def said(self) -> FindingText:
        """Its text with the places filled in."""
        text, words = texts()[self.code], dict(self.words)
        filled = (part.format_map(words) for part in (text.vi, text.en, text.do_vi, text.do_en))
        return FindingText(*filled)

    def as_json(self) -> dict[str, Any]:
        said = self.said()
        return {
            "code": self.code, "path": str(self.path), "line": self.line,
            "vi": said.vi, "en": said.en, "do_vi": said.do_vi, "do_en": said.do_en,
        }  # fmt: skip


def line_with(path: Path, text: str) -> int:
    """The first line of a file that holds `text`, from 1; 0 if none does."""
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 0)


@cache
def texts() -> Mapping[str, FindingText]:
    """Every code and its words."""
    table = tomllib.loads(Path(__file__).with_name("findings.toml").read_text("utf-8"))
    return {code: FindingText(**row) for code, row in table.items()}
