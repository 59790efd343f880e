"""What a product says of itself (`about`), put into words of `sut.toml`, so that `init` need not ask its engineer."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from harness.sut.declaration import LEVELS
from harness.sut.drivers.errors import DriverUnreachable
from harness.sut.drivers.http import HttpDriver

_ONE_CALL: Final = 2.0
"""Seconds that one question may take."""
_AGAIN: Final = 0.1
"""Seconds between questions to an address where nobody listens yet: the product may just be starting."""
_LONGEST: Final = 120
"""Characters of a name that are taken over."""


@dataclass(frozen=True)
class Introduction:
    """Entries of `[product]`, `[declaration]` and `[clock]` as the product would have them."""

    name: str = ""
    version: str = ""
    vendor: str = ""
    levels: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    features: Mapping[str, bool] = field(default_factory=dict)
    sets_clock: bool = True


def ask_who_it_is(url: str, token: str, *, patience: float) -> Introduction:
    """The introduction of the product whose driver listens at `url`, waiting `patience` seconds for it to listen.

    Raises a DriverError: DriverUnreachable if nobody answered, another if the answer is no `about` of the contract.
    """
    driver, until = HttpDriver(url, token, timeout=_ONE_CALL), time.monotonic() + patience
    try:
        while True:
            try:
                return introduction(driver.call("about"))
            except DriverUnreachable:
                if time.monotonic() >= until:
                    raise
                time.sleep(_AGAIN)
    finally:
        driver.close()


def introduction(about: Mapping[str, Any]) -> Introduction:
    """From an `about` as the contract has it. A level is named where the product has the better half of it."""
    said = frozenset(about["capabilities"])
    levels = tuple(name for name, whole in LEVELS.items() if 2 * len(said.intersection(whole)) > len(whole))
    opened = [operation for name in levels for operation in LEVELS[name]]
    known = [operation for whole in LEVELS.values() for operation in whole]
    return Introduction(
        name=_line(about["product"]),
        version=_line(about["version"]),
        vendor=_line(about["vendor"]),
        levels=levels,
        capabilities=_among(known, said.difference(opened)),
        without=_among(opened, frozenset(opened) - said),
        features=dict(about.get("features") or {}),
        sets_clock="set_clock" in said,
    )


def _among(order: Sequence[str], chosen: frozenset[str]) -> tuple[str, ...]:
    """In the contract's order; what it does not know is left out (`doctor` names it)."""
    return tuple(operation for operation in order if operation in chosen)


def _line(value: str) -> str:
    """One printable line of what a product calls itself."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())[:_LONGEST]
