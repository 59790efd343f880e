"""Defects and controls of Đ4.k2 and Đ4.k3: letters of the information and of the files, encoding of the packages."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any, BinaryIO

from simulators.agencies.papers.legacy import legacy_file
from simulators.defects.registry import control, defect
from simulators.protocol.charset import to_tcvn3, to_vni
from simulators.protocol.edxml.model import DocumentMessage, Signer
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Check, CheckResult, Incoming, Outgoing, StoredFile


def _without_marks(text: str) -> str:
    """What is left where marks that combine are dropped: composed letters stay."""
    return "".join(c for c in text if not unicodedata.combining(c))


# ------------------------------------------------------------------------------------------------ k2-1, information


@defect("D4.k2-1", "content-in-tcvn3", "Gửi nội dung tóm tắt theo bảng mã TCVN3")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def content(self, record: Outgoing) -> str:
            return to_tcvn3(super().content(record))

    return replace(parts, builder=Builder)


@defect("D4.k2-1", "reason-in-vni", "Tự ghi lý do trên gói tin theo bảng mã VNI")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def business(self, record: Outgoing, dispatch: Dispatch) -> Any:
            return replace(
                super().business(record, dispatch), reason=to_vni("Văn bản mới gửi đến cơ quan nhận")
            )

    return replace(parts, builder=Builder)


@defect("D4.k2-1", "marks-dropped", "Bỏ dấu thanh rời khi nhận chữ tổ hợp")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def subject(self, message: DocumentMessage) -> str:
            return _without_marks(super().subject(message))

    return replace(parts, filing=Filing)


@defect(
    "D4.k2-1", "question-marks", "Chuyển nội dung gửi đi qua bảng mã Windows-1258, chữ không có thành dấu hỏi"
)
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def content(self, record: Outgoing) -> str:
            return str(super().content(record)).encode("cp1258", "replace").decode("cp1258")

    return replace(parts, builder=Builder)


@defect("D4.k2-1", "legacy-text-is-fine", "Coi trích yếu theo bảng mã cũ là đúng bộ mã")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def charset(self, record: Incoming) -> Check:
            found: Check = super().charset(replace(record, subject="", signer=None))
            return found

    return replace(parts, checks=Checks)


@control("D4.k2-1", "composed-on-the-way", "Đổi mọi chữ gửi đi, nhận về sang dạng dựng sẵn")
def _(parts: Parts) -> Parts:
    def composed(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def subject(self, record: Outgoing) -> str:
            return composed(super().subject(record))

        def content(self, record: Outgoing) -> str:
            return composed(super().content(record))

        def signer(self, record: Outgoing) -> Signer | None:
            one = super().signer(record)
            return one and Signer(one.competence, composed(one.position), composed(one.full_name))

    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def subject(self, message: DocumentMessage) -> str:
            return composed(super().subject(message))

    return replace(parts, builder=Builder, filing=Filing)


@control("D4.k2-1", "charset-not-checked", "Không kiểm tra bộ mã của văn bản đến")
@control("D4.k2-2", "charset-not-checked", "Không kiểm tra bộ mã của văn bản đến")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def all(self, record: Incoming, message: Any) -> Incoming:
            found: Incoming = super().all(record, message)
            return replace(found, checks=tuple(one for one in found.checks if one.name != "charset"))

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ k2-2, files


@defect("D4.k2-2", "files-not-looked-into", "Chỉ kiểm tra bộ mã của thông tin, báo cả tệp là đúng bộ mã")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def old_letters(self, file: StoredFile) -> tuple[str, ...]:
            return ()

    return replace(parts, checks=Checks)


@defect("D4.k2-2", "everything-is-legacy", "Coi tệp không ghi tên phông chữ là theo bảng mã cũ")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def old_letters(self, file: StoredFile) -> tuple[str, ...]:
            found: tuple[str, ...] = super().old_letters(file)
            return found or (("không rõ phông",) if file.kind in ("docx", "txt", "csv") else ())

    return replace(parts, checks=Checks)


@defect("D4.k2-2", "annex-printed-in-tcvn3", "Chuyển tệp Word gửi kèm sang phông chữ TCVN3")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def keep_file(self, file: Any) -> StoredFile:
            if not file.main and file.name.startswith("Phụ lục đặc biệt"):
                file = replace(file, data=legacy_file("docx", "tcvn3"))
            kept: StoredFile = super().keep_file(file)
            return kept

    return replace(parts, drafting=Drafting)


@control("D4.k2-2", "unusual-unicode-noted", "Nhắc nhở khi tệp không dùng UTF-8, chữ không dựng sẵn")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def old_letters(self, file: StoredFile) -> tuple[str, ...]:
            found: tuple[str, ...] = super().old_letters(file)
            wide = file.kind == "txt" and self.office.store.files.read(file.sha256)[:2] in (
                b"\xff\xfe",
                b"\xfe\xff",
            )
            return found or (("không phải UTF-8",) if wide else ())

    return replace(parts, checks=Checks)


@control("D4.k2-2", "legacy-fails-the-check", "Coi tệp theo bảng mã cũ là không đạt")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def charset(self, record: Incoming) -> Check:
            found: Check = super().charset(record)
            return replace(found, result=CheckResult.FAILED) if found.result is CheckResult.WARNING else found

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ k3-1, encoding


def _in_utf_16(message: bytes) -> bytes:
    text = message[message.index(b"?>") + 2 :].decode("utf-8")
    return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


@defect("D4.k3-1", "packages-in-utf-16", "Gửi gói tin văn bản mã hóa UTF-16")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
            from io import BytesIO

            written = BytesIO()
            super().write(record, dispatch, written)
            target.write(_in_utf_16(written.getvalue()))

    return replace(parts, builder=Builder)


@defect("D4.k3-1", "undeclared-not-read", "Không đọc gói tin UTF-8 không có khai báo mã hóa")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def read(self, body: BinaryIO) -> Any:
            declared = b"<?xml" in body.read(8)
            body.seek(0)
            message = super().read(body)
            if not declared and isinstance(message, DocumentMessage):
                return replace(message, subject=message.subject.encode().decode("latin-1"))
            return message

    return replace(parts, inbox=Inbox)


@control("D4.k3-1", "byte-order-mark", "Gửi gói tin UTF-8 có dấu thứ tự byte")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
            target.write(b"\xef\xbb\xbf")
            super().write(record, dispatch, target)

    return replace(parts, builder=Builder)
