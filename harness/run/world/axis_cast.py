"""The agencies around an axis under test: its own by letter, those of our national axis by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence

from harness.catalogue import FIXTURES, CatalogueError
from harness.run.world.axis_calls import CallLog, RecordingTransport
from harness.run.world.cast import Member
from harness.steps.stops import NotApplicable
from harness.sut.axis_declaration import AxisAgency, separate_systems
from simulators.carrier import load_agencies
from simulators.clock import Clock
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpClient

LETTERS = ("cơ quan A", "cơ quan B", "cơ quan C")
BRANCH = "đơn vị trực thuộc cơ quan A"
"""An agency for which the system of agency A speaks."""


class AxisCast:
    """`cơ quan A`, `B`, `C`: agencies of the axis, each with a system of its own. Others are made on demand."""

    def __init__(
        self, agencies: Sequence[AxisAgency], endpoint: str, national_url: str, clock: Clock, log: CallLog
    ) -> None:
        self._agencies = tuple(agencies)
        self._endpoint = endpoint
        self._national_url = national_url
        self._clock = clock
        self._log = log
        self._national = tomllib.loads((FIXTURES / "cast.toml").read_text("utf-8"))
        self._book = load_agencies()
        chosen = separate_systems(self._agencies)[: len(LETTERS)]
        self._members = {
            name: self._connected(name, agency, "provincial")
            for name, agency in zip(LETTERS, chosen, strict=True)
        }
        self._credentials = dict(zip(LETTERS, chosen, strict=True))

    def __getitem__(self, name: str) -> Member:
        """The agency of a name. NotApplicable for a branch where no declared system speaks for two agencies."""
        if name not in self._members:
            self._members[name] = self._branch() if name == BRANCH else self._ministry(name)
        return self._members[name]

    def __iter__(self) -> Iterator[Member]:
        """One member for each connection made so far."""
        return (member for name, member in self._members.items() if name != BRANCH)

    @property
    def all(self) -> Sequence[Member]:
        """Those made so far, the branch included."""
        return tuple(self._members.values())

    def credentials(self, name: str) -> AxisAgency:
        """System id and secret of a lettered agency."""
        return self._credentials[name]

    def name_of(self, organ_id: str) -> str:
        """How scenarios call an agency; its code if they do not."""
        return next((m.name for m in self._members.values() if m.organ.organ_id == organ_id), organ_id)

    def close(self) -> None:
        for member in self:
            member.client.close()

    def _connected(self, name: str, agency: AxisAgency, axis: str) -> Member:
        endpoint = self._national_url if axis == "national" else self._endpoint
        client = VxpClient(
            endpoint, system_id=agency.system_id, secret=agency.secret, clock=self._clock,
            transport=RecordingTransport(self._log, name),
        )  # fmt: skip
        return Member(name, Organ(agency.organ_id, agency.name or agency.organ_id), axis, client)

    def _branch(self) -> Member:
        head = self._members[LETTERS[0]]
        own = self._credentials[LETTERS[0]]
        for agency in self._agencies:
            if agency.system_id == own.system_id and agency.organ_id != own.organ_id:
                return Member(
                    BRANCH, Organ(agency.organ_id, agency.name or agency.organ_id), head.axis, head.client
                )
        raise NotApplicable("bản khai năng lực không có hệ thống nào kết nối cho từ hai cơ quan trở lên")

    def _ministry(self, name: str) -> Member:
        row = self._national.get(name)
        if row is None or row["axis"] != "national":
            known = [
                *LETTERS,
                BRANCH,
                *(one for one, own in self._national.items() if own["axis"] == "national"),
            ]
            raise CatalogueError(f"no agency {name!r} around an axis; there are {', '.join(known)}")
        agency = self._book.find(row["organ_id"])
        facts = AxisAgency(agency.organ_id, agency.system_id, agency.secret, agency.name)
        return self._connected(name, facts, "national")
