"""Points at any driver and goes through the contract operation by operation (design §5, `doctor`).

`look_at_driver` answers findings, each with whose side it is on and a remedy; none means that the driver keeps the
contract as far as it can be seen. With a `CheckWorld` the product is attached and made to issue and receive; without
one only what needs no axis is looked at. Records are left behind: use a product that is meant for testing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from harness.sut.check_case import Case, CheckWorld, NotReachedError, Probe
from harness.sut.contract import load_contract
from harness.sut.drivers import (
    DriverError,
    DriverFault,
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    HttpDriver,
)
from harness.sut.drivers.typed import TypedCalls, TypedDriver
from harness.sut.finding import Finding, Side, Weight
from harness.sut.probes import PROBES


@dataclass(frozen=True)
class Checked:
    """What a check found, the declared operations that answered at all, and those that were never asked."""

    findings: tuple[Finding, ...]
    seen: tuple[str, ...]
    unseen: tuple[str, ...]


def check_driver(
    url: str,
    token: str,
    *,
    world: CheckWorld | None = None,
    declared: frozenset[str] | None = None,
    timeout: float = 60.0,
    driver: TypedDriver | None = None,
) -> tuple[Finding, ...]:
    """Findings alone of `look_at_driver`."""
    return look_at_driver(url, token, world=world, declared=declared, timeout=timeout, driver=driver).findings


def look_at_driver(
    url: str,
    token: str,
    *,
    world: CheckWorld | None = None,
    declared: frozenset[str] | None = None,
    timeout: float = 60.0,
    driver: TypedDriver | None = None,
) -> Checked:
    """Go through the driver at `url`. `declared`: operations of the declaration, else those of about.

    `driver`: one that is open already and has no address; what only HTTP has is not looked at then. Ends where the
    driver no longer answers; whatever it did not come to is `unseen`.
    """
    made: TypedCalls = driver or HttpDriver(url, token, timeout=timeout)
    watched = _Watched(made)
    with TypedDriver(watched) as opened:
        case = Case(url, opened, load_contract(), world, declared or frozenset())
        first, *others = PROBES
        findings = list(_guard(case, first))
        case.declared = declared if declared is not None else case.declared
        lost = any(finding.weight is Weight.ERROR for finding in findings)
        for probe in others:
            if lost:
                break
            if probe.operation in case.declared and (world is not None or not probe.world):
                found = list(_guard(case, probe))
                findings += found
                lost = any(finding.code in {"unreachable", "timeout"} for finding in found)
    seen = watched.answered | {finding.operation for finding in findings}
    order = load_contract().operations
    return Checked(
        tuple(findings), tuple(name for name in order if name in seen & case.declared),
        tuple(name for name in order if name in case.declared - seen),
    )  # fmt: skip


class _Watched:
    """Hands calls on and notes which operations were answered: what a probe left out was not looked at."""

    def __init__(self, inner: TypedCalls) -> None:
        self._inner = inner
        self.answered: set[str] = set()

    def call(self, operation: str, /, **arguments: Any) -> Any:
        try:
            value = self._inner.call(operation, **arguments)
        except DriverRefused:
            self.answered.add(operation)
            raise
        self.answered.add(operation)
        return value

    def close(self) -> None:
        self._inner.close()


def _guard(case: Case, probe: Probe) -> Iterator[Finding]:
    """Run one probe; what it doesn't expect becomes a finding."""
    operation = probe.operation
    try:
        yield from probe.tried(case)
    except NotReachedError:
        return
    except DriverUnreachable as error:
        yield Finding(
            operation,
            error.code,
            Weight.ERROR,
            Side.CONFIGURATION if operation == "about" else Side.PRODUCT,
            f"Driver không trả lời: {error.message}",
            f"no answer of the driver: {error.message}",
            error.hint or "check driver.url in sut.toml, and that the driver runs",
        )
    except DriverUnsupported as error:
        yield Finding(
            operation,
            "declared-but-absent",
            Weight.ERROR,
            Side.PRODUCT,
            f"Bản khai có thao tác này nhưng driver trả lời 501: {error.message}",
            "declared, but the driver answers 501",
            "implement it, or take it out of the declaration",
        )
    except DriverMalformed as error:
        yield Finding(
            operation,
            error.code,
            Weight.ERROR,
            Side.PRODUCT,
            f"Trả lời không đúng hợp đồng: {error.message}",
            f"the answer does not fit the contract: {error.message}",
            error.hint or "see openapi.yaml",
        )
    except DriverFault as error:
        yield Finding(
            operation,
            error.code,
            Weight.ERROR,
            Side.PRODUCT,
            f"Driver hỏng: {error.message}",
            f"the driver itself fails: {error.message}",
            error.hint or "mend the driver; the product behind it was not looked at",
        )
    except DriverRefused as error:
        yield _refused(operation, error)


def _refused(operation: str, error: DriverError) -> Finding:
    if error.code == "unauthorized":
        side, remedy = Side.CONFIGURATION, "put the driver's token into driver.token of sut.toml"
    else:
        side, remedy = Side.PRODUCT, error.hint or "the product should be able to do this"
    return Finding(
        operation,
        f"unexpected-{error.code}",
        Weight.ERROR,
        side,
        f"Thao tác hợp lệ bị từ chối: {error.message}",
        f"a proper call was refused: {error.message}",
        remedy,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m harness.sut.contract_check URL TOKEN [--no-world]`: prints findings; 1 if any is an error."""
    import argparse
    import sys

    from harness.sut.check_world import simulated_world

    parser = argparse.ArgumentParser(prog="python -m harness.sut.contract_check", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("--no-world", action="store_true", help="only what needs no axis")
    options = parser.parse_args(arguments)
    if options.no_world:
        findings = check_driver(options.url, options.token)
    else:
        with simulated_world() as world:
            findings = check_driver(options.url, options.token, world=world)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    return int(any(finding.weight is Weight.ERROR for finding in findings))


if __name__ == "__main__":
    import sys

    sys.exit(main())
