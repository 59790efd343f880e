"""Records of dossiers (hồ sơ công việc, Đ16) as values: the year's list, a dossier, its items and retention."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from simulators.qlvb.records import Actor, Event


class DossierState(StrEnum):
    """A dossier is open while the work goes on, closed when it has ended; deleted after its retention period."""

    OPEN = "open"
    CLOSED = "closed"
    DELETED = "deleted"


@dataclass(frozen=True)
class Retention:
    """Thời hạn bảo quản (Đ13.k5): a number of years; None is vĩnh viễn."""

    years: int | None = None


@dataclass(frozen=True)
class ListedDossier:
    """One entry of the year's list (danh mục hồ sơ): số, ký hiệu, tên hồ sơ, thời hạn bảo quản."""

    number: str
    symbol: str
    title: str
    retention: Retention


@dataclass(frozen=True)
class RelatedPaper:
    """Tài liệu liên quan (Đ16.k1): ý kiến chỉ đạo, ý kiến đóng góp, báo cáo giải trình and the like."""

    kind: str
    title: str
    text: str = ""
    date: dt.date | None = None


@dataclass(frozen=True)
class DossierItem:
    """What stands at one place of a dossier: a document by the key of its record, or a related paper."""

    ordinal: int
    added_at: datetime
    actor: Actor
    record: str = ""
    paper: RelatedPaper | None = None


@dataclass(frozen=True)
class Dossier:
    """Hồ sơ công việc. `code` is given once, when it is opened (Đ16.k2)."""

    code: str
    organ_id: str
    year: int
    entry: ListedDossier
    creator: Actor
    opened_at: datetime
    id: int = 0
    state: DossierState = DossierState.OPEN
    closed_at: datetime | None = None
    items: tuple[DossierItem, ...] = ()
    rights: str = "Không hạn chế"
    language: str = "Tiếng Việt"
    history: tuple[Event, ...] = ()

    @property
    def key(self) -> str:
        """The record's name in the driver."""
        return f"hs-{self.id}"

    def noting(
        self, at: datetime, event: str, *, actor: Actor | None = None, detail: str = "", **changes: object
    ) -> Dossier:
        """The record with `changes` and one more line of history."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        line = Event(at, event, actor, detail, changed.state.value)
        return replace(changed, history=(*changed.history, line))
