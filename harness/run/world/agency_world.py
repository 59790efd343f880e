"""The world of a run of role agency: everything simulated around one product, observed and driven."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from typing import Any

from harness.catalogue import Scenario
from harness.oracles.language import VIETNAM
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.run.settings import RunSettings
from harness.run.world.attachment import Attachment, Connection
from harness.run.world.attesting import Attesting
from harness.run.world.beside import Beside
from harness.run.world.case import Case
from harness.run.world.cast import Cast
from harness.run.world.correspondence import Correspondence
from harness.run.world.guiding import Guide
from harness.run.world.issuing import Issuing
from harness.run.world.keys import Keys
from harness.run.world.keys_by_hand import ask_to_load_keys
from harness.run.world.line import Line
from harness.run.world.observer import WireObserver
from harness.run.world.papers import IncomingPapers
from harness.run.world.patience import Patience
from harness.run.world.pointing import tell_connection
from harness.run.world.readings import read_from_product
from harness.run.world.recordkeeping import KEPT, Recordkeeping
from harness.run.world.safety import Safety
from harness.run.world.servers import Ports, Servers
from harness.run.world.sink import BlobStore, ObservationSink
from harness.run.world.wire_acts import WireActs
from harness.steps.actors import CLERK
from harness.steps.stops import NoClockControl
from harness.sut.drivers.guided import Desk, GuidedDriver
from harness.sut.launchers import Launched, Running, Surroundings, launch
from simulators.protocol.edxml.model import Organ


class AgencyWorld(Correspondence, Issuing, Recordkeeping, Attesting):
    """Implements `harness.steps.world.World` for a product of role agency; see there for what each act means."""

    def __init__(
        self, settings: RunSettings, profile: Profile, events: Any, evidence: BlobStore,
        *, keys: Keys | None = None, parts: Any = None, product: Callable[[], Launched | Running] | None = None,
        desk: Desk | None = None,
    ) -> None:  # fmt: skip
        """`desk`: where a guided run asks its person, in place of the terminal."""
        self.profile = profile
        self.as_of: date = settings.as_of
        self._settings = settings
        self._base = datetime.combine(settings.as_of, time(8), VIETNAM)
        self._virtual = settings.sut.clock.mode == "virtual"
        self.keys = keys or Keys.load(self._base, use_cache=settings.use_cache, virtual=self._virtual)
        self._start_product = product
        self._parts = parts
        self._clock = self.keys.clock
        self._sink = ObservationSink(
            events.write,
            evidence,
            self._clock.now,
            before=settings.observations_before,
            mask=getattr(events, "mask", None),
        )
        self._case = Case()
        self._ending = ExitStack()
        self._person_desk = desk
        self._guide: GuidedDriver | None = None

    # ------------------------------------------------------------------------------------------- life of the world

    def start(self) -> None:
        sut = self._settings.sut
        if self._virtual:
            self._clock.set(self._base)
        self._servers = Servers(
            self._clock, self.keys.pki, organ_id=sut.identity.organ_id,
            ports=Ports(sut.ports.axis, sut.ports.control),
            opening=self._settings.opening, folder=self._settings.out,
        )  # fmt: skip
        self._servers.start()
        agency = self._servers.agency(sut.identity.organ_id)
        self._organ = Organ(agency.organ_id, sut.identity.organ_name or agency.name)
        self._ending.callback(self._servers.stop)
        self.cast = Cast(self._servers)
        self._ending.callback(self.cast.close)
        journal = self._servers.axis.journal
        self._patience = Patience(journal, agency.system_id, sut.clock.poll_seconds, self._send_control)
        self._attached = self._attach(agency)
        self._ending.callback(self._attached.stop)
        self.product = self._attached.product
        if sut.signing == "external" and self._guide is None:
            ask_to_load_keys(
                self._settings, self._sink, self._clock.now, self._servers.signing_material_url,
                self._servers.token, self._person_desk,
            )  # fmt: skip
        self._beside = Beside(self.product, self._sink, self._settings.bind)
        self._ending.callback(self._beside.stop)
        self.safety = Safety(
            self.product, self._sink, self._servers, self._settings, self.profile, self._attached.connection
        )  # fmt: skip
        self._ending.callback(self.safety.stop)
        self._observer = WireObserver(self._servers.axis.journal, agency.system_id, self._organ, self._sink)
        self._papers = IncomingPapers(
            self.keys.workshop,
            self._organ,
            self._settings.seed,
            lambda name: self.cast[name].organ,
            self._first(),
        )
        self._line = Line(self._servers.axis, agency.system_id, self._sink)
        self.wire = WireActs(self._servers, self.cast, self._sink, self._clock, self._organ)

    def _attach(self, agency: Any) -> Attachment:
        servers, sut = self._servers, self._settings.sut
        connection = Connection(
            servers.product_axis_url, agency.organ_id, self._organ.name, agency.system_id, agency.secret,
            servers.signing_material_url, servers.token,
        )  # fmt: skip
        around = Surroundings(
            environment=connection.environment(), log=self._settings.out / "product.log",
            secrets=(servers.token, agency.secret), now=self._base if self._virtual else None,
        )  # fmt: skip
        if not sut.declares("set_connection"):
            tell_connection(
                self._settings.out, servers.product_axis_url, agency, material_url=servers.signing_material_url,
                material_token=servers.token,
            )  # fmt: skip
        if sut.driver.kind == "guided":
            self._guide = Guide(
                self._settings, self._sink, lambda: self._case, self._clock.now, desk=self._person_desk,
                mark=lambda: servers.axis.journal.last_seq, appears=self._patience.sends_after,
            ).driver  # fmt: skip
        own = self._start_product
        return Attachment(
            sut, self.profile, self._sink, self._clock.now, connection=connection, driver=self._guide,
            start=own or (lambda: launch(sut, parts=self._parts, judge=self.keys.judge, around=around)),
        )  # fmt: skip

    def _first(self) -> int:
        """Where the numbering of agencies' documents begins: anew where the product may remember an earlier run."""
        if self._settings.sut.driver.kind == "embedded":
            return 1000
        return int(self._settings.started.timestamp()) % 10**8 * 1000

    def stop(self) -> None:
        """End everything that was started, also after a start that failed half-way."""
        self._ending.close()

    def sut_about(self) -> dict[str, Any]:
        return dict(self._attached.about)

    # ------------------------------------------------------------------------------------------- one scenario

    def begin(self, scenario: Scenario) -> None:
        self._case = Case(scenario.id)
        self._sink.begin(scenario.id)
        self.safety.begin(scenario.id)
        self._observer.skip()
        self._line.begin()
        if self._guide is not None:
            self._guide.begin(scenario.id, scenario.name)
        moved = self._virtual and (self._clock.now() != self._base or self._attached.drifts)
        if moved:
            self._clock.set(self._base)
            self._sink.add("clock.reset", "clock", to=self._base.isoformat())
        self._attached.begin(self._base if moved else None)

    def end(self) -> None:
        self.heal()
        self.keys.pki.cut_off()
        self._beside.end()
        self.end_keeping()
        self.safety.end()

    def settle(self) -> None:
        self._observer.settle(self._case)
        self._beside.settle()
        self.safety.settle()

    def observations(self) -> Observations:
        return self._sink.observations()

    # ------------------------------------------------------------------------------------------- time

    def now(self) -> datetime:
        return self._clock.now()

    def move_clock(self, moment: datetime) -> None:
        if not self._attached.can_jump:
            raise NoClockControl("phần mềm không cho đặt đồng hồ (set_clock)", operation="set_clock")
        self._clock.set(moment)
        self._attached.set_clock(moment)
        self._sink.add("clock.moved", "clock", to=moment.isoformat())

    def sync(self) -> None:
        self._line.carry(self._exchange)

    def another_chance(self) -> bool:
        way = self.safety.line
        if self._sink.hands == "person" or way.misled:
            return False
        if not self._line.carry_more(self._exchange, may_be_broken=not way.moved):
            return False
        if self._case.collected:
            self.collect()
        return True

    def _exchange(self) -> Mapping[str, Any] | None:
        """One round with the axis; what the product says of it, None where it polls by itself."""
        if self._settings.sut.declares("sync"):
            said: Mapping[str, Any] = self.product.must("sync")
            return said
        self._patience.wait()
        return None

    # ------------------------------------------------------------------------------------------- what is read

    def read(self, what: str, label: str) -> None:
        if what == "trust":
            self._tell_trust()
            return
        if what in KEPT:
            self.read_kept(what, label)
            return
        reading = read_from_product(self.product, self._case, what, label, self.now())
        self._sink.add("driver.record", "driver", about=label, blobs=reading.blobs, what=what, **reading.data)

    def _tell_trust(self) -> None:
        """What signatures are judged by: roots, the revocation lists of now, and whether the product has our keys."""
        lists = {f"crl{n}": data for n, data in enumerate(self.keys.pki.crls_at(self.now()))}
        roots = self.keys.pki.roots_pem().encode()
        self._sink.add(
            "input.trust", "input", blobs={"roots": roots, **lists}, signing=self._settings.sut.signing
        )

    def has_feature(self, name: str) -> bool:
        declared, said = self._settings.sut.features, self._attached.about.get("features") or {}
        return bool(declared.get(name, said.get(name, False)))

    # ------------------------------------------------------------------------------------------- beside the exchange

    def use_mail(self) -> None:
        self._beside.use_mail()

    def keep_paper_list(self, types: Mapping[str, date]) -> None:
        self._beside.keep_list(types)

    def receive_paper(self, label: str) -> None:
        paper = self._incoming(label)
        self._beside.receive(paper, self.cast[paper.sender].organ.name)

    def send_paper(self, label: str, agencies: Sequence[str]) -> None:
        organs = [self.cast[name].organ.organ_id for name in agencies]
        self.attempt("send_paper", label, actor=CLERK, organ_ids=organs)
