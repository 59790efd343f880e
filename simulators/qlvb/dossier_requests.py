"""What people enter about dossiers, as the driver hands it in (schemas of `dossiers.schema.json`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import msgspec

from simulators.qlvb.dossier_records import Retention
from simulators.qlvb.records import Actor
from simulators.qlvb.requests import Filled

Years = Annotated[int, msgspec.Meta(ge=1, le=70)]


@dataclass(frozen=True)
class RetentionIn:
    """A number of years, or permanent."""

    years: Years | None = None
    permanent: bool = False

    def value(self) -> Retention | None:
        """None where it says neither."""
        if self.permanent or self.years is not None:
            return Retention(None if self.permanent else self.years)
        return None


@dataclass(frozen=True)
class ListedDossierIn:
    """One entry of the year's list."""

    number: Filled
    symbol: Filled
    title: Filled
    retention: RetentionIn


@dataclass(frozen=True)
class DossierList:
    """Danh mục hồ sơ of one year (Đ16.k1)."""

    year: Annotated[int, msgspec.Meta(ge=1900, le=9999)]
    items: tuple[ListedDossierIn, ...] = ()


@dataclass(frozen=True)
class DossierIn:
    """Which entry of the list a dossier is opened under."""

    number: Filled
    symbol: Filled
    title: str = ""


@dataclass(frozen=True)
class OpenDossierAct:
    """Open a dossier, for an incoming document if one is named."""

    actor: Actor
    dossier: DossierIn
    incoming: str = ""


@dataclass(frozen=True)
class RelatedPaperIn:
    """A related paper handed in."""

    kind: Filled
    title: Filled
    text: str = ""
    date: dt.date | None = None


@dataclass(frozen=True)
class AddToDossierAct:
    """Put a document, or a related paper, into a dossier."""

    actor: Actor
    document: str = ""
    paper: RelatedPaperIn | None = None
