"""Steps of văn thư on what has come in: looking, reporting, opening; certificates and notices around it (Đ9.k1)."""

from __future__ import annotations

from harness.oracles.language import SentenceError, moment
from harness.steps.actors import APPROVER, CLERK, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.stops import NotApplicable
from harness.steps.world import World

RESPONSIBLE = {"người có thẩm quyền": APPROVER, "lãnh đạo đơn vị": UNIT_HEAD}
"""To whom văn thư may report, as scenarios call them."""


@STEPS.when("văn thư kiểm tra {doc}")
def looks_at(world: World, doc: str) -> None:
    """What the product shows of a document at this point, for a Then to judge later."""
    world.read("incoming", doc)


@STEPS.given("văn thư đã kiểm tra {doc}")
def has_looked_at(world: World, doc: str) -> None:
    world.read("incoming", doc)


@STEPS.given("phần mềm đã lấy văn bản từ Trục")
def has_fetched(world: World) -> None:
    world.sync()


@STEPS.given("văn thư đã từ chối {doc} với lý do “{reason}”")
def has_refused(world: World, doc: str, reason: str) -> None:
    world.act("refuse", doc, actor=CLERK, reason=reason)


@STEPS.when("văn thư báo cáo {doc} cho {person}, nội dung “{note}”")
def reports(world: World, doc: str, person: str, note: str) -> None:
    """Instead of answering at once (Đ9.k1.a, «hoặc»); a product that does not declare it need not have it."""
    if person not in RESPONSIBLE:
        raise SentenceError(f"nobody reports to {person!r}; there are {', '.join(RESPONSIBLE)}")
    if not world.has_feature("escalation"):
        raise NotApplicable("bản khai năng lực không có chức năng báo cáo người có trách nhiệm (Điều 9.1.a)")
    to = {name: RESPONSIBLE[person][name] for name in ("role", "name")}
    world.attempt("escalate", doc, actor=CLERK, to=to, note=note)


@STEPS.when("văn thư thử mở tệp của {doc}")
def tries_to_open(world: World, doc: str) -> None:
    """The first file; bytes or a refusal are recorded for a Then."""
    world.attempt("get_incoming_file", doc, index=0)


@STEPS.given("Trục từ chối gói tin gửi đi của phần mềm được kiểm")
def axis_takes_nothing(world: World) -> None:
    """What the product sends is refused; what waits for it, it still gets."""
    world.fault("fail-reply", operation="sendEdoc")


@STEPS.given("chứng thư số của cơ quan đã ký {doc} bị thu hồi lúc {when}")
def seal_revoked(world: World, doc: str, when: str) -> None:
    """From that moment on, in lists and OCSP answers; the document needs a certificate of its own."""
    world.revoke_seal(doc, moment(when))


@STEPS.given("chưa tra cứu được tình trạng thu hồi chứng thư số")
def revocation_unreachable(world: World) -> None:
    """Neither revocation lists nor OCSP answer."""
    world.revocation_reachable(False)


@STEPS.when("tình trạng thu hồi chứng thư số lại tra cứu được")
def revocation_reachable(world: World) -> None:
    world.revocation_reachable(True)


@STEPS.when("thông báo thu hồi {doc} của {agency} đến Trục, lý do “{reason}”")
def sends_recall(world: World, agency: str, doc: str, reason: str) -> None:
    """The notice waits on the axis until the product polls."""
    world.send_business("thông báo thu hồi", doc, "recall", agency, reason)


@STEPS.when("{agency} thông báo thu hồi một văn bản chưa từng gửi, mã {document_id}")
def recalls_unknown(world: World, agency: str, document_id: str) -> None:
    """A notice that names no document that the product holds."""
    world.send_business("thông báo thu hồi", document_id, "recall", agency, "Ban hành nhầm")
    world.sync()
