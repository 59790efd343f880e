"""The simulated agencies of a run by the names that scenarios use, and their calls on the axis."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from harness.catalogue import FIXTURES, CatalogueError
from harness.run.world.servers import Servers
from simulators.protocol.edxml.model import Organ
from simulators.sdk import VxpClient


@dataclass(frozen=True)
class Member:
    """One simulated agency: how a scenario calls it, who it is on the wire, and its client."""

    name: str
    organ: Organ
    axis: str
    client: VxpClient


class Cast:
    """Made on demand: an agency that no scenario names costs nothing."""

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._table = tomllib.loads((FIXTURES / "cast.toml").read_text("utf-8"))
        self._members: dict[str, Member] = {}

    def __getitem__(self, name: str) -> Member:
        """The agency of a name. CatalogueError if `fixtures/cast.toml` has none such."""
        if name not in self._members:
            if name not in self._table:
                known = ", ".join(self._table)
                raise CatalogueError(f"no agency {name!r} in fixtures/cast.toml; there are {known}")
            self._members[name] = self._make(name)
        return self._members[name]

    def __iter__(self) -> Iterator[Member]:
        """Those made so far."""
        return iter(list(self._members.values()))

    def name_of(self, organ_id: str) -> str:
        return next((name for name, row in self._table.items() if row["organ_id"] == organ_id), organ_id)

    def close(self) -> None:
        for member in self:
            member.client.close()

    def _make(self, name: str) -> Member:
        row = self._table[name]
        agency = self._servers.agency(row["organ_id"])
        national = row["axis"] == "national"
        endpoint = self._servers.national_url if national else self._servers.axis_url
        client = VxpClient(
            endpoint, system_id=agency.system_id, secret=agency.secret, clock=self._servers.clock
        )
        return Member(name, Organ(agency.organ_id, agency.name, email=agency.mail), row["axis"], client)
