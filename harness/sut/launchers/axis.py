"""How a run finds or starts a product of role axis."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from harness.sut.axis_declaration import AxisAgency
from harness.sut.declaration import Declaration, DeclarationError


@dataclass(frozen=True)
class AxisSurroundings:
    """What an axis is handed at its start: the time of the world, and the national axis above it."""

    clock: Any
    national_url: str


class RunningAxis(Protocol):
    """An axis that answers at `endpoint`."""

    @property
    def endpoint(self) -> str: ...

    def stop(self) -> None: ...


StartAxis = Callable[[AxisSurroundings], RunningAxis]


@dataclass(frozen=True)
class ExternalAxis:
    """One that runs already; it was told of our national axis by hand."""

    endpoint: str

    def stop(self) -> None:
        return


@dataclass(frozen=True)
class EmbeddedAxis:
    """The reference in this process; nothing of it is used but its address."""

    endpoint: str
    end: Callable[[], None]

    def stop(self) -> None:
        self.end()


EMBEDDED = ("000.00.21.H01", "000.00.02.H01", "000.00.03.H01", "000.01.21.H01")
"""Agencies of the embedded axis that the harness speaks as; the last one has the system of the first."""


def start_axis(declaration: Declaration, surroundings: AxisSurroundings, *, parts: Any = None) -> RunningAxis:
    """Start the embedded axis (made of `parts`), or find the declared one."""
    if declaration.axis is None:
        raise DeclarationError(f"{declaration.source}: a product of role axis needs the table [axis]")
    if declaration.axis.endpoint:
        return ExternalAxis(declaration.axis.endpoint)
    from simulators.axis import provincial_axis

    folder = tempfile.TemporaryDirectory(prefix="kiemchuan-axis-")
    carrier = provincial_axis(
        Path(folder.name) / "axis.sqlite3",
        surroundings.clock,
        upstream=surroundings.national_url,
        parts=parts,
    )

    def end() -> None:
        carrier.close()
        folder.cleanup()

    return EmbeddedAxis(carrier.start(), end)


def agencies_of(declaration: Declaration) -> tuple[AxisAgency, ...]:
    """The agencies to speak as: the declared ones, or those of the embedded axis."""
    if declaration.axis is not None and declaration.axis.agencies:
        return declaration.axis.agencies
    from simulators.carrier import load_agencies

    book = load_agencies()
    found = (book.find(code) for code in EMBEDDED)
    return tuple(AxisAgency(one.organ_id, one.system_id, one.secret, one.name) for one in found)
