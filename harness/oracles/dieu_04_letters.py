"""Oracles of Đ4.k2, thông tin văn bản: Vietnamese text of TCVN 6909:2001 in what is exchanged, both ways.

Text in an older code and text whose letters are spoilt fail; text that is not composed (NFC) is only noted. A text
that is another one altogether is the matter of Đ8.k2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lxml import etree

from harness.oracles.carried_files import handed_in, listed_names, on_the_wire
from harness.oracles.edxml import Document, Status, read
from harness.oracles.edxml.parsing import local_name, place
from harness.oracles.exchange import (
    Packet,
    Record,
    Request,
    asked,
    fetched,
    incoming_record,
    record_of,
    sent,
    text,
)
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.vietnamese_text import has_lost_letters, is_composed, legacy_words, same_letters

_FILES: Final = "ContentTransferEncoded"
_FILE_NAME: Final = "tên tệp"
"""May be written without marks, for the sake of file systems: that is Đ8.k2.g's matter, not one of the code."""
_FLAGGED: Final = frozenset({"failed", "warning", "unknown"})


@dataclass(frozen=True)
class Written:
    """A text as it was given, as it was found, and where."""

    name: str
    given: str
    found: str
    where: str


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


def _spoilt(texts: Sequence[Written], code: str) -> Judgement | None:
    """The failure of the first text whose letters did not survive; inconclusive if none survived to be compared."""
    for one in texts:
        if same_letters(one.given, one.found):
            continue
        old = legacy_words(one.found) and not legacy_words(one.given)
        folded = one.name == _FILE_NAME and one.found.isascii() and "?" not in one.found
        if old or (has_lost_letters(one.given, one.found) and not folded):
            return failed(code, expected=f"{one.name}: {one.given}", observed=one.found, where=one.where)
    if not any(one.given and same_letters(one.given, one.found) for one in texts):
        return _unmet("không có mục nào mang đúng chữ đã nhập để so sánh: xem Đ8.k2")
    return None


def _loose(texts: Sequence[Written]) -> tuple[str, ...]:
    names = [one.name for one in texts if not is_composed(one.found)]
    return (f"chưa ở dạng dựng sẵn (NFC): {', '.join(names)}",) if names else ()


# ------------------------------------------------------------------------------------------------ sending


@check("D4.k2-1", "chữ Việt trong thông tin gửi đi của {doc} dùng bộ mã TCVN 6909:2001, không mất dấu")
def sent_in_unicode(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: what people entered is on the wire letter for letter, and what the product adds is Unicode as well."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    notes: tuple[str, ...] = ()
    for packet in packets:
        texts = [*_entered(request, packet.message), *_names_sent(seen, request, packet)]
        wrong = _spoilt(texts, "letters-spoilt-when-sent") or _old_text(packet.message, request.document)
        if wrong is not None:
            return wrong
        notes = _loose(texts)
    return passed(*notes)


def _entered(request: Request, message: Document) -> Iterator[Written]:
    """Each text that was entered beside what the package has in its place; what it lacks is another rule's matter."""
    document = request.document
    signer = document.get("signer") or {}
    pairs = (
        ("trích yếu", document.get("subject"), "Subject"), ("nội dung", document.get("content"), "Content"),
        ("địa danh", document.get("place"), "PromulgationInfo/Place"),
        ("loại văn bản", document.get("type_name"), "DocumentType/TypeName"),
        ("chức vụ người ký", signer.get("position"), "SignerInfo/Position"),
        ("họ tên người ký", signer.get("full_name"), "SignerInfo/FullName"),
    )  # fmt: skip
    for name, given, path in pairs:
        if given and message.text(path):
            yield Written(name, str(given), message.text(path), message.where(path))
    places = document.get("to_places") or ()
    if places and message.to_places:
        yield Written("nơi nhận", "; ".join(places), "; ".join(message.to_places), message.where("ToPlaces"))


def _names_sent(seen: Observations, request: Request, packet: Packet) -> Iterator[Written]:
    """Names of annexes, each beside the file of the package that holds its bytes."""
    carried = on_the_wire(packet)
    for number, file in enumerate(handed_in(seen, request)):
        same = next((one for one in carried if one.data == file.data), None)
        if number != request.main and same is not None:
            yield Written(_FILE_NAME, file.name, same.name, same.where)


def _old_text(message: Document | Status, document: Mapping[str, Any]) -> Judgement | None:
    """The failure of a text of the message in an older code that nobody entered so."""
    given = {str(value) for value in document.values() if isinstance(value, str)}
    for element in message.root.iter(etree.Element):
        found = element.text or ""
        if local_name(element) == _FILES or not found.strip() or found in given:
            continue
        words = legacy_words(found)
        if words:
            return failed(
                "legacy-text-sent", expected="chữ Việt Unicode", observed=f"{found.strip()} ({', '.join(words)})",
                where=place(element),
            )  # fmt: skip
    return None


@check("D4.k2-1", "chữ Việt trong trạng thái phần mềm gửi về {doc} dùng bộ mã TCVN 6909:2001")
def statuses_in_unicode(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: what the product writes into the statuses of a document that it has received."""
    found = 0
    for row in seen.of("wire.sent", about=doc, message_type="status", accepted=True):
        message = read(seen.blob(row, "message"))
        found += 1
        wrong = _old_text(message, {})
        if wrong is not None:
            return wrong
    return passed() if found else _unmet(f"phần mềm chưa gửi trạng thái nào về {doc}")


# ------------------------------------------------------------------------------------------------ receiving


@check(
    "D4.k2-1", "phần mềm thể hiện đúng chữ Việt trong thông tin của {doc}, không mất dấu", reads=("incoming",)
)
def shown_in_unicode(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: what the package carries is shown letter for letter, composed or not."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    texts = list(_carried(packet.message, record))
    return _spoilt(texts, "letters-spoilt-when-shown") or record_of(packet, record) or passed(*_loose(texts))


@check(
    "D4.k2-1", "phần mềm đọc đúng chữ Việt của {doc} mã hóa khác UTF-8, hoặc không nhận", reads=("incoming",)
)
def read_right_or_not_at_all(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: a package in another encoding need not be read (Đ4.k3 wants UTF-8); what is read is not spoilt."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if packet.message.encoding == "UTF-8":
        return _unmet(f"gói tin của {doc} mã hóa UTF-8")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return passed(f"phần mềm không nhận gói tin mã hóa {packet.message.encoding}")
    texts = list(_carried(packet.message, record))
    return _spoilt(texts, "letters-spoilt-when-shown") or record_of(packet, record) or passed()


def _carried(message: Document, record: Record) -> Iterator[Written]:
    shown = record.get("signer")
    signer = shown if isinstance(shown, Mapping) else {}
    sender = record.get("sender")
    pairs = (
        ("trích yếu", message.subject, text(record, "subject"), "subject"),
        ("nội dung", message.content, text(record, "content"), "content"),
        ("địa danh", message.place, text(record, "place"), "place"),
        ("cơ quan gửi", message.sender.name, text(sender, "name") if isinstance(sender, Mapping) else "", "sender"),
        ("họ tên người ký", message.text("SignerInfo/FullName"), text(signer, "full_name"), "signer.full_name"),
        ("chức vụ người ký", message.text("SignerInfo/Position"), text(signer, "position"), "signer.position"),
    )  # fmt: skip
    for name, given, found, field in pairs:
        if given and found:
            yield Written(name, given, found, f"get_incoming.{field}")
    names = listed_names(record)
    for number, reference in enumerate(message.references):
        if len(names) == len(message.references):
            yield Written(_FILE_NAME, reference.name, names[number], f"get_incoming.files[{number}].name")


@check("D4.k2-1", "phần mềm không coi thông tin theo bảng mã cũ của {doc} là đúng bộ mã", reads=("incoming",))
def legacy_not_called_sound(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k2: another agency's text in an older code is flagged or left without a word, not called right."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not legacy_words(packet.message.subject):
        return _unmet(f"trích yếu của {doc} không theo bảng mã cũ")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    result = charset_result(record)
    if result == "ok":
        return failed("legacy-text-called-sound", expected="charset: warning hoặc failed", observed="charset: ok",
                      where="get_incoming.checks")  # fmt: skip
    notes = () if result in _FLAGGED else ("phần mềm không nêu kết quả kiểm tra bộ mã",)
    return record_of(packet, record) or passed(*notes)


def charset_result(record: Record) -> str:
    """The result of the check charset of a record; empty where it has none."""
    rows = record.get("checks")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("name") == "charset":
            return text(row, "result")
    return ""
