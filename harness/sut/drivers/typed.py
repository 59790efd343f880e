"""The typed operations of the contract over any caller: what a check of a driver in Python speaks through."""

from __future__ import annotations

from typing import Any

from harness.sut.drivers.http import HttpDriver
from harness.sut.drivers.protocol import Caller


class TypedDriver(HttpDriver):
    """The methods of `HttpDriver`, each handed to `caller`; nothing goes over HTTP."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def call(self, operation: str, /, **arguments: Any) -> Any:
        return self._caller.call(operation, **arguments)

    def close(self) -> None:
        self._caller.close()
