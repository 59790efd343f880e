"""Oracle of Đ13.k3 on exported metadata: the fields of the input data standard, their values, their lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from harness.oracles.acts import actor_of
from harness.oracles.dieu_13_dossiers import in_force
from harness.oracles.dossiers import Shown, listed_as, put_in, wanted_code
from harness.oracles.edxml.parsing import MessageError, local_name, parse
from harness.oracles.exchange import text
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, vietnam
from harness.oracles.wording import same_name, same_words, words

DECREE_30_2020: Final = date(2020, 3, 5)
"""NĐ 30/2020/NĐ-CP takes effect: from then lengths count, and every field (Phụ lục VI phần II)."""
CORE: Final = ("OrganId", "FileCatalog", "FileNotation", "Title", "Maintenance", "StartDate", "DocTotal")
"""What identifies a dossier, says what it is, how long it is kept and how much is in it."""
LENGTHS: Final[Mapping[str, int]] = {
    "OrganId": 13, "FileCatalog": 4, "FileNotation": 20, "Title": 500, "Maintenance": 30, "Rights": 30,
    "Creator": 30, "Language": 50, "StartDate": 10, "EndDate": 10, "DocTotal": 4, "PageTotal": 4,
}  # fmt: skip
_DAY_FORMS: Final = (
    re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})$"),
    re.compile(r"(\d{2})[-/](\d{2})[-/](\d{4})$"),
)


@check("D13.k3-3", "dữ liệu đặc tả xuất ra của {dossier} đủ các trường thông tin đầu vào và đúng với hồ sơ",
       reads=("dossiers", "dossier-export"))  # fmt: skip
def exported(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ13.k3: XML whose elements bear the standard's field names, in any namespace, order and nesting."""
    shown = in_force(seen, dossier, as_of)
    if isinstance(shown, Judgement):
        return shown
    fields = _fields(seen, dossier)
    if isinstance(fields, Judgement):
        return fields
    strict = as_of >= DECREE_30_2020
    closed = shown.record.get("closed_at") is not None
    wanted = [name for name in LENGTHS if name != "EndDate" or closed]
    missing = [name for name in wanted if not fields.get(name)]
    lacking = missing if strict else [name for name in missing if name in CORE]
    if lacking:
        return failed(
            "export-field-missing", expected=", ".join(lacking), observed=", ".join(sorted(fields)) or "không có",
            where="export_dossier",
        )  # fmt: skip
    wrong = _wrong(seen, shown, fields)
    if wrong is not None:
        return wrong
    if strict:
        too_long = [name for name, most in LENGTHS.items() if len(fields.get(name, "")) > most]
        if too_long:
            name = too_long[0]
            return failed(
                "export-field-too-long", expected=f"{name} ≤ {LENGTHS[name]}", observed=len(fields[name]),
                where=f"export_dossier/{name}",
            )  # fmt: skip
    return passed(*([f"chưa có trường: {', '.join(missing)}"] if missing else []))


def _fields(seen: Observations, dossier: str) -> dict[str, str] | Judgement:
    """The first element of each name, white space apart."""
    reading = seen.last("driver.record", about=dossier, what="dossier-export")
    if reading is None:
        return inconclusive(Reason.PRECONDITION, f"chưa xuất được dữ liệu của {dossier}")
    if "export" not in reading.blobs:
        return failed(
            "export-missing", expected=f"dữ liệu của {dossier}", observed="không có", where="export_dossier"
        )
    try:
        root = parse(seen.blob(reading, "export"))
    except MessageError as error:
        return failed("export-not-xml", expected="XML", observed=error.detail, where=error.where)
    found: dict[str, str] = {}
    for element in root.iter("*"):
        if len(element) == 0:
            found.setdefault(local_name(element), words(element.text or ""))
    return found


def _wrong(seen: Observations, shown: Shown, fields: Mapping[str, str]) -> Judgement | None:
    """The first field whose value is not that of the dossier; None if all agree."""
    code = wanted_code(seen, shown)
    opened = vietnam(shown.opened.moment).date()
    closed = iso_moment(shown.record.get("closed_at"))
    entry = listed_as(seen, shown) or {}
    periods = [_kept(source.get("retention")) for source in (shown.record, entry)]
    titles = [text(source, "title") for source in (shown.record, entry) if text(source, "title")]
    notation = fields["FileNotation"].replace(".", "").lstrip("0")
    checked = {
        "OrganId": (code.organ_id, fields["OrganId"] == code.organ_id),
        "FileCatalog": (str(code.year), fields["FileCatalog"] == str(code.year)),
        "FileNotation": (
            f"{code.number}{code.symbol}",
            notation == f"{code.number}{code.symbol}".lstrip("0"),
        ),
        "Title": (titles[0] if titles else "", any(same_words(fields["Title"], title) for title in titles)),
        "Maintenance": (periods[0], any(p and p in fields["Maintenance"].casefold() for p in periods)),
        "StartDate": (opened.isoformat(), _day(fields["StartDate"]) == opened),
        "DocTotal": (
            _totals(seen, shown),
            _plain(fields["DocTotal"]) in _totals(seen, shown).split(" hoặc "),
        ),
    }
    if fields.get("Creator"):
        creator = actor_of(shown.opened, "chuyên viên")
        checked["Creator"] = (creator, same_name(fields["Creator"], creator))
    if fields.get("EndDate"):
        ended = vietnam(closed).date() if closed else None
        checked["EndDate"] = (str(ended or "không có"), _day(fields["EndDate"]) == ended)
    for name, (expected, agrees) in checked.items():
        if not agrees:
            return failed(
                "export-field-wrong", expected=f"{name} = {expected}", observed=fields.get(name, ""),
                where=f"export_dossier/{name}",
            )  # fmt: skip
    return None


def _kept(retention: object) -> str:
    """A period as its field has it: `vĩnh viễn`, or the number of years; empty if none."""
    if not isinstance(retention, Mapping):
        return ""
    return "vĩnh viễn" if retention.get("permanent") else f"{retention.get('years') or ''}"


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"


def _totals(seen: Observations, shown: Shown) -> str:
    """How many: documents alone, or related papers as well; the standard does not say."""
    filed = put_in(seen, shown)
    documents = [row for row in filed if not isinstance(row.data["request"].get("paper"), Mapping)]
    return " hoặc ".join(dict.fromkeys((str(len(documents)), str(len(filed)))))


def _day(said: str) -> date | None:
    for number, form in enumerate(_DAY_FORMS):
        if found := form.match(said):
            parts = [int(part) for part in found.groups()]
            year, month, day = parts if number == 0 else reversed(parts)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
