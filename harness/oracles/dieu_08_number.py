"""Oracles of Đ8.k3 on X, the number of issue in the year: natural, made by the system, from 1, without gap or twin.

What is judged is the identifier on the wire; what the product shows matters only where nothing else tells.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from harness.oracles.identifiers import read_document_id
from harness.oracles.issued import Issued, all_issued, issued, number_of, place_of, readings, unreadable
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import vietnam

_REFUSALS = frozenset({"refused", "not-allowed", "bad-request"})
"""Answers of the driver by which a product declines what was entered."""


@check("D8.k3-4", "số thứ tự trong mã định danh của {doc} là số tự nhiên")
def natural_number(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: digits alone, at least 1, no zero before them (switch 8)."""
    found = issued(seen, doc)
    return found if isinstance(found, Judgement) else _natural(seen, profile, (found,))


@check("D8.k3-4", "{count} văn bản mang số thứ tự là số tự nhiên, không thêm chữ số 0 ở đầu")
def natural_numbers(seen: Observations, profile: Profile, as_of: date, *, count: str) -> Judgement:
    """Đ8.k3: the same for a row of documents, across 9 and 10."""
    found = all_issued(seen, count)
    return found if isinstance(found, Judgement) else _natural(seen, profile, found)


def _natural(seen: Observations, profile: Profile, documents: tuple[Issued, ...]) -> Judgement:
    for one in documents:
        for place, reading in readings(seen, one):
            part = unreadable(reading, profile)
            if part is not None:
                return part
            flaws = reading.flaws_of("D8.k3-4")
            if flaws:
                return failed(
                    "number-not-natural", expected="1, 2, 3, … viết bằng chữ số, không có số 0 ở đầu",
                    observed=f"{flaws[0].seen} trong {reading.text!r}", where=place,
                )  # fmt: skip
    return passed()


@check("D8.k3-5", "phần mềm tự sinh số thứ tự trong mã định danh của {doc}")
def generated(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: nobody gave a number, and the document has one."""
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    given = [name for name in ("number", "document_id") if found.request.get(name)]
    if given:
        return inconclusive(Reason.PRECONDITION, f"yêu cầu phát hành đã mang {', '.join(given)}")
    number = number_of(found, profile)
    return number if isinstance(number, Judgement) else passed(f"số thứ tự {number}")


@check("D8.k3-5", "số thứ tự trong mã định danh của {doc} không phải số {typed} do người dùng nhập")
def not_typed(seen: Observations, profile: Profile, as_of: date, *, doc: str, typed: str) -> Judgement:
    """Đ8.k3: a number that somebody puts in is refused or ignored; it never becomes X (switches 8, 22)."""
    refusal = seen.last("driver.refused", about=doc, op="issue")
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        refused = refusal is not None and refusal.data["code"] in _REFUSALS
        return passed("phần mềm từ chối số do người dùng nhập") if refused else found
    number = number_of(found, profile)
    if isinstance(number, Judgement):
        return number
    if number == int(typed):
        return failed(
            "number-typed-in", expected="số do hệ thống sinh ra", observed=found.document_id,
            where=place_of(seen, found),
        )  # fmt: skip
    return passed()


@check("D8.k3-6", "{doc} mang số thứ tự 1, vì là văn bản đầu tiên của năm")
def first_of_the_year(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: every year begins with 1. The year must have been without documents when it was looked at."""
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    year = vietnam(found.at).year
    before = seen.last("driver.record", what="all-outgoing", year=year)
    earlier = [one for one in before.data["items"] or () if one.get("document_id")] if before else None
    if earlier is None or earlier:
        return inconclusive(Reason.PRECONDITION, f"không biết chắc năm {year} chưa có văn bản đi nào")
    number = number_of(found, profile)
    if isinstance(number, Judgement):
        return number
    if number != 1:
        return failed(
            "year-not-begun-with-one", expected=f"số thứ tự 1 của năm {year}", observed=found.document_id,
            where=place_of(seen, found),
        )  # fmt: skip
    return passed()


@check("D8.k3-7", "{count} văn bản mang các số thứ tự liên tiếp, không trống số nào")
def consecutive(seen: Observations, profile: Profile, as_of: date, *, count: str) -> Judgement:
    """Đ8.k3: the distinct numbers of the documents fill everything from the lowest to the highest."""
    documents = all_issued(seen, count)
    if isinstance(documents, Judgement):
        return documents
    numbers = _numbers(documents, profile)
    if isinstance(numbers, Judgement):
        return numbers
    gaps = sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers))
    if gaps:
        return failed(
            "number-left-out", expected=f"các số từ {min(numbers)} tới {max(numbers)}",
            observed=f"thiếu {_listed(gaps)}", where=place_of(seen, documents[-1]),
        )  # fmt: skip
    return passed()


@check("D8.k3-8", "{count} văn bản mang các mã định danh khác nhau")
def unique(seen: Observations, profile: Profile, as_of: date, *, count: str) -> Judgement:
    """Đ8.k3: no identifier stands on two documents, on the wire or in what the product shows."""
    documents = all_issued(seen, count)
    if isinstance(documents, Judgement):
        return documents
    for ids, where in (
        ({one.label: one.document_id for one in documents}, place_of(seen, documents[-1])),
        (_shown_ids(seen, documents), "issue.document_id"),
    ):
        for label, text in ids.items():
            others = [other for other, same in ids.items() if same == text and other != label]
            if others:
                return failed(
                    "document-id-twice", expected="mỗi văn bản một mã", where=where,
                    observed=f"{text} của {label} và {', '.join(others)}",
                )  # fmt: skip
    return passed()


def _shown_ids(seen: Observations, documents: tuple[Issued, ...]) -> dict[str, str]:
    shown = {}
    for one in documents:
        for row in [*seen.of("driver.answer", about=one.label, op="issue"),
                    *seen.of("driver.answer", about=one.label, op="release")]:  # fmt: skip
            text = (row.data.get("answer") or {}).get("document_id")
            if text:
                shown[one.label] = str(text)
    return shown


@check(
    "D8.k3-9",
    "sau khi phát hành {count} văn bản, số thứ tự lớn nhất của năm vẫn bằng số văn bản đã ban hành trong năm",
    reads=("all-outgoing",),
)
def last_number_is_the_count(seen: Observations, profile: Profile, as_of: date, *, count: str) -> Judgement:
    """Đ8.k3: the highest X equals the number of documents issued.

    Where the year's documents did not add up before the scenario began (software taken into use in the course of
    a year), both must grow alike.
    """
    documents = all_issued(seen, count)
    if isinstance(documents, Judgement):
        return documents
    year = vietnam(documents[-1].at).year
    rows = seen.of("driver.record", what="all-outgoing", year=year)
    lists = [row.data["items"] for row in rows if row.data["items"] is not None]
    if len(lists) < 2:
        return inconclusive(Reason.PRECONDITION, "không xem được văn bản đi của năm cả trước và sau")
    (before, had), (after, has) = map(_highest_and_count, (lists[0], lists[-1]))
    if before is None or after is None:
        return inconclusive(Reason.PRECONDITION, "có mã định danh không tách được số thứ tự: xem D8.k3-1")
    held = {item.get("document_id") for item in lists[-1]}
    missing = [one.document_id for one in documents if one.document_id not in held]
    if missing:
        return failed(
            "issued-not-counted", expected=missing[0], where="list_outgoing",
            observed=f"{has} văn bản đi của năm, không có mã này",
        )  # fmt: skip
    surplus = before - had
    if after - has != surplus:
        return failed(
            "highest-number-not-count", expected=f"{has + surplus} ({has} văn bản đã ban hành)", observed=after,
            where="list_outgoing",
        )  # fmt: skip
    return passed(*([f"trước khi thử, số lớn nhất là {before}, số văn bản là {had}"] if surplus else []))


def _highest_and_count(items: list[dict[str, Any]]) -> tuple[int | None, int]:
    """Highest X and number of issued documents of a year's list; None for X where one cannot be read."""
    ids = [str(item["document_id"]) for item in items if item.get("document_id")]
    numbers = [read_document_id(text).number for text in ids]
    if None in numbers:
        return None, len(ids)
    return max((number for number in numbers if number is not None), default=0), len(ids)


def _numbers(documents: tuple[Issued, ...], profile: Profile) -> list[int] | Judgement:
    found = []
    for one in documents:
        number = number_of(one, profile)
        if isinstance(number, Judgement):
            return number
        found.append(number)
    return found


def _listed(numbers: list[int]) -> str:
    """The first few numbers, then how many more."""
    shown = ", ".join(map(str, numbers[:5]))
    return shown if len(numbers) <= 5 else f"{shown} và {len(numbers) - 5} số khác"
