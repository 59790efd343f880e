"""Oracles of Đ4.k3 (derived): packages are written in UTF-8, and those in UTF-8 are read, declared or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from harness.oracles.dispatched import tries, unreadable
from harness.oracles.exchange import asked, fetched, incoming_record
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.vietnamese_text import same_letters

_DECLARED: Final = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_WIDE: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"<\0": "UTF-16", b"\0<": "UTF-16"}
_UTF_8: Final = frozenset({"UTF-8", "UTF8", "US-ASCII", "ASCII"})


def encoding_of(raw: bytes) -> str:
    """The encoding of a package by its bytes: UTF-8, UTF-16, the other one that it declares, or `không rõ`."""
    if raw[:2] in _WIDE:
        return _WIDE[raw[:2]]
    declared = _DECLARED.match(raw[:400])
    said = declared[1].decode("ascii").upper() if declared else "UTF-8"
    if said not in _UTF_8:
        return said
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"khai {said}, byte {error.start} không phải UTF-8"
    return "UTF-8"


@check("D4.k3-1", "gói tin của {doc} gửi đi mã hóa UTF-8")
def sent_in_utf_8(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k3 (TT 39/2017, 2.7): the bytes of every package of the document, and of any that nobody can read.

    One that bears its identifier alone may be of yesterday: it can fail, not pass. A mark at the beginning is noted.
    """
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return request
    named = seen.of("wire.sent", about=doc, message_type="edoc")
    wrong = [
        row for row in named if "message" in row.blobs and encoding_of(seen.blob(row, "message")) != "UTF-8"
    ]
    rows = [*(packet.row for packet in tries(seen, doc)), *unreadable(seen), *wrong]
    return _all_utf_8(seen, rows, f"không có gói tin nào của {doc} trên Trục")


@check("D4.k3-1", "trạng thái phần mềm gửi về {doc} mã hóa UTF-8")
def statuses_in_utf_8(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k3: the same of the statuses of a document that the product has received."""
    rows = seen.of("wire.sent", about=doc, message_type="status")
    return _all_utf_8(seen, rows, f"phần mềm chưa gửi trạng thái nào về {doc}")


def _all_utf_8(seen: Observations, rows: Sequence[Observation], nothing: str) -> Judgement:
    bodies = [(row, seen.blob(row, "message")) for row in rows if "message" in row.blobs]
    if not bodies:
        return inconclusive(Reason.PRECONDITION, nothing)
    for row, raw in bodies:
        encoding = encoding_of(raw)
        if encoding != "UTF-8":
            return failed("not-utf-8", expected="UTF-8", observed=encoding, where=f"sendEdoc, {row.at}")
    marked = any(raw.startswith(b"\xef\xbb\xbf") for _, raw in bodies)
    return passed(*(["gói tin có dấu thứ tự byte (BOM)"] if marked else []))


@check("D4.k3-1", "phần mềm đọc được gói tin UTF-8 của {doc}", reads=("incoming",))
def reads_utf_8(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ4.k3: UTF-8 with or without a declaration, with or without a mark, is UTF-8."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    raw = seen.blob(packet.row, "message")
    if encoding_of(raw) != "UTF-8":
        return inconclusive(Reason.PRECONDITION, f"gói tin của {doc} không phải UTF-8")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return failed(
            "utf-8-not-read",
            expected=packet.message.subject,
            observed="không có bản ghi",
            where="list_incoming",
        )
    shown = str(record.get("subject") or "")
    if not same_letters(shown, packet.message.subject):
        return failed(
            "utf-8-not-read", expected=packet.message.subject, observed=shown, where="get_incoming.subject"
        )
    return passed()
