"""Oracles of Đ4.k4: the document itself is .pdf; listed formats are sent and taken, others refused or flagged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.carried_files import CarriedFile, handed_in, held, is_kept, listed_names, on_the_wire
from harness.oracles.dispatched import request_of, tries
from harness.oracles.exchange import (
    Packet,
    Record,
    asked,
    delivered,
    fetched,
    incoming_record,
    record_of,
    sent,
    text,
)
from harness.oracles.file_formats import (
    GRAPHICS,
    READ_ONLY,
    TABLES,
    TEXT,
    extension,
    format_of,
    is_listed,
)
from harness.oracles.incoming import told, tried
from harness.oracles.judgement import Judgement, Reason, check, check_for, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.pdf_text import is_same_document
from harness.oracles.profile import Profile
from harness.oracles.wording import words

_FAMILIES: Final = {
    "tài liệu dạng văn bản": TEXT,
    "tài liệu dạng bảng tính": TABLES,
    "tài liệu chỉ đọc": READ_ONLY,
    "tài liệu đồ họa": GRAPHICS,
}
"""What a sentence calls the files of điểm b, c, d, đ."""
_LISTED_RULES: Final = ("D4.k4.b", "D4.k4.c", "D4.k4.d", "D4.k4.dd")
_FLAGGED: Final = frozenset({"failed", "warning", "unknown"})
_REFUSALS: Final = frozenset({"refused", "bad-request"})
_OTHER_WARNINGS: Final = frozenset({"reply-without-deadline", "page-count-differs", "document-id-ignored"})
"""Warnings of the contract that are about something else."""
_SENT_BACK: Final = frozenset({"02"})


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------ điểm a, the document itself


@check("D4.k4.a", "văn bản chính của {doc} được gửi đi ở định dạng .pdf")
def main_is_pdf(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k4.a: in every package the document itself is a PDF, by name and by content."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    original = seen.blob(request.row, f"file{request.main}")
    return next((wrong for one in packets if (wrong := _main_not_pdf(one, original))), None) or passed()


def _main_not_pdf(packet: Packet, original: bytes) -> Judgement | None:
    """The failure of a package whose document is no PDF; None if it is one."""
    files = on_the_wire(packet)
    if not files:
        where = packet.message.where("AttachmentEncoded")
        return failed("main-not-pdf", expected=".pdf", observed="không có tệp nào", where=where)
    main = next((one for one in files if _is_the_document(original, one.data)), None)
    if main is None:
        first = files[0]
        return failed(
            "main-not-pdf", expected="văn bản đã phát hành, dạng .pdf", observed=_said(first), where=first.where
        )  # fmt: skip
    if extension(main.name) != "pdf":
        return failed("main-not-pdf", expected="tên tệp .pdf", observed=main.name, where=main.where)
    return None


def _is_the_document(original: bytes, data: bytes) -> bool:
    try:
        return is_pdf(data) and (data.startswith(original) or is_same_document(original, data))
    except UnreadablePdfError:
        return False


@check("D4.k4.a", "{doc} có văn bản chính không phải .pdf không được phát hành như thế")
def other_main_kept_back(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k4.a: refused, or turned into a PDF; what left as the document itself is never anything else."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    main = handed_in(seen, request)[request.main]
    if is_listed(main.name, main.data) and extension(main.name) == "pdf":
        return _unmet(f"văn bản chính của {doc} là .pdf")
    left = tries(seen, doc)
    for packet in left:
        files = on_the_wire(packet)
        plain = [one for one in files if one.data == main.data]
        if plain or not any(extension(one.name) == "pdf" and is_pdf(one.data) for one in files):
            shown = (plain or files or (CarriedFile("", b""),))[0]
            return failed(
                "main-not-pdf", expected="từ chối, hoặc chuyển sang .pdf", observed=_said(shown), where=shown.where
            )  # fmt: skip
    if left:
        return passed("phần mềm tự chuyển văn bản chính sang .pdf")
    refusal = seen.last("driver.refused", about=doc)
    if refusal is not None and refusal.data.get("code") in _REFUSALS:
        return passed("phần mềm từ chối phát hành")
    return _unmet(f"{doc} không được gửi, mà phần mềm cũng không từ chối phát hành")


def _said(file: CarriedFile) -> str:
    return f"{file.name or 'không tên'} (nội dung {format_of(file.data) or 'không rõ'})"


# ------------------------------------------------------------------------------------------ điểm b – đ, listed formats


def _of_family(files: Iterable[CarriedFile], family: str) -> list[CarriedFile]:
    if family not in _FAMILIES:
        raise SentenceError(f"no family of formats {family!r}; there are {', '.join(_FAMILIES)}")
    return [
        one for one in files if extension(one.name) in _FAMILIES[family] and is_listed(one.name, one.data)
    ]


@check_for(_LISTED_RULES, "mọi cơ quan nhận mở được {family} gửi kèm {doc}, đúng định dạng")
def listed_formats_sent(
    seen: Observations, profile: Profile, as_of: date, *, family: str, doc: str
) -> Judgement:
    """Đ4.k4.b–đ, sending: every file of the family reaches every recipient as it was, under its extension."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    annexes = [one for n, one in enumerate(handed_in(seen, request)) if n != request.main]
    wanted = _of_family(annexes, family)
    if not wanted:
        return _unmet(f"{doc} không kèm {family}")
    if len(wanted) == len(annexes) and seen.last("driver.refused", about=doc, code="refused") is not None:
        return failed(
            "listed-format-not-sent", expected=", ".join(one.name for one in wanted), observed="phần mềm từ chối",
            where="issue",
        )  # fmt: skip
    packets = delivered(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        carried = on_the_wire(packet)
        for one in wanted:
            same = [other for other in carried if is_kept(one, (other.data,))]
            if not any(extension(other.name) == extension(one.name) for other in same):
                seen_as = same[0].name if same else "không có tệp ấy, hoặc nội dung khác"
                return failed(
                    "listed-format-not-sent", expected=one.name, observed=seen_as,
                    where=f"{packet.row.data['recipient']}: {packet.message.where('AttachmentEncoded')}",
                )  # fmt: skip
    return passed()


@check_for(_LISTED_RULES, "phần mềm nhận, kê và mở được {family} gửi kèm {doc}", reads=("incoming-files",))
def listed_formats_taken(
    seen: Observations, profile: Profile, as_of: date, *, family: str, doc: str
) -> Judgement:
    """Đ4.k4.b–đ, receiving: taken without objection, listed under its name, handed out byte for byte."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    wanted = _of_family(on_the_wire(packet), family)
    if not wanted:
        return _unmet(f"gói tin của {doc} không mang {family}")
    back = told(seen, doc, _SENT_BACK)
    if back:
        return failed("listed-format-sent-back", expected="nhận", observed=f"02: {back[0].status.description}",
                      where=back[0].status.where("StatusCode"))  # fmt: skip
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result, detail = _check_result(record, "formats")
    if result in _FLAGGED:
        return failed("listed-format-flagged", expected="formats: ok",
                      observed=f"formats: {result}, {detail or 'không nêu lý do'}",
                      where="get_incoming.checks")  # fmt: skip
    names, files = listed_names(record), held(seen, doc)
    for one in wanted:
        if words(one.name) not in {words(name) for name in names}:
            return failed("listed-format-not-listed", expected=one.name, observed=", ".join(names) or "không có",
                          where="get_incoming.files")  # fmt: skip
        if not is_kept(one, files):
            return failed("listed-format-not-taken", expected=f"{one.name}, {len(one.data)} byte",
                          observed="không mở được, hoặc nội dung khác", where="get_incoming_file")  # fmt: skip
    return record_of(packet, record) or passed()


def _check_result(record: Record, name: str) -> tuple[str, str]:
    rows = record.get("checks")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("name") == name:
            return text(row, "result"), text(row, "detail")
    return "", ""


# ------------------------------------------------------------------------------------------ formats that are not listed


@check("D4.k4-1", "phần mềm từ chối phát hành {doc}, hoặc cảnh báo tệp ngoài danh mục định dạng")
def unlisted_not_sent_silently(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k4 (derived), sending: the clerk is told of a file in no listed format, or it stays where it is."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    odd = _unlisted(handed_in(seen, request))
    if not odd:
        return _unmet(f"mọi tệp của {doc} đều thuộc danh mục")
    left = tries(seen, doc)
    refusal = seen.last("driver.refused", about=doc)
    if not left and refusal is not None and refusal.data.get("code") in _REFUSALS:
        return passed("phần mềm từ chối phát hành")
    if not left:
        return _unmet(f"{doc} không được gửi, mà phần mềm cũng không từ chối phát hành")
    warned = _warnings(seen, doc)
    if warned:
        return passed(f"phần mềm gửi kèm cảnh báo: {', '.join(warned)}")
    return failed(
        "unlisted-format-unseen", expected="từ chối hoặc cảnh báo", observed=f"gửi {_said(odd[0])}, không cảnh báo",
        where="issue.warnings",
    )  # fmt: skip


@check("D4.k4-1", "phần mềm không cảnh báo tệp nào của {doc} là ngoài danh mục định dạng")
def listed_not_warned_of(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """The counterpart: a document of listed formats leaves without a warning about them."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    odd = _unlisted(handed_in(seen, request))
    if odd:
        return _unmet(f"{odd[0].name} không thuộc danh mục")
    warned = [one for one in _warnings(seen, doc) if "format" in one.lower()]
    if warned:
        return failed(
            "listed-format-warned-of", expected="không cảnh báo", observed=", ".join(warned), where="issue.warnings"
        )  # fmt: skip
    return passed()


def _warnings(seen: Observations, doc: str) -> list[str]:
    """Warnings of the answer to the issue that may be about formats: all but those known to be of other things."""
    answer = seen.last("driver.answer", about=doc, op="issue")
    record: Any = answer.data.get("answer") if answer else None
    said = record.get("warnings") if isinstance(record, Mapping) else None
    return [str(one) for one in (said if isinstance(said, list) else ()) if one not in _OTHER_WARNINGS]


def _unlisted(files: Iterable[CarriedFile]) -> list[CarriedFile]:
    return [one for one in files if not is_listed(one.name, one.data)]


@check("D4.k4-1", "phần mềm nêu rõ {doc} có tệp ngoài danh mục định dạng", reads=("incoming",))
def unlisted_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k4 (derived), receiving: sent back, not accepted, or shown before acceptance as what it is."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    odd = _unlisted(on_the_wire(packet))
    if not odd:
        return _unmet(f"mọi tệp của {doc} đều thuộc danh mục")
    attempt = tried(seen, doc, "accept")
    barred = (
        attempt is not None and attempt.kind == "driver.refused" and attempt.data.get("code") == "refused"
    )
    if told(seen, doc, _SENT_BACK) or barred:
        return passed("phần mềm không tiếp nhận văn bản")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result, detail = _check_result(record, "formats")
    if result in _FLAGGED:
        return passed(*([] if result == "failed" else [f"formats: {result} ({detail})"]))
    integrity, why = _check_result(record, "integrity")
    if not result and integrity in _FLAGGED:
        return passed(f"không có kết quả formats; integrity: {integrity} ({why})")
    return failed(
        "unlisted-format-unseen", expected="formats: warning hoặc failed",
        observed=f"formats: {result or 'không có kết quả'}; tệp {_said(odd[0])}", where="get_incoming.checks",
    )  # fmt: skip


@check("D4.k4-1", "phần mềm không coi tệp nào của {doc} là ngoài danh mục định dạng", reads=("incoming",))
def listed_not_flagged(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """The counterpart: listed formats, double extensions included, raise nothing."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    odd = _unlisted(on_the_wire(packet))
    if odd:
        return _unmet(f"{odd[0].name} không thuộc danh mục")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result, detail = _check_result(record, "formats")
    if result in _FLAGGED:
        return failed("listed-format-warned-of", expected="formats: ok",
                      observed=f"formats: {result}, {detail or 'không nêu lý do'}",
                      where="get_incoming.checks")  # fmt: skip
    if told(seen, doc, _SENT_BACK):
        return failed("listed-format-warned-of", expected="nhận", observed="02", where="sendEdoc")
    return record_of(packet, record) or passed()
