"""How much of the message form a document uses: only what every known form demands, or everything there is (Đ11)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import timedelta

from simulators.agencies.documents import PreparedDocument
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import Business, Organ, OtherInfo, ResponseFor, Signer, Staff, TraceHop
from simulators.protocol.edxml.moments import wire_date, wire_time

_ALSO_TO = (
    Organ("000.00.06.H01", "Sở Y tế tỉnh An Giang"),
    Organ("000.00.00.G09", "Bộ Nội vụ"),
)


def minimal(prepared: PreparedDocument) -> PreparedDocument:
    """The required elements alone: agencies, identifier, code, date, subject, one hop, the files (edxml §2.2)."""
    message = prepared.message
    return prepared.with_message(
        sender=_bare(message.sender), recipients=tuple(_bare(one) for one in message.recipients), place="",
        type_code=None, type_detail=None, type_name="", content="", signer=None, due_date="", to_places=(),
        other=OtherInfo(), response_for=(), steering_type=None, business=None,
        references=tuple(dataclasses.replace(one, description="") for one in message.references),
        attachments=tuple(dataclasses.replace(one, description="") for one in message.attachments),
    )  # fmt: skip


def maximal(prepared: PreparedDocument) -> PreparedDocument:
    """Every element of the mainstream form, those that may repeat more than once."""
    message, at = prepared.message, prepared.request.at
    earlier, day = at - timedelta(minutes=3), wire_date(at - timedelta(days=20))
    answered = tuple(
        ResponseFor("000.00.01.H01", f"{number}/SNV-VP", day, f"000.00.01.H01-{at.year}.{number}")
        for number in (11, 12)
    )
    return prepared.with_message(
        sender=_full(message.sender), recipients=tuple(_full(one) for one in (*message.recipients, *_ALSO_TO)),
        type_code=2, type_detail=0, signer=_with_authority(message.signer),
        due_date=wire_date(at + timedelta(days=14)), to_places=("Như trên", "Lưu: VT, TH"),
        other=dataclasses.replace(
            message.other, priority=2, sphere="Trong tỉnh", typer_notation="NTB", promulgation_amount=3,
            direction="false", appendixes=("Phụ lục 1", "Phụ lục 2"),
        ),
        response_for=answered, steering_type=1,
        traces=(TraceHop(message.sender.organ_id, wire_time(earlier)), *message.traces),
        business=Business(
            BusinessType.NEW, BusinessType.NEW.label, paper=0,
            staff=Staff("Văn phòng", "Lý Thị Tràm", "0296 000 000", "vanthu@h01.example"),
        ),
    )  # fmt: skip


EXTENTS: Mapping[str, Callable[[PreparedDocument], PreparedDocument]] = {
    "chỉ các mục bắt buộc": minimal,
    "đủ mọi mục": maximal,
}
"""What a scenario says → what is done with the valid document."""


def _bare(organ: Organ) -> Organ:
    return Organ(organ.organ_id, organ.name)


def _full(organ: Organ) -> Organ:
    return Organ(
        organ.organ_id, organ.name, in_charge="Ủy ban nhân dân tỉnh An Giang",
        address="số 1 đường Thử Nghiệm, thành phố Long Xuyên", email=organ.email or "vanthu@h01.example",
        telephone="0296 000 001", fax="0296 000 002", website="https://h01.example",
    )  # fmt: skip


def _with_authority(signer: Signer | None) -> Signer:
    name = signer.full_name if signer else "Trần Thị Bích"
    return Signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name)
