"""Verifying a certificate offline: whose signature, over what, when, and whether it still counts.

Takes the PDF, or the JSON with its detached CMS beside it. Every file may have been made by anyone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from harness.run.events import EventsError, read_events
from harness.run.seal import EVENTS, tampering
from reports.certificate.bare_bytes import Loose, loose_places
from reports.certificate.detached import judge_detached
from reports.certificate.errors import StatementError
from reports.certificate.releases import Release, known_release
from reports.certificate.revocations import RevocationList
from reports.certificate.sealed_pdf import loose_places_of_pdf
from reports.certificate.signing import ATTACHMENT
from reports.certificate.statement import MOST_BYTES, read_statement
from reports.certificate.trust import Trust

MOST_PDF_BYTES = 100_000_000


class Standing(StrEnum):
    """What a certificate is worth; the worst that was found counts."""

    ALTERED = "altered"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNTRUSTED = "untrusted"
    UNKNOWN = "unknown"
    UNOFFICIAL = "unofficial"
    VALID = "valid"


_WORST_FIRST = tuple(Standing)
_OF_SIGNATURE = {
    "ok": Standing.VALID, "altered": Standing.ALTERED, "changed-after": Standing.ALTERED,
    "malformed": Standing.ALTERED, "expired": Standing.EXPIRED, "revoked": Standing.REVOKED,
    "untrusted": Standing.UNTRUSTED, "weak-algorithm": Standing.UNTRUSTED,
    "revocation-unknown": Standing.UNKNOWN,
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing looked at: which part, what it is worth, in words."""

    part: str
    standing: Standing
    detail: str = ""


@dataclass
class Verification:
    """All findings over one certificate, with its statement where it could be read."""

    findings: list[Finding] = field(default_factory=list)
    statement: dict[str, Any] | None = None
    signer: str = ""
    organisation: str = ""
    signed_at: datetime | None = None
    proved: bool = False

    @property
    def standing(self) -> Standing:
        return min(
            (item.standing for item in self.findings), key=_WORST_FIRST.index, default=Standing.UNKNOWN
        )

    def found(self, part: str, standing: Standing, detail: str = "") -> None:
        self.findings.append(Finding(part, standing, detail))


@dataclass(frozen=True)
class Against:
    """What a certificate is held against; `at` is the verifier's now."""

    trust: Trust
    at: datetime
    releases: Sequence[Release]
    revoked: RevocationList | None = None
    run: Path | None = None


def verify(path: Path, against: Against) -> Verification:
    """Verify a file. FileNotFoundError if there is none; whatever is wrong with its content is a finding."""
    if path.stat().st_size > MOST_PDF_BYTES:
        return Verification([Finding("file", Standing.ALTERED, f"larger than {MOST_PDF_BYTES} bytes")])
    raw = path.read_bytes()
    seen = Verification()
    statement = (
        _of_pdf(raw, against, seen) if raw.lstrip()[:5] == b"%PDF-" else _of_json(path, raw, against, seen)
    )
    if statement is None:
        return seen
    try:
        seen.statement = read_statement(statement)
    except StatementError as error:
        seen.found(f"statement/{error.where}", Standing.ALTERED, str(error))
        return seen
    _of_statement(seen.statement, against, seen)
    return seen


# ---- signatures


def _of_pdf(raw: bytes, against: Against, seen: Verification) -> bytes | None:
    from simulators.protocol.signing import SigningError, TrustMaterial, judge_pdf

    trust = TrustMaterial(against.trust.roots, against.trust.others, against.trust.crls)
    try:
        findings = judge_pdf(raw, trust, at=against.at)
    except SigningError as error:
        seen.found("pdf", Standing.ALTERED, str(error))
        return None
    if not findings:
        seen.found("signature", Standing.ALTERED, "tệp không có chữ ký số / the file bears no signature")
    for one in findings:
        seen.signer, seen.organisation = one.signer_name, one.organisation
        seen.signed_at, seen.proved = one.signed_at, one.proved_at is not None
        standing = _OF_SIGNATURE[one.code]
        if standing is Standing.UNTRUSTED and not against.trust.roots:
            standing = Standing.UNKNOWN
        seen.found("signature", standing, one.detail or f"{one.signer_name} ({one.organisation})")
    if findings:
        _of_loose(loose_places_of_pdf(raw, against.trust.certificates), seen)
    attached = attachment(raw)
    if attached is None:
        seen.found("attachment", Standing.ALTERED, f"{ATTACHMENT} is not in the PDF")
    return attached


def attachment(pdf: bytes) -> bytes | None:
    """The statement in a PDF; None where it is not there, is there twice, or is too large to be one."""
    from io import BytesIO

    from pypdf import PdfReader

    try:
        found = [
            file.content
            for file in PdfReader(BytesIO(pdf)).attachment_list
            if file.name == ATTACHMENT and (file.size or 0) <= MOST_BYTES
        ]
    except Exception:  # hostile file: whatever it is, no statement comes of it
        return None
    return found[0] if len(found) == 1 else None


def _of_json(path: Path, raw: bytes, against: Against, seen: Verification) -> bytes | None:
    beside = path.with_name(path.name + ".p7s")
    if not beside.is_file():
        seen.found("signature", Standing.ALTERED, f"{beside.name} không có / is not there")
        return raw
    signature = beside.read_bytes()[:MOST_BYTES]
    found = judge_detached(raw, signature, against.trust, against.at)
    seen.signer, seen.organisation, seen.signed_at = found.signer, found.organisation, found.proved_at
    seen.proved = found.proved_at is not None
    standing = _OF_SIGNATURE[found.code]
    if standing is Standing.UNTRUSTED and not against.trust.roots:
        standing = Standing.UNKNOWN
    seen.found("signature", standing, found.detail or f"{found.signer} ({found.organisation})")
    _of_loose(loose_places(signature, against.trust.certificates), seen)
    return raw


def _of_loose(places: Iterable[Loose], seen: Verification) -> None:
    """Of a certificate that nobody trusted issued it cannot be told whether it was changed; of all else it can."""
    strange = {Standing.UNTRUSTED, Standing.UNKNOWN} & {finding.standing for finding in seen.findings}
    for place in places:
        if place.certain and not (strange and place.where.startswith("certificates")):
            words = "chữ ký không che, không như lúc cấp / not held by the signature, not as issued"
            seen.found("signature", Standing.ALTERED, f"{place.where}: {words}")
        else:
            words = "không đủ gốc để biết có bị sửa / whether it was changed cannot be told by --roots"
            seen.found("signature", Standing.UNKNOWN, f"{place.where}: {words}")


# ---- what is stated


def _of_statement(told: dict[str, Any], against: Against, seen: Verification) -> None:
    if not told["official"]:
        seen.found("statement", Standing.UNOFFICIAL, "bản ghi không chính thức / an unofficial record")
    elif known_release(told["suite"]["sha256"], against.releases) is None:
        seen.found(
            "suite", Standing.UNKNOWN,
            "kiemchuan này không biết bộ kiểm ấy là bản phát hành nào / this kiemchuan knows no such released suite",
        )  # fmt: skip
    expires = told.get("expires")
    if expires and against.at.date() > date.fromisoformat(expires):
        seen.found("statement", Standing.EXPIRED, f"hết hạn ngày / expired {expires}")
    _of_list(told, against, seen)
    if against.run is not None:
        _of_run(told, against.run, seen)


def _of_list(told: dict[str, Any], against: Against, seen: Verification) -> None:
    if against.revoked is None:
        return
    if against.revoked.organisation != seen.organisation:
        seen.found(
            "revocation list", Standing.UNKNOWN,
            f"của tổ chức khác, không nói gì về giấy này / of another organisation: {against.revoked.organisation}",
        )  # fmt: skip
    for row in against.revoked.of(seen.organisation):
        if row.number == told["number"]:
            seen.found("revocation", Standing.REVOKED, f"{row.revoked:%d/%m/%Y}: {row.reason}")


def _of_run(told: dict[str, Any], run: Path, seen: Verification) -> None:
    """The run folder is the one that was certified, byte by byte; each thing that is not is named."""
    for item in tampering(run):
        seen.found(item.name, Standing.ALTERED, str(item))
    try:
        events = list(read_events(run / EVENTS))
    except (EventsError, OSError) as error:
        seen.found(EVENTS, Standing.ALTERED, str(error))
        return
    digest = hashlib.sha256((run / EVENTS).read_bytes()).hexdigest()
    root = events[-1].get("evidence_root") if events else None
    if digest != told["evidence"]["events_sha256"]:
        seen.found(
            EVENTS, Standing.ALTERED, "không phải bản ghi đã chứng nhận / not the record that was certified"
        )
    elif root != told["evidence"]["root"]:
        seen.found("evidence root", Standing.ALTERED, str(root))
