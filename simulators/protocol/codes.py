"""Codes of the exchange: agencies, documents, dossiers, business types, statuses, urgency.

Parsing is strict and says which form matched; what comes from the wire is matched as an opaque string
elsewhere (edxml §4: even official samples carry impossible dates inside an identifier).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal

from simulators.protocol.errors import ProtocolError

_AGENCY_2016 = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")
_AGENCY_2020 = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*|Z[0-9]{2}(?:\.[0-9A-Z]+)+")
_LEVEL_1 = re.compile(r"[A-Z][0-9]{2}")
_DOCUMENT_LAW = re.compile(r"([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2})-([0-9]{4})\.([1-9][0-9]*)")
_DOCUMENT_PRACTICE = re.compile(r"([^,]{3,35}),([0-9]{4}/[0-9]{2}/[0-9]{2}),([^/]+/.+)")
_DOSSIER = re.compile(
    r"([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2})\.([0-9]{4})\.([0-9]{1,4})(\.?)([^\W\d_][^\W_]*(?:-[^\W_]+)*)"
)
_MAX_AGENCY = 35


class CodeError(ProtocolError):
    """A code does not have the form its clause prescribes."""


@dataclass(frozen=True)
class AgencyCode:
    """Mã định danh cơ quan.

    Form "2016": `V1V2V3.Z1Z2.Y1Y2.MX1X2`, 13 characters, level 1 last (Đ8.k3; QĐ 28/2018 Đ10.2.a).
    Form "2020": level 1 first, at most 35 characters (QĐ 20/2020/QĐ-TTg Đ4-6).
    """

    text: str
    form: Literal["2016", "2020"]
    levels: tuple[str, ...]
    """The groups from level 1 down; unused groups of the 2016 form are left out."""

    @classmethod
    def parse(cls, text: str) -> AgencyCode:
        """Read an agency code; CodeError `bad-agency-code` if it has neither form."""
        if _AGENCY_2016.fullmatch(text):
            groups = text.split(".")[::-1]
            while len(groups) > 1 and not groups[-1].strip("0"):
                groups.pop()
            return cls(text, "2016", tuple(groups))
        if len(text) <= _MAX_AGENCY and _AGENCY_2020.fullmatch(text):
            return cls(text, "2020", tuple(text.split(".")))
        raise CodeError(
            "bad-agency-code",
            f"Mã định danh cơ quan sai cấu trúc: {text!r}",
            f"Not an agency code: {text!r}",
            hint="V1V2V3.Z1Z2.Y1Y2.MX1X2, e.g. 000.00.01.H01",
        )

    @property
    def level(self) -> int:
        """How deep the agency stands: 1 for a province or ministry."""
        return len(self.levels)

    @property
    def level_1(self) -> str:
        """MX1X2, e.g. `H01` for An Giang."""
        return self.levels[0]

    def __str__(self) -> str:
        return self.text


def level_1_of(text: str) -> str | None:
    """The level-1 group of any code seen on the wire, also of the short forms (`28.22.H17`); None if it has
    none.
    """
    groups = text.strip().split(".")
    for group in (groups[-1], groups[0]):
        if _LEVEL_1.fullmatch(group):
            return group
    return None


@dataclass(frozen=True)
class DocumentId:
    """Mã định danh văn bản of Đ8.k3: `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYYY.X`, X from 1, no leading zero."""

    agency: AgencyCode
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> DocumentId:
        """Read the form of the law; CodeError `bad-document-id` for everything else."""
        found = _DOCUMENT_LAW.fullmatch(text)
        if found is None:
            raise CodeError(
                "bad-document-id",
                f"Mã định danh văn bản không theo khoản 3 Điều 8: {text!r}",
                f"Not a document identifier of Đ8.k3: {text!r}",
                hint="V1V2V3.Z1Z2.Y1Y2.MX1X2-YYYY.X, e.g. 000.00.01.H01-2019.1",
            )
        return cls(AgencyCode.parse(found[1]), int(found[2]), int(found[3]))

    def __str__(self) -> str:
        return f"{self.agency}-{self.year:04d}.{self.number}"


@dataclass(frozen=True)
class PracticeDocumentId:
    """The form that systems on the axis write: `OrganId,yyyy/MM/dd,Số/Kýhiệu` (edxml §5.3). The date may be
    impossible.
    """

    organ_id: str
    date: str
    code: str

    @classmethod
    def parse(cls, text: str) -> PracticeDocumentId:
        """Read the practice form; CodeError `bad-document-id` for everything else."""
        found = _DOCUMENT_PRACTICE.fullmatch(text)
        if found is None:
            raise CodeError(
                "bad-document-id",
                f"Mã định danh văn bản không theo dạng dùng trên trục: {text!r}",
                f"Not a document identifier in the axis' practice form: {text!r}",
                hint="OrganId,yyyy/MM/dd,number/symbol",
            )
        return cls(found[1], found[2], found[3])

    def __str__(self) -> str:
        return f"{self.organ_id},{self.date},{self.code}"


def document_id_form(text: str) -> Literal["law", "practice", "other"]:
    """Which form a document identifier has; a note, never a ground to refuse an incoming one (design
    §9.18).
    """
    if _DOCUMENT_LAW.fullmatch(text):
        return "law"
    return "practice" if _DOCUMENT_PRACTICE.fullmatch(text) else "other"


@dataclass(frozen=True)
class DossierCode:
    """Mã hồ sơ of Đ16.k2: agency, year, file number and notation, divided by dots
    (`000.00.01.H01.2018.01TH`).

    `dotted` tells the form of TT 01/2019/TT-BNV (`01.TH`) from the regulation's own example (`01TH`).
    """

    agency: AgencyCode
    year: int
    number: str
    notation: str
    dotted: bool = False

    @classmethod
    def parse(cls, text: str) -> DossierCode:
        """Read a dossier code in either form; CodeError `bad-dossier-code` otherwise."""
        found = _DOSSIER.fullmatch(text)
        if found is None:
            raise CodeError(
                "bad-dossier-code",
                f"Mã hồ sơ không theo khoản 2 Điều 16: {text!r}",
                f"Not a dossier code of Đ16.k2: {text!r}",
                hint="agency code . year . number and notation, e.g. 000.00.01.H01.2018.01TH",
            )
        return cls(AgencyCode.parse(found[1]), int(found[2]), found[3], found[5], found[4] == ".")

    def __str__(self) -> str:
        return f"{self.agency}.{self.year:04d}.{self.number}{'.' if self.dotted else ''}{self.notation}"


class BusinessType(IntEnum):
    """BussinessDocType: what a document message does (edxml §4; Đ9, Đ10)."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3

    @property
    def label(self) -> str:
        """The Vietnamese name."""
        return ("Văn bản điện tử mới", "Thu hồi", "Cập nhật", "Thay thế")[self]


class StatusCode(StrEnum):
    """Two-digit status of a status message (edxml §3); 07-12 and 14 were seen nowhere."""

    ARRIVED = "01"
    REFUSED = "02"
    ACCEPTED = "03"
    ASSIGNED = "04"
    PROCESSING = "05"
    FINISHED = "06"
    TAKE_BACK = "13"
    CHANGE_ACCEPTED = "15"
    CHANGE_REFUSED = "16"

    @property
    def label(self) -> str:
        """The Vietnamese name."""
        return _STATUS_LABELS[self.value]

    @classmethod
    def read(cls, text: str) -> StatusCode | None:
        """`05` and `5` alike; None for a code that the exchange does not know."""
        padded = text.strip().zfill(2)
        return cls(padded) if padded in _STATUS_LABELS else None


_STATUS_LABELS = {
    "01": "Đã đến",
    "02": "Từ chối tiếp nhận",
    "03": "Đã tiếp nhận",
    "04": "Phân công",
    "05": "Đang xử lý",
    "06": "Hoàn thành",
    "13": "Lấy lại",
    "15": "Đồng ý cập nhật, lấy lại",
    "16": "Từ chối cập nhật, lấy lại",
}


class Priority(IntEnum):
    """Độ khẩn of OtherInfo/Priority (edxml §2.2)."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    EXPRESS = 3
    SCHEDULED_EXPRESS = 4

    @property
    def label(self) -> str:
        """The Vietnamese name."""
        return ("Thường", "Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ")[self]
