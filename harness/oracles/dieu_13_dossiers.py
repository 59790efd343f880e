"""Oracles of Đ13.k3 on dossiers: how they are led, and what a system of e-records has for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from harness.oracles.acts import actor_of, is_by_at, name_in, performed, rows_of, summary
from harness.oracles.dieu_13_search import found_by, searches_made
from harness.oracles.dossiers import (
    Shown,
    dossier_shown,
    is_what,
    listed_as,
    listing,
    lost,
    put_in,
    what_of,
)
from harness.oracles.exchange import text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, Verdict, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_agency, same_name

CIRCULAR_01_2019 = date(2019, 3, 10)
"""TT 01/2019/TT-BNV takes effect: the rules of the Ministry of Home Affairs that Đ13.k3 refers to."""

# ------------------------------------------------------------------------------------------ Đ13.k3


@check(
    "D13.k3-1",
    "phần mềm ghi ai lập, ai kết thúc {dossier} và lúc nào, hồ sơ giữ đủ tài liệu",
    reads=("dossiers",),
)
def life_recorded(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ13.k3 (TT 01/2019): a dossier is opened, filled and closed on record, and closing takes nothing out."""
    shown = in_force(seen, dossier, as_of)
    if isinstance(shown, Judgement):
        return shown
    closing = performed(seen, dossier, "close_dossier", code="dossier-not-closed")
    if isinstance(closing, Judgement):
        return closing
    if shown.record.get("state") != "closed":
        return failed(
            "dossier-not-closed", expected="closed", observed=shown.record.get("state"), where="get_dossier.state"
        )  # fmt: skip
    creator = actor_of(shown.opened, "chuyên viên")
    if not same_name(name_in(shown.record, "creator"), creator):
        return failed(
            "dossier-act-not-recorded", expected=f"người lập: {creator}",
            observed=name_in(shown.record, "creator") or "không ghi", where="get_dossier.creator",
        )  # fmt: skip
    entry = listed_as(seen, shown)
    if entry is not None and not same_agency(text(shown.record, "title"), entry["title"]):
        return failed(
            "dossier-title-wrong", expected=entry["title"], observed=text(shown.record, "title") or "không có",
            where="get_dossier.title",
        )  # fmt: skip
    for act, row, name in (("lập", shown.opened, "opened_at"), ("kết thúc", closing, "closed_at")):
        at = iso_moment(shown.record.get(name))
        if at is None or not same_time(at, row.moment, profile.tolerance):
            return failed(
                "dossier-moment-wrong", expected=row.at, observed=shown.record.get(name), where=f"get_dossier.{name}"
            )  # fmt: skip
        who = actor_of(row, "chuyên viên")
        lines = rows_of(shown.record, "history")
        if not any(is_by_at(line, who, row.moment, profile.tolerance) for line in lines):
            return failed(
                "dossier-act-not-recorded", expected=f"{act}: {who} lúc {row.at}", observed=summary(lines),
                where="get_dossier.history",
            )  # fmt: skip
    missing = lost(seen, shown)
    if missing:
        return failed(
            "dossier-item-lost", expected=missing, observed=listing(shown), where="get_dossier.items"
        )
    return passed("mới xét việc lập hồ sơ, đưa tài liệu vào và kết thúc; chưa xét việc nộp lưu")


@check("D13.k3-1", "{dossier} còn mở, chưa ghi thời điểm kết thúc", reads=("dossiers",))
def still_open(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ13.k3: a dossier whose work goes on is not shown as closed."""
    shown = in_force(seen, dossier, as_of)
    if isinstance(shown, Judgement):
        return shown
    state, closed_at = shown.record.get("state"), shown.record.get("closed_at")
    if state != "open" or closed_at:
        return failed(
            "dossier-closed-early", expected="open", observed=f"{state} {closed_at or ''}".strip(),
            where="get_dossier.state",
        )  # fmt: skip
    missing = lost(seen, shown)
    if missing:
        return failed(
            "dossier-item-lost", expected=missing, observed=listing(shown), where="get_dossier.items"
        )
    return passed()


@check(
    "D13.k3-2",
    "các mục trong {dossier} được đánh số thứ tự liên tục từ 1 theo thứ tự đưa vào",
    reads=("dossiers",),
)
def items_numbered(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ13.k3 (TT 01/2019 Đ20.1): the system gives every document its number in the dossier."""
    shown = in_force(seen, dossier, as_of)
    if isinstance(shown, Judgement):
        return shown
    filed = put_in(seen, shown)
    if not filed:
        return inconclusive(Reason.PRECONDITION, f"chưa đưa gì vào {dossier}")
    missing = lost(seen, shown)
    numbers = [item.get("ordinal") for item in shown.items]
    if missing or sorted(n for n in numbers if isinstance(n, int)) != list(range(1, len(filed) + 1)):
        return failed(
            "dossier-ordinals", expected=f"1–{len(filed)}", observed=", ".join(map(str, numbers)) or "không có mục nào",
            where="get_dossier.items.ordinal",
        )  # fmt: skip
    ordered = sorted(shown.items, key=lambda item: int(item["ordinal"]))
    if not all(is_what(item, act) for item, act in zip(ordered, filed, strict=True)):
        return failed(
            "dossier-order", expected="; ".join(what_of(act) for act in filed),
            observed="; ".join(text(item, "subject") for item in ordered), where="get_dossier.items.ordinal",
        )  # fmt: skip
    return passed()


@check("D13.k3-2", "tìm theo mã hồ sơ ra {doc}")
def found_by_code(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ13.k3: documents are linked by the code of their dossier (TT 01/2019 Đ20)."""
    early = _too_early(as_of)
    return early or found_by(seen, searches_made(seen)[-1:], doc)


@check("D13.k3-2", "tìm theo mã hồ sơ chỉ ra {count} văn bản của {dossier}", reads=("dossiers",))
def only_its_own(seen: Observations, profile: Profile, as_of: date, *, count: str, dossier: str) -> Judgement:
    """Đ13.k3: a search by code gives what is in the dossier and nothing else."""
    shown = in_force(seen, dossier, as_of)
    if isinstance(shown, Judgement):
        return shown
    searches = searches_made(seen)
    if not searches:
        return inconclusive(Reason.PRECONDITION, "chưa ai tìm")
    if searches[-1].kind == "driver.refused":
        return failed(
            "search-refused", expected="dossier_code", observed=said_by(searches[-1]), where="search"
        )
    rows = rows_of(searches[-1].data.get("answer") or {}, "items")
    if len(rows) != int(count):
        return failed("dossier-search-count", expected=count, observed=len(rows), where="search?dossier_code")
    return passed()


@check("D13.k3-2", "{dossier} được liệt kê trong năm {year}", reads=("dossiers", "dossier-years"))
def listed_in_year(
    seen: Observations, profile: Profile, as_of: date, *, year: str, dossier: str
) -> Judgement:
    """Đ13.k3: dossiers are listed by the year in which they were formed."""
    return _listed(seen, dossier, year, as_of, wanted=True)


@check("D13.k3-2", "{dossier} không bị liệt kê trong năm {year}", reads=("dossiers", "dossier-years"))
def not_listed_in_year(
    seen: Observations, profile: Profile, as_of: date, *, year: str, dossier: str
) -> Judgement:
    """Đ13.k3: a dossier of another year is not among them."""
    return _listed(seen, dossier, year, as_of, wanted=False)


def _listed(seen: Observations, dossier: str, year: str, as_of: date, *, wanted: bool) -> Judgement:
    opened = tried(seen, dossier, "open_dossier")
    early = _too_early(as_of)
    if early is not None:
        return early
    if opened is None or opened.kind != "driver.answer":
        return inconclusive(Reason.PRECONDITION, f"chưa lập được {dossier}")
    identity = (opened.data.get("answer") or {}).get("id")
    reading = seen.last("driver.record", what="dossier-years", year=int(year))
    items = reading.data.get("items") if reading else None
    if not isinstance(items, list):
        return failed(
            "dossier-list-missing", expected=f"hồ sơ năm {year}", observed=items, where="list_dossiers"
        )
    mine = [row for row in items if isinstance(row, Mapping) and row.get("id") == identity]
    code = text(opened.data["answer"], "code")
    shown = dossier_shown(seen, dossier)
    now = code if isinstance(shown, Judgement) else shown.code
    if mine and wanted and text(mine[0], "code") not in (code, now):
        return failed(
            "dossier-list-wrong", expected=f"{dossier} mã {code}", observed=text(mine[0], "code") or "không có mã",
            where=f"list_dossiers?year={year}",
        )  # fmt: skip
    if bool(mine) == wanted:
        return passed()
    return failed(
        "dossier-list-wrong", expected=f"{'có' if wanted else 'không có'} {dossier}",
        observed=f"{len(items)} hồ sơ của năm {year}", where=f"list_dossiers?year={year}",
    )  # fmt: skip


def _too_early(as_of: date) -> Judgement | None:
    """Not applicable before the rules of the Ministry of Home Affairs that Đ13.k3 refers to."""
    if as_of >= CIRCULAR_01_2019:
        return None
    return Judgement(
        Verdict.NOT_APPLICABLE, detail="Thông tư 01/2019/TT-BNV có hiệu lực từ 10/3/2019 (Điều 13 khoản 3)"
    )


def in_force(seen: Observations, dossier: str, as_of: date) -> Shown | Judgement:
    early = _too_early(as_of)
    return early if early is not None else dossier_shown(seen, dossier)
