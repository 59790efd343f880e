"""The words of a comparison, by code (`words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from reports.comparison.values import Comparison, Difference, Kind, Side
from reports.wording import Words, wording


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, Words]]:
    raw = tomllib.loads(files("reports").joinpath("comparison", "words.toml").read_text("utf-8"))
    return {table: {code: Words(**row) for code, row in rows.items()} for table, rows in raw.items()}


def kind_words(kind: Kind) -> Words:
    return _tables()["kind"][kind]


def fact_words(name: str) -> Words:
    return _tables()["fact"][name]


def shortened(name: str, value: str) -> str:
    """A circumstance as it is shown: of a hash its beginning."""
    return f"{value[:12]}…" if name in ("declaration", "suite", "profile") else value


def answer(found: Comparison) -> Words:
    """The one sentence that a comparison is read for."""
    if found.altered:
        return Words(
            "BẢN GHI ĐÃ BỊ SỬA: so sánh này không có giá trị",
            "A RECORD WAS ALTERED: this comparison is worth nothing",
        )
    if not found.complete:
        return Words(
            "Có lần chạy chưa trọn vẹn: chưa thể nói lần sau tốt hơn hay kém đi",
            "A run is not complete: no saying which is better",
        )
    if found.worse:
        return Words("Lần sau kém hơn lần trước", "The second run is worse than the first")
    if found.of(Kind.FIXED):
        return Words("Lần sau tốt hơn, không có gì kém đi", "The second run is better, nothing got worse")
    return Words("Không có gì kém đi", "Nothing got worse")


def told(item: Difference) -> Words:
    """How one rule differs, in a line."""
    before, now = item.before, item.now
    if item.kind is Kind.SHRUNK and before and now:
        names = ", ".join(dict.fromkeys(scenario for scenario, _ in item.lost))
        counts = f"{len(before.checks)} → {len(now.checks)}"
        return Words(f"phép kiểm {counts}; mất: {names}", f"checks {counts}; lost: {names}")
    if item.kind is Kind.WEAKENED and before and now:
        return _change("link", before.seen_by, now.seen_by)
    if item.kind is Kind.REGRADED and before and now:
        return _change("severity", before.severity, now.severity)
    if before is None or now is None:
        side = before or now
        assert side is not None
        return _side(side)
    then, today = _side(before), _side(now)
    return Words(f"{then.vi} → {today.vi}", f"{then.en} → {today.en}")


def _change(table: str, before: str, now: str) -> Words:
    words = _tables()[table]
    then, today = (words.get(code, Words(code, code)) for code in (before, now))
    return Words(f"{then.vi} → {today.vi}", f"{then.en} → {today.en}")


def _side(side: Side) -> Words:
    verdict = wording().verdict(side.verdict)
    if not side.why:
        return verdict
    if side.codes:
        return Words(f"{verdict.vi} ({side.why})", f"{verdict.en} ({side.why})")
    why = wording().reason(side.reason)
    return Words(f"{verdict.vi} ({why.vi})", f"{verdict.en} ({why.en})")
