"""One contract check under way: the world it happens in, the driver, what it declares, what was made so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from harness.sut.contract import Contract
from harness.sut.drivers.records import Actor
from harness.sut.drivers.typed import TypedCalls
from harness.sut.finding import Finding


class CheckWorld(Protocol):
    """The little world that a product is attached to for the check."""

    def connection(self) -> Mapping[str, Any]:
        """Arguments of set_connection."""

    def working_hours(self) -> Mapping[str, Any]:
        """Arguments of set_working_hours."""

    def now(self) -> str:
        """The world's time, ISO 8601."""

    def ready_document(self) -> Mapping[str, Any]:
        """An OutgoingRequest to an agency of the world."""

    def deliver(self) -> str:
        """An agency of the world sends the product a valid document; its identifier."""

    def arrived(self) -> Sequence[str]:
        """Identifiers of the documents that the product's recipient has received by now."""


ACTORS: Mapping[str, Actor] = {
    "chuyen-vien": {"role": "chuyen-vien", "name": "Nguyễn Văn An", "unit": "Phòng Tổng hợp"},
    "lanh-dao-don-vi": {"role": "lanh-dao-don-vi", "name": "Phạm Văn Bình", "unit": "Phòng Tổng hợp"},
    "nguoi-co-tham-quyen": {"role": "nguoi-co-tham-quyen", "name": "Trần Thị Bích", "unit": "Ban Giám đốc"},
    "van-thu": {"role": "van-thu", "name": "Lê Thị Hoa", "unit": "Văn phòng"},
    "quan-tri": {"role": "quan-tri", "name": "Võ Minh Quân", "unit": "Trung tâm CNTT"},
}


class NotReachedError(Exception):
    """A probe needs what an earlier one failed to make."""


@dataclass
class Case:
    """One check under way: the driver, what it declares, and what was made so far."""

    url: str
    driver: TypedCalls
    contract: Contract
    world: CheckWorld | None
    declared: frozenset[str] = frozenset()
    issued: Mapping[str, Any] = field(default_factory=dict)
    received: list[str] = field(default_factory=list)

    @property
    def made(self) -> Mapping[str, Any]:
        """The document issued for the check. NotReachedError if it could not be issued: that was reported already."""
        if not self.issued:
            raise NotReachedError
        return self.issued

    def actor(self, operation: str) -> Actor:
        """Somebody who may do it."""
        return ACTORS[self.contract.operations[operation].roles[0]]


Try = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True)
class Probe:
    """What is tried of one operation; `world`: only where there is an axis."""

    operation: str
    tried: Try
    world: bool = True
