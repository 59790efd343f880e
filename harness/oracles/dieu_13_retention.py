"""Oracles of Đ13.k5: how long a dossier is kept (TT 09/2011/TT-BNV), and that it is kept so long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from harness.oracles.acts import rows_of
from harness.oracles.dossiers import Shown, dossier_shown, listed_as, listing
from harness.oracles.exchange import text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, vietnam


@check("D13.k5-1", "{dossier} mang thời hạn bảo quản {period}", reads=("dossiers",))
def retention_shown(
    seen: Observations, profile: Profile, as_of: date, *, dossier: str, period: str
) -> Judgement:
    """Đ13.k5: the period of the list that was made by TT 09/2011; a longer one is only noted."""
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    entry = listed_as(seen, shown)
    if entry is None:
        return inconclusive(Reason.PRECONDITION, f"{dossier} không có trong danh mục")
    wanted = entry["retention"].get("years")
    retention = shown.record.get("retention")
    if not isinstance(retention, Mapping) or (
        not retention.get("permanent") and not isinstance(retention.get("years"), int)
    ):
        return failed(
            "retention-missing", expected=period, observed=retention or "không có", where="get_dossier.retention"
        )  # fmt: skip
    years = None if retention.get("permanent") else retention["years"]
    if years is not None and (wanted is None or years < wanted):
        return failed(
            "retention-too-short", expected=period, observed=f"{years} năm", where="get_dossier.retention"
        )
    wrong_end = _wrong_end(shown, years)
    if wrong_end is not None:
        return wrong_end
    longer = (years is None and wanted is not None) or (
        years is not None and wanted is not None and years > wanted
    )
    return passed(*(["dài hơn thời hạn trong danh mục"] if longer else []))


def _wrong_end(shown: Shown, years: int | None) -> Judgement | None:
    """The last day, where it is shown: counted from the year in which the work ended, in any way that this can mean."""
    last, closed = text(shown.record, "retain_until"), iso_moment(shown.record.get("closed_at"))
    if not last:
        return None
    try:
        day = date.fromisoformat(last)
    except ValueError:
        return failed(
            "retention-end-wrong", expected="YYYY-MM-DD", observed=last, where="get_dossier.retain_until"
        )
    if years is None or closed is None:
        return failed(
            "retention-end-wrong", expected="không có", observed=last, where="get_dossier.retain_until"
        )
    year = vietnam(closed).year
    earliest, latest = date(year + years - 1, 12, 31), date(year + years, 12, 31) + timedelta(days=1)
    if earliest <= day <= latest:
        return None
    return failed(
        "retention-end-wrong", expected=f"từ {earliest} đến {latest}", observed=last, where="get_dossier.retain_until"
    )  # fmt: skip


def _lost_since_closed(seen: Observations, dossier: str, shown: Shown) -> str:
    """What the dossier held when its work ended and does not hold now; what never got in is another rule's."""
    closed = seen.last("driver.answer", about=dossier, op="close_dossier")
    held = rows_of(closed.data.get("answer") or {}, "items") if closed is not None else []
    records = {item["record"] for item in shown.items if item.get("record")}
    subjects = {text(item, "subject") for item in shown.items}
    gone = [i for i in held if i.get("record") not in records and text(i, "subject") not in subjects]
    return "; ".join(text(item, "subject") for item in gone)


@check("D13.k5-2", "phần mềm không cho xóa {dossier} và hồ sơ còn nguyên", reads=("dossiers",))
def kept_while_due(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Derived from Đ13.k5: nothing under retention is deleted; what is there after the try decides."""
    outcome = tried(seen, dossier, "delete_dossier")
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai thử xóa {dossier}")
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return failed("deleted-under-retention", expected=dossier, observed="không còn", where="get_dossier")
    missing = _lost_since_closed(seen, dossier, shown)
    if outcome.kind != "driver.refused" or shown.record.get("state") == "deleted" or missing:
        return failed(
            "deleted-under-retention", expected=f"từ chối xóa {dossier}",
            observed=missing or f"{outcome.kind.partition('.')[2]}, {shown.record.get('state')}",
            where="delete_dossier",
        )  # fmt: skip
    if outcome.data.get("code") not in ("refused", "not-allowed"):
        return inconclusive(Reason.PRECONDITION, f"phần mềm báo lỗi khác: {said_by(outcome)}")
    return passed()


@check("D13.k5-2", "phần mềm xóa {dossier} hoặc giữ lại, và cho thấy đúng như thế", reads=("dossiers",))
def free_when_over(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """After the period the product may delete or keep; what it answers and what is there agree."""
    outcome = tried(seen, dossier, "delete_dossier")
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai thử xóa {dossier}")
    reading = seen.last("driver.record", about=dossier, what="dossier")
    record = reading.data.get("record") if reading else None
    gone = not isinstance(record, Mapping) or record.get("state") == "deleted"
    if (outcome.kind == "driver.answer") != gone:
        return failed(
            "deletion-misstated", expected="đã xóa" if outcome.kind == "driver.answer" else "còn giữ",
            observed="không còn" if gone else "còn", where="get_dossier.state",
        )  # fmt: skip
    return passed(*([] if gone else ["phần mềm vẫn giữ hồ sơ đã hết thời hạn bảo quản"]))


@check("D13.k5-2", "phần mềm không cho xóa {doc} thuộc {dossier}", reads=("incoming", "dossiers"))
def document_kept_while_due(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, dossier: str
) -> Judgement:
    """Derived from Đ13.k5: a document of a dossier under retention is not deleted either."""
    outcome = tried(seen, doc, "delete_incoming")
    shown = dossier_shown(seen, dossier)
    if outcome is None or isinstance(shown, Judgement):
        return inconclusive(Reason.PRECONDITION, f"chưa thử xóa {doc}, hoặc không có {dossier}")
    reading = seen.last("driver.record", about=doc, what="incoming")
    record = reading.data.get("record") if reading else None
    gone = not isinstance(record, Mapping) or record.get("state") == "deleted"
    if outcome.kind != "driver.refused" or gone:
        state = record.get("state") if isinstance(record, Mapping) else "không còn"
        return failed(
            "document-deleted-under-retention",
            expected="từ chối xóa",
            observed=state,
            where="delete_incoming",
        )
    if outcome.data.get("code") not in ("refused", "not-allowed"):
        return inconclusive(Reason.PRECONDITION, f"phần mềm báo lỗi khác: {said_by(outcome)}")
    missing = _lost_since_closed(seen, dossier, shown)
    if missing:
        return failed(
            "dossier-item-lost", expected=missing, observed=listing(shown), where="get_dossier.items"
        )
    return passed()
