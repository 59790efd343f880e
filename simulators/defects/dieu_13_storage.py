"""Defects and controls of Đ13.k1 and k2: what survives a restart, what a copy brings back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import msgspec

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import IncomingState


@defect("D13.k1-2", "waiting-files-tidied-away", "Khởi động lại thì dọn mất tệp của văn bản chưa tiếp nhận")
def _(parts: Parts) -> Parts:
    class Upkeep(parts.upkeep):  # type: ignore[name-defined,misc]
        def started(self) -> None:
            for record in self.office.store.incoming.all():
                if record.state is IncomingState.ARRIVED:
                    self.office.store.incoming.save(replace(record, files=()))

    return replace(parts, upkeep=Upkeep)


@defect("D13.k1-2", "papers-in-memory-only", "Ý kiến trong hồ sơ chỉ giữ trong bộ nhớ, khởi động lại thì mất")
def _(parts: Parts) -> Parts:
    class Upkeep(parts.upkeep):  # type: ignore[name-defined,misc]
        def started(self) -> None:
            for dossier in self.office.store.dossiers.all():
                documents = tuple(item for item in dossier.items if item.paper is None)
                self.office.store.dossiers.save(replace(dossier, items=documents))

    return replace(parts, upkeep=Upkeep)


@defect("D13.k2-1", "records-without-files", "Bản sao lưu chỉ có bản ghi, không có tệp văn bản")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def files(self) -> dict[str, bytes]:
            return {}

    return replace(parts, backups=Backups)


@defect("D13.k2-1", "restore-in-name-only", "Báo khôi phục xong mà không khôi phục gì")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def restore(self, data: bytes) -> None:
            self.checked(data)

    return replace(parts, backups=Backups)


@defect("D13.k2-1", "cleared-before-checked", "Xóa dữ liệu đang có rồi mới xem bản sao lưu có hỏng không")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def restore(self, data: bytes) -> None:
            self.office.store.clear()
            super().restore(data)

    return replace(parts, backups=Backups)


@defect("D13.k2-1", "never-due", "Không tự tạo bản sao lưu theo định kỳ")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def is_due(self, last: dt.datetime, period: dt.timedelta) -> bool:
            return False

    return replace(parts, backups=Backups)


@defect("D13.k2-1", "every-other-period", "Cách một kỳ mới tạo bản sao lưu")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def is_due(self, last: dt.datetime, period: dt.timedelta) -> bool:
            return bool(super().is_due(last, 2 * period))

    return replace(parts, backups=Backups)


# ------------------------------------------------------------------------------------------------ controls


@control("D13.k1-2", "restart-in-the-history", "Mỗi lần khởi động lại ghi một dòng vào lịch sử văn bản")
def _(parts: Parts) -> Parts:
    class Upkeep(parts.upkeep):  # type: ignore[name-defined,misc]
        def started(self) -> None:
            for record in self.office.store.incoming.all():
                self.office.store.incoming.save(record.noting(self.office.now(), "product-started"))

    return replace(parts, upkeep=Upkeep)


@control("D13.k2-1", "compressed-copies-twice-a-day", "Bản sao lưu có nén, tạo dày hơn định kỳ")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def content(self) -> bytes:
            target = io.BytesIO()
            with (
                zipfile.ZipFile(io.BytesIO(super().content())) as plain,
                zipfile.ZipFile(target, "w") as packed,
            ):
                for name in reversed(plain.namelist()):
                    packed.writestr(name, plain.read(name), zipfile.ZIP_DEFLATED)
            return target.getvalue()

        def is_due(self, last: dt.datetime, period: dt.timedelta) -> bool:
            return bool(super().is_due(last, period / 2))

    return replace(parts, backups=Backups)


@control("D13.k2-1", "damage-put-right", "Bản sao lưu hỏng thì lặng lẽ giữ nguyên dữ liệu đang có")
def _(parts: Parts) -> Parts:
    class Backups(parts.backups):  # type: ignore[name-defined,misc]
        def damaged(self, detail: str) -> Exception:
            return msgspec.ValidationError(detail)

        def restore(self, data: bytes) -> None:
            try:
                super().restore(data)
            except msgspec.ValidationError:
                return

    return replace(parts, backups=Backups)
