"""How a product is set up before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from simulators.clock import Clock
from simulators.protocol.edxml import ReadLimits
from simulators.protocol.signing import Judge, judge_pdf
from simulators.protocol.worktime import WorkCalendar
from simulators.qlvb.account_records import AccountPolicy
from simulators.qlvb.connection import ConnectionSettings

_MIB = 1 << 20


@dataclass(frozen=True)
class Bounds:
    """What the product is ready to take. Sizes in bytes."""

    request: int = 512 * _MIB
    """Body of one driver request; files come in it as base64."""
    message: ReadLimits = ReadLimits()
    """One message from the axis."""
    judged_pdf: int = 128 * _MIB
    """A PDF beyond this is kept, but its signatures and pages are not looked at: chưa xác định."""


@dataclass(frozen=True)
class QlvbConfig:
    """Settings of one product. Only `database` is needed; everything else can come through the driver."""

    database: Path
    token: str = ""
    """Bearer token of the driver; empty = a random one, see `Qlvb.token`."""
    host: str = "127.0.0.1"
    port: int = 0
    clock: Clock | None = None
    """What the product's clock follows until it is frozen; None = host time."""
    calendar: WorkCalendar | None = None
    """Working hours until others are handed in; None = the frozen table of fixtures."""
    connection: ConnectionSettings | None = None
    bounds: Bounds = Bounds()
    judge: Judge = judge_pdf
    """Who judges the signatures of what comes in; `RememberedJudgements` where the same files come again and again."""
    accounts: AccountPolicy = AccountPolicy()
    password_cost: int = 14
    """Binary logarithm of the work that scrypt does for one password; a test product takes less."""
    product: str = "QLVB tham chiếu"
    version: str = "0.1.0"
    vendor: str = "kiemchuan"
