"""Judging the signatures of a PDF: integrity, chain, revocation, and time (Đ9.k1.a, design §9.15–16).

The reading of time, after TT 41/2017 (valid only if the certificate was valid when it signed):

- A trusted time stamp proves the signing time: validity and revocation are judged at that time, so a
  certificate revoked or expired later still signs validly.
- Otherwise the time is only claimed, and claims can be backdated. Revoked by now is then *invalid* whatever
  is claimed (an early time is what a thief of the key would claim). Expired by now is *invalid* if the
  claimed time lies outside the certificate's validity, and *unknown* if inside it.
- A status of revocation that cannot be learnt is *unknown*, never silently valid.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from simulators.protocol.signing.errors import SigningError
from simulators.protocol.signing.identity import organ_id_of
from simulators.protocol.signing.revocation import Evidence, State, revocation_state
from simulators.protocol.signing.trust import SignatureCode, SignatureFinding, TrustMaterial, Verdict

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

# A judged file's faults are findings, not log lines of the library on stderr.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())

_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError)


def judge_pdf(pdf: bytes, trust: TrustMaterial, *, at: datetime) -> tuple[SignatureFinding, ...]:
    """One finding per signature, oldest revision first; none for an unsigned PDF. `at` is the judge's now.

    Document time stamps prove time but are nobody's signatures. Call it from a thread that runs no event
    loop. SigningError `not-pdf`, `malformed-pdf`, `encrypted-pdf` if the file itself cannot be read.
    """
    if at.tzinfo is None:
        raise ValueError("a moment of judging has an offset")
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415  (half a second, only for judges)

    try:
        reader = _reader(pdf)
        slots = list(_signatures(reader))
    except (PdfError, RecursionError, *_UNREADABLE) as error:
        raise SigningError("malformed-pdf", f"PDF hỏng: {error}", f"a broken PDF: {error}") from error
    judge = _Judge(reader, trust, at)
    judge.learn_times([slot.embedded for slot in slots if slot.is_time_stamp])
    return tuple(judge.finding(slot) for slot in slots if not slot.is_time_stamp)


@dataclass(frozen=True)
class _Slot:
    """A filled signature field; `embedded` is pyHanko's view of it, None where it makes no sense."""

    name: str
    embedded: Any
    problem: str = ""

    @property
    def is_time_stamp(self) -> bool:
        return self.embedded is not None and self.embedded.sig_object_type == "/DocTimeStamp"


def _reader(pdf: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    if pdf.lstrip()[:5] != b"%PDF-":
        raise SigningError("not-pdf", "tệp không phải PDF", "not a PDF file", where="byte 0")
    # Not strict: office suites write hybrid references and other harmless oddities.
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    if reader.encrypted:
        raise SigningError(
            "encrypted-pdf", "PDF bị mã hóa", "an encrypted PDF", hint="send it without a password"
        )
    return reader


def _signatures(reader: PdfFileReader) -> Iterator[_Slot]:
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415
    from pyhanko.sign.general import CMSStructuralError  # noqa: PLC0415
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature  # noqa: PLC0415

    readable, broken = [], []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            embedded.signer_cert.subject.native  # noqa: B018  (lazy parser: fail here)
            readable.append(_Slot(name, embedded))
        except (PdfError, CMSStructuralError, SignatureValidationError, *_UNREADABLE) as error:
            broken.append(_Slot(name, None, str(error)))
    yield from sorted(readable, key=lambda slot: slot.embedded.signed_revision)
    yield from broken


class _Judge:
    def __init__(self, reader: PdfFileReader, trust: TrustMaterial, at: datetime) -> None:
        self._evidence = Evidence.gather(reader, trust)
        self._roots, self._intermediates = trust.root_certificates(), trust.intermediate_certificates()
        self._at = at
        self._stamped: list[tuple[int, datetime]] = []

    def learn_times(self, stamps: list[Any]) -> None:
        """Trusted document time stamps prove every earlier revision."""
        from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_timestamp  # noqa: PLC0415

        for stamp in stamps:
            try:
                status = asyncio.run(async_validate_pdf_timestamp(stamp, self._context(self._at)))
            except Exception:  # noqa: S112  (hostile: a broken stamp proves nothing)
                continue
            if status.trusted and self._clear(status.validation_path, self._at):
                self._stamped.append((stamp.signed_revision, status.timestamp))

    def finding(self, slot: _Slot) -> SignatureFinding:
        blank = SignatureFinding(slot.name, "", "", None, None, "invalid", "malformed", slot.problem, False)
        if slot.embedded is None:
            return blank
        try:
            return self._judge(slot.embedded, _introduce(slot.embedded, blank))
        except (
            Exception
        ) as error:  # (hostile input through a deep library: one broken signature, one finding)
            return replace(blank, detail=f"{type(error).__name__}: {error}")

    def _judge(self, embedded: Any, known: SignatureFinding) -> SignatureFinding:
        status = self._validate(embedded, self._at)
        proved = self._proved(embedded, status)
        if proved is not None:
            known = replace(known, signed_at=proved, proved_at=proved)
            status = self._validate(embedded, proved)
        known = replace(
            known, covers_whole_file=status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
        )

        def says(verdict: Verdict, code: SignatureCode, detail: str) -> SignatureFinding:
            return replace(known, verdict=verdict, code=code, detail=detail)

        if not (status.intact and status.valid):
            return says("invalid", "altered", "the signed bytes are not those that were signed")
        if not status.docmdp_ok:
            return says("invalid", "changed-after", f"the file was changed after signing: {_change(status)}")
        if not status.seed_value_ok:
            return says("invalid", "malformed", str(status.seed_value_constraint_error))
        problem = status.trust_problem_indic.name if status.trust_problem_indic else ""
        if "CRYPTO_CONSTRAINTS" in problem:
            return says("invalid", "weak-algorithm", _strength(status))
        if (late := self._out_of_date(status.signing_cert, known)) is not None:
            return says(*late)
        if problem or status.validation_path is None:
            return says("invalid", "untrusted", _distrust(status))
        stamp = status.timestamp_validity
        if stamp is not None and not (stamp.intact and stamp.valid):
            return says("invalid", "altered", "its time stamp does not belong to it")
        return self._revoked(status.validation_path, known, says)

    def _revoked(
        self, path: Any, known: SignatureFinding, says: Callable[..., SignatureFinding]
    ) -> SignatureFinding:
        state = self._revocation(path, known.proved_at or self._at)
        if state.revoked_at is not None:
            claim = (
                f"; claimed signing time {known.signed_at} is not proved" if known.proved_at is None else ""
            )
            finding = says("invalid", "revoked", f"{state.detail}{claim}")
        elif not state.known:
            finding = says("unknown", "revocation-unknown", state.detail)
        else:
            finding = says("valid", "ok", "")
        return finding

    def _out_of_date(
        self, certificate: Any, known: SignatureFinding
    ) -> tuple[Verdict, SignatureCode, str] | None:
        begins, ends = certificate.not_valid_before, certificate.not_valid_after
        span = f"certificate valid {begins.isoformat()} to {ends.isoformat()}"
        signed = known.signed_at
        if signed is not None and not begins <= signed <= ends:
            return "invalid", "expired", f"{span}; signed {signed.isoformat()}"
        if known.proved_at is None and not begins <= self._at <= ends:
            if signed is None:
                return "invalid", "expired", f"{span}; no signing time is stated"
            return (
                "unknown",
                "expired",
                f"{span}; the claimed signing time {signed.isoformat()} is not proved",
            )
        return None

    def _proved(self, embedded: Any, status: Any) -> datetime | None:
        times = [moment for revision, moment in self._stamped if revision >= embedded.signed_revision]
        stamp = status.timestamp_validity
        if stamp is not None and stamp.trusted and self._clear(stamp.validation_path, self._at):
            times.append(stamp.timestamp)
        return min(times, default=None)

    def _clear(self, path: Any, moment: datetime) -> bool:
        state = self._revocation(path, moment)
        return state.known and state.revoked_at is None

    def _revocation(self, path: Any, moment: datetime) -> State:
        return asyncio.run(
            revocation_state(path, self._evidence, lambda: self._context(moment, revocation=True))
        )

    def _validate(self, embedded: Any, moment: datetime) -> Any:
        from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature  # noqa: PLC0415
        from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415

        usage = KeyUsageConstraints(
            key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
        )
        return asyncio.run(
            async_validate_pdf_signature(
                embedded,
                self._context(moment),
                self._context(self._at),
                key_usage_settings=usage,
            )
        )

    def _context(self, moment: datetime, *, revocation: bool = False) -> Any:
        from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415
        from pyhanko_certvalidator.policy_decl import (  # noqa: PLC0415
            NO_REVOCATION,
            REQUIRE_REVINFO,
            CertRevTrustPolicy,
        )

        return ValidationContext(
            trust_roots=self._roots,
            other_certs=[*self._intermediates, *self._evidence.certificates],
            moment=moment,
            crls=self._evidence.crls,
            ocsps=self._evidence.ocsps,
            # A list published after the moment of signing is the better witness, not an unusable one.
            revinfo_policy=CertRevTrustPolicy(
                REQUIRE_REVINFO if revocation else NO_REVOCATION, retroactive_revinfo=True
            ),
        )


def _introduce(embedded: Any, blank: SignatureFinding) -> SignatureFinding:
    subject = embedded.signer_cert.subject.native
    try:
        claimed = embedded.self_reported_timestamp
    except Exception:  # (a hostile /M: no time is claimed)
        claimed = None
    if claimed is not None and claimed.tzinfo is None:
        claimed = None
    return replace(
        blank,
        signer_name=_text(subject.get("common_name")),
        organisation=_text(subject.get("organization_name")),
        organ_id=organ_id_of(embedded.signer_cert),
        signed_at=claimed,
    )


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _change(status: Any) -> str:
    from pyhanko.sign.diff_analysis import SuspiciousModification  # noqa: PLC0415

    return (
        str(status.diff_result) if isinstance(status.diff_result, SuspiciousModification) else "not allowed"
    )


def _strength(status: Any) -> str:
    key = status.signing_cert.public_key
    return f"{key.algorithm} key of {key.bit_size} bits, digest {status.md_algorithm}"


def _distrust(status: Any) -> str:
    certificate = status.signing_cert
    if certificate.self_issued:
        return "the certificate is self-signed and not among the trusted roots"
    issuer = certificate.issuer.human_friendly
    return f"{status.trust_problem_indic.name}: no way from issuer {issuer} to a trusted root"
