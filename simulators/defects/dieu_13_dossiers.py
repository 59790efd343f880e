"""Defects and controls of Đ13.k3 and k5: how dossiers are led, exported, and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.dossier_records import Dossier, DossierItem
from simulators.qlvb.dossier_records import Retention as Period
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor
from simulators.qlvb.search import Document

# ------------------------------------------------------------------------------------------ Đ13.k3-1


@defect("D13.k3-1", "closed-by-nobody", "Không ghi ai đã kết thúc hồ sơ")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def dossier(self, dossier: Dossier) -> dict[str, Any]:
            shown: dict[str, Any] = super().dossier(dossier)
            return {**shown, "history": [row for row in shown["history"] if row["event"] != "closed"]}

    return replace(parts, dossier_view=DossierView)


@defect("D13.k3-1", "papers-dropped-at-the-end", "Kết thúc hồ sơ thì bỏ các ý kiến, chỉ giữ văn bản")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def close(self, key: str, actor: Actor) -> Dossier:
            closed: Dossier = super().close(key, actor)
            documents = tuple(item for item in closed.items if item.paper is None)
            kept: Dossier = self.office.store.dossiers.save(replace(closed, items=documents))
            return kept

    return replace(parts, dossiers=Dossiers)


@defect("D13.k3-1", "closed-with-the-year", "Hết năm thì mọi hồ sơ hiển thị là đã kết thúc")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def dossier(self, dossier: Dossier) -> dict[str, Any]:
            shown: dict[str, Any] = super().dossier(dossier)
            over = self.office.dossier_codes.year(self.office.now()) > dossier.year
            return {**shown, "state": "closed"} if over and shown["state"] == "open" else shown

    return replace(parts, dossier_view=DossierView)


# ------------------------------------------------------------------------------------------ Đ13.k3-2


@defect("D13.k3-2", "numbered-from-nought", "Số thứ tự trong hồ sơ đánh từ 0")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def next_ordinal(self, dossier: Dossier) -> int:
            return len(dossier.items)

    return replace(parts, dossiers=Dossiers)


@defect("D13.k3-2", "documents-first", "Số thứ tự xếp văn bản trước, ý kiến sau, không theo thứ tự đưa vào")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def items(self, dossier: Dossier) -> list[dict[str, Any]]:
            rows = sorted(super().items(dossier), key=lambda row: row["kind"] == "related")
            return [{**row, "ordinal": number} for number, row in enumerate(rows, 1)]

    return replace(parts, dossier_view=DossierView)


@defect("D13.k3-2", "code-of-the-group", "Tìm theo mã hồ sơ thì ra văn bản của mọi nơi gửi có trong hồ sơ")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def is_in(self, record: Document, code: str) -> bool:
            if not code or super().is_in(record, code):
                return True
            held = [
                item.record for d in self.office.store.dossiers.all() if d.code == code for item in d.items
            ]
            return any(self._from(key) == self._from(record.key) for key in held if key.startswith("den-"))

        def _from(self, key: str) -> str:
            return str(self.office.incoming(key).sender.organ_id) if key.startswith("den-") else ""

    return replace(parts, search=Search)


@defect("D13.k3-2", "every-year-listed", "Danh sách hồ sơ của một năm có cả hồ sơ năm khác")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def of_year(self, year: int | None) -> list[Dossier]:
            return list(super().of_year(None))

    return replace(parts, dossiers=Dossiers)


# ------------------------------------------------------------------------------------------ Đ13.k3-3


@defect("D13.k3-3", "total-left-out", "Dữ liệu xuất ra không có tổng số tài liệu")
def _(parts: Parts) -> Parts:
    class DossierExport(parts.dossier_export):  # type: ignore[name-defined,misc]
        def fields(self, dossier: Dossier) -> list[tuple[str, object]]:
            return [field for field in super().fields(dossier) if field[0] != "DocTotal"]

    return replace(parts, dossier_export=DossierExport)


@defect(
    "D13.k3-3", "not-escaped", "Dữ liệu xuất ra không phải XML đúng cú pháp khi tên hồ sơ có ký hiệu đặc biệt"
)
def _(parts: Parts) -> Parts:
    class DossierExport(parts.dossier_export):  # type: ignore[name-defined,misc]
        def xml(self, dossier: Dossier) -> bytes:
            raw: bytes = super().xml(dossier)
            return raw.replace(b"&lt;", b"<").replace(b"&gt;", b">").replace(b"&amp;", b"&")

    return replace(parts, dossier_export=DossierExport)


@defect("D13.k3-3", "ends-when-exported", "Ngày kết thúc xuất ra là ngày mở hồ sơ")
def _(parts: Parts) -> Parts:
    class DossierExport(parts.dossier_export):  # type: ignore[name-defined,misc]
        def fields(self, dossier: Dossier) -> list[tuple[str, object]]:
            opened = self.day(dossier.opened_at)
            return [(n, opened if n == "EndDate" and v else v) for n, v in super().fields(dossier)]

    return replace(parts, dossier_export=DossierExport)


# ------------------------------------------------------------------------------------------ Đ13.k5


@defect("D13.k5-1", "no-period", "Hồ sơ không mang thời hạn bảo quản")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def retention(self, period: Period | None) -> dict[str, Any] | None:
            return None

    return replace(parts, dossier_view=DossierView)


@defect("D13.k5-1", "ten-years-for-all", "Mọi hồ sơ hiển thị thời hạn bảo quản 10 năm")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def retention(self, period: Period | None) -> dict[str, Any] | None:
            shown: dict[str, Any] | None = super().retention(Period(10))
            return shown

    return replace(parts, dossier_view=DossierView)


@defect("D13.k5-1", "counted-twice", "Ngày cuối của thời hạn bảo quản tính thừa một thời hạn nữa")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def last_day(self, dossier: Dossier) -> dt.date | None:
            last: dt.date | None = super().last_day(dossier)
            return last and last.replace(year=last.year + (dossier.entry.retention.years or 0))

    return replace(parts, retention=Retention)


@defect("D13.k5-2", "deleted-at-once", "Cho xóa hồ sơ đã kết thúc bất kể thời hạn bảo quản")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def require_expired(self, dossier: Dossier) -> None:
            return None

    return replace(parts, retention=Retention)


@defect("D13.k5-2", "a-day-early", "Cho xóa hồ sơ ngay trong ngày cuối của thời hạn bảo quản")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def is_over(self, dossier: Dossier) -> bool:
            return bool(super().is_over(dossier)) or self.last_day(dossier) == self.office.now().date()

    return replace(parts, retention=Retention)


@defect("D13.k5-2", "permanent-for-seventy-years", "Hồ sơ vĩnh viễn xóa được sau 70 năm")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def is_over(self, dossier: Dossier) -> bool:
            closed = dossier.closed_at
            old = closed is not None and self.office.now().year > closed.year + 70
            return bool(super().is_over(dossier)) or (old and dossier.entry.retention.years is None)

    return replace(parts, retention=Retention)


@defect("D13.k5-2", "documents-unguarded", "Xóa được văn bản nằm trong hồ sơ còn thời hạn bảo quản")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def require_document_free(self, record: str) -> None:
            return None

    return replace(parts, retention=Retention)


# ------------------------------------------------------------------------------------------------ controls


@control("D13.k3-1", "more-history", "Ghi thêm dòng lịch sử mỗi lần hồ sơ được xem")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def dossier(self, dossier: Dossier) -> dict[str, Any]:
            shown: dict[str, Any] = super().dossier(dossier)
            seen = {**shown["history"][0], "event": "viewed", "actor": None}
            return {**shown, "history": [*shown["history"], seen]}

    return replace(parts, dossier_view=DossierView)


@control("D13.k3-2", "latest-on-top", "Liệt kê mục mới nhất trước, số thứ tự giữ nguyên")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def items(self, dossier: Dossier) -> list[dict[str, Any]]:
            return list(reversed(super().items(dossier)))

    return replace(parts, dossier_view=DossierView)


@control(
    "D13.k3-3", "namespace-and-other-order", "Xuất dữ liệu có không gian tên, thứ tự trường khác, ngày ISO"
)
def _(parts: Parts) -> Parts:
    class DossierExport(parts.dossier_export):  # type: ignore[name-defined,misc]
        def xml(self, dossier: Dossier) -> bytes:
            raw: bytes = super().xml(dossier)
            return raw.replace(b"<Dossier>", b'<Dossier xmlns="urn:example:ho-so">', 1)

        def fields(self, dossier: Dossier) -> list[tuple[str, object]]:
            return list(reversed(super().fields(dossier)))

        def day(self, at: object) -> str:
            return f"{at:%Y-%m-%d}" if at else ""

        def documents(self, dossier: Dossier) -> int:
            return sum(item.paper is None for item in dossier.items)

        def entry(self, item: DossierItem) -> list[tuple[str, object]]:
            return []

    return replace(parts, dossier_export=DossierExport)


@control("D13.k5-1", "no-last-day-shown", "Không hiển thị ngày cuối của thời hạn bảo quản")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def dossier(self, dossier: Dossier) -> dict[str, Any]:
            return {**super().dossier(dossier), "retain_until": None}

    return replace(parts, dossier_view=DossierView)


@control("D13.k5-1", "counted-from-the-closing-year", "Thời hạn bảo quản tính cả năm kết thúc công việc")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def last_day(self, dossier: Dossier) -> dt.date | None:
            last: dt.date | None = super().last_day(dossier)
            return last and last.replace(year=last.year - 1)

    return replace(parts, retention=Retention)


@control("D13.k5-2", "never-deletes", "Không bao giờ cho xóa hồ sơ")
def _(parts: Parts) -> Parts:
    class Retention(parts.retention):  # type: ignore[name-defined,misc]
        def is_over(self, dossier: Dossier) -> bool:
            return False

    return replace(parts, retention=Retention)
