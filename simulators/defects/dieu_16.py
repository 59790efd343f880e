"""Defects and controls of Điều 16: what is put into a dossier, and the parts of its code."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.dossier_records import Dossier, DossierItem, ListedDossier, RelatedPaper
from simulators.qlvb.dossier_requests import AddToDossierAct
from simulators.qlvb.errors import refused
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor

# ------------------------------------------------------------------------------------------ Đ16.k1


@defect("D16.k1-1", "code-not-on-outgoing", "Văn bản đi không mang mã của hồ sơ chứa nó")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def codes_of(self, record: str) -> list[str]:
            return [] if record.startswith("di-") else super().codes_of(record)

    return replace(parts, dossier_view=DossierView)


@defect(
    "D16.k1-1",
    "unlisted-taken-for-listed",
    "Hồ sơ ngoài danh mục được cho số, ký hiệu của hồ sơ đầu danh mục",
)
def _(parts: Parts) -> Parts:
    class DossierLists(parts.dossier_lists):  # type: ignore[name-defined,misc]
        def entry(self, year: int, number: str, symbol: str) -> ListedDossier:
            listed: tuple[ListedDossier, ...] = self.of_year(year)
            asked = (number, symbol)
            return next((one for one in listed if (one.number, one.symbol) == asked), listed[0])

    return replace(parts, dossier_lists=DossierLists)


@defect("D16.k1-2", "incoming-not-taken", "Không cho đưa văn bản đến vào hồ sơ đã lập")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def require_document(self, record: str) -> None:
            if record.startswith("den-"):
                raise refused("outgoing-only", "Hồ sơ chỉ chứa văn bản đi", "outgoing documents only")
            super().require_document(record)

    return replace(parts, dossiers=Dossiers)


@defect(
    "D16.k1-2", "neighbours-come-along", "Đưa một văn bản đến vào hồ sơ thì mọi văn bản cùng nơi gửi vào theo"
)
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def add(self, key: str, act: AddToDossierAct) -> Dossier:
            dossier: Dossier = super().add(key, act)
            if act.document.startswith("den-"):
                sender = self.office.incoming(act.document).sender.organ_id
                for other in self.office.store.incoming.all():
                    if other.sender.organ_id == sender:
                        dossier = self.with_document(dossier, other.key, act.actor, self.office.now())
            return dossier

    return replace(parts, dossiers=Dossiers)


@defect("D16.k1-3", "papers-lost", "Ý kiến, báo cáo đưa vào hồ sơ không được giữ")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def with_paper(self, dossier: Dossier, paper: RelatedPaper, actor: Actor, at: datetime) -> Dossier:
            return dossier

    return replace(parts, dossiers=Dossiers)


@defect("D16.k1-3", "text-cut", "Chỉ giữ tên của ý kiến, báo cáo, không giữ nội dung")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def with_paper(self, dossier: Dossier, paper: RelatedPaper, actor: Actor, at: datetime) -> Dossier:
            kept: Dossier = super().with_paper(dossier, replace(paper, text=""), actor, at)
            return kept

    return replace(parts, dossiers=Dossiers)


@defect("D16.k1-3", "latest-paper-only", "Tài liệu đưa vào sau thay cho tài liệu đưa vào trước")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def with_paper(self, dossier: Dossier, paper: RelatedPaper, actor: Actor, at: datetime) -> Dossier:
            documents = tuple(item for item in dossier.items if item.paper is None)
            kept: Dossier = super().with_paper(replace(dossier, items=documents), paper, actor, at)
            return kept

    return replace(parts, dossiers=Dossiers)


# ------------------------------------------------------------------------------------------ Đ16.k2


@defect("D16.k2.a", "superior-agency", "Mã hồ sơ mang mã định danh của cơ quan cấp trên")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def code(self, entry: ListedDossier, at: datetime) -> str:
            return str(super().code(entry, at)).replace(self.agency(), "000.00.00.H01", 1)

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2.a", "without-agency", "Mã hồ sơ không có mã định danh cơ quan")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def code(self, entry: ListedDossier, at: datetime) -> str:
            return str(super().code(entry, at)).removeprefix(f"{self.agency()}.")

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2.b", "two-digits", "Năm hình thành chỉ có hai chữ số")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def year_text(self, at: datetime) -> str:
            return str(super().year_text(at))[2:]

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2.b", "year-of-another-zone", "Năm hình thành tính theo giờ quốc tế")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def year_text(self, at: datetime) -> str:
            return f"{at.astimezone(UTC).year}"

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2.b", "year-moves-on", "Sang năm sau thì mã hồ sơ ghi năm mới")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def code(self, dossier: Dossier) -> str:
            this_year = self.office.dossier_codes.year(self.office.now())
            return dossier.code.replace(f".{dossier.year}.", f".{this_year}.")

    return replace(parts, dossier_view=DossierView)


@defect("D16.k2.c", "symbol-only", "Mã hồ sơ chỉ có ký hiệu, không có số")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def code(self, dossier: Dossier) -> str:
            tail = self.office.dossier_codes.number_and_symbol(dossier.entry)
            return dossier.code.removesuffix(tail) + dossier.entry.symbol

    return replace(parts, dossier_view=DossierView)


@defect("D16.k2.c", "number-of-its-own", "Mã hồ sơ mang số tự cấp, không phải số trong danh mục")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def code(self, entry: ListedDossier, at: datetime) -> str:
            own = replace(entry, number=f"{int(entry.number) + 900}")
            return str(super().code(own, at))

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2-1", "hyphens", "Các thành phần của mã hồ sơ cách nhau bằng gạch nối")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def separator(self) -> str:
            return "-"

    return replace(parts, dossier_codes=DossierCodes)


@defect("D16.k2-1", "slash-before-the-symbol", "Số và ký hiệu trong mã hồ sơ cách nhau bằng gạch chéo")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def code(self, entry: ListedDossier, at: datetime) -> str:
            return str(super().code(replace(entry, number=f"{entry.number}/"), at))

    return replace(parts, dossier_codes=DossierCodes)


# ------------------------------------------------------------------------------------------------ controls


@control(
    "D16.k1-1",
    "listed-by-key-alone",
    "Hồ sơ liệt kê văn bản theo bản ghi và trích yếu, không ghi mã định danh",
)
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def item(self, item: DossierItem) -> dict[str, Any]:
            shown: dict[str, Any] = super().item(item)
            return {name: value for name, value in shown.items() if name != "document_id"}

    return replace(parts, dossier_view=DossierView)


@control("D16.k1-2", "one-dossier-a-document", "Mỗi văn bản chỉ thuộc một hồ sơ")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def require_document(self, record: str) -> None:
            super().require_document(record)
            if self.office.store.dossiers.holding(record):
                raise refused(
                    "in-another", "Văn bản đã thuộc hồ sơ khác", "the document is in another dossier"
                )

    return replace(parts, dossiers=Dossiers)


@control("D16.k1-3", "latest-first", "Hồ sơ liệt kê tài liệu mới nhất trước")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def items(self, dossier: Dossier) -> list[dict[str, Any]]:
            return list(reversed(super().items(dossier)))

    return replace(parts, dossier_view=DossierView)


@control("D16.k2.a", "no-leading-zero", "Số của hồ sơ trong mã viết không có số 0 ở đầu")
def _(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def code(self, entry: ListedDossier, at: datetime) -> str:
            return str(super().code(replace(entry, number=entry.number.lstrip("0")), at))

    return replace(parts, dossier_codes=DossierCodes)


@control("D16.k2.b", "year-not-shown-apart", "Không hiển thị riêng năm hình thành")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def dossier(self, dossier: Dossier) -> dict[str, Any]:
            return {**super().dossier(dossier), "year": None}

    return replace(parts, dossier_view=DossierView)


@control("D16.k2.c", "dot-before-the-symbol", "Viết số và ký hiệu có dấu chấm ở giữa: 01.TH")
def _(parts: Parts) -> Parts:
    return _dotted(parts)


@control("D16.k2-1", "dot-between-number-and-symbol", "Viết số và ký hiệu thành hai thành phần: 01.TH")
def _(parts: Parts) -> Parts:
    return _dotted(parts)


def _dotted(parts: Parts) -> Parts:
    class DossierCodes(parts.dossier_codes):  # type: ignore[name-defined,misc]
        def number_and_symbol(self, entry: ListedDossier) -> str:
            return f"{entry.number}.{entry.symbol}"

    return replace(parts, dossier_codes=DossierCodes)
