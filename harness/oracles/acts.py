"""Acts of people in the product, and whether it has written down who did what and when (Điều 9.2, 10.1, 20.2).

What was asked is the harness' own doing; what the product shows of it is compared with that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from harness.oracles.exchange import Record, text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observation, Observations
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name

ROLES: Final = {
    "chuyên viên": "chuyen-vien",
    "lãnh đạo đơn vị": "lanh-dao-don-vi",
    "người có thẩm quyền": "nguoi-co-tham-quyen",
    "văn thư": "van-thu",
}
"""People as scenarios call them → roles of the driver contract."""


def performed(seen: Observations, doc: str, operation: str, *, code: str) -> Observation | Judgement:
    """The newest try of an act, carried out; a failure `code` where the product would not, or never could."""
    row = tried(seen, doc, operation)
    if row is None:
        return inconclusive(Reason.PRECONDITION, f"{operation} chưa được thử với {doc}")
    if row.kind != "driver.answer":
        return failed(code, expected=operation, observed=said_by(row) or row.kind, where=operation)
    return row


def record_shown(seen: Observations, doc: str, what: str) -> Record | Judgement:
    """The record of a document as last read (`incoming`, `outgoing`); a failure where there is none."""
    reading = seen.last("driver.record", about=doc, what=what)
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        where = "list_incoming" if what == "incoming" else "get_outgoing"
        return failed("record-missing", expected=f"bản ghi của {doc}", observed="không có", where=where)
    return record


def asked_of(row: Observation) -> Mapping[str, Any]:
    """What the harness asked in an act."""
    request: Mapping[str, Any] = row.data["request"]
    return request


def actor_of(row: Observation, who: str) -> str:
    """The name of the person whose act it was. SentenceError if the scenario says another role."""
    actor = asked_of(row)["actor"]
    if ROLES.get(who) != actor["role"]:
        raise SentenceError(f"{who!r} did not perform {row.data['op']}: {actor['role']} did")
    return str(actor["name"])


def rows_of(record: Record, name: str) -> list[Mapping[str, Any]]:
    """A member that lists objects; empty where it is missing or no list."""
    found = record.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def name_in(row: Mapping[str, Any], member: str = "actor") -> str:
    """The name of a person that an entry shows; empty if none."""
    person = row.get(member)
    return text(person, "name") if isinstance(person, Mapping) else ""


def is_by_at(row: Mapping[str, Any], name: str, at: datetime, tolerance: Any) -> bool:
    """Whether an entry shows this person and this moment."""
    shown = iso_moment(row.get("at"))
    return same_name(name_in(row), name) and shown is not None and same_time(shown, at, tolerance)


def summary(rows: Iterable[Mapping[str, Any]]) -> str:
    """Entries in short: who, when."""
    said = [f"{name_in(row) or 'không rõ ai'} lúc {text(row, 'at') or 'không rõ'}" for row in rows]
    return "; ".join(said) or "không có"
