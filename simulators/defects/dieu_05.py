"""Defects and controls of Điều 5: what a signed and an unsigned e-document are worth in the product."""

from __future__ import annotations

from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.qlvb.checks import UNSIGNED, Signatures
from simulators.qlvb.errors import refused
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Check, CheckResult, Incoming


@defect("D5-1", "waits-for-the-paper", "Văn bản có gửi kèm giấy phải chờ bản giấy mới hoàn thành được")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def complete(self, key: str, actor: Actor) -> Incoming:
            if self.office.incoming(key).paper:
                raise refused("paper-awaited", "Chưa nhận được bản giấy", "the paper has not come")
            record: Incoming = super().complete(key, actor)
            return record

    return replace(parts, processing=Processing)


@defect("D5-1", "for-reference-all", "Gắn nhãn “để biết, tham khảo” cho cả văn bản đã ký số")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def legal_value(self, record: Incoming) -> str | None:
            return "for-reference"

    return replace(parts, checks=Checks)


@defect("D5-2", "paper-vouches", "Coi văn bản không ký số là đã xác thực vì có bản giấy gửi kèm")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def authenticity(self, record: Incoming, signatures: Signatures) -> Check:
            found: Check = super().authenticity(record, signatures)
            vouched = record.paper and UNSIGNED in found.detail
            return Check("authenticity", CheckResult.OK, "có bản giấy") if vouched else found

    return replace(parts, checks=Checks)


@defect("D5-2", "as-paper-all", "Gắn nhãn có giá trị như văn bản giấy cho mọi văn bản")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def legal_value(self, record: Incoming) -> str | None:
            return "as-paper"

    return replace(parts, checks=Checks)


@control("D5-1", "no-label", "Không có nhãn giá trị pháp lý")
@control("D5-2", "no-label", "Không có nhãn giá trị pháp lý")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def legal_value(self, record: Incoming) -> str | None:
            return None

    return replace(parts, checks=Checks)


@control("D5-2", "unsigned-is-a-doubt", "Coi văn bản không ký số là chưa xác định, không phải sai")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def authenticity(self, record: Incoming, signatures: Signatures) -> Check:
            found: Check = super().authenticity(record, signatures)
            return replace(found, result=CheckResult.UNKNOWN) if UNSIGNED in found.detail else found

    return replace(parts, checks=Checks)
