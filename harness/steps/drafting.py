"""Steps on the way of a draft to its issue (Điều 10.1): submitted, approved or returned, checked, signed, issued.

Acts that a Then judges are tries: an answer, or that the product refuses, is recorded for it.
"""

from __future__ import annotations

from typing import Any

from harness.oracles.language import SentenceError, names
from harness.steps.actors import APPROVER, CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.world import World

PEOPLE: dict[str, dict[str, Any]] = {
    "chuyên viên": SPECIALIST, "lãnh đạo đơn vị": UNIT_HEAD, "người có thẩm quyền": APPROVER, "văn thư": CLERK,
}  # fmt: skip
_RESULTS = {"đạt": "ok", "chưa đạt": "not-ok"}


@STEPS.given("chuyên viên đã soạn dự thảo {doc} gửi {receivers}")
def has_drafted(world: World, doc: str, receivers: str) -> None:
    world.draft(doc, names(receivers))


@STEPS.given("chuyên viên đã trình lại dự thảo {doc}")
def has_submitted_draft(world: World, doc: str) -> None:
    """Once more, after it came back."""
    world.act("submit", doc, actor=SPECIALIST)


@STEPS.when("chuyên viên trình dự thảo {doc} lên lãnh đạo đơn vị")
def submits_draft(world: World, doc: str) -> None:
    world.attempt("submit", doc, actor=SPECIALIST)


@STEPS.when("lãnh đạo đơn vị duyệt dự thảo {doc}")
def approves(world: World, doc: str) -> None:
    world.attempt("approve", doc, actor=UNIT_HEAD)


@STEPS.when("lãnh đạo đơn vị trả lại dự thảo {doc}, lý do “{reason}”")
def returns(world: World, doc: str, reason: str) -> None:
    world.attempt("return_draft", doc, actor=UNIT_HEAD, reason=reason)


@STEPS.when("người có thẩm quyền ký duyệt {doc}")
def signs_off(world: World, doc: str) -> None:
    world.attempt("sign", doc, actor=APPROVER)


@STEPS.when("{who} xem xét thể thức, kỹ thuật trình bày của {doc}, kết luận “{result}”")
def checks_format(world: World, who: str, doc: str, result: str) -> None:
    """Lãnh đạo đơn vị or văn thư, as the agency has arranged it (Đ10.k1.b)."""
    if who not in ("lãnh đạo đơn vị", "văn thư") or result not in _RESULTS:
        raise SentenceError(f"{who!r} does not check form and layout with the result {result!r}")
    note = {} if result == "đạt" else {"note": "Sai cỡ chữ phần quốc hiệu"}
    world.attempt("check_format", doc, actor=PEOPLE[who], result=_RESULTS[result], **note)


@STEPS.when("{who} thử tự phát hành {doc}")
def tries_to_issue(world: World, who: str, doc: str) -> None:
    """Whoever it is, the product may refuse."""
    if who not in PEOPLE:
        raise SentenceError(f"nobody is called {who!r}; there are {', '.join(PEOPLE)}")
    world.attempt("release", doc, actor=PEOPLE[who])


@STEPS.when("văn thư ký số cơ quan và phát hành {doc}")
def seals_and_issues(world: World, doc: str) -> None:
    """As `văn thư đóng dấu số và phát hành`, but that it succeeds is judged."""
    world.attempt("release", doc, actor=CLERK)
