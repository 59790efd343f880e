"""Oracles of Đ9.k1.a, what is checked on receipt: number of files, pages, completeness, integrity, authenticity.

The clause binds the clerk; the product must let a flaw be seen and not accept past it in silence. A flaw is
seen where the product sends the document back by itself, refuses to accept it, or shows before acceptance that
the check of that name did not come out well. A sound document of the same kind must not be flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from harness.oracles.edxml import Document
from harness.oracles.exchange import Record, fetched, text
from harness.oracles.incoming import record_before, said_by, told, tried
from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.pages import UnreadablePdfError, page_count
from harness.oracles.profile import Profile

Figures = Callable[[Record, Document], bool]
_FLAGGED = frozenset({"failed", "unknown", "warning"})
_ACCEPTED, _REFUSED = "03", "02"
_WHERE = "get_incoming.checks"


def _flaw_is_seen(
    seen: Observations, doc: str, name: str, figures: Figures | None = None, *, until_accepted: bool = True
) -> Judgement:
    """A flawed document: sent back, not accepted, or shown with the check `name` (or its figures) in the open.

    With `until_accepted` it must not have been accepted before the clerk did anything.
    """
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    attempt = tried(seen, doc, "accept")
    silent = [s for s in told(seen, doc, {_ACCEPTED}) if attempt is None or s.row.seq < attempt.seq]
    if silent and until_accepted:
        return failed(
            "accepted-unasked", expected="văn thư quyết định", observed=f"trạng thái 03 lúc {silent[0].row.at}",
            where=silent[0].status.where("StatusCode"),
        )  # fmt: skip
    if told(seen, doc, {_REFUSED}):
        return passed("phần mềm tự trả lại văn bản")
    if attempt is not None and attempt.kind == "driver.refused" and attempt.data.get("code") == "refused":
        return passed(f"phần mềm không cho tiếp nhận: {said_by(attempt)}")
    record = record_before(seen, doc, attempt)
    if record is None:
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    return _shown(record, packet.message, name, figures)


def _shown(record: Record, message: Document, name: str, figures: Figures | None) -> Judgement:
    result, detail = _result(record, name)
    if result in _FLAGGED:
        return passed(*([] if result == "failed" else [f"{name}: {result} ({detail})"]))
    if result == "ok":
        return failed("flaw-called-sound", expected=f"{name}: failed", observed=f"{name}: ok", where=_WHERE)
    if figures is not None and figures(record, message):
        return passed(f"không có kết quả {name}, nhưng thể hiện cả hai con số")
    return failed("flaw-not-shown", expected=f"{name}: failed", observed=_results(record), where=_WHERE)


def _soundness_is_seen(seen: Observations, doc: str, name: str) -> Judgement:
    """A sound document: not sent back, the check `name` raises nothing, and an acceptance is carried out."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    attempt = tried(seen, doc, "accept")
    back = told(seen, doc, {_REFUSED})
    if back:
        return failed(
            "sound-document-sent-back", expected="không trả lại", observed=f"02: {back[0].status.description}",
            where=back[0].status.where("StatusCode"),
        )  # fmt: skip
    record = record_before(seen, doc, attempt)
    if record is None:
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    result, detail = _result(record, name)
    if result in _FLAGGED:
        return failed(
            "sound-document-flagged", expected=f"{name}: ok",
            observed=f"{name}: {result}, {detail or 'không nêu lý do'}", where=_WHERE,
        )  # fmt: skip
    return _accepted(attempt) or passed()


def _accepted(attempt: Observation | None) -> Judgement | None:
    """None if the act was carried out, or none was tried."""
    if attempt is None or attempt.kind == "driver.answer":
        return None
    return failed(
        "sound-document-not-accepted", expected="tiếp nhận được", observed=said_by(attempt), where="accept"
    )


def _result(record: Record, name: str) -> tuple[str, str]:
    """Result and detail of a check by name; empty where the record has none such."""
    rows = record.get("checks")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("name") == name:
            return text(row, "result"), text(row, "detail")
    return "", ""


def _results(record: Record) -> str:
    rows = record.get("checks")
    named = [f"{text(row, 'name')}: {text(row, 'result')}" for row in rows or () if isinstance(row, Mapping)]
    return ", ".join(named) or "không có kết quả kiểm tra"


def _figure(record: Record, group: str, name: str) -> int | None:
    value = record.get(group)
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


# ------------------------------------------------------------------------------------------------ number of files


def _both_counts(record: Record, message: Document) -> bool:
    shown = (_figure(record, "announced", "files"), _figure(record, "counted", "files"))
    return shown == (len(message.references), len(message.attachments)) and shown[0] != shown[1]


@check("D9.k1.a-1", "phần mềm nêu rõ {doc} không đủ đúng số tệp đã kê, không mặc nhiên tiếp nhận")
def wrong_count_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, số lượng văn bản: the manifest and the files differ."""
    return _flaw_is_seen(seen, doc, "count", _both_counts)


@check("D9.k1.a-1", "phần mềm xác nhận {doc} đủ số tệp và cho tiếp nhận")
def right_count_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: every line of the manifest has its file; figures, where shown, are the true ones."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = record_before(seen, doc, tried(seen, doc, "accept")) or {}
    counted, true = _figure(record, "counted", "files"), len(packet.message.attachments)
    if counted is not None and counted != true:
        return failed("files-miscounted", expected=true, observed=counted, where="get_incoming.counted.files")
    return _soundness_is_seen(seen, doc, "count")


# ------------------------------------------------------------------------------------------------ pages


def _pages(message: Document) -> int | None:
    """Pages of the document itself, counted by the judge; None where it can't be read."""
    try:
        return page_count(message.main.payload.data) if message.main else None
    except UnreadablePdfError:
        return None


def _both_page_figures(record: Record, message: Document) -> bool:
    shown = (_figure(record, "announced", "pages"), _figure(record, "counted", "pages"))
    return shown == (message.page_amount, _pages(message)) and shown[0] != shown[1]


@check("D9.k1.a-2", "phần mềm nêu rõ số trang của {doc} không khớp")
def wrong_pages_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, số lượng trang mỗi văn bản: flagged, or both figures shown."""
    return _flaw_is_seen(seen, doc, "pages", _both_page_figures, until_accepted=False)


@check("D9.k1.a-2", "phần mềm không coi số trang của {doc} là sai")
def right_pages_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: pages as announced, or none announced; a count that is shown is the true one."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = record_before(seen, doc, None) or {}
    counted, true = _figure(record, "counted", "pages"), _pages(packet.message)
    if counted is not None and counted != true:
        return failed("pages-miscounted", expected=true, observed=counted, where="get_incoming.counted.pages")
    return _soundness_is_seen(seen, doc, "pages")


# ------------------------------------------------------------------------------------------------ completeness


@check("D9.k1.a-3", "phần mềm nêu rõ phần còn thiếu của {doc}, không mặc nhiên tiếp nhận")
def gap_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, tính đầy đủ: refused, or the missing part is named before acceptance."""
    found = _flaw_is_seen(seen, doc, "completeness")
    attempt = tried(seen, doc, "accept")
    barred = attempt is not None and attempt.kind == "driver.refused"
    if found.failure is not None or barred or told(seen, doc, {_REFUSED}):
        return found
    result, detail = _result(record_before(seen, doc, attempt) or {}, "completeness")
    if result in _FLAGGED and not detail.strip():
        return failed(
            "gap-not-named", expected="phần còn thiếu", observed=f"{result}, không nêu gì", where=_WHERE
        )
    return found


@check("D9.k1.a-3", "phần mềm coi {doc} là đầy đủ và cho tiếp nhận")
def whole_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: nothing is missing, nothing is called so."""
    return _soundness_is_seen(seen, doc, "completeness")


# ------------------------------------------------------------------------------------------------ integrity


@check("D9.k1.a-4", "phần mềm phát hiện {doc} không còn toàn vẹn, không mặc nhiên tiếp nhận")
def alteration_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, tính toàn vẹn: a file changed, extended or exchanged after it was signed."""
    return _flaw_is_seen(seen, doc, "integrity")


@check("D9.k1.a-4", "phần mềm coi {doc} là toàn vẹn và cho tiếp nhận")
def intact_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: the seal that follows the leader's signature is no alteration; nor are unsigned annexes."""
    return _soundness_is_seen(seen, doc, "integrity")


# ------------------------------------------------------------------------------------------------ authenticity


@check("D9.k1.a-5", "phần mềm phát hiện chữ ký số của {doc} không bảo đảm, không mặc nhiên tiếp nhận")
def bad_signature_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, tính xác thực: unsigned, an invalid signature or certificate, or not the issuer's."""
    return _flaw_is_seen(seen, doc, "authenticity")


@check("D9.k1.a-5", "phần mềm coi chữ ký số của {doc} là xác thực và cho tiếp nhận")
def good_signature_seen(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a; a certificate revoked after a proved signing time takes nothing from the signature (switch 16)."""
    return _soundness_is_seen(seen, doc, "authenticity")


@check("D9.k1.a-5", "phần mềm thể hiện chữ ký số của {doc} là chưa xác định")
def undetermined_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a, switch 15: whether the certificate was revoked can't be learnt; said so, neither good nor bad."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = record_before(seen, doc, tried(seen, doc, "accept"))
    if record is None:
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    result, detail = _result(record, "authenticity")
    if result == "unknown":
        return passed()
    code = "revocation-doubt-called-bad" if result == "failed" else "revocation-doubt-hidden"
    observed = f"{result or 'không có kết quả'} {detail}".strip()
    return failed(code, expected="authenticity: unknown (chưa xác định)", observed=observed, where=_WHERE)
