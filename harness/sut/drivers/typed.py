"""The typed operations of the contract over the general door of any driver."""

from __future__ import annotations

from typing import Any

from harness.sut.drivers.dossiers import DossierCalls
from harness.sut.drivers.follow_up import FollowUpCalls
from harness.sut.drivers.incoming import IncomingCalls
from harness.sut.drivers.outgoing import OutgoingCalls
from harness.sut.drivers.paper import PaperCalls
from harness.sut.drivers.product import ProductCalls
from harness.sut.drivers.protocol import Caller
from harness.sut.drivers.searching import SearchCalls
from harness.sut.drivers.security import SecurityCalls
from harness.sut.drivers.upkeep import UpkeepCalls


class TypedCalls(
    ProductCalls,
    OutgoingCalls,
    IncomingCalls,
    FollowUpCalls,
    PaperCalls,
    SecurityCalls,
    DossierCalls,
    SearchCalls,
    UpkeepCalls,
):
    """Every operation of the contract as a method; who inherits says how `call` reaches the product."""


class TypedDriver(TypedCalls):
    """The same, each handed to `caller`: what a check of a driver in Python speaks through."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def call(self, operation: str, /, **arguments: Any) -> Any:
        return self._caller.call(operation, **arguments)

    def close(self) -> None:
        self._caller.close()
