"""Where a person is asked: a terminal, or the answers of an earlier session; every answer is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TextIO

from harness.sut.drivers.guided.questions import OUTCOMES, SKIP, AnswerError, Form, Question


class SkippedError(Exception):
    """The person leaves a question open; the words say which."""


class PersonLeft(KeyboardInterrupt):
    """The terminal is gone: the run stops here and can be taken up again."""


@dataclass(frozen=True)
class Reply:
    """An answer: its value, what was typed, by whom, when; `replayed` if it comes from an earlier session."""

    value: Any
    typed: str
    by: str
    at: datetime
    replayed: bool = False


class Desk(Protocol):
    """Asks one person, one question at a time."""

    def begin(self, scenario: str, name: str) -> None: ...

    def tell(self, vi: str, en: str) -> None:
        """Show something that wants no answer."""

    def ask(self, question: Question) -> Reply:
        """SkippedError if it is left open; PersonLeft if nobody is there any more."""


class Terminal:
    """Writes to one stream and reads lines from another."""

    def __init__(
        self, read: TextIO, write: TextIO, *, person: str, lang: str, now: Callable[[], datetime]
    ) -> None:
        """An empty `person` is asked for once."""
        self._read = read
        self._write = write
        self._person = person
        self._lang = lang
        self._now = now

    def begin(self, scenario: str, name: str) -> None:
        self._say(f"\n━━━━ {scenario} · {name} ━━━━")

    def tell(self, vi: str, en: str) -> None:
        self._say(self._words(vi, en))

    def ask(self, question: Question) -> Reply:
        if not self._person:
            self._person = self._line("Họ và tên người thực hiện", "Name of the person who acts")
        self._say("\n" + self._words(question.vi, question.en))
        for typed, vi, en in question.choices:
            self._say(f"   {typed} = {self._words(vi, en)}")
        while True:
            typed = self._line(*_hint(question))
            if typed == SKIP:
                raise SkippedError(question.title)
            try:
                return Reply(question.read(typed), typed, self._person, self._now())
            except AnswerError as error:
                self._say(f"   ✗ {self._words(error.vi, error.en)}")

    def _line(self, vi: str, en: str) -> str:
        self._write.write(f"{self._words(vi, en)} > ")
        self._write.flush()
        try:
            line = self._read.readline()
        except (OSError, UnicodeDecodeError) as error:  # a terminal that was closed says so in its own way
            raise PersonLeft from error
        if not line:
            raise PersonLeft
        return line.strip()

    def _say(self, text: str) -> None:
        self._write.write(text + "\n")
        self._write.flush()

    def _words(self, vi: str, en: str) -> str:
        return en if self._lang == "en" else vi


_TYPED = {
    Form.OUTCOME: ("chọn", "choose"),
    Form.CHOICE: ("chọn", "choose"),
    Form.YES_NO: ("c/k", "y/n"),
    Form.INTEGER: ("số", "number"),
    Form.COUNT: ("số dòng", "how many"),
    Form.TEXT: ("gõ đúng như màn hình", "as the screen shows it"),
    Form.FILE: ("đường dẫn tệp", "path of the file"),
}


def _hint(question: Question) -> tuple[str, str]:
    vi, en = _TYPED[question.form]
    if question.optional:
        vi, en = f"{vi}, để trống nếu không có", f"{en}, empty if there is none"
    return f"{vi} ({SKIP} bỏ qua)", f"{en} ({SKIP} skips)"


class Recording:
    """A desk whose answers are appended to a file, a JSON object a line, as they come."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self._desk = desk
        self._path = path
        self._scenario = ""

    def begin(self, scenario: str, name: str) -> None:
        self._scenario = scenario
        self._desk.begin(scenario, name)

    def tell(self, vi: str, en: str) -> None:
        self._desk.tell(vi, en)

    def ask(self, question: Question) -> Reply:
        try:
            reply = self._desk.ask(question)
        except SkippedError:
            self._keep(question, SKIP, {})
            raise
        self._keep(question, reply.typed, {"by": reply.by, "at": reply.at.isoformat()})
        return reply

    def _keep(self, question: Question, typed: str, more: dict[str, str]) -> None:
        row = {"scenario": self._scenario, "key": question.key, "answer": typed, **more}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


class AnswersError(Exception):
    """A file of answers that cannot be read: says which line and why."""


class Replay:
    """Answers from a recorded session: found by scenario and question, in their order. Nobody is asked."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """AnswersError names the file and the line that is wrong."""
        self._rows = _answers(path)
        self._now = now
        self._scenario = ""
        self._taken: Counter[tuple[str, str]] = Counter()

    def begin(self, scenario: str, name: str) -> None:
        self._scenario = scenario

    def tell(self, vi: str, en: str) -> None:
        return

    def ask(self, question: Question) -> Reply:
        key = (self._scenario, question.key)
        found = self._rows.get(key, [])
        number = self._taken[key]
        self._taken[key] += 1
        if number >= len(found):
            raise SkippedError(f"bản ghi không có câu trả lời cho {question.key} ({question.title})")
        row = found[number]
        if row["answer"] == SKIP:
            raise SkippedError(question.title)
        try:
            return Reply(
                question.read(row["answer"]), row["answer"], row.get("by", ""), self._now(), replayed=True
            )
        except AnswerError as error:
            raise SkippedError(f"câu trả lời đã ghi cho {question.key} không dùng được: {error}") from error


def _answers(path: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AnswersError(f"{path}: {error}") from error
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            key = (row["scenario"], row["key"])
            if not all(isinstance(row[name], str) for name in ("scenario", "key", "answer")):
                raise TypeError("scenario, key and answer are texts")
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise AnswersError(f"{path}:{number}: {error}; a line is {{scenario, key, answer}}") from error
        found.setdefault(key, []).append(row)
    return found


def outcome_choices() -> tuple[tuple[str, str, str], ...]:
    """What may be said of an act."""
    return tuple((str(key), vi, en) for key, (vi, en) in OUTCOMES.items())
