"""The world of a run of role agency: everything simulated around one product, observed and driven."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from harness.catalogue import CatalogueError, Scenario
from harness.oracles.language import VIETNAM
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.run.settings import RunSettings
from harness.run.world.attachment import Attachment, Connection
from harness.run.world.attesting import Attesting
from harness.run.world.beside import Beside
from harness.run.world.case import Case, PaperIn, PaperOut
from harness.run.world.cast import Cast
from harness.run.world.guiding import Guide
from harness.run.world.keys_by_hand import ask_to_load_keys
from harness.run.world.observer import WireObserver
from harness.run.world.papers import IncomingPapers, outgoing_request
from harness.run.world.patience import Patience
from harness.run.world.pointing import tell_connection
from harness.run.world.readings import read_from_product
from harness.run.world.recordkeeping import KEPT, Recordkeeping
from harness.run.world.replies import ATTRIBUTE as ANSWERED
from harness.run.world.replies import reply_links
from harness.run.world.safety import Safety
from harness.run.world.series import first_unused_year, series
from harness.run.world.servers import Ports, Servers
from harness.run.world.sink import BlobStore, ObservationSink
from harness.run.world.wire_acts import WireActs
from harness.steps.actors import CLERK, SPECIALIST
from harness.steps.stops import NoClockControl, Precondition
from harness.sut.drivers.guided import Desk, GuidedDriver
from harness.sut.launchers import Launched, Running, Surroundings, launch
from simulators.agencies.documents import Workshop
from simulators.agencies.signed_files import SignedFiles
from simulators.clock import TickingClock, VirtualClock
from simulators.pki import Pki
from simulators.protocol.edxml.model import Organ
from simulators.protocol.signing import Judge, judge_pdf
from simulators.shelf import default_cache_dir

_CONTROLLER = "Sở Tài chính"
"""Who sends the documents that a wait for a product without `sync` rests on."""


@dataclass
class Keys:
    """Certificates and signed papers, loaded once and shared by the worlds of a process."""

    clock: VirtualClock | TickingClock
    pki: Pki
    workshop: Workshop
    judge: Judge = judge_pdf
    """Judges signatures for the embedded reference."""

    @classmethod
    def load(cls, start: datetime, *, use_cache: bool, virtual: bool = True) -> Keys:
        """With `virtual` the world stands still at `start`; without, it follows the host (design §5, Time)."""
        clock: VirtualClock | TickingClock = VirtualClock(start) if virtual else TickingClock()
        pki = Pki.load(None, clock, use_cache=use_cache)
        kept = use_cache and virtual  # what is signed at the host's time never comes again
        folder = default_cache_dir() / "signed" / pki.fingerprint if kept else None
        return cls(clock, pki, Workshop(pki.identity, SignedFiles(folder), pki.timestamper))


class EmbeddedWorld(Recordkeeping, Attesting):
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

    # ------------------------------------------------------------------------------------------- incoming

    def compose(
        self, label: str, sender: str, *, variation: str = "", attributes: Mapping[str, str] | None = None
    ) -> None:
        member = self.cast[sender]
        tag = self._case.scenario if label == "văn bản" else f"{self._case.scenario}, {label}"
        prepared = self._papers.compose(member, self.now(), tag, attributes or {}, variation)
        message = prepared.message
        paper = PaperIn(
            label, sender, message.document_id, message.subject, prepared.wire(), variation=variation,
            signers=tuple(one.identity.name for one in prepared.signatures),
        )  # fmt: skip
        self._case.incoming[label] = paper
        if message.document_id:
            self._case.label_of_document[message.document_id] = label
        self._sink.add(
            "input.document", "input", about=label, blobs={"message": paper.message}, sender=member.organ.organ_id,
            sender_name=member.organ.name, document_id=message.document_id, subject=message.subject,
            variation=variation, attributes=dict(attributes or {}),
        )  # fmt: skip

    def deliver(self, label: str) -> None:
        paper = self._incoming(label)
        self.wire.send(self._case, paper)

    def send_again(self, label: str) -> None:
        self.deliver(label)

    def send_business(self, label: str, of: str, kind: str, sender: str, reason: str) -> None:
        target = self._case.incoming.get(of)
        document_id = target.document_id if target else of
        self.wire.send_business(self._case, label, document_id, kind, sender, reason, of)

    def send_status(self, sender: str, of: str, code: str, description: str = "") -> None:
        paper = self._outgoing(of)
        if not paper.document_id:
            raise Precondition(
                f"phần mềm chưa cho {of} mã định danh văn bản nên không có gì để báo trạng thái"
            )
        self.wire.send_status(self._case, paper, sender, code, description)

    def _incoming(self, label: str) -> PaperIn:
        if label not in self._case.incoming:
            raise CatalogueError(f"the scenario has no incoming document {label!r}")
        return self._case.incoming[label]

    def _outgoing(self, label: str) -> PaperOut:
        if label not in self._case.outgoing:
            raise CatalogueError(f"the scenario has no outgoing document {label!r}")
        return self._case.outgoing[label]

    # ------------------------------------------------------------------------------------------- the product

    def sync(self) -> None:
        if self._settings.sut.declares("sync"):
            self.product.must("sync")
        else:
            self._patience.wait()

    def _send_control(self) -> tuple[str, ...]:
        member = self.cast[_CONTROLLER]
        tag = f"{self._case.scenario}, đối chứng của bộ kiểm {self._sink.next_number()}"
        return self.wire.send_control(member, self._papers.compose(member, self.now(), tag, {}, "").wire())

    def record_id(self, label: str) -> str:
        """The product's own id of a document's record. Precondition if it has none."""
        if label in self._case.outgoing:
            found = self._outgoing(label).record_id
        else:
            found = read_from_product(self.product, self._case, "incoming", label, self.now()).record_id
        if found is None:
            raise Precondition(f"phần mềm không có bản ghi của {label}")
        return found

    def act(self, operation: str, label: str, **body: Any) -> Mapping[str, Any]:
        identity = self.record_id(label)
        answer: Mapping[str, Any] = self.product.must(operation, about=label, id=identity, **body)
        if label in self._case.outgoing:
            self._issued(label, answer)
        return answer

    def attempt(self, operation: str, label: str, **body: Any) -> None:
        self.product.demand(operation)
        try:
            identity = self.record_id(label)
        except Precondition as absent:
            self._sink.add("driver.absent", "driver", about=label, op=operation, detail=str(absent))
            return
        self.product.call(operation, about=label, id=identity, **body)

    def ask(self, operation: str, **arguments: Any) -> None:
        self.product.call(operation, **arguments)

    def issue(
        self,
        label: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        request = self._ready(label, recipients, attributes, extra)
        answer = self.product.call("issue", about=label, actor=CLERK, document=request)
        self._issued(label, answer.value)

    def draft(
        self,
        label: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        request = self._ready(label, recipients, attributes, extra)
        self._issued(label, self.product.must("draft", about=label, actor=SPECIALIST, document=request))

    def issue_several(self, labels: Sequence[str], recipients: Sequence[str], *, together: bool) -> None:
        first = self._ready(labels[0], recipients, None, {})
        requests = series(self._case, labels, first, actor=CLERK)
        if together:
            answers = self.product.call_together("issue", requests)
        else:
            answers = {
                label: self.product.call("issue", about=label, **body) for label, body in requests.items()
            }
        for label, answer in answers.items():
            self._issued(label, answer.value)

    def unused_year(self) -> int:
        return first_unused_year(self.product, self._sink, self.as_of.year + 1)

    def _ready(
        self,
        label: str,
        recipients: Sequence[str],
        attributes: Mapping[str, str] | None,
        extra: Mapping[str, Any],
    ) -> dict[str, Any]:
        self.attend(recipients)
        members = tuple(self.cast[name].organ for name in recipients)
        wanted = dict(attributes or {})
        answered = wanted.pop(ANSWERED, "")
        request = outgoing_request(members, f"{self._case.scenario}, {label}", wanted)
        request.update(extra)
        if answered:
            request["replies_to"] = reply_links(self._case, answered)
        organs = tuple(organ.organ_id for organ in members)
        self._case.outgoing[label] = PaperOut(label, organs, request["subject"])
        return request

    def _issued(self, label: str, record: Any) -> None:
        """Remember the ids by which the product and the wire know a document of ours."""
        if not isinstance(record, Mapping):
            return
        paper = self._case.outgoing[label]
        paper.record_id = record.get("id") or paper.record_id
        paper.document_id = record.get("document_id") or paper.document_id
        if paper.document_id:
            self._case.label_of_document[paper.document_id] = label

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

    # ------------------------------------------------------------------------------------------- the rest

    def attend(self, agencies: Sequence[str]) -> None:
        for name in agencies:
            self._sink.add("input.organ", "input", name=name, organ_id=self.cast[name].organ.organ_id)

    def collect(self) -> None:
        self.wire.collect(self._case)

    def fault(self, name: str, *, times: int | None = None, operation: str | None = None) -> None:
        self.wire.fault(name, times, operation)

    def heal(self) -> None:
        self.wire.heal()

    def revoke_seal(self, label: str, since: datetime) -> None:
        seal = self._incoming(label).signers[-1]
        if "/" not in seal:
            raise CatalogueError(f"{label} bears the seal of all documents; give it one of its own to revoke")
        self.keys.pki.revoke(seal, since)
        self._sink.add("input.revoked", "input", about=label, certificate=seal, since=since.isoformat())

    def revocation_reachable(self, reachable: bool) -> None:
        self.keys.pki.cut_off(*(() if reachable else ("crl", "ocsp")))
        self._sink.add("input.revocation", "input", reachable=reachable)

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
