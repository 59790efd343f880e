"""`signing = external`: test keys are laid ready, and a person is asked to load them into the product (design §5)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from harness.run.settings import RunSettings
from harness.run.world.guiding import TASKS, open_desk
from harness.run.world.sink import ObservationSink
from harness.sut.drivers.guided import Desk, Question, SkippedError
from harness.sut.drivers.guided.material import README, lay_material
from harness.sut.drivers.guided.questions import Form

FOLDER = "khoa-va-chung-thu"


def ask_to_load_keys(
    settings: RunSettings, sink: ObservationSink, now: Callable[[], datetime], url: str, token: str,
    desk: Desk | None = None,
) -> None:  # fmt: skip
    """Lay the material into the run folder and ask whether it is loaded; where nobody sits, say where it lies.

    The answer is an observation `person.answer` of key `signing:keys`; it decides no rule by itself.
    """
    folder = settings.out / TASKS / FOLDER
    lay_material(folder, url, token)
    vi = f"Nạp khóa, chứng thư thử nghiệm và gốc tin cậy trong {folder} vào phần mềm (đọc {README}). Đã nạp?"
    en = f"Load the test keys and trusted roots in {folder} into the product (see {README}). Loaded?"
    if desk is None and not settings.sut.driver.answers and not sys.stdin.isatty():
        sys.stderr.write(f"{vi}\n{en}\n")
        return
    question = Question("signing:keys", Form.YES_NO, vi, en)
    try:
        reply = (desk or open_desk(settings, now)).ask(question)
    except SkippedError:
        sink.add("person.skipped", "person", key=question.key, question=vi)
        return
    sink.add(
        "person.answer", "person", at=reply.at, key=question.key, question=vi, answer=reply.typed, by=reply.by,
        replayed=reply.replayed,
    )  # fmt: skip
