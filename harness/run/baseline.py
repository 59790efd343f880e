"""Expected failures (`--baseline FILE`): a list that fails both ways, with reason, owner and expiry (design §8)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from harness.catalogue import CatalogueError
from harness.oracles.judgement import Verdict
from harness.run.verdicts import GREEN

BAD = frozenset({Verdict.FAILED, Verdict.INCONCLUSIVE})


@dataclass(frozen=True)
class Expected:
    """One entry: this rule is known to have this verdict, why, whose it is, until when."""

    rule: str
    verdict: str
    reason: str
    owner: str
    expires: date


@dataclass(frozen=True)
class Contradiction:
    """Where the run and the baseline disagree: `unexpected`, `unexpected-pass`, `other-verdict`, `stale`, `expired`."""

    kind: str
    rule: str
    detail: str


def load_baseline(path: Path) -> list[Expected]:
    """Read a baseline. CatalogueError names the entry that is wrong and what it needs."""
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("expected", [])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error
    found: dict[str, Expected] = {}
    for row in rows:
        try:
            entry = Expected(row["rule"], row["verdict"], row["reason"], row["owner"], row["expires"])
        except KeyError as error:
            raise CatalogueError(f"{path}: entry {row.get('rule', '?')} lacks {error}") from error
        if (
            entry.verdict not in BAD
            or not isinstance(entry.expires, date)
            or not entry.reason
            or not entry.owner
        ):
            raise CatalogueError(
                f"{path}: entry {entry.rule}: verdict is failed or inconclusive, expires a date, reason and owner words"
            )
        if entry.rule in found:
            raise CatalogueError(f"{path}: rule {entry.rule} is listed twice")
        found[entry.rule] = entry
    return list(found.values())


def contradictions(
    expected: Iterable[Expected], rules: Iterable[dict[str, Any]], *, today: date
) -> list[Contradiction]:
    """Everything in which a run (rows of `summary.json`, the selected ones) contradicts its baseline."""
    seen = {row["id"]: row for row in rules if row["reason"] != "not-selected"}
    known = {entry.rule: entry for entry in expected}
    found = []
    for entry in known.values():
        row = seen.get(entry.rule)
        if row is None:
            found.append(
                Contradiction("stale", entry.rule, "quy tắc không có trong lượt chạy / not in this run")
            )
        elif entry.expires < today:
            found.append(Contradiction("expired", entry.rule, f"hết hạn ngày {entry.expires.isoformat()}"))
        elif row["verdict"] in GREEN:
            found.append(
                Contradiction("unexpected-pass", entry.rule, f"nay {row['verdict']}: xóa khỏi danh sách")
            )
        elif row["verdict"] != entry.verdict:
            found.append(
                Contradiction("other-verdict", entry.rule, f"chờ {entry.verdict}, thấy {row['verdict']}")
            )
    for row in seen.values():
        mandatory = row["scope"] == "product" and row["severity"] == "mandatory"
        bad = row["verdict"] == Verdict.FAILED or (mandatory and row["verdict"] == Verdict.INCONCLUSIVE)
        if bad and row["id"] not in known:
            found.append(Contradiction("unexpected", row["id"], f"{row['verdict']} ({row['reason'] or ''})"))
    return found


def paste_ready(found: Iterable[Contradiction], rules: Iterable[dict[str, Any]], *, expires: date) -> str:
    """TOML entries for what was not expected, ready to paste; reason and owner are left to fill in."""
    verdicts = {row["id"]: row["verdict"] for row in rules}
    blocks = [
        f'[[expected]]\nrule = "{item.rule}"\nverdict = "{verdicts[item.rule]}"\nreason = "…"\nowner = "…"\n'
        f"expires = {expires.isoformat()}\n"
        for item in found
        if item.kind in ("unexpected", "other-verdict")
    ]
    return "\n".join(blocks)
