"""Defects and controls of Đ6.k2.a, c, d: origin, integrity, layout, formats, one document at both ends, registers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

from pypdf import PdfReader, PdfWriter, Transformation

from simulators.defects.registry import control, defect
from simulators.pki import Pki
from simulators.protocol.edxml.model import DocumentMessage
from simulators.qlvb.drafting import _Weighed
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, IncomingState, Outgoing, OutgoingState, StoredFile
from simulators.qlvb.registers import Registers as Reference
from simulators.qlvb.requests import AssignAct

_NEIGHBOUR = "000.00.04.H01"
_LETTER = (612, 792)

# ------------------------------------------------------------------------------------------------ nguồn gốc


@defect("D6.k2.a-1", "sealed-by-a-neighbour", "Ký số bằng chứng thư số của cơ quan khác")
def _(parts: Parts) -> Parts:
    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def sign_as_leader(self, record: Outgoing, at: datetime) -> Outgoing:
            return record.noting(at, "prepared")

        def seal(self, record: Outgoing, at: datetime) -> Outgoing:
            seal = Pki.load(None, self.office.clock).identity(f"seal:{_NEIGHBOUR}")
            return self.with_signature(record, seal, at, "CoQuan", "Ký số cơ quan")  # type: ignore[no-any-return]

    return replace(parts, signing=Signing)


@control("D6.k2.a-1", "sealed-twice", "Đóng dấu số của cơ quan hai lần")
def _(parts: Parts) -> Parts:
    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def seal(self, record: Outgoing, at: datetime) -> Outgoing:
            return super().seal(super().seal(record, at), at)  # type: ignore[no-any-return]

    return replace(parts, signing=Signing)


# ------------------------------------------------------------------------------------------------ toàn vẹn


def _hands_out(parts: Parts, spoil: Any) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def file_bytes(self, file: StoredFile) -> bytes:
            return bytes(spoil(file, super().file_bytes(file)))

    return replace(parts, presentation=Presentation)


@defect("D6.k2.a-2", "document-grows-when-opened", "Ghi thêm vào tệp PDF của văn bản khi mở")
def _(parts: Parts) -> Parts:
    return _hands_out(parts, lambda file, data: data + b"\n%seen" if file.main else data)


@defect("D6.k2.a-2", "jpeg-without-its-end", "Tệp ảnh gửi kèm bị cắt khi mở")
def _(parts: Parts) -> Parts:
    return _hands_out(parts, lambda file, data: data[:-1] if file.kind == "jpeg" else data)


@defect(
    "D6.k2.a-2",
    "annexes-shown-in-each-others-place",
    "Mở tệp gửi kèm này lại ra nội dung của tệp gửi kèm kia",
)
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def files(self, message: DocumentMessage) -> tuple[tuple[StoredFile, ...], tuple[str, ...]]:
            files, problems = super().files(message)
            annexes = [file for file in files if not file.main]
            names = {id(file): other.name for file, other in zip(annexes, reversed(annexes), strict=True)}
            return tuple(replace(file, name=names.get(id(file), file.name)) for file in files), problems

    return replace(parts, filing=Filing)


@control("D6.k2.a-2", "named-by-digest", "Lưu tệp dưới tên do phần mềm đặt")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def file(self, index: int, file: StoredFile) -> dict[str, Any]:
            return {**super().file(index, file), "stored_as": f"{file.sha256[:12]}.bin"}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ thể thức, định dạng


@defect("D6.k2.a-11", "printed-on-letter", "In lại văn bản ra khổ giấy Letter trước khi ký")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def keep_file(self, file: _Weighed) -> StoredFile:
            printed = replace(file, data=_on_letter(file.data)) if file.main else file
            return super().keep_file(printed)  # type: ignore[no-any-return]

    return replace(parts, drafting=Drafting)


def _on_letter(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        page.add_transformation(Transformation().scale(0.9))
        page.mediabox.upper_right = page.cropbox.upper_right = _LETTER
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@control("D6.k2.a-11", "written-anew", "Ghi lại tệp PDF trước khi ký, giữ nguyên từng trang")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def keep_file(self, file: _Weighed) -> StoredFile:
            if not file.main:
                return super().keep_file(file)  # type: ignore[no-any-return]
            writer, target = PdfWriter(), io.BytesIO()
            for page in PdfReader(io.BytesIO(file.data)).pages:
                writer.add_page(page)
            writer.write(target)
            return super().keep_file(replace(file, data=target.getvalue()))  # type: ignore[no-any-return]

    return replace(parts, drafting=Drafting)


@defect("D6.k2.a-12", "programs-are-sent", "Cho gửi kèm tệp chương trình")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_format(self, file: _Weighed, where: str) -> None:
            if not file.name.endswith(".exe"):
                super().require_format(file, where)

    return replace(parts, drafting=Drafting)


@control(
    "D6.k2.a-12", "left-out-of-the-packet", "Bỏ tệp ngoài danh mục ra khỏi gói tin, không từ chối cả văn bản"
)
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def weigh_files(self, files: Any) -> list[_Weighed]:
            return super().weigh_files(tuple(f for f in files if not f.name.endswith(".exe")))  # type: ignore[no-any-return]

    return replace(parts, drafting=Drafting)


# ---------------------------------------------------------------------------------------- văn bản đi là văn bản đến


@defect("D6.k2.c-1", "each-delivery-a-record", "Gói tin đến lần nữa thành một văn bản đến nữa")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def held_already(self, record: Incoming) -> Incoming | None:
            held: Incoming | None = super().held_already(record)
            return None if held is not None and held.files == record.files else held

    return replace(parts, inbox=Inbox)


@control("D6.k2.c-1", "duplicates-in-a-list-of-their-own", "Ghi riêng các lần nhận trùng")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            again = [e for e in record.history if e.event == "duplicate-received"]
            return {**super().incoming(record), "received_again": [self.event(e) for e in again]}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ sổ


def _registers(parts: Parts, **methods: Any) -> Parts:
    return replace(parts, registers=type("Registers", (parts.registers,), methods))


@defect("D6.k2.c-2", "several-recipients-unregistered", "Văn bản gửi nhiều nơi không vào sổ văn bản đi")
def _(parts: Parts) -> Parts:
    def outgoing(self: Reference, year: int) -> list[dict[str, Any]]:
        return [row for row in Reference.outgoing(self, year) if len(row["recipients"]) < 2]

    return _registers(parts, outgoing=outgoing)


@defect("D6.k2.c-2", "drafts-registered", "Dự thảo cũng vào sổ văn bản đi")
def _(parts: Parts) -> Parts:
    def outgoing(self: Reference, year: int) -> list[dict[str, Any]]:
        drafts = [r for r in self.office.store.outgoing.all() if r.state is OutgoingState.DRAFT]
        return [*Reference.outgoing(self, year), *(self.outgoing_row(r, 0) for r in drafts)]

    return _registers(parts, outgoing=outgoing)


@defect("D6.k2.c-2", "first-recipient-alone", "Sổ văn bản đi chỉ ghi nơi nhận đầu tiên")
def _(parts: Parts) -> Parts:
    def outgoing_row(self: Reference, record: Outgoing, ordinal: int) -> dict[str, Any]:
        row = Reference.outgoing_row(self, record, ordinal)
        return {**row, "recipients": row["recipients"][:1]}

    return _registers(parts, outgoing_row=outgoing_row)


@defect("D6.k2.c-2", "agency-nobody-chose", "Sổ văn bản đi ghi thêm một nơi nhận không được gửi")
def _(parts: Parts) -> Parts:
    def outgoing_row(self: Reference, record: Outgoing, ordinal: int) -> dict[str, Any]:
        row = Reference.outgoing_row(self, record, ordinal)
        other = {"organ_id": "000.00.99.H01", "name": "Ban Quản lý khu vực cửa khẩu"}
        return {**row, "recipients": [*row["recipients"], other]}

    return _registers(parts, outgoing_row=outgoing_row)


@defect("D6.k2.c-2", "next-x", "Sổ văn bản đi ghi số thứ tự lệch một so với mã định danh trên gói tin")
def _(parts: Parts) -> Parts:
    def outgoing_row(self: Reference, record: Outgoing, ordinal: int) -> dict[str, Any]:
        row = Reference.outgoing_row(self, record, ordinal)
        return {**row, "x": row["x"] + 1}

    return _registers(parts, outgoing_row=outgoing_row)


@control("D6.k2.c-2", "fewer-columns", "Sổ văn bản đi không có cột thời hạn, mức độ khẩn")
def _(parts: Parts) -> Parts:
    def outgoing_row(self: Reference, record: Outgoing, ordinal: int) -> dict[str, Any]:
        row = Reference.outgoing_row(self, record, ordinal)
        return {name: value for name, value in row.items() if name not in ("due_date", "priority")}

    return _registers(parts, outgoing_row=outgoing_row)


@control("D6.k2.c-2", "newest-first", "Sổ văn bản đi xếp văn bản mới trước")
def _(parts: Parts) -> Parts:
    def outgoing(self: Reference, year: int) -> list[dict[str, Any]]:
        return Reference.outgoing(self, year)[::-1]

    return _registers(parts, outgoing=outgoing)


@defect("D6.k2.c-3", "registered-at-each-delivery", "Gói tin đến lần nữa thì văn bản thêm một dòng trong sổ")
def _(parts: Parts) -> Parts:
    def incoming(self: Reference, year: int) -> list[dict[str, Any]]:
        again = {
            r.document_id
            for r in self.office.store.incoming.all()
            if any(e.event == "duplicate-received" for e in r.history)
        }
        rows = Reference.incoming(self, year)
        return [*rows, *(row for row in rows if row["document_id"] in again)]

    return _registers(parts, incoming=incoming)


@control("D6.k2.c-3", "newest-first", "Sổ văn bản đến xếp văn bản mới trước")
def _(parts: Parts) -> Parts:
    def incoming(self: Reference, year: int) -> list[dict[str, Any]]:
        return Reference.incoming(self, year)[::-1]

    return _registers(parts, incoming=incoming)


# ------------------------------------------------------------------------------------------------ lưu giữ


@defect("D6.k2.d-1", "stamped-on-assignment", "Đóng dấu “đến” lên tệp của văn bản khi chuyển xử lý")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def assign(self, key: str, act: AssignAct) -> Incoming:
            record: Incoming = super().assign(key, act)
            return self.office.store.incoming.save(  # type: ignore[no-any-return]
                replace(record, files=tuple(self.stamped(file) for file in record.files))
            )

        def stamped(self, file: StoredFile) -> StoredFile:
            if not file.main:
                return file
            data = self.office.store.files.read(file.sha256) + b"\n% CONG VAN DEN\n"
            with self.office.store.transaction():
                kept = self.office.store.files.put_bytes(data)
            return replace(file, sha256=kept.sha256, size=kept.size)

    return replace(parts, processing=Processing)


@defect(
    "D6.k2.d-1", "later-packet-replaces", "Gói tin sau mang cùng mã định danh thay tệp của văn bản đã nhận"
)
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def receive(self, message: DocumentMessage, prepared: Incoming) -> tuple[str, int | None]:
            held = self.held_already(prepared)
            if held is not None and held.files != prepared.files:
                self.office.store.incoming.save(replace(held, files=prepared.files))
            return super().receive(message, prepared)  # type: ignore[no-any-return]

    return replace(parts, inbox=Inbox)


@control("D6.k2.d-1", "refused-kept-apart", "Ghi chú văn bản bị từ chối được lưu riêng")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            apart = record.state is IncomingState.REFUSED
            return {**super().incoming(record), "kept_in": "kho văn bản trả lại" if apart else None}

    return replace(parts, presentation=Presentation)
