"""Oracles of Đ4.k5: what is sent bears a digital signature that holds; what is received is authenticated by its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from harness.oracles.authenticated import (
    AUTHENTIC,
    DOUBTED,
    UNTOLD,
    authentication,
    is_kept_out,
    results_said,
)
from harness.oracles.carried_files import CarriedFile, on_the_wire
from harness.oracles.dispatched import request_of, tries
from harness.oracles.exchange import Packet, asked, fetched, incoming_record, record_of, sent
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.profile import Profile
from harness.oracles.signatures import JudgedSignature, judge, read_signatures

_REFUSALS: Final = frozenset({"refused", "bad-request"})
_BROKEN: Final = frozenset({"altered", "changed-after", "malformed"})
_WHERE: Final = "get_incoming.checks"
_CODES: Final = {
    "expired": "chứng thư số hết hạn hoặc chưa có hiệu lực",
    "revoked": "chứng thư số đã bị thu hồi",
    "untrusted": "chứng thư số không thuộc nguồn cấp tin cậy",
    "weak-algorithm": "thuật toán không đủ mạnh",
    "altered": "nội dung đã ký bị thay đổi",
    "changed-after": "tệp bị sửa sau khi ký",
    "revocation-unknown": "không tra cứu được tình trạng thu hồi",
    "malformed": "chữ ký số không đọc được",
}


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------------ sending


@check("D4.k5-1", "{doc} được gửi đi mang chữ ký số còn nguyên giá trị", reads=("trust",))
def signed_when_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k5, sending: the PDF of every package bears a signature, all hold, and no content was added after them.

    Time stamps and revocation data that a signature is later given (PAdES) are no such content.

    Files beside it that are no PDF need none (switch 6). Where the product signs with keys that are not the run's,
    the chain of its certificates cannot be judged; that nothing was changed still can.
    """
    request, packets = asked(seen, doc), sent(seen, doc)
    trust = seen.last("input.trust")
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    if trust is None:
        return _unmet("lượt chạy không có chứng thư gốc để xét chữ ký số")
    notes: list[str] = []
    for packet in packets:
        main = _document_itself(packet)
        if main is None:
            return failed("sent-unsigned", expected="văn bản chính PDF có chữ ký số", observed="không có tệp PDF",
                          where=packet.message.where("AttachmentEncoded"))  # fmt: skip
        wrong = _weak_signature(seen, trust, packet, main, notes)
        if wrong is not None:
            return wrong
    return passed(*dict.fromkeys(notes))


def _document_itself(packet: Packet) -> CarriedFile | None:
    """The document of a package: its first PDF, as the manifest orders them."""
    main = packet.message.main
    files = [one for one in on_the_wire(packet) if is_pdf(one.data)]
    return next((one for one in files if main is not None and one.where == main.where), None)


def _weak_signature(
    seen: Observations, trust: Observation, packet: Packet, main: CarriedFile, notes: list[str]
) -> Judgement | None:
    """The failure of a PDF whose signatures do not authenticate it; None if they do."""
    crls = [seen.blob(trust, name) for name in trust.blobs if name.startswith("crl")]
    try:
        found = judge(main.data, seen.blob(trust, "roots"), crls, packet.row.moment)
    except UnreadablePdfError as error:
        return failed(
            "sent-unsigned", expected="tệp PDF có chữ ký số", observed=f"{main.name}: {error}",
            where=main.where,
        )  # fmt: skip
    if not found:
        return failed(
            "sent-unsigned", expected="có chữ ký số", observed=f"{main.name}: không có",
            where=main.where,
        )  # fmt: skip
    for one in found:
        if one.code in _BROKEN:
            return failed(
                "signature-broken-when-sent", expected="chữ ký còn nguyên", observed=_said(one),
                where=main.where,
            )  # fmt: skip
    return _without_validity(trust, found, main, notes)


def _without_validity(
    trust: Observation, found: Sequence[JudgedSignature], main: CarriedFile, notes: list[str]
) -> Judgement | None:
    doubtful = [one for one in found if one.verdict != "valid"]
    if trust.data.get("signing") == "external":
        notes.append("phần mềm ký bằng khóa của mình: không xét chuỗi chứng thư")
        return None
    invalid = [one for one in doubtful if one.verdict == "invalid"]
    if invalid:
        return failed(
            "signature-invalid-when-sent", expected="hợp lệ", observed=_said(invalid[0]),
            where=main.where,
        )  # fmt: skip
    notes.extend(f"chưa xác định: {_said(one)}" for one in doubtful)
    return None


def _said(one: JudgedSignature) -> str:
    signer = one.signature.common_name or one.signature.field
    return f"{signer}: {_CODES.get(one.code, one.code)} ({one.detail or one.code})"


@check("D4.k5-1", "phần mềm từ chối phát hành {doc} không ký số được")
def unsigned_stays(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k5: a paper that cannot be signed is refused; it never leaves without a signature."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    left = tries(seen, doc)
    for packet in left:
        main = _document_itself(packet)
        if main is None or not _bears_signature(main.data):
            name = main.name if main else "không có tệp PDF"
            return failed("sent-unsigned", expected="không gửi, hoặc gửi bản đã ký số", observed=name,
                          where=packet.message.where("AttachmentEncoded"))  # fmt: skip
    if left:
        return passed("phần mềm vẫn ký số được")
    refusal = seen.last("driver.refused", about=doc)
    if refusal is not None and refusal.data.get("code") in _REFUSALS:
        return passed("phần mềm từ chối phát hành")
    return _unmet(f"{doc} không được gửi, mà phần mềm cũng không từ chối phát hành")


def _bears_signature(data: bytes) -> bool:
    try:
        return bool(read_signatures(data))
    except UnreadablePdfError:
        return False


# ------------------------------------------------------------------------------------------------ receiving


@check("D4.k5-2", "phần mềm xác thực {doc} bằng chữ ký số và thể hiện như vậy", reads=("incoming",))
def authenticated(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k5, receiving: a sound signature is recognised, and still shown so when the document is at work."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    attempt = tried(seen, doc, "accept")
    if is_kept_out(seen, doc, attempt):
        shown = said_by(attempt) if attempt is not None and attempt.kind == "driver.refused" else "02"
        return failed(
            "authentic-document-kept-out", expected="tiếp nhận được", observed=shown, where="accept"
        )
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result = authentication(record)
    if result == DOUBTED:
        return failed("authentic-document-doubted", expected="authenticity, integrity: ok",
                      observed=results_said(record), where=_WHERE)  # fmt: skip
    notes = () if result == AUTHENTIC else ("phần mềm không nêu kết quả xác thực của văn bản đã xác thực",)
    return record_of(packet, record) or passed(*notes)


@check("D4.k5-2", "phần mềm không nhận {doc}, hoặc nêu rõ văn bản chưa xác thực được", reads=("incoming",))
def not_authenticated_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k5: what its signature does not authenticate is kept out, or shown as such, also after it was accepted."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if is_kept_out(seen, doc, tried(seen, doc, "accept")):
        return passed("phần mềm không tiếp nhận văn bản")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result = authentication(record)
    if result == AUTHENTIC:
        return failed("unauthenticated-called-authentic", expected="chưa xác thực được", observed=results_said(record),
                      where=_WHERE)  # fmt: skip
    if result == UNTOLD:
        return failed(
            "authentication-untold", expected="chưa xác thực được", observed=results_said(record),
            where=_WHERE,
        )  # fmt: skip
    return passed(results_said(record))
