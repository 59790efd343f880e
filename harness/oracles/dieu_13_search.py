"""Oracles of Đ13.k1: what is kept is found again by what it bears, and only that is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from harness.oracles.dossiers import same_day
from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.exchange import text
from harness.oracles.incoming import said_by
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_number, same_words

Row = Mapping[str, Any]


@check("D13.k1-3", "kết quả tìm có {doc}")
def is_found(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ13.k1: the last search gives the document, with its own data."""
    searches = searches_made(seen)
    return found_by(seen, searches[-1:], doc)


@check("D13.k1-3", "mọi lần tìm đều có {doc}")
def is_always_found(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ13.k1: every search of the scenario gives the document, with its own data."""
    return found_by(seen, searches_made(seen), doc)


@check("D13.k1-3", "kết quả tìm không có {doc}")
def is_not_found(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ13.k1: a document that does not fulfil the criterion is not given, while the search itself works."""
    message = held(seen, doc)
    if isinstance(message, Judgement):
        return message
    searches = searches_made(seen)
    rows = _rows(searches[-1:])
    if isinstance(rows, Judgement):
        return rows
    if any(_is(row, message) for row in rows):
        return failed(
            "search-too-wide",
            expected=f"không có {message.document_id}",
            observed=f"có, {_asked(searches[-1])}",
            where="search",
        )
    return passed()


@check("D13.k1-3", "lần tìm đầu có {doc}; lần gõ {way} chỉ là khuyến nghị")
def is_found_at_ease(seen: Observations, profile: Profile, as_of: date, *, doc: str, way: str) -> Judgement:
    """Words as they stand have to find it; that other spellings do as well is advice (facts: NĐ 30 PL VI III.6)."""
    plain = [row for row in searches_made(seen) if row.about != way]
    judged = found_by(seen, plain, doc)
    if judged.failure is not None or judged.reason is not None:
        return judged
    other = found_by(seen, [row for row in searches_made(seen) if row.about == way], doc)
    return passed(*([] if other.failure is None else [f"gõ {way} thì không tìm thấy"]))


def found_by(seen: Observations, searches: list[Observation], doc: str) -> Judgement:
    """Whether each of some searches gives a document that the product holds, with its own data."""
    message = held(seen, doc)
    if isinstance(message, Judgement):
        return message
    if not searches:
        return inconclusive(Reason.PRECONDITION, "chưa ai tìm")
    for search in searches:
        rows = _rows([search])
        if isinstance(rows, Judgement):
            return rows
        mine = [row for row in rows if _is(row, message)]
        if not mine:
            return failed(
                "not-found-by-search", expected=f"{message.document_id} “{message.subject}”",
                observed=f"{len(rows)} văn bản khác; {_asked(search)}", where="search",
            )  # fmt: skip
        wrong = _differs(mine[0], message)
        if wrong:
            return failed("found-with-other-data", expected=wrong[0], observed=wrong[1], where="search")
        beside = _beside(rows, search.data["request"])
        if beside is not None:
            return beside
    return passed()


def searches_made(seen: Observations) -> list[Observation]:
    """Every search of the scenario, answered or refused, in order."""
    rows = [*seen.of("driver.answer", op="search"), *seen.of("driver.refused", op="search")]
    return sorted(rows, key=lambda row: row.seq)


def held(seen: Observations, doc: str) -> Document | Judgement:
    """The document as it crossed the wire: fetched by the product, or sent by it."""
    rows = [*seen.of("wire.fetched", about=doc),
            *seen.of("wire.sent", about=doc, message_type="edoc", accepted=True)]  # fmt: skip
    for row in reversed(rows):
        try:
            message = read(seen.blob(row, "message")) if "message" in row.blobs else None
        except MessageError:
            continue
        if isinstance(message, Document):
            return message
    return inconclusive(Reason.PRECONDITION, f"{doc} chưa qua Trục nên phần mềm không có")


def _rows(searches: list[Observation]) -> list[Row] | Judgement:
    if not searches:
        return inconclusive(Reason.PRECONDITION, "chưa ai tìm")
    search = searches[-1]
    if search.kind == "driver.refused":
        return failed("search-refused", expected=_asked(search), observed=said_by(search), where="search")
    items = (search.data.get("answer") or {}).get("items")
    return [row for row in items if isinstance(row, Mapping)] if isinstance(items, list) else []


def _beside(rows: list[Row], criteria: Mapping[str, Any]) -> Judgement | None:
    """A row that shows by its own data that it does not fulfil a criterion, or that stands there twice.

    Part of a number or an identifier may be enough to find it. Words of trích yếu, signs of a ký hiệu and the
    recipients of an outgoing document are not judged so.
    """
    for place, row in enumerate(rows):
        for name, shown in _shown(row, criteria):
            return failed(
                "search-too-wide", expected=f"{name} = {criteria[name]}", observed=shown, where="search"
            )
        if row.get("record") and row in rows[:place]:
            return failed("found-twice", expected="mỗi văn bản một lần",
                          observed=text(row, "document_id") or text(row, "record"), where="search")  # fmt: skip
    return None


def _shown(row: Row, criteria: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Criteria that a row contradicts, with what it shows; what it leaves out contradicts nothing."""
    number, identity, day = text(row, "number"), text(row, "document_id"), _day(text(row, "date"))
    if criteria.get("kind") and row.get("kind") not in (None, criteria["kind"]):
        yield "kind", text(row, "kind")
    if number and str(criteria.get("number") or "").lstrip("0") not in number:
        yield "number", number
    if identity and str(criteria.get("document_id") or "") not in identity:
        yield "document_id", identity
    if criteria.get("organ_id") and _sender(row) and _sender(row) != criteria["organ_id"]:
        yield "organ_id", _sender(row)
    if criteria.get("date_from") and day and day < str(criteria["date_from"]):
        yield "date_from", day
    if criteria.get("date_to") and day and day > str(criteria["date_to"]):
        yield "date_to", day


def _day(shown: str) -> str:
    """A day as YYYY-MM-DD; empty where it is written otherwise."""
    try:
        return date.fromisoformat(shown).isoformat()
    except ValueError:
        return ""


def _is(row: Row, message: Document) -> bool:
    if text(row, "document_id"):
        return text(row, "document_id") == message.document_id
    return same_words(text(row, "subject"), message.subject)


def _differs(row: Row, message: Document) -> tuple[str, str] | None:
    """What a row says otherwise than the document; what it leaves out is no difference."""
    day = message.promulgation_day
    for shown, own, same in (
        (text(row, "subject"), message.subject, same_words),
        (text(row, "number"), message.code_number, same_number),
        (text(row, "symbol"), message.code_notation, same_words),
        (text(row, "date"), day.isoformat() if day else "", same_day),
        (_sender(row), message.sender.organ_id, same_words),
    ):
        if shown and own and not same(shown, own):
            return own, shown
    return None


def _sender(row: Row) -> str:
    """The sender that a row of an incoming document shows."""
    return text(row, "organ_id") if row.get("kind") == "incoming" else ""


def _asked(search: Observation) -> str:
    return "tìm theo " + ", ".join(f"{name} = {value}" for name, value in search.data["request"].items())
