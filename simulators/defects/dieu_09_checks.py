"""Defects and controls of Đ9.k1.a, the checks on receipt: files, pages, completeness, integrity, authenticity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import DocumentMessage
from simulators.protocol.signing import SignatureFinding
from simulators.qlvb.checks import Signatures, Unjudged
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import (
    Actor,
    Check,
    CheckResult,
    Incoming,
    IncomingState,
    Refusal,
    Role,
    StoredFile,
)

_OK, _FAILED = CheckResult.OK, CheckResult.FAILED
_UNKNOWN, _WARNING = CheckResult.UNKNOWN, CheckResult.WARNING
_A_DAY = timedelta(days=1)


def _without(parts: Parts, name: str) -> Parts:
    """The same product, which does not tell the result of one check."""

    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def all(self, record: Incoming, message: DocumentMessage) -> Incoming:
            found: Incoming = super().all(record, message)
            return replace(found, checks=tuple(one for one in found.checks if one.name != name))

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ a-1, files


@defect("D9.k1.a-1", "files-not-counted", "Không so số tệp với danh mục kê, coi là đủ")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def count(self, record: Incoming, message: DocumentMessage) -> Check:
            return Check("count", _OK)

    return replace(parts, checks=Checks)


@defect("D9.k1.a-1", "only-missing-files", "Chỉ thấy thiếu tệp, không thấy thừa tệp")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def count(self, record: Incoming, message: DocumentMessage) -> Check:
            found: Check = super().count(record, message)
            enough = len(message.attachments) >= len(message.references)
            return replace(found, result=_OK) if enough else found

    return replace(parts, checks=Checks)


@control("D9.k1.a-1", "figures-alone", "Không kết luận, chỉ thể hiện số tệp kê và số tệp đến")
def _(parts: Parts) -> Parts:
    return _without(parts, "count")


@control("D9.k1.a-1", "shown-not-barred", "Nêu rõ sai sót, để văn thư tự quyết định tiếp nhận")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def bar_acceptance(self, record: Incoming) -> None:
            return

    return replace(parts, reception=Reception)


# ------------------------------------------------------------------------------------------------ a-2, pages


@defect("D9.k1.a-2", "pages-not-counted", "Tin số trang cơ quan gửi khai")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def pages(self, record: Incoming) -> Check:
            return Check("pages", _OK)

    return replace(parts, checks=Checks)


@defect("D9.k1.a-2", "more-pages-pass", "Chỉ thấy thiếu trang, không thấy thừa trang")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def pages(self, record: Incoming) -> Check:
            found: Check = super().pages(record)
            counted = record.main_file.pages if record.main_file else None
            enough = (counted or 0) >= (record.announced_pages or 0)
            return replace(found, result=_OK) if enough else found

    return replace(parts, checks=Checks)


@defect("D9.k1.a-2", "silence-is-a-flaw", "Coi văn bản không khai số trang là sai")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def pages(self, record: Incoming) -> Check:
            found: Check = super().pages(record)
            return replace(found, result=_FAILED) if record.announced_pages is None else found

    return replace(parts, checks=Checks)


@control("D9.k1.a-2", "both-figures", "Không kết luận, chỉ thể hiện cả hai con số")
def _(parts: Parts) -> Parts:
    return _without(parts, "pages")


@control("D9.k1.a-2", "only-a-warning", "Cảnh báo số trang không khớp, không ngăn tiếp nhận")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def pages(self, record: Incoming) -> Check:
            found: Check = super().pages(record)
            return replace(found, result=_WARNING) if found.result is _FAILED else found

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ a-3, completeness


@defect("D9.k1.a-3", "subject-not-asked-for", "Không coi văn bản thiếu trích yếu là thiếu")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def needed(self, record: Incoming) -> Iterator[tuple[str, bool]]:
            return (one for one in super().needed(record) if one[0] != "trích yếu")

    return replace(parts, checks=Checks)


@defect("D9.k1.a-3", "missing-date-made-up", "Văn bản thiếu ngày thì lấy ngày nhận")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def date(self, message: DocumentMessage) -> date | None:
            found: date | None = super().date(message)
            return found or self.office.now().date()

    return replace(parts, filing=Filing)


@defect("D9.k1.a-3", "gap-not-named", "Báo văn bản thiếu mà không nêu thiếu gì, vẫn cho tiếp nhận")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def completeness(self, record: Incoming) -> Check:
            found: Check = super().completeness(record)
            return Check("completeness", _WARNING) if found.result is _FAILED else found

    return replace(parts, checks=Checks)


@control("D9.k1.a-3", "other-words", "Nêu phần còn thiếu bằng lời khác")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def needed(self, record: Incoming) -> Iterator[tuple[str, bool]]:
            return ((f"mục {name.upper()} của Điều 8", here) for name, here in super().needed(record))

    return replace(parts, checks=Checks)


# ------------------------------------------------------------------------------------------------ a-4, integrity


def _not_broken(parts: Parts, *codes: str) -> Parts:
    """The same product, which sees nothing wrong in some findings of integrity."""

    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def integrity(self, record: Incoming, signatures: Signatures) -> Check:
            seen = {
                key: one if isinstance(one, Unjudged) else tuple(f for f in one if f.code not in codes)
                for key, one in signatures.items()
            }
            found: Check = super().integrity(record, seen)
            return found

    return replace(parts, checks=Checks)


@defect("D9.k1.a-4", "alteration-unseen", "Không phát hiện tệp bị sửa sau khi ký")
def _(parts: Parts) -> Parts:
    return _not_broken(parts, "altered")


@defect("D9.k1.a-4", "additions-unseen", "Không phát hiện nội dung ghi thêm sau khi ký")
def _(parts: Parts) -> Parts:
    return _not_broken(parts, "changed-after")


@defect("D9.k1.a-4", "second-signature-breaks", "Coi chữ ký số thứ hai là sửa đổi văn bản")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def integrity(self, record: Incoming, signatures: Signatures) -> Check:
            found: Check = super().integrity(record, signatures)
            files = [one for one in signatures.values() if not isinstance(one, Unjudged)]
            whole = all(finding.covers_whole_file for one in files for finding in one)
            return found if whole else replace(found, result=_UNKNOWN, detail="chữ ký không phủ hết tệp")

    return replace(parts, checks=Checks)


@defect("D9.k1.a-4", "any-pdf-will-do", "Lấy bất kỳ tệp PDF nào làm văn bản chính, không xét tệp mang tên ấy")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def main(self, files: Sequence[StoredFile]) -> int | None:
            return next((i for i, file in enumerate(files) if file.content_type == "application/pdf"), None)

    return replace(parts, filing=Filing)


@control("D9.k1.a-4", "sent-back-at-once", "Phần mềm tự trả lại văn bản không còn toàn vẹn")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def receive(self, message: DocumentMessage, prepared: Incoming) -> Any:
            outcome, key = super().receive(message, prepared)
            record = self.office.store.incoming.get(key)
            if outcome == "filed" and any(
                c.name == "integrity" and c.result is _FAILED for c in record.checks
            ):
                self.send_back(record)
            return outcome, key

        def send_back(self, record: Incoming) -> None:
            machine = Actor(Role.CLERK, "Phần mềm quản lý văn bản")
            at = record.received_at
            refusal = Refusal("Văn bản không còn toàn vẹn", machine, at)
            record = record.noting(at, "refused", state=IncomingState.REFUSED, refusal=refusal)
            self.office.store.incoming.save(record)
            self.office.status_writer.refused(record, machine, at)

    return replace(parts, inbox=Inbox)


# ------------------------------------------------------------------------------------------------ a-5, authenticity


def _overlooking(parts: Parts, code: str) -> Parts:
    """The same product, which weighs one kind of finding as nothing."""

    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def weigh(
            self, file: StoredFile, finding: SignatureFinding, faults: list[str], doubts: list[str]
        ) -> None:
            if finding.code != code:
                super().weigh(file, finding, faults, doubts)

    return replace(parts, checks=Checks)


@defect("D9.k1.a-5", "unsigned-passes", "Coi văn bản không có chữ ký số là xác thực")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def require_own_signature(
            self,
            record: Incoming,
            file: StoredFile,
            findings: Sequence[SignatureFinding],
            faults: list[str],
        ) -> None:
            if findings:
                super().require_own_signature(record, file, findings, faults)

    return replace(parts, checks=Checks)


@defect("D9.k1.a-5", "anybody-may-sign", "Không đối chiếu chữ ký số với cơ quan ban hành")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def require_own_signature(
            self,
            record: Incoming,
            file: StoredFile,
            findings: Sequence[SignatureFinding],
            faults: list[str],
        ) -> None:
            if not findings:
                super().require_own_signature(record, file, findings, faults)

    return replace(parts, checks=Checks)


@defect(
    "D9.k1.a-5",
    "one-own-signature-is-enough",
    "Có một chữ ký của cơ quan ban hành thì con dấu của ai cũng được",
)
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def require_own_signature(
            self,
            record: Incoming,
            file: StoredFile,
            findings: Sequence[SignatureFinding],
            faults: list[str],
        ) -> None:
            if not any(finding.organ_id == record.sender.organ_id for finding in findings):
                super().require_own_signature(record, file, findings, faults)

    return replace(parts, checks=Checks)


for _name, _vi, _code in (
    ("any-issuer-trusted", "Tin mọi tổ chức chứng thực, cả chứng thư số tự ký", "untrusted"),
    ("expiry-ignored", "Không xét chứng thư số hết hạn trước khi ký", "expired"),
    ("revocation-ignored", "Không xét chứng thư số đã bị thu hồi", "revoked"),
    ("weakness-ignored", "Không xét thuật toán yếu", "weak-algorithm"),
    ("doubt-is-good", "Không tra cứu được tình trạng thu hồi thì coi là hợp lệ", "revocation-unknown"),
):
    defect("D9.k1.a-5", _name, _vi)(partial(_overlooking, code=_code))


@defect("D9.k1.a-5", "doubt-is-bad", "Không tra cứu được tình trạng thu hồi thì coi là sai")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def weigh(
            self, file: StoredFile, finding: SignatureFinding, faults: list[str], doubts: list[str]
        ) -> None:
            super().weigh(file, finding, faults, faults)

    return replace(parts, checks=Checks)


@defect(
    "D9.k1.a-5",
    "proof-of-time-ignored",
    "Coi chữ ký có dấu thời gian là sai khi chứng thư số bị thu hồi về sau",
)
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def weigh(
            self, file: StoredFile, finding: SignatureFinding, faults: list[str], doubts: list[str]
        ) -> None:
            super().weigh(file, finding, faults, doubts)
            if finding.proved_at is not None and self.office.now() - finding.proved_at > _A_DAY:
                faults.append(f"{file.name}: {finding.signer_name}: chứng thư số nay đã bị thu hồi")

    return replace(parts, checks=Checks)


@control("D9.k1.a-5", "words-of-its-own", "Nêu kết quả xác thực bằng lời khác")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def authenticity(self, record: Incoming, signatures: Signatures) -> Check:
            found: Check = super().authenticity(record, signatures)
            return replace(found, detail=f"Kết luận: {found.result.value}. {found.detail}")

    return replace(parts, checks=Checks)
