"""The simulated world, standing: axes, agencies, a reference product, one clock, for whoever connects
(design §8).

`serve` prints one line of JSON and stays until SIGTERM or SIGINT. Everything listens on loopback, lives in
this process, and keeps its data in a folder that goes with it. Beside the clock the control server answers
`GET /signing-material?organ_id=…` (keys and trust for a product that connects as that agency), carries the
revocation lists, OCSP and time stamps of the test PKI, and has the fault switches of the axes at `/faults/`
(`simulators/carrier/fault_desk.py`).
"""

from __future__ import annotations

import json
import secrets
import signal
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from simulators.agencies import Attendance, Peer, Workshop, personality_of
from simulators.axis import provincial_axis
from simulators.carrier import Agency, Carrier, load_agencies
from simulators.carrier.fault_desk import FaultDesk
from simulators.carrier.faults import FaultSwitches
from simulators.clock import TickingClock, clock_app
from simulators.national import national_axis
from simulators.pki import Pki, PkiError
from simulators.pki.handover import signing_material
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpClient
from simulators.serving import LoopbackServer

if TYPE_CHECKING:
    from simulators.qlvb import Qlvb

SCHEMA = "kiemchuan/serve/1"
PARTS = ("axis", "national", "agencies", "qlvb")
QLVB_ORGAN = "000.00.01.H01"
"""The agency whose software the reference product is."""

_SYNC_EVERY = 1.0


class StandingError(ValueError):
    """The parts asked for can't stand together; the text says what is missing."""


class StandingWorld:
    """The parts asked for, started together and stopped together. `describe` is the line that `serve` prints.

    `port` is the port of the provincial axis (0: any free one). StandingError if a part lacks what it lives
    on.
    """

    def __init__(
        self, parts: Sequence[str] = PARTS, *, port: int = 0, clock: TickingClock | None = None
    ) -> None:
        _check(parts)
        self.parts = tuple(part for part in PARTS if part in parts)
        self.clock = clock or TickingClock()
        self.axis: Carrier | None = None
        self.national: Carrier | None = None
        self.qlvb: Qlvb | None = None
        self.peers: dict[str, Peer] = {}
        self._faults: dict[str, FaultSwitches] = {}
        self._port = port
        self._book = load_agencies()
        self._stack = ExitStack()
        self._pki = Pki.load(None, self.clock)

    def start(self) -> StandingWorld:
        """Bring everything up; when this returns all of it answers. On failure nothing is left running."""
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiemchuan-")))
            self._control = LoopbackServer(self._control_app()).start()
            stack.callback(self._control.stop)
            if "national" in self.parts:
                self.national = self._carry(stack, national_axis(folder / "national", self.clock), 0)
                self._faults["national"] = self.national.faults
            if "axis" in self.parts:
                upstream = self.national.endpoint if self.national else None
                axis = provincial_axis(folder / "axis", self.clock, upstream=upstream)
                self.axis = self._carry(stack, axis, self._port)
                self._faults["axis"] = self.axis.faults
            if "agencies" in self.parts:
                self._people(stack)
            if "qlvb" in self.parts:
                self._attach_product(stack, folder)
            self._stack = stack.pop_all()
        return self

    def stop(self) -> None:
        """Take everything down, in the order opposite to its start, and remove the data."""
        self._stack.close()

    def describe(self) -> dict[str, Any]:
        """What stands where, as `serve` prints it; parts not asked for are absent."""
        found: dict[str, Any] = {"schema": SCHEMA}
        if self.axis is not None:
            found["axis"] = {"endpoint": self.axis.endpoint, "agencies": _listed(self._book.provincial)}
        if self.national is not None:
            found["national"] = {"endpoint": self.national.endpoint, "agencies": _listed(self._book.national)}
        if self.qlvb is not None:
            found["qlvb"] = {"organ_id": QLVB_ORGAN, "driver": self._driver, "token": self.qlvb.token}
        if self._faults:
            found["faults"] = {"endpoint": f"{self._control.url}/faults/"}
        found["clock"] = {"endpoint": self._control.url, "now": self.clock.now().isoformat()}
        return found

    def _carry(self, stack: ExitStack, carrier: Carrier, port: int) -> Carrier:
        stack.callback(carrier.close)
        carrier.start(port=port)
        return carrier

    def _people(self, stack: ExitStack) -> None:
        workshop = Workshop(self._pki.identity)
        for carrier, agencies in ((self.axis, self._book.provincial), (self.national, self._book.national)):
            if carrier is None:
                continue
            peers = [
                self._peer(stack, carrier.endpoint, agency, workshop)
                for agency in agencies
                if self._simulated(agency)
            ]
            self.peers |= {peer.organ.organ_id: peer for peer in peers}
            attendance = Attendance(peers, carrier.journal)
            attendance.start()
            stack.callback(attendance.stop)

    def _simulated(self, agency: Agency) -> bool:
        taken = "qlvb" in self.parts and agency.organ_id == QLVB_ORGAN
        return agency.connected and not (agency.free or agency.locked or taken)

    def _peer(self, stack: ExitStack, endpoint: str, agency: Agency, workshop: Workshop) -> Peer:
        client = VxpClient(endpoint, system_id=agency.system_id, secret=agency.secret, clock=self.clock)
        stack.callback(client.close)
        in_charge = self._book.find(agency.parent).name if agency.parent else ""
        organ = Organ(agency.organ_id, agency.name, in_charge=in_charge, email=agency.mail)
        return Peer(organ, client, self.clock, workshop, personality_of(agency.organ_id))

    def _attach_product(self, stack: ExitStack, folder: Path) -> None:
        from simulators.qlvb import Qlvb, QlvbConfig  # only a world with a product needs it

        assert self.axis is not None
        self.qlvb = Qlvb(
            QlvbConfig(database=folder / "qlvb.sqlite", token=secrets.token_urlsafe(24), clock=self.clock)
        )
        self._driver = self.qlvb.start()
        stack.callback(self.qlvb.stop)
        agency = self._book.find(QLVB_ORGAN)
        driver = httpx.Client(
            base_url=self._driver,
            headers={"Authorization": f"Bearer {self.qlvb.token}"},
            trust_env=False,
            timeout=60,
        )
        stack.callback(driver.close)
        connection = {
            "endpoint": self.axis.endpoint,
            "organ_id": agency.organ_id,
            "organ_name": agency.name,
            "system_id": agency.system_id,
            "secret": agency.secret,
            "signing_material_url": f"{self._control.url}/signing-material?organ_id={agency.organ_id}",
        }
        driver.put("/connection", json=connection).raise_for_status()
        stopping = threading.Event()
        worker = threading.Thread(
            target=_keep_in_sync, args=(driver, stopping), name="qlvb-sync", daemon=True
        )
        worker.start()
        stack.callback(worker.join, 60)
        stack.callback(stopping.set)

    def _control_app(self) -> Starlette:
        def hand_out(request: Request) -> JSONResponse:
            organ_id = request.query_params.get("organ_id", QLVB_ORGAN)
            try:
                return JSONResponse(
                    signing_material(self._pki, organ_id, f"{str(request.base_url).rstrip('/')}/pki")
                )
            except PkiError as error:
                return JSONResponse(
                    {"code": error.code, "message": error.vi, "hint": error.hint}, status_code=400
                )

        return Starlette(
            routes=[
                Route("/signing-material", hand_out),
                Mount("/pki", self._pki.app()),
                Mount("/faults", FaultDesk(self._faults).app()),
                Mount("/", clock_app(self.clock)),
            ]
        )


def serve(*, port: int = 0, parts: Sequence[str] = PARTS, out: TextIO | None = None) -> int:
    """Stand until SIGTERM or SIGINT, in the main thread; exit code 0, or 2 if the parts can't stand."""
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    try:
        world = StandingWorld(parts, port=port)
        world.start()
    except (StandingError, OSError) as error:
        sys.stderr.write(f"kiemchuan serve: {error}\n")
        return 2
    try:
        target = out or sys.stdout
        target.write(json.dumps(world.describe(), ensure_ascii=False) + "\n")
        target.flush()
        ended.wait()
    finally:
        world.stop()
    return 0


def _check(parts: Sequence[str]) -> None:
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise StandingError(
            f"không có phần / no such part: {', '.join(unknown)} (có / there are: {', '.join(PARTS)})"
        )
    if "agencies" in parts and not {"axis", "national"} & set(parts):
        raise StandingError("agencies cần / needs axis hoặc / or national")
    if "qlvb" in parts and "axis" not in parts:
        raise StandingError("qlvb cần / needs axis")


def _listed(agencies: Sequence[Agency]) -> list[dict[str, Any]]:
    return [
        {
            "organ_id": agency.organ_id,
            "name": agency.name,
            "system_id": agency.system_id,
            "secret": agency.secret,
            "free": agency.free,
        }
        for agency in agencies
    ]


def _keep_in_sync(driver: httpx.Client, stopping: threading.Event) -> None:
    """Let the product look at its axis about once a second, as its own schedule would."""
    while not stopping.wait(_SYNC_EVERY):
        try:
            driver.post("/sync")
        except httpx.HTTPError:
            continue
