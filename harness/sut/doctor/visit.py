"""One visit: from the machine over launcher and driver to the wire and back. Never sound unseen."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from harness.sut.check_world import SimulatedWorld, simulated_world
from harness.sut.contract_check import look_at_driver
from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.doctor.axis import examine_axis
from harness.sut.doctor.clock import skew
from harness.sut.doctor.examination import Examination, error
from harness.sut.doctor.machine import machine
from harness.sut.doctor.papers import signed_papers
from harness.sut.doctor.wire import calls, wire
from harness.sut.drivers import Caller, DriverError
from harness.sut.drivers.opening import open_driver
from harness.sut.drivers.typed import TypedDriver
from harness.sut.finding import Side, Weight
from harness.sut.launchers import Launched, Surroundings, launch

_POLLS: Final = 2
"""How many of its poll intervals a product that nobody drives is given."""
_THERE_AND_BACK: Final = frozenset({"issue", "list_incoming"})


def examine(declaration: Declaration, say: Callable[[str], None]) -> Examination:
    """Look at everything that can be looked at; `say` tells what takes time."""
    found = Examination(looked=["sut.toml"])
    found.look("đĩa và cổng / disk and ports", machine(declaration))
    if declaration.role == "axis":
        if not _port_taken(found):
            examine_axis(found, declaration, say)
        return found
    if _port_taken(found):
        return found
    ports = declaration.ports
    virtual = declaration.clock.mode == "virtual"
    with simulated_world(
        declaration.identity.organ_id, axis_port=ports.axis, control_port=ports.control, virtual=virtual
    ) as world:
        try:
            with _running(declaration, world) as launched:
                if declaration.launcher.get("kind", "external") != "external":
                    found.look("khởi chạy sản phẩm / launcher")
                _attached(found, declaration, launched, world, say)
        except DeclarationError as failure:
            found.look(
                "khởi chạy sản phẩm / launcher",
                [error("launcher", "not-started", Side.CONFIGURATION, str(failure), "the product did not start",
                       "mend [launcher] in sut.toml")],
            )  # fmt: skip
    return found


def _port_taken(found: Examination) -> bool:
    taken = any(finding.code == "port-taken" for finding in found.findings)
    if taken:
        found.miss("driver, Trục: còn cổng bị chiếm / driver and wire: a port is taken")
    return taken


@contextmanager
def _running(declaration: Declaration, world: SimulatedWorld) -> Iterator[Launched]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiemchuan-doctor-")))
        told = {"axis_endpoint" if k == "endpoint" else k: v for k, v in world.connection().items()}
        environment = {f"KIEMCHUAN_{name.upper()}": str(value) for name, value in told.items()}
        virtual = declaration.clock.mode == "virtual"
        around = Surroundings(
            environment=environment, log=folder / "product.log", secrets=(world.product.secret,),
            now=world.clock.now() if virtual else None,
        )  # fmt: skip
        launched = launch(declaration, around=around)
        stack.callback(launched.stop)
        yield launched


def _attached(
    found: Examination, declaration: Declaration, launched: Launched, world: SimulatedWorld, say: Callable[[str], None]
) -> None:  # fmt: skip
    called = declaration.driver.kind in ("http", "python")
    if called:
        say("đang khám driver, từng thao tác / looking at the driver, operation by operation …")
        _driver(found, declaration, launched, world)
        if any(finding.weight is Weight.ERROR and finding.operation == "about" for finding in found.findings):
            found.miss("đồng hồ, Trục, chữ ký: driver chưa gọi được / clock, wire, signatures: no driver yet")
            return
    else:
        found.miss(
            f"driver loại {declaration.driver.kind!r}: doctor không gọi được từng thao tác / its operations, one by one"
        )
    connected = called and declaration.declares("set_connection")
    if not connected:  # by hand, also where a person does the operations
        _wait_for_a_call(found, declaration, world, say)
    if calls(world) or connected:
        found.look(
            "sản phẩm gọi Trục, xưng danh, chữ ký tiêu đề / wire: reach, credentials, header signature",
            wire(world),
        )
    _signatures(found, declaration, world)


def _driver(found: Examination, declaration: Declaration, launched: Launched, world: SimulatedWorld) -> None:
    try:
        caller = open_driver(declaration, launched.url, launched.token)
    except DeclarationError as failure:
        found.look(
            "driver / driver",
            [error("about", "not-opened", Side.CONFIGURATION, str(failure), "the driver cannot be opened",
                   "mend [driver] in sut.toml, or the class that it names")],
        )  # fmt: skip
        return
    driver = TypedDriver(caller)
    url = launched.url if declaration.driver.kind == "http" else ""
    attached = declaration.declares("set_connection")
    checked = look_at_driver(
        url, launched.token, world=world if attached else None, declared=declaration.capabilities,
        driver=TypedDriver(_Kept(caller)),
    )  # fmt: skip
    whole = "driver từng thao tác, một văn bản đi và về qua Trục mô phỏng / driver, a document there and back"
    part = f"driver, {len(checked.seen)} thao tác / operations: {', '.join(checked.seen)}"
    found.look(whole if not checked.unseen and {*checked.seen} >= _THERE_AND_BACK else part, checked.findings)
    if checked.unseen:
        why = "" if attached else " (không khai set_connection / set_connection is not declared)"
        found.miss(f"thao tác đã khai / declared operations{why}: {', '.join(checked.unseen)}")
    try:
        _clock(found, declaration, driver, world)
    except DriverError as failure:  # why, the driver's own check tells
        found.miss(f"đồng hồ: {failure.operation} không trả lời / clock: no answer")
    finally:
        driver.close()


class _Kept:
    """A caller that stays open when a check of it ends."""

    def __init__(self, caller: Caller) -> None:
        self.call = caller.call

    def close(self) -> None:
        return


def _clock(found: Examination, declaration: Declaration, driver: TypedDriver, world: SimulatedWorld) -> None:
    if not declaration.declares("get_clock"):
        found.miss(
            "đồng hồ: không khai get_clock nên không đọc được giờ của sản phẩm / clock: get_clock is not declared"
        )
        return
    virtual = declaration.clock.mode == "virtual" and declaration.declares("set_clock")
    if not virtual:
        found.miss("đặt giờ: quy tắc cần nhảy giờ sẽ là no-clock-control / moving the clock: no set_clock")
    now = world.clock.now() if virtual else datetime.now().astimezone()
    if virtual:
        driver.set_clock(now.isoformat())
    found.look("đồng hồ của sản phẩm / its clock", skew(driver.get_clock, now, virtual=virtual))


def _wait_for_a_call(
    found: Examination, declaration: Declaration, world: SimulatedWorld, say: Callable[[str], None]
) -> None:  # fmt: skip
    """A product that is pointed by hand: does it come by itself."""
    connection = world.connection()
    if not declaration.ports.axis:
        found.miss(
            "sản phẩm gọi Trục: sản phẩm được trỏ bằng tay mà [ports] axis chưa cố định nên không biết trỏ vào đâu / "
            "wire: fix [ports] axis in sut.toml and point the product there"
        )
        return
    patience = _POLLS * declaration.clock.poll_seconds
    say(
        f"đang đợi sản phẩm gọi {connection['endpoint']} (systemId {connection['system_id']}, tối đa {patience:g} giây)"
        " / waiting for the product to call …"
    )
    deadline = time.monotonic() + patience
    while not calls(world) and time.monotonic() < deadline:
        world.journal.wait(lambda row: True, world.journal.last_seq, min(0.5, patience))
    if not calls(world):
        found.look("sản phẩm gọi Trục / wire", wire(world))


def _signatures(found: Examination, declaration: Declaration, world: SimulatedWorld) -> None:
    if declaration.signing == "external":
        found.miss(
            "chữ ký: sản phẩm dùng khóa riêng, không thuộc PKI thử nghiệm / signatures: keys of its own"
        )
    elif not world.papers():
        found.miss("chữ ký: chưa có văn bản nào của sản phẩm đến nơi / signatures: no document arrived")
    else:
        found.look(
            "chữ ký và chuỗi chứng thư trên văn bản phát hành / signatures and certificate chain",
            signed_papers(world),
        )
