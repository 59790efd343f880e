"""Oracles of Điều 5: a signed e-document stands for the paper, an unsigned one is only for information.

What a document is worth in law is not seen on a machine. Judged is what the product makes of it: that a signed one is
handled to its end without paper, that an unsigned one is not shown as authentic. A label of legal value is judged
only where the product shows one.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from harness.oracles.authenticated import AUTHENTIC, DOUBTED, authentication, is_kept_out, results_said
from harness.oracles.carried_files import on_the_wire
from harness.oracles.exchange import Packet, Record, fetched, incoming_record, record_of
from harness.oracles.incoming import said_by, told, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.profile import Profile
from harness.oracles.signatures import read_signatures

_WAY: Final = ("accept", "assign", "start", "complete")
_AS_PAPER: Final = "as-paper"
_LABEL: Final = "get_incoming.legal_value"


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


@check("D5-1", "phần mềm cho giải quyết xong {doc} mà không đòi bản giấy", reads=("incoming",))
def completed_without_paper(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ5 (QĐ 28 Đ4.1): accepted, assigned, handled and completed, no paper having come; the axis saw it completed."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not _is_signed(packet):
        return _unmet(f"{doc} không có chữ ký số")
    if seen.of("driver.answer", about=doc, op="receive_paper"):
        return _unmet(f"bản giấy của {doc} đã vào sổ")
    for name in _WAY:
        attempt = tried(seen, doc, name)
        if attempt is None:
            return _unmet(f"chưa ai thực hiện {name} với {doc}")
        if attempt.kind == "driver.answer":
            continue
        if attempt.data.get("code") == "refused":
            return failed(
                "signed-document-barred", expected=f"{name} được", observed=said_by(attempt), where=name
            )
        return _unmet(f"{name} không thực hiện được: {said_by(attempt)}")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") != "finished":
        return failed("signed-document-unfinished", expected="đã hoàn thành",
                      observed=record.get("state_name") or record.get("state"), where="get_incoming.state")  # fmt: skip
    if not told(seen, doc, {"06"}):
        return _unmet(f"trạng thái đã hoàn thành (06) của {doc} chưa thấy trên Trục")
    return _of_value(record) or record_of(packet, record) or passed(*_label_note(record))


def _of_value(record: Record) -> Judgement | None:
    """The failure of a record that calls a signed document less than paper; None if it does not."""
    if authentication(record) == DOUBTED:
        return failed("signed-document-doubted", expected="authenticity, integrity: ok", observed=results_said(record),
                      where="get_incoming.checks")  # fmt: skip
    label = record.get("legal_value")
    if label is not None and label != _AS_PAPER:
        return failed("signed-document-devalued", expected=_AS_PAPER, observed=label, where=_LABEL)
    return None


@check("D5-2", "phần mềm không thể hiện {doc} không ký số là đã xác thực", reads=("incoming",))
def unsigned_not_authentic(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ5 (QĐ 28 Đ4.2): an unsigned document is kept out, or shown as what it is, whatever goes on paper beside it."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if _is_signed(packet):
        return _unmet(f"{doc} có chữ ký số")
    if is_kept_out(seen, doc, tried(seen, doc, "accept")):
        return passed("phần mềm không tiếp nhận văn bản")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    label = record.get("legal_value")
    if label == _AS_PAPER:
        return failed("unsigned-valued-as-paper", expected="để biết, tham khảo", observed=label, where=_LABEL)
    if authentication(record) == AUTHENTIC:
        return failed("unsigned-called-authentic", expected="chưa xác thực", observed=results_said(record),
                      where="get_incoming.checks")  # fmt: skip
    return record_of(packet, record) or passed(*_label_note(record))


@check("D5-2", "phần mềm không coi {doc} đã ký số là chỉ để biết, tham khảo", reads=("incoming",))
def signed_not_for_reference(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """The counterpart: the signed document that came with it is not put on a level with the unsigned one."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not _is_signed(packet):
        return _unmet(f"{doc} không có chữ ký số")
    if told(seen, doc, {"02"}):
        return failed("signed-document-barred", expected="nhận", observed="02", where="sendEdoc")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return _of_value(record) or record_of(packet, record) or passed(*_label_note(record))


def _label_note(record: Record) -> tuple[str, ...]:
    return () if record.get("legal_value") is not None else ("phần mềm không có nhãn giá trị pháp lý",)


def _is_signed(packet: Packet) -> bool:
    """Whether a file of the package bears a digital signature."""
    for file in on_the_wire(packet):
        try:
            if is_pdf(file.data) and read_signatures(file.data):
                return True
        except UnreadablePdfError:
            continue
    return False
