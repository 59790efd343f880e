"""Where the time of a scenario goes: signing, judging signatures, the product's driver, the axis, the harness."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from harness.catalogue import Catalogue, Selection
from harness.prove.trial import MemoryBlobs, OperationLog
from harness.run.execution import execute
from harness.run.world.agency_world import AgencyWorld
from harness.steps.registry import load_steps
from harness.sut.drivers import HttpDriver
from simulators.agencies.documents import Workshop
from simulators.qlvb.checks import Checks
from simulators.qlvb.signing import Signing
from simulators.sdk import VxpClient
from tests.bench.overhead import settings


class Meter:
    """Seconds spent inside some methods; nested time counts for the outer one only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, name: str, owner: type, method: str) -> Iterator[None]:
        inner: Callable[..., Any] = getattr(owner, method)

        def timed(*arguments: Any, **words: Any) -> Any:
            started = time.perf_counter()
            try:
                return inner(*arguments, **words)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started

        setattr(owner, method, timed)
        try:
            yield
        finally:
            setattr(owner, method, inner)


def measure() -> dict[str, object]:
    chosen = settings()
    catalogue = Catalogue.load()
    _, scenarios = catalogue.select(Selection(articles=frozenset({15})), role="agency")
    registry = load_steps()
    from harness.oracles.profile import load_profile

    log = OperationLog()
    world = AgencyWorld(chosen, load_profile(chosen.profile), log, MemoryBlobs())
    world.start()
    meter = Meter()
    try:
        execute(scenarios[0], world, registry, log)
        with (
            meter.on("driver calls (product included)", HttpDriver, "call"),
            meter.on("  of it: signing", Signing, "_sign"),
            meter.on("  of it: checks of incoming", Checks, "all"),
            meter.on("calls of the axis, all clients", VxpClient, "_json"),
            meter.on("papers of simulated agencies", Workshop, "make"),
        ):
            started = time.perf_counter()
            for scenario in scenarios:
                execute(scenario, world, registry, log)
            total = time.perf_counter() - started
    finally:
        world.stop()
    shown: dict[str, object] = {
        "scenarios": len(scenarios),
        "ms per scenario": f"{1000 * total / len(scenarios):.1f}",
    }
    shown |= {name: f"{100 * seconds / total:.0f} %" for name, seconds in sorted(meter.seconds.items())}
    return shown
