"""One call of the driver and its answer, and what every group of operations shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from simulators.qlvb.driver.decoding import decode
from simulators.qlvb.office import Office
from simulators.qlvb.records import Actor

CREATED = 201


@dataclass(frozen=True)
class Call:
    """One request: parameters of path and query, the body."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """A JSON value, or the bytes of a file with their MIME type and name."""

    value: Any = None
    status: int = 200
    file: bytes | None = None
    headers: Mapping[str, str] | None = None


class _Acting(Protocol):
    @property
    def actor(self) -> Actor: ...


A = TypeVar("A", bound=_Acting)


class OperationGroup:
    """Operations on one office; method names are operationIds."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def _act(self, operation: str, call: Call, kind: type[A]) -> A:
        """The body of an act whose actor may perform it."""
        act = decode(call.body, kind)
        self.office.rights.require(operation, act.actor)
        return act
