"""Is an axis attached soundly: reached, its agencies believed, a document carried, our national axis called.

Only the calls of the vxp face are used (axis-api §1, §7); what it cannot show is listed as not looked at (design §5).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from secrets import randbelow, token_urlsafe
from typing import Final

from harness.sut.axis_declaration import AxisAgency, AxisSettings, separate_systems
from harness.sut.declaration import Declaration
from harness.sut.doctor.examination import Examination, error
from harness.sut.finding import Finding, Side
from harness.sut.national_above import national_above
from simulators.agencies import Peer, Workshop
from simulators.carrier import Carrier
from simulators.clock import TickingClock
from simulators.pki import Pki
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpCallError, VxpClient

_POLLS: Final = 2
"""How many of its poll intervals an axis is given to hand on a document, and to call the national axis."""
_PAUSE: Final = 0.2
_CALL_SECONDS: Final = 15.0
_UNANSWERED: Final = ("connection", "timeout", "cut")
"""Codes of a call that the axis never answered: neither belief nor refusal."""


def examine_axis(found: Examination, declaration: Declaration, say: Callable[[str], None]) -> None:
    """Look at an axis over its face alone; what that does not show is listed as not looked at."""
    settings = declaration.axis
    if settings is None or not settings.endpoint:
        found.miss("Trục: [axis] không có endpoint / no endpoint in [axis]")
        return
    patience = _POLLS * declaration.clock.poll_seconds
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiemchuan-doctor-")))
        clock = TickingClock()
        national, hub = national_above(folder, clock, settings.hub, settings.agencies)
        url = national.start(port=declaration.ports.national)
        stack.callback(national.close)
        say(
            f"đang gọi {settings.endpoint} với {len(settings.agencies)} cơ quan / calling it as each agency …"
        )
        trouble = list(_believed(settings, clock))
        found.look("Trục: tới được, tin khóa của từng cơ quan / reach, credentials of every agency", trouble)
        if trouble:
            found.miss(
                "khóa sai, văn bản đi và về, Trục quốc gia / wrong keys, a document, the national axis"
            )
            return
        found.look("Trục từ chối khóa sai / a wrong key is refused", _disbelieved(settings, clock))
        say(f"đang gửi một văn bản, đợi tối đa {patience:g} giây / a document there and back …")
        found.look(
            "một văn bản từ cơ quan này đến cơ quan kia / a document from one agency to another",
            _carried(settings, clock, patience),
        )
        if not declaration.ports.national:
            found.miss(
                "Trục gọi Trục quốc gia: [ports] national chưa cố định / its way to the national axis: no fixed port"
            )
        else:
            say(
                f"đang đợi Trục gọi {url} (systemid {hub}, tối đa {patience:g} giây) / waiting for its call …"
            )
            national.journal.wait(lambda row: row.system_id == hub, 0, patience)
            found.look(
                "Trục gọi Trục quốc gia mô phỏng / its calls on our national axis",
                _upward(national, hub, url),
            )
    found.miss(
        "đồng hồ, sổ và nhật ký của Trục: mặt vxp không cho xem / its clock and journal: its face shows none"
    )


def _client(settings: AxisSettings, agency: AxisAgency, clock: TickingClock, secret: str = "") -> VxpClient:
    return VxpClient(
        settings.endpoint, system_id=agency.system_id, secret=secret or agency.secret, clock=clock,
        timeout=_CALL_SECONDS,
    )  # fmt: skip


def _believed(settings: AxisSettings, clock: TickingClock) -> Iterator[Finding]:
    for agency in settings.agencies:
        with _client(settings, agency, clock) as client:
            try:
                client.received("edoc")
            except VxpCallError as problem:
                yield _call_fault(problem, settings.endpoint, agency)
                if problem.code in _UNANSWERED:
                    return  # the others would be told the same


def _call_fault(problem: VxpCallError, endpoint: str, agency: AxisAgency) -> Finding:
    who = f"{agency.organ_id} (systemid {agency.system_id})"
    if problem.code in _UNANSWERED:
        return error(
            "axis", problem.code, Side.CONFIGURATION, f"Không gọi được Trục {endpoint}: {problem}",
            f"the axis at {endpoint} cannot be called: {problem.code}",
            "start the axis; check axis.endpoint in sut.toml, and the firewall in between",
        )  # fmt: skip
    if problem.code == "refused":
        return error(
            "axis", "not-believed", Side.CONFIGURATION, f"Trục không nhận {who}: {problem}",
            f"the axis refuses {who}: ErrorCode {problem.error_code}",
            "register this system on the axis, or correct system_id and secret under [[axis.agencies]]",
        )  # fmt: skip
    return error(
        "axis", problem.code, Side.PRODUCT, f"Trục trả lời {who} không đúng giao thức vxp: {problem}",
        f"the answer to {who} is none of the vxp protocol: {problem.code}",
        "check that axis.endpoint is the vxp face itself (…/XrdAdapter/adapter), then what stands in front of it",
    )  # fmt: skip


def _disbelieved(settings: AxisSettings, clock: TickingClock) -> Iterator[Finding]:
    """Where a wrong key is as good as the right one, that the keys were taken says nothing."""
    agency = settings.agencies[0]
    with _client(settings, agency, clock, secret=token_urlsafe(16)) as client:
        try:
            client.received("edoc")
        except VxpCallError as problem:
            if problem.code in _UNANSWERED:
                yield _call_fault(problem, settings.endpoint, agency)
            return
    yield error(
        "axis", "believes-anybody", Side.PRODUCT, f"Trục nhận {agency.system_id} với một khóa sai",
        f"the axis takes {agency.system_id} with a wrong key",
        "check the header signature (HMAC-SHA256 with the system's secret) on every call",
    )  # fmt: skip


def _carried(settings: AxisSettings, clock: TickingClock, patience: float) -> Iterator[Finding]:
    sender, recipient = separate_systems(settings.agencies)[:2]
    with _client(settings, sender, clock) as out, _client(settings, recipient, clock) as into:
        workshop, first = Workshop(Pki.load(None, clock).identity), randbelow(10**8) + 1
        there = Peer(_organ(sender), out, clock, workshop, first_number=first)
        here = Peer(_organ(recipient), into, clock, workshop)
        try:
            sent = there.send_document([_organ(recipient)], pages=1)
            arrived = _arrives(here, sent.document_id, patience)
        except VxpCallError as problem:
            yield error(
                "axis", f"document-{problem.code}", Side.PRODUCT, f"Trục không chuyển được văn bản: {problem}",
                f"a document could not be sent or fetched: {problem.code}",
                "see what the axis logs about sendEdoc, getReceivedEdocList and getEdoc",
            )  # fmt: skip
            return
    if not arrived:
        yield error(
            "axis", "not-carried", Side.PRODUCT,
            f"Văn bản {sent.document_id} của {sender.organ_id} không tới {recipient.organ_id} trong {patience:g} giây",
            f"a document of {sender.organ_id} did not reach {recipient.organ_id} in {patience:g} s",
            "raise clock.poll_seconds if the axis hands on more slowly; else see why it keeps the document",
        )  # fmt: skip


def _organ(agency: AxisAgency) -> Organ:
    return Organ(agency.organ_id, agency.name or agency.organ_id)


def _arrives(here: Peer, document_id: str, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while True:
        here.poll()
        if document_id in _ids(here):
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(_PAUSE)  # an axis tells nobody when it is done


def _ids(here: Peer) -> Sequence[str]:
    return [message.document_id for message in here.documents()]


def _upward(national: Carrier, hub: str, url: str) -> Iterator[Finding]:
    rows = national.journal.since(0)
    if not any(row.system_id == hub for row in rows):
        others = sorted({str(row.system_id) for row in rows})
        yield error(
            "national", "never-called", Side.CONFIGURATION,
            f"Trục không gọi Trục quốc gia mô phỏng {url} với systemid {hub}"
            + (f"; có người gọi với {', '.join(others)}" if others else ""),
            f"the axis never called our national axis at {url} as {hub}",
            "point the axis' national endpoint here; say under [axis] hub as which system it calls",
        )  # fmt: skip
