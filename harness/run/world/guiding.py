"""A person as the driver of a run: where tasks lie, how answers become observations, what is watched on the wire."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from harness.run.settings import RunSettings
from harness.run.world.case import Case
from harness.run.world.sink import ObservationSink
from harness.steps.stops import NoAnswer
from harness.sut.declaration import DeclarationError
from harness.sut.drivers.guided import (
    ABSENT,
    Desk,
    GuidedDriver,
    Question,
    Recording,
    Replay,
    Reply,
    SkippedError,
    Surroundings,
    Terminal,
    Told,
)
from harness.sut.drivers.guided.desk import AnswersError

TASKS, ANSWERS = "viec", "answers.jsonl"
"""In the run folder: what there is to do, and what was answered."""


def open_desk(settings: RunSettings, now: Callable[[], datetime]) -> Desk:
    """A terminal, or the recorded answers that `sut.toml` or the command line names."""
    wanted = settings.sut.driver
    if not wanted.answers:
        return Terminal(sys.stdin, sys.stderr, person=wanted.person, lang=wanted.lang, now=now)
    folder = Path(settings.sut.path).parent if settings.sut.path else Path()
    try:
        return Replay(folder / wanted.answers, now)
    except AnswersError as error:
        raise DeclarationError(f"driver.answers: {error}") from error


class Guide:
    """Opens the guided driver of a world, and stores what its person tells."""

    def __init__(
        self, settings: RunSettings, sink: ObservationSink, case: Callable[[], Case], now: Callable[[], datetime],
        *, mark: Callable[[], int], appears: Callable[[int], bool], desk: Desk | None = None,
    ) -> None:  # fmt: skip
        self._sink = sink
        self._case = case
        sink.hands = "person"
        settings.out.mkdir(parents=True, exist_ok=True)
        kept = Recording(desk or open_desk(settings, now), settings.out / ANSWERS)
        self.driver = GuidedDriver(
            _Stopping(kept, sink),
            Surroundings((settings.out / TASKS).resolve(), mark, appears, self._told, self._documents),
        )

    def _told(self, question: Question, reply: Reply, record: Told | None, member: str, value: Any) -> None:
        """One answer is one observation; it says which member of which earlier one it completes."""
        facts: dict[str, Any] = {
            "key": question.key, "question": question.vi, "answer": reply.typed, "by": reply.by,
            "replayed": reply.replayed,
        }  # fmt: skip
        place = self._sink.locate(record) if record is not None else None
        if place is not None and value is not ABSENT:
            seq, way = place
            facts |= {"completes": seq, "way": [*way, member], "value": value}
        self._sink.add("person.answer", "person", at=reply.at, **facts)

    def _documents(self) -> Mapping[str, tuple[str, str]]:
        papers = self._case().incoming.values()
        return {paper.label: (paper.document_id, paper.subject) for paper in papers}


class _Stopping:
    """A question left open stops the scenario: nobody has answered."""

    def __init__(self, desk: Desk, sink: ObservationSink) -> None:
        self._desk = desk
        self._sink = sink

    def begin(self, scenario: str, name: str) -> None:
        self._desk.begin(scenario, name)

    def tell(self, vi: str, en: str) -> None:
        self._desk.tell(vi, en)

    def ask(self, question: Question) -> Reply:
        try:
            return self._desk.ask(question)
        except SkippedError as skipped:
            self._stop(question, skipped)

    def _stop(self, question: Question, skipped: SkippedError) -> NoReturn:
        self._sink.add(
            "person.skipped", "person", key=question.key, question=question.vi, detail=str(skipped)
        )
        raise NoAnswer(f"người thực hiện bỏ qua: {skipped}") from skipped
