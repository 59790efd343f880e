"""Thời hạn bảo quản (Đ13.k5; TT 09/2011/TT-BNV): how long a dossier is kept, and that it is kept so long."""

from __future__ import annotations

import datetime as dt

from simulators.clock import VIETNAM
from simulators.qlvb.dossier_records import Dossier, DossierState
from simulators.qlvb.dossier_records import Retention as Period
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part


class Retention(Part):
    """The period is that of the list; it counts from the year in which the work has ended."""

    def period(self, dossier: Dossier) -> Period | None:
        """The period that a dossier bears; None if it bears none."""
        return dossier.entry.retention

    def last_day(self, dossier: Dossier) -> dt.date | None:
        """The last day of the period; None while the dossier is open, and where it is kept for ever."""
        period = self.period(dossier)
        if dossier.closed_at is None or period is None or period.years is None:
            return None
        return dt.date(dossier.closed_at.astimezone(VIETNAM).year + period.years, 12, 31)

    def is_over(self, dossier: Dossier) -> bool:
        """Whether the period has run out: from the day after its last one."""
        last = self.last_day(dossier)
        return last is not None and self.office.now().astimezone(VIETNAM).date() > last

    def require_expired(self, dossier: Dossier) -> None:
        """QlvbError `under-retention` (refused) while the dossier has to be kept."""
        if not self.is_over(dossier):
            raise refused(
                "under-retention",
                f"Hồ sơ {dossier.code} còn trong thời hạn bảo quản",
                f"dossier {dossier.code} is under retention",
                hint=f"kept until {self.last_day(dossier) or 'it is closed, or for ever'}",
            )

    def require_document_free(self, record: str) -> None:
        """QlvbError `under-retention` (refused) while a dossier that holds the document has to be kept."""
        for dossier in self.office.store.dossiers.holding(record):
            if dossier.state is not DossierState.DELETED:
                self.require_expired(dossier)
