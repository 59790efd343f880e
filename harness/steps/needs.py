"""What a scenario asks of a driver: its steps are walked through in a world that only takes notes.

So the levels of the driver contract (design §5) need no table that could grow old: what a step does is what it needs.
`sync` is no need: a product that has none is waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from harness.catalogue import FIXTURES, Scenario, Step
from harness.oracles.language import VIETNAM
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.steps.noting_dossiers import NotingDossiers
from harness.steps.noting_keeping import NotingKeeping
from harness.steps.noting_safety import NotingSafety
from harness.steps.registry import StepRegistry
from harness.steps.stops import Stop

READS: Mapping[str, tuple[str, ...]] = {
    "incoming": ("list_incoming",),
    "outgoing": ("get_outgoing",),
    "incoming-files": ("list_incoming", "get_incoming_file"),
    "outgoing-files": ("get_outgoing", "get_outgoing_file"),
    "paper": ("list_paper",),
    "working-list": ("list_incoming",),
    "overdue-list": ("list_incoming",),
    "report-list": ("list_incoming",),
    "notices": ("notices",),
    "owed": ("statistics",),
    "all-outgoing": ("list_outgoing",),
    "late-list": (),
    "owed-where-declared": (),
    "incoming-where-listed": (),
    "trust": (),
    "dossiers": ("get_dossier",),
    "dossier-export": ("export_dossier",),
    "dossier-years": ("list_dossiers",),
    "incoming-copies": ("list_incoming",),
    "incoming-by-strangers": ("list_incoming",),
    "register-in": ("register",),
    "register-out": ("register",),
    "accounts": ("list_accounts",),
}
"""What a check may ask to be read → the operations behind it (`harness/run/world/readings.py`)."""
_OF_DOSSIERS = frozenset({"dossiers", "dossier-export"})
AGAIN: Mapping[str, str] = {"list_incoming": "get_incoming"}
"""A second look at a record goes by its id."""
_ANY_MESSAGE = b"""<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
<From><OrganId>000.00.04.H01</OrganId></From><To><OrganId>000.00.01.H01</OrganId></To><DocumentId>x</DocumentId>
<Code><CodeNumber>1</CodeNumber><CodeNotation>A</CodeNotation></Code><Subject>s</Subject>
<PromulgationInfo><Place>An Giang</Place><PromulgationDate>2019/12/17</PromulgationDate></PromulgationInfo>
</MessageHeader></edXMLHeader></edXMLEnvelope></edXML>"""
"""What a step finds where it looks into a message."""
_AS_OF = date(2019, 12, 17)


@dataclass(frozen=True)
class Needs:
    """Operations that a scenario asks for: `acts` before anything is judged; `thens`, a rule each and what it reads."""

    acts: frozenset[str]
    thens: tuple[tuple[str, frozenset[str]], ...]

    @property
    def operations(self) -> frozenset[str]:
        """Everything that is asked for from its start to its end."""
        return self.acts.union(*(reads for _, reads in self.thens))

    def of(self, rule: str) -> tuple[frozenset[str], ...]:
        """What each Then of one rule needs, acts included."""
        return tuple(self.acts | reads for judged, reads in self.thens if judged == rule)


def needs_of(scenario: Scenario, registry: StepRegistry) -> Needs:
    """Walk through a scenario without any product."""
    world = NotingWorld(load_default_profile())
    thens: list[tuple[str, frozenset[str]]] = []
    for step in scenario.steps:
        match = registry.find(step)
        check = match.definition.check
        if check is None:
            world.perform(match.definition.function, match.words, step)
            continue
        label = match.words.get("doc", "văn bản")
        thens.append((check.rule, frozenset().union(*(world.reading(what, label) for what in check.reads))))
    return Needs(frozenset(world.asked), tuple(thens))


def load_default_profile(path: Path = FIXTURES / "profiles" / "an-giang-2018.toml") -> Profile:
    return load_profile(path)


@dataclass
class NotingWorld(NotingDossiers, NotingKeeping):
    """A `World` that performs nothing and notes which operations it would have called."""

    profile: Profile
    as_of: date = _AS_OF
    asked: set[str] = field(default_factory=set)
    _now: datetime = field(default_factory=lambda: datetime.combine(_AS_OF, datetime.min.time(), VIETNAM))
    _rows: list[Observation] = field(default_factory=list)
    _incoming: set[str] = field(default_factory=set)
    _outgoing: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)
    dossiers: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    """Acts of the world that this walk has no notes of; what they ask for is missing in what it says."""

    def perform(self, function: Callable[..., None] | None, words: Mapping[str, str], step: Step) -> None:
        """One Given or When. That a fact it looks for is missing ends the step, not the walk."""
        given: dict[str, Any] = dict(words)
        if step.table is not None:
            given["table"] = step.table
        if step.docstring is not None:
            given["text"] = step.docstring
        assert function is not None
        try:
            function(self, **given)
        except Stop:
            return
        except Exception:
            if not self.unknown:
                raise

    def reading(self, what: str, label: str) -> set[str]:
        """The operations of one reading, and that the record is known from now on."""
        if what in _OF_DOSSIERS and not self.dossiers:
            return set()
        found = set(READS.get(what, ()))
        if what in ("incoming", "incoming-files"):
            found |= self.look_up(label)
        return found

    def stock(self) -> set[str]:
        found = {"register"}
        for label in sorted(self._incoming):
            found |= self.reading("incoming-files", label)
        if self._outgoing:
            found |= {"get_outgoing", "get_outgoing_file"}
        return found | ({"get_dossier"} if self.dossiers else set())

    def look_up(self, label: str) -> set[str]:
        if label not in self._incoming:
            return set()
        again = label in self._known
        self._known.add(label)
        return {"list_incoming", AGAIN["list_incoming"]} if again else {"list_incoming"}

    # acts of the world that ask nothing of the product -------------------------------------------------------------

    def now(self) -> datetime:
        return self._now

    def compose(self, label: str, sender: str, **_: Any) -> None:
        self._incoming.add(label)
        self.attend([sender])
        self._note("input.document", label)

    def deliver(self, label: str) -> None: ...

    def send_again(self, label: str) -> None: ...

    def send_business(self, label: str, of: str, kind: str, sender: str, reason: str) -> None:
        self._incoming.add(label)

    def send_status(self, sender: str, of: str, code: str, description: str = "") -> None: ...

    def sync(self) -> None: ...

    def attend(self, agencies: Sequence[str]) -> None:
        for name in agencies:
            self._note("input.organ", name=name, organ_id=name)

    def collect(self) -> None: ...

    def fault(self, name: str, **_: Any) -> None: ...

    def heal(self) -> None: ...

    def revoke_seal(self, label: str, since: datetime) -> None: ...

    def revocation_reachable(self, reachable: bool) -> None: ...

    def demand_attestation(self, demands: Mapping[str, str]) -> None: ...

    def hand_in_attestation(self, rule: str) -> None: ...

    def has_feature(self, name: str) -> bool:
        return True

    def observations(self) -> Observations:
        return Observations(self._rows, lambda digest: _ANY_MESSAGE)

    # operations --------------------------------------------------------------------------------------------------

    def move_clock(self, moment: datetime) -> None:
        self.asked.add("set_clock")
        self._now = moment

    def act(self, operation: str, label: str, **body: Any) -> Mapping[str, Any]:
        self.attempt(operation, label, **body)
        return {}

    def attempt(self, operation: str, label: str, **body: Any) -> None:
        self.asked |= {operation} | self.look_up(label)
        if operation == "release":
            self._sent(label)

    def ask(self, operation: str, **arguments: Any) -> None:
        self.asked.add(operation)

    def issue(self, label: str, recipients: Sequence[str], **_: Any) -> None:
        self.attend(recipients)
        self.asked.add("issue")
        self._outgoing.add(label)
        self._sent(label)

    def issue_several(self, labels: Sequence[str], recipients: Sequence[str], *, together: bool) -> None:
        for label in labels:
            self.issue(label, recipients)

    def unused_year(self) -> int:
        self.asked.add("list_outgoing")
        return self.as_of.year + 1

    def draft(self, label: str, recipients: Sequence[str], **_: Any) -> None:
        self.attend(recipients)
        self.asked.add("draft")
        self._outgoing.add(label)

    def read(self, what: str, label: str) -> None:
        self.asked |= self.reading(what, label)

    def use_mail(self) -> None:
        self.asked.add("set_mail")

    def keep_paper_list(self, types: Mapping[str, date]) -> None:
        self.asked.add("set_paper_list")

    def send_paper(self, label: str, agencies: Sequence[str]) -> None:
        self.attempt("send_paper", label)

    def receive_paper(self, label: str) -> None:
        self.asked.add("receive_paper")

    # safety --------------------------------------------------------------------------------------------------------

    @property
    def safety(self) -> NotingSafety:
        return NotingSafety(self.asked, self.now)

    def __getattr__(self, name: str) -> Any:
        """An act of the world that this walk does not know yet: it is passed by, and a test tells."""
        if name.startswith("__"):
            raise AttributeError(name)
        self.unknown.add(name)
        return lambda *_, **__: None

    def _sent(self, label: str) -> None:
        self._note("wire.sent", label, message_type="edoc", accepted=True, document_id="x", subject=label)

    def _note(self, kind: str, about: str = "", **data: Any) -> None:
        self._now += timedelta(seconds=1)
        at, blobs = self._now.isoformat(), {"message": ""}
        self._rows.append(Observation(len(self._rows) + 1, "", kind, "input", at, about, data, blobs))
