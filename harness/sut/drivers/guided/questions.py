"""One question to a person: its words in both languages, and what counts as an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

_LONGEST = 4000
_MOST = 2000


class Form(StrEnum):
    """What is to be typed."""

    OUTCOME = "outcome"
    YES_NO = "yes-no"
    CHOICE = "choice"
    INTEGER = "integer"
    COUNT = "count"
    TEXT = "text"
    FILE = "file"


class Outcome(StrEnum):
    """What came of an act."""

    DONE = "x"
    REFUSED = "k"
    NOT_ALLOWED = "q"
    MISSING = "t"


OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.DONE: ("xong, phần mềm đã thực hiện", "done"),
    Outcome.REFUSED: ("không làm được: phần mềm từ chối vì nghiệp vụ", "can't: the product refuses"),
    Outcome.NOT_ALLOWED: (
        "không làm được: người này hoặc bước này không được phép",
        "can't: not this role, or not at this point",
    ),
    Outcome.MISSING: ("phần mềm không có chức năng này", "the product has no such function"),
}
SKIP = "!"
"""Typed in place of any answer: the question stays open, the scenario ends without a verdict."""
NOT_SHOWN = ""
"""An empty line, where a screen was to be read: it shows no such thing."""


class AnswerError(Exception):
    """What was typed is no answer; the words say what would be one."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi = vi
        self.en = en


@dataclass(frozen=True)
class Question:
    """`key` stays the same from run to run: a recorded answer is found by it. `optional`: the screen may be silent."""

    key: str
    form: Form
    vi: str
    en: str
    choices: tuple[tuple[str, str, str], ...] = field(default=())
    """What may be typed, with its words in Vietnamese and English."""
    optional: bool = False

    @property
    def title(self) -> str:
        """Its first line, for a reason of one line."""
        return self.vi.partition("\n")[0].lstrip("▶ ")

    def read(self, typed: str) -> Any:
        """The value of what was typed; None for an empty line where the screen may be silent. AnswerError if none."""
        text = unicodedata.normalize("NFC", typed.strip())
        if text == NOT_SHOWN:
            if self.optional:
                return None
            raise AnswerError("cần một câu trả lời", "an answer is needed")
        if len(text) > _LONGEST:
            raise AnswerError(f"dài quá {_LONGEST} ký tự", f"longer than {_LONGEST} characters")
        match self.form:
            case Form.OUTCOME | Form.CHOICE:
                return self._chosen(text)
            case Form.YES_NO:
                return self._yes(text)
            case Form.INTEGER:
                return _integer(text)
            case Form.COUNT:
                return count(text)
            case Form.FILE:
                return _file(text)
        return text

    def _chosen(self, text: str) -> str:
        for typed, _, _ in self.choices:
            if text.lower() == typed.lower():
                return typed
        known = ", ".join(typed for typed, _, _ in self.choices)
        raise AnswerError(f"gõ một trong: {known}", f"type one of: {known}")

    @staticmethod
    def _yes(text: str) -> bool:
        if text.lower() in ("c", "có", "co", "y", "yes"):
            return True
        if text.lower() in ("k", "không", "khong", "n", "no"):
            return False
        raise AnswerError("gõ c (có) hoặc k (không)", "type y or n")


def _integer(text: str) -> int:
    digits = text.replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit():
        raise AnswerError("gõ một số nguyên, ví dụ 12", "type a whole number, for example 12")
    return int(digits)


def count(text: str) -> int:
    """How many items of a list; bounded, for each is asked about."""
    found = _integer(text)
    if found > _MOST:
        raise AnswerError(f"nhiều nhất {_MOST}", f"at most {_MOST}")
    return found


def _file(text: str) -> str:
    if not Path(text).expanduser().is_file():
        raise AnswerError(f"không có tệp {text}", f"there is no file {text}")
    return text
