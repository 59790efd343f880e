"""The list of certificates taken back: canonical JSON, signed by the organisation that issued them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reports.certificate.detached import judge_detached
from reports.certificate.errors import RevocationError
from reports.certificate.statement import MOST_BYTES, canonical
from reports.certificate.trust import Trust

SCHEMA = "kiemchuan/revocations/1"
NUMBER = re.compile(r"KC-[0-9A-F]{24}")


@dataclass(frozen=True)
class Revocation:
    """One certificate taken back: its number, since which day, why."""

    number: str
    revoked: date
    reason: str


@dataclass(frozen=True)
class RevocationList:
    """The list as issued. `organisation` is the signer's: it speaks of certificates of that organisation only."""

    issued: datetime
    rows: tuple[Revocation, ...]
    signer: str = ""
    organisation: str = ""

    def of(self, organisation: str) -> tuple[Revocation, ...]:
        """Its rows, if it was signed by the organisation that signed the certificate; else none."""
        return self.rows if self.organisation == organisation else ()


def list_bytes(rows: Sequence[Revocation], issued: datetime) -> bytes:
    """The bytes that are signed."""
    return canonical({
        "schema": SCHEMA,
        "issued": issued.isoformat(timespec="seconds"),
        "revoked": [{"number": r.number, "revoked": r.revoked.isoformat(), "reason": r.reason} for r in rows],
    })  # fmt: skip


def rows_of(raw: bytes, path: Path) -> tuple[datetime, tuple[Revocation, ...]]:
    """A list's day and rows from its bytes, whoever signed them. RevocationError."""
    try:
        if len(raw) > MOST_BYTES:
            raise ValueError(f"larger than {MOST_BYTES} bytes")
        told: dict[str, Any] = json.loads(raw)
        if told["schema"] != SCHEMA or canonical(told) != raw:
            raise ValueError(f"not {SCHEMA} in canonical form")
        rows = tuple(
            Revocation(row["number"], date.fromisoformat(row["revoked"]), str(row["reason"]))
            for row in told["revoked"]
        )
        return datetime.fromisoformat(told["issued"]), rows
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RevocationError(f"{path}: no revocation list ({error})") from error


def read_list(path: Path, trust: Trust, at: datetime) -> RevocationList:
    """A list whose signature (`FILE.p7s`) holds. RevocationError if it does not: an unsigned list revokes nothing."""
    raw, beside = path.read_bytes(), path.with_name(path.name + ".p7s")
    issued, rows = rows_of(raw, path)
    found = judge_detached(raw, beside.read_bytes() if beside.is_file() else b"", trust, at)
    if found.code not in ("ok", "revocation-unknown"):
        raise RevocationError(
            f"{path}: its signature does not hold ({found.code}: {found.detail or 'see --roots'})"
        )
    return RevocationList(issued, rows, found.signer, found.organisation)
