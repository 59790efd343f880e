"""Who acts in the agency, and for whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Who acts: chuyên viên, lãnh đạo đơn vị, người có thẩm quyền, văn thư, quản trị."""

    DRAFTER = "chuyen-vien"
    UNIT_LEADER = "lanh-dao-don-vi"
    LEADER = "nguoi-co-tham-quyen"
    CLERK = "van-thu"
    ADMINISTRATOR = "quan-tri"


@dataclass(frozen=True)
class Actor:
    """The person who acts."""

    role: Role
    name: str
    unit: str = ""


@dataclass(frozen=True)
class Delegation:
    """Ủy quyền (Đ20.k2): `acts` are operationIds of the driver contract; `until` is the last day, None for no end."""

    at: datetime
    by: Actor
    to: Actor
    acts: tuple[str, ...]
    until: dt.date | None = None
