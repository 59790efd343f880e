"""Steps about the principles of Đ6.k1: e-mail, state secrets, refusals that the sender learns of."""

from __future__ import annotations

from harness.steps.registry import STEPS
from harness.steps.stops import NotApplicable
from harness.steps.world import World


@STEPS.given("phần mềm gửi thư điện tử qua máy chủ thư của bộ kiểm")
def mail_goes_through_us(world: World) -> None:
    """From now on every mail of the product can be seen; a control mail shows that it can."""
    world.use_mail()


@STEPS.when("phần mềm gửi một thư điện tử đối chứng")
def control_mail(world: World) -> None:
    """One more mail, later than anything the scenario may have caused."""
    world.use_mail()


@STEPS.given("phần mềm có mục độ mật")
def has_secrecy(world: World) -> None:
    """Only such software can know that a document is secret."""
    if not world.has_feature("secrecy"):
        raise NotApplicable("phần mềm khai không có mục độ mật (Điều 6 khoản 1 điểm đ)", operation="about")


@STEPS.when("{agency} báo từ chối nhận {doc} với lý do “{reason}”")
def peer_refuses(world: World, agency: str, doc: str, reason: str) -> None:
    """A recipient sends status 02 with its reason; the product then polls."""
    world.send_status(agency, doc, "02", reason)
    world.sync()
