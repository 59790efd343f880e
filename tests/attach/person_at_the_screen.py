"""A person for tests: does what the guided driver lays ready, at the reference's own driver, and reads its screens."""

from __future__ import annotations

import json
import re
import threading
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from harness.sut.drivers import DriverError, DriverRefused, HttpDriver
from harness.sut.drivers.guided import Question, Reply
from harness.sut.drivers.guided.questions import Form
from simulators.clock import VIETNAM

_ID = re.compile(r"mã (\S+?)[,)]|mã (\S+)$")
_LINE = re.compile(r"(\w+)\[(\d+)\]")


class Hands:
    """Performs the acts that lie ready below a folder, each once; remembers which record is which."""

    def __init__(self, product: HttpDriver, tasks: Path) -> None:
        self.product = product
        self.tasks = tasks
        self.records: dict[str, str] = {}
        self._done: set[Path] = set()

    def perform_newest(self) -> str:
        """What a person would say of the newest task: `x`, or `k` or `q` where the product refuses."""
        found = [path for path in self.tasks.glob("*/viec.json") if path not in self._done]
        answer = "x"
        for path in sorted(found, key=lambda one: one.stat().st_mtime_ns):
            order = self._prepared(path)
            self._done.add(path)
            try:
                self._perform(path, order)
            except DriverRefused as refusal:
                answer = "q" if refusal.code == "not-allowed" else "k"
        return answer

    def _prepared(self, path: Path) -> dict[str, Any]:
        """The order with the product's own id. LookupError while the product doesn't show the record yet: come back."""
        order: dict[str, Any] = json.loads(path.read_text("utf-8"))
        arguments = order["arguments"]
        if "id" in arguments:
            arguments["id"] = self.real_id(arguments["id"], order["about"])
        return order

    def _perform(self, path: Path, order: dict[str, Any]) -> None:
        arguments = order["arguments"]
        if "document" in arguments:
            for file in arguments["document"]["files"]:
                file["content_base64"] = b64encode((path.parent / file.pop("laid_as")).read_bytes()).decode()
        answer = self.product.call(order["operation"], **arguments)
        if "document" in arguments and isinstance(answer, Mapping):
            scenario = path.parent.name.rsplit("-", 2)[0]
            self.records[f"{scenario}/di-{len([k for k in self.records if k.startswith(scenario)]) + 1}"] = (
                answer["id"]
            )

    def real_id(self, identity: str, about: str) -> str:
        """The product's id of a record: as it answered, or by the identifier that the task names."""
        if identity not in self.records:
            self.records[identity] = self.incoming(about)["id"]
        return self.records[identity]

    def incoming(self, about: str, **query: Any) -> Mapping[str, Any]:
        """The incoming record whose identifier stands in the words. LookupError if the product shows none."""
        found = _ID.search(about)
        assert found is not None, about
        wanted = found[1] or found[2]
        for row in self.product.call("list_incoming", list=query.get("list", "all"))["items"]:
            if row["document_id"] == wanted:
                return row
        raise LookupError(wanted)


class PersonAtTheScreen:
    """A desk that needs no patience: acts at once, reads the screen when asked."""

    def __init__(self, product: HttpDriver, tasks: Path) -> None:
        self.hands = Hands(product, tasks)
        self.asked: list[str] = []

    def begin(self, scenario: str, name: str) -> None:
        self._scenario = scenario

    def tell(self, vi: str, en: str) -> None:
        return

    def ask(self, question: Question) -> Reply:
        self.asked.append(question.key)
        typed = self._typed(question)
        return Reply(question.read(typed), typed, "Trần Thị Thử", datetime.now(VIETNAM))

    def _typed(self, question: Question) -> str:
        if question.form is Form.OUTCOME:
            return self.hands.perform_newest()
        if question.key.endswith(":wait"):
            return "k"
        if question.key.endswith(":message"):
            return "phần mềm không cho làm"
        if question.key.startswith("list_incoming:"):
            try:
                self.hands.incoming(question.vi, list=question.key.split(":")[1])
            except LookupError:
                return "k"
            return "c"
        return self._seen(question)

    def _seen(self, question: Question) -> str:
        _, handle, place = question.key.split(":", 2)
        identity = self.hands.records.get(f"{self._scenario}/{handle}")
        if identity is None:
            words = self._incoming_words(handle)
            identity = self.hands.real_id(f"{self._scenario}/{handle}", words)
        read = "get_incoming" if handle.startswith("den-") else "get_outgoing"
        return _as_typed(question, _at(self.hands.product.call(read, id=identity), place))

    def _incoming_words(self, handle: str) -> str:
        rows = self.hands.product.call("list_incoming", list="all")["items"]
        return f"mã {rows[-1]['document_id']}"


def _at(value: Any, place: str) -> Any:
    for part in place.split("."):
        line = _LINE.fullmatch(part)
        value = value.get(line[1])[int(line[2])] if line else value.get(part)
        if value is None:
            return None
    return value


def _as_typed(question: Question, value: Any) -> str:
    if value is None:
        return "k" if question.form is Form.YES_NO and not question.optional else ""
    if question.form is Form.CHOICE:
        return next(typed for typed, _, en in question.choices if en == value)
    if question.form is Form.YES_NO:
        return "c" if value else "k"
    if question.form is Form.COUNT:
        return str(len(value))
    return str(value)


class Robot:
    """Does what is laid ready as soon as it lies there, and answers nothing: for a replayed session."""

    def __init__(self, product: HttpDriver, tasks: Path) -> None:
        self._hands = Hands(product, tasks)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> Robot:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._ended.wait(0.02):
            try:
                self._hands.perform_newest()
            except (
                DriverError,
                LookupError,
                ValueError,
            ):  # not shown yet: looked for again; or gone with the run
                continue
