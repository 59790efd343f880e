"""Oracles of Đ8.k3 on how the identifier of an issued document is written. X, the number in it: `dieu_08_number`."""

from __future__ import annotations

from datetime import date

from harness.oracles.identifiers import Flaw
from harness.oracles.issued import issued, readings, unreadable
from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import vietnam

_FLAWS = {
    "empty": "không có mã",
    "surrounding-space": "khoảng trắng ở đầu hoặc cuối",
    "agency-code": "phần đầu không phải mã 13 ký tự của cơ quan",
    "separator-of-agency": "sau mã cơ quan không phải dấu gạch ngang",
    "year": "phần năm không đủ bốn chữ số",
    "separator-of-number": "sau năm không phải dấu chấm",
    "number-not-natural": "số thứ tự không phải chữ số",
    "number-zero": "số thứ tự là 0",
    "leading-zero": "số thứ tự có chữ số 0 ở đầu",
    "extra-part": "có phần thừa sau số thứ tự",
}


@check("D8.k3-1", "mã định danh của {doc} viết đúng cấu trúc mã cơ quan, gạch ngang, năm, chấm, số thứ tự")
def structure(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: nothing but code-YYYY.X; the axis' practice form is a failure of its own (switch 18)."""
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    for place, reading in readings(seen, found):
        wanted = f"mã cơ quan-{vietnam(found.at).year}.số thứ tự"
        if reading.form == "practice":
            if profile.switch("document-id") != "law-or-practice":
                return failed(
                    "document-id-in-practice-form", expected=wanted, observed=reading.text, where=place
                )
        elif reading.form != "law":
            return failed(
                "document-id-not-in-form", expected=wanted, where=place,
                observed=f"{reading.text!r} ({_said(reading.why_not)})",
            )  # fmt: skip
    return passed()


@check("D8.k3-2", "mã định danh của {doc} bắt đầu bằng mã định danh của chính cơ quan ban hành")
def own_agency(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: the first part is the code under which the directory knows the agency that sends the document."""
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    for packet, (place, reading) in zip(found.packets, readings(seen, found), strict=True):
        own = str(packet.data["own_id"])
        if not reading.agency:
            return failed(
                "document-id-without-agency", expected=own, observed=repr(reading.text), where=place
            )
        if reading.agency != own:
            return failed("document-id-of-another-agency", expected=own, observed=reading.agency, where=place)
    return passed()


@check("D8.k3-3", "phần năm trong mã định danh của {doc} là năm ban hành, viết đủ bốn chữ số")
def year_of_issue(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3: YYYY is the calendar year at +07:00 in which văn thư issued it, whenever the axis got it."""
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    expected = vietnam(found.at).year
    for place, reading in readings(seen, found):
        part = unreadable(reading, profile)
        if part is not None and reading.form != "practice":
            return part
        if reading.year is None:
            return failed(
                "document-id-year-not-four-digits",
                expected=expected,
                observed=repr(reading.text),
                where=place,
            )
        if reading.year != expected:
            return failed(
                "document-id-year-not-of-issue", expected=expected, where=place,
                observed=f"{reading.year} trong {reading.text}",
            )  # fmt: skip
    return passed()


@check("D8.k3-10", "trong mã định danh của {doc}, năm và số thứ tự cách nhau bằng dấu chấm")
def dot_before_number(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3, gạch đầu dòng thứ tư."""
    return _separator(seen, profile, doc, "D8.k3-10", "document-id-no-dot", "dấu chấm (.)")


@check("D8.k3-11", "trong mã định danh của {doc}, mã cơ quan và phần năm cách nhau bằng dấu gạch ngang")
def hyphen_after_agency(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k3, gạch đầu dòng thứ năm: the hyphen of the keyboard (U+002D), no dash."""
    return _separator(seen, profile, doc, "D8.k3-11", "document-id-no-hyphen", "dấu gạch ngang (-)")


def _separator(
    seen: Observations, profile: Profile, doc: str, rule: str, code: str, wanted: str
) -> Judgement:
    found = issued(seen, doc)
    if isinstance(found, Judgement):
        return found
    for place, reading in readings(seen, found):
        part = unreadable(reading, profile)
        if part is not None:
            return part
        flaws = reading.flaws_of(rule)
        if flaws:
            return failed(
                code, expected=wanted, observed=f"{flaws[0].seen} trong {reading.text!r}", where=place
            )
    return passed()


def _said(flaws: tuple[Flaw, ...]) -> str:
    return "; ".join(dict.fromkeys(_FLAWS.get(flaw.code, flaw.code) for flaw in flaws))
