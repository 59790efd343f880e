"""«Nothing happened» is said only beside a control that shows it would have been seen (design §5, §7.3).

A Then asserts absence on the wire when «không» or «chưa» negates something that crosses it: `phần mềm không gửi …`,
`không có gói tin nào …`, `chưa báo trạng thái …`. Such a scenario needs a **control** (đối chứng): a document
whose name holds «đối chứng», acted upon later than the document in question and before the Then. Acts are the
steps Khi, and those Biết that say that something has been done («đã»). Where the check itself demands its
control (another recipient of the same message, say) the scenario bears the tag `@đối-chứng`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.catalogue import Scenario, Step
from harness.lint.finding import Finding
from harness.lint.suite import Suite

CONTROL = "đối chứng"
TAG = "đối-chứng"
_FILLERS = "hề|còn|được|phải|bị|có|tự|thêm|lại|bao giờ"
_CROSSES = (
    r"(?:gửi|báo(?! cáo| lỗi)|trả lời|phản hồi|thông báo|hồi báo|đưa lên Trục|nhận được"
    r"|gói tin|trạng thái|thông điệp)(?!\w)"
)
ABSENCE = re.compile(
    rf"(?<!\w)(?:không|chưa)(?:\s+(?:{_FILLERS}))*\s+{_CROSSES}"  # không gửi …, chưa báo …, không có gói tin …
    rf"|(?<!\w)không(?:\s+\w+){{1,4}}\s+nào(?!\w).*(?:{_CROSSES}|(?<!\w)Trục(?!\w))",  # không cơ quan nào nhận được …
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"(?<!\w)(?:văn bản|thông báo|dự thảo|gói tin|trạng thái)(?!\w)", re.IGNORECASE)


def controlled_absence(suite: Suite) -> Iterator[Finding]:
    """A scenario that asserts absence has its control, and the control comes later."""
    told: set[tuple[object, int]] = set()
    for scenario in suite.scenarios:
        for number, step in enumerate(scenario.steps):
            place = (scenario.path, step.line)
            if place in told or not asserts_absence(step) or TAG in scenario.tags:
                continue
            code = _missing(scenario, number)
            if code:
                told.add(place)
                yield Finding.at(code, scenario.path, step.line, scenario=scenario.id, sentence=step.text)


def asserts_absence(step: Step) -> bool:
    """Whether a step judges that something did not cross the wire."""
    return step.kind == "then" and ABSENCE.search(step.text) is not None


def _missing(scenario: Scenario, then: int) -> str | None:
    acts = [(n, step) for n, step in enumerate(scenario.steps[:then]) if _is_act(step)]
    controls = [n for n, step in acts if CONTROL in step.text]
    others = [n for n, step in acts if CONTROL not in step.text and _DOCUMENT.search(step.text)]
    if not controls:
        return "absence-without-control"
    return "control-too-early" if others and max(controls) < min(others) else None


def _is_act(step: Step) -> bool:
    return step.kind == "when" or (
        step.kind == "given" and re.search(r"(?<!\w)đã(?!\w)", step.text) is not None
    )
