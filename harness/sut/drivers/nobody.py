"""Level L0: no driver. Nothing is asked of the product; what it does by itself is seen on the wire."""

from __future__ import annotations

from typing import Any, NoReturn

from harness.sut.drivers.errors import DriverUnsupported


class NoDriver:
    """Performs nothing."""

    def call(self, operation: str, /, **arguments: Any) -> NoReturn:
        raise DriverUnsupported(operation, "not-supported", "sut.toml: driver.kind = none (L0)")

    def close(self) -> None:
        return
