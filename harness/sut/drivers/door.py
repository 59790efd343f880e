"""The general door of a driver, over which the typed calls are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, cast

from harness.sut.drivers.records import IncomingRecord, OutgoingRecord

Document = Mapping[str, Any]
"""Schema Document: what is to be issued."""


class Door:
    """What every kind of driver has: `call`, which performs one operation of the contract by its operationId."""

    def call(self, operation: str, /, **arguments: Any) -> Any:
        """Perform it. Arguments that are None are left out. The JSON value of the answer, or bytes for a file;
        raises a `DriverError`."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what it holds; `with` does it at its end."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def outgoing_record(door: Door, operation: str, /, **arguments: Any) -> OutgoingRecord:
    """Perform an operation whose answer is the outgoing document."""
    return cast(OutgoingRecord, door.call(operation, **arguments))


def incoming_record(door: Door, operation: str, /, **arguments: Any) -> IncomingRecord:
    """Perform an operation whose answer is the incoming document."""
    return cast(IncomingRecord, door.call(operation, **arguments))
