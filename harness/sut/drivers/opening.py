"""Opens the driver that `sut.toml` names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.drivers.errors import DriverFault, DriverUnreachable
from harness.sut.drivers.http import HttpDriver
from harness.sut.drivers.nobody import NoDriver
from harness.sut.drivers.protocol import Caller
from harness.sut.drivers.python_class import DriverNotFound, PythonDriver, load_class


def open_driver(declaration: Declaration, url: str, token: str) -> Caller:
    """The door to the product, which is at `url` where a driver listens. DeclarationError says what to mend."""
    settings = declaration.driver
    match settings.kind:
        case "python":
            try:
                made = load_class(settings.class_name, Path(declaration.path).parent)
                return PythonDriver(made, _filled(settings.options, url), timeout=settings.timeout_seconds)
            except (DriverNotFound, DriverFault, DriverUnreachable) as error:
                raise DeclarationError(f"{declaration.source}: {error}") from error
        case "none":
            return NoDriver()
    return HttpDriver(url, token, timeout=settings.timeout_seconds)


def _filled(options: Mapping[str, Any], url: str) -> dict[str, Any]:
    """`{url}` in an option stands for the address that the launcher has found out."""
    return {
        name: value.replace("{url}", url) if isinstance(value, str) else value
        for name, value in options.items()
    }
