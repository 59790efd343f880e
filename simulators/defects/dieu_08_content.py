"""Defects and controls of Đ8.k1 and Đ8.k2.g: files left out, exchanged, hidden or not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import Attachment, DocumentMessage, Reference
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, StoredFile


@defect("D8.k1-1", "file-of-another-document", "Gửi tệp của văn bản phát hành trước thay cho chính văn bản")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            files: tuple[StoredFile, ...] = super().files(record, dispatch)
            earlier = self.office.store.outgoing.get(record.id - 1)
            if earlier is None:
                return files
            other = replace(earlier.main_file, name=record.main_file.name)
            return tuple(other if file.main else file for file in files)

    return replace(parts, builder=Builder)


@defect("D8.k1-1", "document-not-sent", "Gửi thông tin và tệp kèm theo mà không gửi chính văn bản")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            return tuple(file for file in super().files(record, dispatch) if not file.main)

    return replace(parts, builder=Builder)


@defect("D8.k1-2", "last-annex-not-sent", "Bỏ tệp gửi kèm cuối cùng khi gửi")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            files: tuple[StoredFile, ...] = super().files(record, dispatch)
            return files[:-1] if len(files) > 1 else files

    return replace(parts, builder=Builder)


@defect("D8.k1-2", "annexes-change-places", "Gửi tệp gửi kèm này dưới tên của tệp gửi kèm kia")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            files: tuple[StoredFile, ...] = super().files(record, dispatch)
            if len(files) < 2 or files[-1].main or files[-2].main:
                return files
            one, last = files[-2:]
            return (*files[:-2], replace(one, name=last.name), replace(last, name=one.name))

    return replace(parts, builder=Builder)


@defect("D8.k1-2", "same-name-overwrites", "Tệp đến sau ghi đè tệp đến trước cùng tên")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def files(self, message: DocumentMessage) -> tuple[tuple[StoredFile, ...], tuple[str, ...]]:
            files, problems = super().files(message)
            return tuple({file.name: file for file in files}.values()), problems

    return replace(parts, filing=Filing)


@defect("D8.k2.g", "last-file-not-in-manifest", "Gửi tệp cuối cùng mà không kê vào danh mục")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def references(self, attachments: Sequence[Attachment]) -> tuple[Reference, ...]:
            lines: tuple[Reference, ...] = super().references(attachments)
            return lines[:-1] if len(lines) > 1 else lines

    return replace(parts, builder=Builder)


@defect("D8.k2.g", "unlisted-file-hidden", "Không thể hiện tệp đến mà danh mục không kê")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def listed_files(self, record: Incoming) -> tuple[StoredFile, ...]:
            return record.files[: record.announced_files]

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------ controls


@control("D8.k1-1", "signed-file-renamed", "Đổi tên tệp văn bản sau khi ký số")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            files = super().files(record, dispatch)
            return tuple(replace(f, name=f"da-ky-{f.name}") if f.main else f for f in files)

    return replace(parts, builder=Builder)


@control("D8.k1-2", "annexes-in-other-order", "Xếp các tệp gửi kèm theo thứ tự khác")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            main, *annexes = super().files(record, dispatch)
            return (main, *reversed(annexes))

    return replace(parts, builder=Builder)


@control("D8.k2.g", "second-of-one-name-numbered", "Đánh số tệp thứ hai cùng tên trong danh mục")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
            named: list[StoredFile] = []
            for file in super().files(record, dispatch):
                stem, dot, extension = file.name.rpartition(".")
                taken = any(file.name == other.name for other in named)
                named.append(replace(file, name=f"{stem} (2){dot}{extension}") if taken else file)
            return tuple(named)

    return replace(parts, builder=Builder)
