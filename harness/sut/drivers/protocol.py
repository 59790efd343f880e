"""What the harness may ask of a product: one method per operationId of the driver contract.

Arguments are the members of the request body and the parameters of the path and query, by their names in the
contract. Each method raises a `DriverError`: refused, unsupported, unreachable or malformed.
"""

from __future__ import annotations

from typing import Any, Protocol

from harness.sut.drivers.dossiers import DossierDriver
from harness.sut.drivers.follow_up import FollowUpDriver
from harness.sut.drivers.incoming import IncomingDriver
from harness.sut.drivers.outgoing import OutgoingDriver
from harness.sut.drivers.paper import PaperDriver
from harness.sut.drivers.product import ProductDriver
from harness.sut.drivers.searching import SearchDriver
from harness.sut.drivers.security import SecurityDriver
from harness.sut.drivers.upkeep import UpkeepDriver


class Driver(
    ProductDriver,
    OutgoingDriver,
    IncomingDriver,
    FollowUpDriver,
    PaperDriver,
    SecurityDriver,
    DossierDriver,
    SearchDriver,
    UpkeepDriver,
    Protocol,
):
    """All operations of the contract."""

    def close(self) -> None: ...


class Caller(Protocol):
    """The general door that every kind of driver has: one operation by its operationId.

    Answers the JSON value that the contract describes, or bytes for a file; raises a `DriverError`.
    """

    def call(self, operation: str, /, **arguments: Any) -> Any: ...

    def close(self) -> None: ...
