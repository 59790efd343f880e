"""The world of a run of role axis: agencies on both sides of the axis under test, and our national axis above it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from harness.catalogue import CatalogueError, Scenario
from harness.oracles.language import VIETNAM
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.run.settings import RunSettings
from harness.run.world.attesting import Attesting
from harness.run.world.axis_calls import CallLog
from harness.run.world.axis_case import AxisCase, AxisPaper
from harness.run.world.axis_cast import LETTERS, AxisCast
from harness.run.world.axis_papers import AxisPapers
from harness.run.world.axis_post import AxisPost, Patience
from harness.run.world.axis_probes import PROBES, ask
from harness.run.world.keys import Keys
from harness.run.world.national_observer import NationalObserver
from harness.run.world.open_faces import warn
from harness.run.world.sink import BlobStore, ObservationSink
from harness.steps.stops import NoClockControl, Precondition
from harness.sut.axis_declaration import AxisSettings
from harness.sut.launchers.axis import AxisSurroundings, StartAxis, agencies_of, start_axis
from harness.sut.national_above import national_above
from simulators.carrier.carrier import PATH
from simulators.clock import TickingClock, VirtualClock
from simulators.protocol.vxp import wire_timestamp


class AxisWorld(Attesting):
    """Implements `harness.steps.axis_role_world.AxisRoleWorld`; see there for what each act means.

    The product is reached over its face alone. Our national axis has the product's agencies under its hub. The
    clock is virtual for the embedded axis, the host's for any other.
    """

    def __init__(
        self, settings: RunSettings, profile: Profile, events: Any, evidence: BlobStore,
        *, keys: Keys | None = None, parts: Any = None, product: StartAxis | None = None,
    ) -> None:  # fmt: skip
        self.profile = profile
        self.as_of: date = settings.as_of
        self._settings = settings
        self._base = datetime.combine(settings.as_of, time(8), VIETNAM)
        self.keys = keys or Keys.load(self._base, use_cache=settings.use_cache)
        self._start_product = product or (lambda around: start_axis(settings.sut, around, parts=parts))
        self._virtual = settings.sut.clock.mode == "virtual"
        self._clock: VirtualClock | TickingClock = self.keys.clock if self._virtual else TickingClock()
        self._sink = ObservationSink(
            events.write, evidence, self._clock.now, mask=getattr(events, "mask", None)
        )
        self._log = CallLog(self._sink)
        self._case = AxisCase()
        self._national_up = True

    # ------------------------------------------------------------------------------------------- life of the world

    def start(self) -> None:
        sut = self._settings.sut
        if self._virtual:
            self._clock.set(self._base)
        self._agencies = agencies_of(sut)
        self._folder = tempfile.TemporaryDirectory(prefix="kiemchuan-national-")
        self._national, hub = national_above(
            Path(self._folder.name), self._clock, (sut.axis or AxisSettings()).hub, self._agencies
        )
        opening = self._settings.opening
        self._bind = opening.bind if opening.wanted else self._settings.bind
        url = self._national.start(self._bind, sut.ports.national)
        self._port = int(url.rpartition(":")[2].partition("/")[0])
        told = f"http://{opening.host}:{self._port}{PATH}" if opening.wanted else url
        if opening.wanted:
            warn(opening)
        self._launched = self._start_product(AxisSurroundings(self._clock, url))
        if sut.axis is not None and sut.axis.endpoint:
            sys.stderr.write(f"Trục quốc gia mô phỏng / simulated national axis: {told} (systemid {hub})\n")
        self.cast = AxisCast(self._agencies, self._launched.endpoint, url, self._clock, self._log)
        self._post = AxisPost(
            self.cast, self._sink, self._log, self._clock, Patience.of(sut.clock.poll_seconds)
        )
        self._papers = AxisPapers(self.keys.workshop, self.cast, self._settings, fresh=not self._virtual)
        self._observer = NationalObserver(self._national.journal, hub, self._sink)
        with self._log.muted():
            self._post.drain(list(self.cast))

    def stop(self) -> None:
        self.cast.close()
        self._launched.stop()
        self._national.close()
        self._folder.cleanup()

    def sut_about(self) -> dict[str, Any]:
        """What the world knows of the product before it runs: whom it speaks as."""
        return {"agencies": {name: self.cast[name].organ.organ_id for name in LETTERS}}

    # ------------------------------------------------------------------------------------------- one scenario

    def begin(self, scenario: Scenario) -> None:
        self._case = AxisCase(scenario.id)
        self._sink.begin(scenario.id)
        self._log.begin()
        self._observer.skip()
        if self._virtual and self._clock.now() != self._base:
            self._clock.set(self._base)
            self._sink.add("clock.reset", "clock", to=self._base.isoformat())

    def end(self) -> None:
        """The national axis answers again, agencies empty their boxes, and what is late is nobody's concern."""
        self.national_axis(up=True)
        self._post.earlier.update(self._case.label_of_document)
        with self._log.muted():
            self._post.drain(self._post.present(self._case))

    def another_chance(self) -> bool:
        return False

    def settle(self) -> None:
        self._observer.settle(self._case)

    def observations(self) -> Observations:
        return self._sink.observations()

    def now(self) -> datetime:
        return self._clock.now()

    def move_clock(self, moment: datetime) -> None:
        if not self._virtual:
            raise NoClockControl("trục chạy theo đồng hồ của máy chủ", operation="set_clock")
        self._clock.set(moment)
        self._sink.add("clock.moved", "clock", to=moment.isoformat())

    # ------------------------------------------------------------------------------------------- documents

    def compose(
        self,
        label: str,
        sender: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        paper, form = self._papers.compose(
            self._case, label, sender, recipients, attributes or {}, self.now(), self._sink.next_number()
        )
        self._case.papers[label] = paper
        self._case.named.update((sender, *recipients))
        self._case.label_of_document[paper.document_id] = label
        organs = {name: self.cast[name].organ.organ_id for name in recipients}
        self._sink.add(
            "input.document", "input", about=label, blobs={"message": paper.message}, sender=sender,
            sender_id=self.cast[sender].organ.organ_id, recipients=organs, document_id=paper.document_id, form=form,
            agencies={member.name: member.organ.organ_id for member in self.cast.all},
            national=[member.organ.organ_id for member in self.cast.all if member.axis == "national"],
        )  # fmt: skip

    def deliver(self, label: str) -> None:
        self._post.send(self._case, self._paper(label))

    def deliver_as(self, label: str, named: str, *, package: bool, call: bool) -> None:
        paper, other = self._paper(label), self.cast[named].organ
        message = self._papers.renamed(paper, other) if package else paper.message
        self._post.send(self._case, paper, message=message, from_=other.organ_id if call else None)

    def deliver_cut(self, label: str) -> None:
        self._post.send_cut(self._paper(label))

    def report(self, sender: str, of: str, code: str) -> None:
        self._paper(of)
        self._post.report(self._case, sender, of, code)

    def _paper(self, label: str) -> AxisPaper:
        if label not in self._case.papers:
            raise CatalogueError(f"the scenario has no document {label!r}")
        return self._case.papers[label]

    # ------------------------------------------------------------------------------------------- agencies

    def collect(self) -> None:
        self._post.collect(self._case)

    def take_without_saying(self, agency: str) -> None:
        self._post.take_without_saying(self._case, agency)

    def disconnect(self, agency: str) -> None:
        self._case.away.add(self.cast[agency].name)

    def connect(self, agency: str) -> None:
        self._case.away.discard(self.cast[agency].name)

    def national_axis(self, *, up: bool) -> None:
        if up == self._national_up:
            return
        self._national_up = up
        if up:
            self._national.start(self._bind, self._port)
        else:
            self._national.stop()
        self._sink.add("wire.national", "input", up=up)

    def count_waiting(self, agency: str) -> None:
        member = self.cast[agency]
        self._post.count(member)

    def probe(self, act: str, credentials: str, victim: str, of: str) -> None:
        target, paper = self.cast[victim], self._paper(of)
        doc_id = ""
        if act == "xem tình trạng văn bản đã gửi":
            doc_id = self._case.doc_id(of)
        elif act in PROBES and PROBES[act].names:
            doc_id = self._post.wait_for(target, of)
        other = next(name for name in reversed(LETTERS) if name not in (victim, paper.sender))
        ask(
            self._launched.endpoint, self._log, act, credentials, self.cast.credentials(victim),
            self.cast.credentials(other), at=wire_timestamp(self.now()), about=of, doc_id=doc_id, message=paper.message,
        )  # fmt: skip

    def read(self, what: str, label: str) -> None:
        """`sent-states`: what the axis tells the sender of a document about each delivery."""
        if what != "sent-states":
            raise CatalogueError(f"a check reads {what!r}, which the world of role axis does not know")
        paper, doc_id = self._paper(label), self._case.doc_id(label)
        if not doc_id:
            raise Precondition(
                f"Trục không nhận {label}, nên không có gì để hỏi", operation="getSentEdocList"
            )
        self._post.ask_states(self.cast[paper.sender], label, doc_id)
