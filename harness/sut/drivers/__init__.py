"""How the harness makes a product act: the typed protocol, the HTTP driver, and what can go wrong."""

from harness.sut.drivers.errors import (
    DriverError,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
)
from harness.sut.drivers.http import HttpDriver
from harness.sut.drivers.protocol import Driver

__all__ = [
    "Driver",
    "DriverError",
    "DriverMalformed",
    "DriverRefused",
    "DriverUnreachable",
    "DriverUnsupported",
    "HttpDriver",
]
