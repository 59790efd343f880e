"""The base class of drivers written in Python: override the operations that the product has, leave out the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from harness.sut.contract import load_contract


class DriverBase:
    """A driver as a class. The signatures of its operations are those of `harness.sut.drivers.Driver`.

        class Attach(DriverBase):
            def about(self) -> About: ...
            def sync(self) -> SyncOutcome: ...

    An operation that is not overridden is one that the product does not have: calling it raises NotImplementedError,
    and declaring it in `sut.toml` is a finding. The product saying no is `raise Refused(code, message)`. Any other
    exception is a fault of the driver and is never held against the product.

    The constructor gets `[driver.options]` of `sut.toml` as keywords. All calls come from one thread, the
    constructor's, unless `parallel` is true; `close` is called once at the end.
    """

    parallel = False
    """Whether operations may be called from several threads at the same time."""

    def close(self) -> None:
        """Let go of what the driver holds."""

    def __getattr__(self, name: str) -> Callable[..., NoReturn]:
        if name not in load_contract().operations:
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

        def absent(*_: Any, **__: Any) -> NoReturn:
            raise NotImplementedError(f"{type(self).__name__} does not override {name}")

        return absent


def operations_of(driver: object) -> frozenset[str]:
    """Operations of the contract that a driver's class really has."""
    return frozenset(
        name for name in load_contract().operations if callable(getattr(type(driver), name, None))
    )
