"""How the harness makes a product act: the typed protocol, the HTTP driver, and what can go wrong."""

from harness.sut.drivers.base import DriverBase
from harness.sut.drivers.errors import (
    DriverError,
    DriverFault,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    Refused,
)
from harness.sut.drivers.http import HttpDriver
from harness.sut.drivers.protocol import Caller, Driver

__all__ = [
    "Caller",
    "Driver",
    "DriverBase",
    "DriverError",
    "DriverFault",
    "DriverMalformed",
    "DriverRefused",
    "DriverUnreachable",
    "DriverUnsupported",
    "HttpDriver",
    "Refused",
]
