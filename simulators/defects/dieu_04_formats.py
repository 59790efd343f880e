"""Defects and controls of Đ4.k4: the format of the document itself, listed formats sent and taken, others flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import Attachment
from simulators.protocol.files import FileKind, extension_of, is_listed_format
from simulators.qlvb.drafting import PDF
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Check, CheckResult, Incoming, Outgoing, StoredFile
from simulators.qlvb.requests import OutgoingRequest


def _refusing(parts: Parts, *extensions: str) -> Parts:
    """The same product, which takes files of these extensions for something that must not be sent."""

    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_format(self, file: Any, where: str) -> None:
            odd = not file.main and extension_of(file.name) in extensions
            super().require_format(replace(file, name=f"{file.name}.bin") if odd else file, where)

    return replace(parts, drafting=Drafting)


def _spoiling(parts: Parts, *extensions: str) -> Parts:
    """The same product, which keeps received files of these extensions without their last byte."""

    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def kept(self, stream: BinaryIO, name: str, content_id: str) -> StoredFile:
            found: StoredFile = super().kept(stream, name, content_id)
            if extension_of(name) not in extensions:
                return found
            stored = self.office.store.files.put_bytes(self.office.store.files.read(found.sha256)[:-1])
            return replace(found, sha256=stored.sha256, size=stored.size)

    return replace(parts, filing=Filing)


def _calling_odd(parts: Parts, *extensions: str) -> Parts:
    """The same product, which takes received files of these extensions for no listed format."""

    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def formats(self, record: Incoming) -> Check:
            odd = [
                file.name for file in record.files if extension_of(file.name) in extensions and not file.main
            ]
            found: Check = super().formats(record)
            return Check("formats", CheckResult.WARNING, ", ".join(odd)) if odd else found

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ điểm a


@defect("D4.k4.a", "main-file-called-docx", "Gửi văn bản chính dưới tên .docx")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def attachments(self, record: Outgoing, files: Sequence[StoredFile]) -> tuple[Attachment, ...]:
            named = [replace(f, name=f"{f.name[:-4]}.docx") if f.main else f for f in files]
            found: tuple[Attachment, ...] = super().attachments(record, named)
            return found

    return replace(parts, builder=Builder)


@defect("D4.k4.a", "any-main-file", "Cho phát hành văn bản chính không phải PDF, không ký số")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_format(self, file: Any, where: str) -> None:
            if not file.main:
                super().require_format(file, where)

    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def with_signature(self, record: Outgoing, *arguments: Any) -> Outgoing:
            if record.main_file.content_type != PDF:
                return record
            signed: Outgoing = super().with_signature(record, *arguments)
            return signed

    return replace(parts, drafting=Drafting, signing=Signing)


@control("D4.k4.a", "main-file-by-its-code", "Đặt lại tên văn bản chính theo số, ký hiệu")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def attachments(self, record: Outgoing, files: Sequence[StoredFile]) -> tuple[Attachment, ...]:
            name = f"{record.number}_{record.symbol}_Signed.Pdf"
            named = [replace(f, name=name) if f.main else f for f in files]
            found: tuple[Attachment, ...] = super().attachments(record, named)
            return found

    return replace(parts, builder=Builder)


# ------------------------------------------------------------------------------------------------ điểm b – đ, sending


@defect("D4.k4.b", "odt-not-sent", "Không cho gửi tệp .odt, .rtf")
def _(parts: Parts) -> Parts:
    return _refusing(parts, "odt", "rtf")


@defect("D4.k4.c", "ods-not-sent", "Không cho gửi tệp .ods, .csv")
def _(parts: Parts) -> Parts:
    return _refusing(parts, "ods", "csv")


@defect("D4.k4.d", "one-pdf-only", "Chỉ cho gửi một tệp PDF, tài liệu kèm theo không được là PDF")
def _(parts: Parts) -> Parts:
    return _refusing(parts, "pdf")


@defect("D4.k4.dd", "jpg-not-jpeg", "Không coi .jpg là .jpeg, không cho gửi")
def _(parts: Parts) -> Parts:
    return _refusing(parts, "jpg")


@defect("D4.k4.b", "extension-lost", "Gửi tệp .doc không còn phần mở rộng")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def attachments(self, record: Outgoing, files: Sequence[StoredFile]) -> tuple[Attachment, ...]:
            named = [replace(f, name=f.name.removesuffix(".doc")) for f in files]
            found: tuple[Attachment, ...] = super().attachments(record, named)
            return found

    return replace(parts, builder=Builder)


# ------------------------------------------------------------------------------------------------ điểm b – đ, receiving


@defect("D4.k4.b", "rtf-spoilt", "Làm hỏng tệp .rtf khi nhận")
def _(parts: Parts) -> Parts:
    return _spoiling(parts, "rtf")


@defect("D4.k4.c", "xls-spoilt", "Làm hỏng tệp .xls khi nhận")
def _(parts: Parts) -> Parts:
    return _spoiling(parts, "xls")


@defect("D4.k4.c", "ods-called-odd", "Coi tệp .ods nhận được là ngoài danh mục")
def _(parts: Parts) -> Parts:
    return _calling_odd(parts, "ods")


@defect("D4.k4.d", "pdf-annex-unlisted", "Nhận tài liệu kèm theo dạng PDF mà không kê")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def listed_files(self, record: Incoming) -> tuple[StoredFile, ...]:
            shown: tuple[StoredFile, ...] = super().listed_files(record)
            return tuple(file for file in shown if file.main or file.content_type != PDF)

    return replace(parts, presentation=Presentation)


@defect("D4.k4.dd", "jpg-called-odd", "Coi tệp .jpg nhận được là ngoài danh mục")
def _(parts: Parts) -> Parts:
    return _calling_odd(parts, "jpg")


# ------------------------------------------------------------------------------------------ khoản 4, other formats


@defect("D4.k4-1", "formats-by-name-alone", "Chỉ xét tên tệp, không xét nội dung")
def _(parts: Parts) -> Parts:
    listed = {"pdf", "txt", "rtf", "doc", "docx", "odt", "csv", "xls", "xlsx", "ods", "jpeg", "jpg"}

    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def formats(self, record: Incoming) -> Check:
            by_name = all(extension_of(file.name) in listed for file in record.files)
            found: Check = super().formats(record)
            return Check("formats", CheckResult.OK) if by_name else found

    return replace(parts, checks=Checks)


@defect("D4.k4-1", "anything-is-sent", "Gửi tệp định dạng bất kỳ, không cảnh báo")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_format(self, file: Any, where: str) -> None:
            if file.main:
                super().require_format(file, where)

    return replace(parts, drafting=Drafting)


@defect("D4.k4-1", "first-extension-counts", "Xét phần mở rộng đầu tiên của tên tệp nhận được")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def formats(self, record: Incoming) -> Check:
            found: Check = super().formats(replace(record, files=tuple(map(self.cut, record.files))))
            return found

        def cut(self, file: StoredFile) -> StoredFile:
            stem, _, rest = file.name.partition(".")
            first, more, _ = rest.partition(".")
            return replace(file, name=f"{stem}.{first}", kind=first) if more else file

    return replace(parts, checks=Checks)


@control("D4.k4.b", "formats-not-told", "Không nêu kết quả kiểm tra định dạng của tệp thuộc danh mục")
@control("D4.k4.c", "formats-not-told", "Không nêu kết quả kiểm tra định dạng của tệp thuộc danh mục")
@control("D4.k4.d", "formats-not-told", "Không nêu kết quả kiểm tra định dạng của tệp thuộc danh mục")
@control("D4.k4.dd", "formats-not-told", "Không nêu kết quả kiểm tra định dạng của tệp thuộc danh mục")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def all(self, record: Incoming, message: Any) -> Incoming:
            found: Incoming = super().all(record, message)
            told = (one for one in found.checks if one.name != "formats" or one.result is not CheckResult.OK)
            return replace(found, checks=tuple(told))

    return replace(parts, checks=Checks)


@control("D4.k4-1", "warns-and-sends", "Cảnh báo tệp ngoài danh mục rồi vẫn cho gửi")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_format(self, file: Any, where: str) -> None:
            if file.main:
                super().require_format(file, where)

        def warnings(self, request: OutgoingRequest, record: Outgoing) -> list[str]:
            kinds = ((file.name, FileKind(file.kind, file.content_type)) for file in record.files)
            odd = not all(is_listed_format(name, kind) for name, kind in kinds)
            return [*super().warnings(request, record), *(["format-not-listed"] if odd else [])]

    return replace(parts, drafting=Drafting)


@control("D4.k4-1", "unlisted-fails-the-check", "Coi tệp ngoài danh mục của văn bản đến là không đạt")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def formats(self, record: Incoming) -> Check:
            found: Check = super().formats(record)
            return replace(found, result=CheckResult.FAILED) if found.result is CheckResult.WARNING else found

    return replace(parts, checks=Checks)
