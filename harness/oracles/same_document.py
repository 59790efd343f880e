"""Whether a document that was carried is the one that was sent (Đ3.k2): information by value, files byte for byte.

An axis may write the package anew (edXML facts §2.4): order, prefixes, white space around values and the packing of
files are its own affair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from harness.oracles.edxml import Document, MessageError
from harness.oracles.judgement import Judgement, failed
from harness.oracles.wording import words


def changed(before: Document, after: Document) -> Judgement | None:
    """The failure that names the first thing that differs; None where nothing does."""
    for (name, path, sent), (_, _, came) in zip(_information(before), _information(after), strict=True):
        if sent != came:
            return failed("axis-changed-information", expected=f"{name}: {sent or 'trống'}",
                          observed=came or "trống", where=after.where(path))  # fmt: skip
    return _changed_files(before, after)


def _information(message: Document) -> Iterator[tuple[str, str, str]]:
    """What Đ8.k2 lists, as comparable text: name, element, value."""
    signer = message.signer
    yield "cơ quan gửi", "From", _joined(message.sender.organ_id, message.sender.name)
    yield "cơ quan nhận", "To", _joined(*sorted(message.recipient_ids))
    yield "mã định danh văn bản", "DocumentId", words(message.document_id)
    yield "số văn bản", "CodeNumber", words(message.code_number)
    yield "ký hiệu văn bản", "CodeNotation", words(message.code_notation)
    yield "địa danh", "Place", words(message.place)
    yield "ngày văn bản", "PromulgationDate", words(message.promulgation_date)
    yield "loại văn bản", "TypeName", words(message.type_name)
    yield "trích yếu nội dung", "Subject", words(message.subject)
    yield "nội dung", "Content", words(message.content)
    yield "người ký", "SignerInfo", _joined(*(signer.position, signer.full_name) if signer else ())
    yield "thời hạn xử lý", "DueDate", words(message.due_date)
    yield "nơi nhận khác", "ToPlaces", _joined(*message.to_places)
    yield "mức độ khẩn", "Priority", "" if message.priority is None else str(message.priority)
    yield "số trang", "PageAmount", "" if message.page_amount is None else str(message.page_amount)
    yield "nghiệp vụ", "BussinessDocType", str(message.business_type)
    yield "văn bản liên quan", "ResponseFor", _joined(*(one.document_id for one in message.response_for))


def _joined(*parts: str) -> str:
    return "; ".join(words(part) for part in parts)


def _changed_files(before: Document, after: Document) -> Judgement | None:
    sent = {one.name: one for one in before.attachments}
    came = Counter(words(one.name) for one in after.attachments)
    owed = Counter(words(name) for name in sent)
    if came != owed:
        lost, extra = owed - came, came - owed
        return failed(
            "axis-changed-files", expected=", ".join(sorted(owed)),
            observed=f"thiếu {', '.join(lost) or 'không'}; thừa {', '.join(extra) or 'không'}",
            where=after.where("AttachmentEncoded"),
        )  # fmt: skip
    for name, original in sent.items():
        carried = next(one for one in after.attachments if words(one.name) == words(name))
        try:
            digest = carried.payload.sha256
        except MessageError as error:
            return failed(
                "axis-changed-file", expected=f"tệp {name}", observed=str(error), where=carried.where
            )
        if digest != original.payload.sha256:
            return failed(
                "axis-changed-file", expected=f"tệp {name}, SHA-256 {original.payload.sha256[:16]}…",
                observed=f"SHA-256 {digest[:16]}…", where=carried.where,
            )  # fmt: skip
    return None
