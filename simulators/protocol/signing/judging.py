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
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.protocol.signing.identity import subject_of
from simulators.protocol.signing.revocation import Evidence, State, revocation_state
from simulators.protocol.signing.slots import Slot, open_pdf, signature_slots
from simulators.protocol.signing.trust import SignatureCode, SignatureFinding, TrustMaterial, Verdict

# A judged file's faults are findings, not log lines of the library on stderr.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())

_INSTANT = timedelta(microseconds=1)

Judgement = tuple[Verdict, SignatureCode, str]


def judge_pdf(pdf: bytes, trust: TrustMaterial, *, at: datetime) -> tuple[SignatureFinding, ...]:
    """One finding per signature, oldest revision first; none for an unsigned PDF. `at` is the judge's now.

    Document time stamps prove time but are nobody's signatures. Call it from a thread that runs no event
    loop. SigningError `not-pdf`, `malformed-pdf`, `encrypted-pdf` if the file itself cannot be read.
    """
    if at.tzinfo is None:
        raise ValueError("a moment of judging has an offset")
    reader = open_pdf(pdf)
    slots = signature_slots(reader)
    if not slots:
        return ()
    judge = _Judge(Evidence.gather(reader, trust), trust, at)
    judge.learn_times([slot.embedded for slot in slots if slot.is_time_stamp])
    return tuple(judge.finding(slot) for slot in slots if not slot.is_time_stamp)


class _Judge:
    """Judges the signatures of one file with one body of evidence."""

    def __init__(self, evidence: Evidence, trust: TrustMaterial, at: datetime) -> None:
        self._evidence = evidence
        self._roots, self._intermediates = trust.root_certificates(), trust.intermediate_certificates()
        self._at = at
        self._contexts: dict[tuple[datetime, bool, int, int], Any] = {}
        self._stamped: list[tuple[int, datetime]] = []

    def learn_times(self, stamps: list[Any]) -> None:
        """Trusted document time stamps prove every earlier revision."""
        from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_timestamp

        for stamp in stamps:
            try:
                status = asyncio.run(async_validate_pdf_timestamp(stamp, self._context(self._at)))
            except Exception:  # noqa: S112  (hostile: a broken stamp proves nothing)
                continue
            if status.trusted and self._is_clear(status.validation_path):
                self._stamped.append((stamp.signed_revision, status.timestamp))

    def finding(self, slot: Slot) -> SignatureFinding:
        blank = SignatureFinding(slot.name, "", "", None, None, "invalid", "malformed", slot.problem, False)
        if slot.embedded is None:
            return blank
        try:
            return self._found(slot.embedded, _introduce(slot.embedded, blank))
        except Exception as error:  # hostile input through a deep library: one broken signature, one finding
            return replace(blank, detail=f"{type(error).__name__}: {error}")

    def _found(self, embedded: Any, known: SignatureFinding) -> SignatureFinding:
        status = self._validate(embedded, self._at)
        proved = self._proved(embedded, status)
        if proved is not None:
            known = replace(known, signed_at=proved, proved_at=proved)
            status = self._validate(embedded, proved)
        whole = status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
        judgement = (
            _bytes_judged(embedded, status)
            or self._certificate_judged(status, known)
            or self._revocation_judged(status, known)
        )
        verdict, code, detail = judgement
        return replace(known, covers_whole_file=whole, verdict=verdict, code=code, detail=detail)

    def _certificate_judged(self, status: Any, known: SignatureFinding) -> Judgement | None:
        problem = status.trust_problem_indic.name if status.trust_problem_indic else ""
        if "CRYPTO_CONSTRAINTS" in problem:
            return "invalid", "weak-algorithm", _strength(status)
        if (late := self._out_of_date(status.signing_cert, known)) is not None:
            return late
        if problem or status.validation_path is None:
            return "invalid", "untrusted", _distrust(status)
        return None

    def _out_of_date(self, certificate: Any, known: SignatureFinding) -> Judgement | None:
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

    def _revocation_judged(self, status: Any, known: SignatureFinding) -> Judgement:
        state = self._revocation(status.validation_path, known.proved_at or self._at)
        if state.revoked_at is not None:
            claim = "" if known.proved_at else f" The claimed signing time {known.signed_at} is not proved."
            return "invalid", "revoked", state.detail + claim
        if not state.known:
            return "unknown", "revocation-unknown", state.detail
        return "valid", "ok", ""

    def _proved(self, embedded: Any, status: Any) -> datetime | None:
        times = [moment for revision, moment in self._stamped if revision >= embedded.signed_revision]
        stamp = status.timestamp_validity
        if stamp is not None and stamp.trusted and self._is_clear(stamp.validation_path):
            times.append(stamp.timestamp)
        return min(times, default=None)

    def _is_clear(self, path: Any) -> bool:
        state = self._revocation(path, self._at)
        return state.known and state.revoked_at is None

    def _revocation(self, path: Any, moment: datetime) -> State:
        def context(crls: list[Any], ocsps: list[Any]) -> Any:
            return self._context(moment, crls, ocsps, revocation=True)

        return asyncio.run(revocation_state(path, self._evidence, context))

    def _validate(self, embedded: Any, moment: datetime) -> Any:
        from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
        from pyhanko.sign.validation.settings import KeyUsageConstraints

        usage = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
        return asyncio.run(
            async_validate_pdf_signature(
                embedded, self._context(moment), self._context(self._at), key_usage_settings=usage
            )
        )

    def _context(
        self,
        moment: datetime,
        crls: Sequence[Any] = (),
        ocsps: Sequence[Any] = (),
        *,
        revocation: bool = False,
    ) -> Any:
        from pyhanko_certvalidator import ValidationContext
        from pyhanko_certvalidator.policy_decl import NO_REVOCATION, REQUIRE_REVINFO, CertRevTrustPolicy

        key = moment, revocation, len(crls), len(ocsps)
        if key not in self._contexts:
            self._contexts[key] = ValidationContext(
                trust_roots=self._roots,
                other_certs=[*self._intermediates, *self._evidence.certificates],
                # pyHanko lets a certificate pass in the very instant of its revocation; we do not.
                moment=moment + _INSTANT if revocation else moment,
                crls=crls,
                ocsps=ocsps,
                revinfo_policy=CertRevTrustPolicy(
                    REQUIRE_REVINFO if revocation else NO_REVOCATION,
                    # A list published after the moment of signing is the better witness, not unusable.
                    retroactive_revinfo=True,
                ),
            )
        return self._contexts[key]


def _bytes_judged(embedded: Any, status: Any) -> Judgement | None:
    if not (status.intact and status.valid):
        return "invalid", "altered", "the signed bytes are not those that were signed"
    if not status.docmdp_ok:
        return "invalid", "changed-after", f"the file was changed after signing: {status.diff_result}"
    if status.coverage.name != "ENTIRE_FILE" and (extra := _after_last_revision(embedded)):
        return "invalid", "changed-after", f"{len(extra)} bytes follow that belong to no revision"
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        return "invalid", "altered", "its time stamp does not belong to it"
    if not status.seed_value_ok:
        return "invalid", "malformed", str(status.seed_value_constraint_error)
    return None


def _after_last_revision(embedded: Any) -> bytes:
    """What follows the bytes signed last, where nothing but white space may: pyHanko looks at revisions only."""
    reader = embedded.reader
    if embedded.signed_revision < reader.xrefs.total_revisions - 1:
        return b""
    reader.stream.seek(int(embedded.byte_range[2]) + int(embedded.byte_range[3]))
    rest: bytes = reader.stream.read()
    return rest.strip()


def _introduce(embedded: Any, blank: SignatureFinding) -> SignatureFinding:
    signer_name, organisation, organ_id = subject_of(embedded.signer_cert)
    try:
        claimed = embedded.self_reported_timestamp
    except Exception:  # a hostile /M: no time is claimed
        claimed = None
    if claimed is not None and claimed.tzinfo is None:
        claimed = None
    return replace(
        blank,
        signer_name=signer_name,
        organisation=organisation,
        organ_id=organ_id,
        signed_at=claimed,
    )


def _strength(status: Any) -> str:
    key = status.signing_cert.public_key
    return f"{key.algorithm} key of {key.bit_size} bits, digest {status.md_algorithm}"


def _distrust(status: Any) -> str:
    certificate = status.signing_cert
    if certificate.self_issued:
        return "the certificate is self-signed and not among the trusted roots"
    issuer = certificate.issuer.human_friendly
    reason = status.trust_problem_indic.name if status.trust_problem_indic else "no path"
    return f"{reason}: no way from issuer {issuer} to a trusted root"
