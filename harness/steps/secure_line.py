"""Steps about the connection over the Internet (Đ18.k1): right servers, wrong servers."""

from __future__ import annotations

from harness.oracles.language import SentenceError
from harness.steps.registry import STEPS
from harness.steps.stops import NotApplicable
from harness.steps.world import World

SERVERS = {
    "có chứng thư đúng": "",
    "có chứng thư mang tên máy chủ khác": "other-host",
    "có chứng thư đã hết hạn": "expired",
    "có chứng thư tự ký": "self-signed",
    "có chứng thư do nơi không tin cậy cấp": "unknown-issuer",
    "chỉ nói TLS 1.1 trở xuống": "old-protocol",
}
"""What a scenario says of a server → `simulators.pki.server_certificates.FLAWS`."""


def _flaw(server: str) -> str:
    if server not in SERVERS:
        raise SentenceError(f"no server {server!r}; there are {', '.join(SERVERS)}")
    return SERVERS[server]


@STEPS.given("cơ quan kết nối liên thông qua Internet")
def over_the_internet(world: World) -> None:
    """By its declaration (feature `internet`); Đ18.k1 allows the dedicated network as well."""
    if not world.has_feature("internet"):
        raise NotApplicable("bản khai không nêu kết nối qua Internet (Điều 18 khoản 1)", operation="about")


@STEPS.given("phần mềm nối với Trục qua máy chủ {server}")
def goes_over(world: World, server: str) -> None:
    world.safety.go_over(_flaw(server))


@STEPS.when("phần mềm đồng bộ với Trục qua máy chủ {server}")
def syncs_over(world: World, server: str) -> None:
    """The product is pointed there and polls; that it cannot is for a Then to judge."""
    world.safety.sync_over(_flaw(server))
