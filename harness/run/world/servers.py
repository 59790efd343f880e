"""The servers of a run: both axes, revocation and time stamps, and what is handed to the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from harness.catalogue import CatalogueError
from harness.run.opening import Opening
from harness.run.world.open_faces import Guarded, OpenFaces
from harness.sut.scratch import scratch_folder
from simulators.axis import provincial_axis
from simulators.carrier import Agency, Carrier, load_agencies
from simulators.carrier.carrier import PATH as AXIS_PATH
from simulators.clock import TickingClock, VirtualClock, clock_app
from simulators.national import national_axis
from simulators.pki import Pki
from simulators.pki.handover import signing_material
from simulators.serving import LoopbackServer


@dataclass(frozen=True)
class Ports:
    """Fixed ports for faces that a product is pointed at; 0 takes any free one."""

    axis: int = 0
    control: int = 0


class Servers:
    """Starts and stops what stands around the product. All of it tells the time of one clock."""

    def __init__(
        self,
        clock: VirtualClock | TickingClock,
        pki: Pki,
        *,
        organ_id: str,
        ports: Ports,
        opening: Opening | None = None,
        folder: Path = Path(),
    ) -> None:
        """`opening`: whether axis and control are opened to other hosts as well; `folder` then gets the root."""
        self.clock = clock
        self.pki = pki
        self.token = token_urlsafe(16)
        self._organ_id = organ_id
        self._ports = ports
        self._opening = opening or Opening()
        self._out = folder
        self._faces: OpenFaces | None = None
        self._folder = scratch_folder("kiemchuan-")
        self._book = load_agencies()

    def start(self) -> None:
        root = Path(self._folder.name)
        self.national: Carrier = national_axis(root / "national", self.clock)
        self.national_url = self.national.start()
        self.axis: Carrier = provincial_axis(root / "axis", self.clock, upstream=self.national_url)
        opened = self._opening.wanted
        self.axis_url = self.axis.start(port=0 if opened else self._ports.axis)
        control = self._control()
        self.control = LoopbackServer(control, port=0 if opened else self._ports.control).start()
        self.product_axis_url, self._control_url = self.axis_url, self.control.url
        if opened:
            self._faces = OpenFaces(self._opening, self.pki, self._out, lambda: datetime.now().astimezone())
            self.product_axis_url = self._faces.open(self.axis.app, self._ports.axis) + AXIS_PATH
            guarded = Guarded(control, self.token, guarded=("/clock", "/signing-material"))
            self._control_url = self._faces.open(guarded, self._ports.control)

    def stop(self) -> None:
        if self._faces is not None:
            self._faces.close()
        self.control.stop()
        self.axis.stop()
        self.national.stop()
        self._folder.cleanup()

    def agency(self, organ_id: str) -> Agency:
        """An agency of either axis by code. CatalogueError if the directory has none such."""
        try:
            return self._book.find(organ_id)
        except KeyError as error:
            raise CatalogueError(f"no agency {organ_id} in fixtures/agencies.toml") from error

    @property
    def signing_material_url(self) -> str:
        return f"{self._control_url}/signing-material"

    def _control(self) -> Starlette:
        async def hand_out(request: Request) -> JSONResponse:
            if request.headers.get("authorization") != f"Bearer {self.token}":
                return JSONResponse({"code": "unauthorized"}, status_code=401)
            base = str(request.base_url).rstrip("/")
            return JSONResponse(signing_material(self.pki, self._organ_id, base))

        return Starlette(
            routes=[
                Route("/signing-material", hand_out),
                Mount("/clock", clock_app(self.clock)),
                Mount("/", self.pki.app()),
            ]
        )
