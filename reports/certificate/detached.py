"""Judging a detached CMS: intact, whose, trusted when; a trusted time stamp proves the time it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, pem

from harness.run.attestation.signature import SignerTrust, judge_signature
from reports.certificate.credential import name_of
from reports.certificate.signing import in_thread
from reports.certificate.trust import Trust

_CODES = {
    "valid": "ok", "unsigned": "malformed", "malformed": "malformed", "altered": "altered", "revoked": "revoked",
    "expired": "expired", "untrusted": "untrusted", "nobody-trusted": "untrusted",
}  # fmt: skip


@dataclass(frozen=True)
class DetachedFinding:
    """What is to be said of it; `code` as of a signature in a PDF (`SignatureCode`)."""

    code: str
    signer: str = ""
    organisation: str = ""
    detail: str = ""
    proved_at: datetime | None = None


def judge_detached(data: bytes, signature: bytes, trust: Trust, at: datetime) -> DetachedFinding:
    """Whether someone trusted signed `data` as it is. `signature` is CMS in DER or PEM; never raises for its sake."""
    known = SignerTrust(trust.roots, trust.others, trust.crls)
    found = judge_signature(data, signature, known, at)
    code, organisation, proved = _CODES[found.state], "", None
    if code not in ("malformed", "altered"):
        signed = _signed_data(signature)
        organisation = _organisation(signed)
        proved = _proved(data, signed, trust, at) if trust.roots else None
        if proved is not None:
            found = judge_signature(data, signature, known, proved)
            code = _CODES[found.state]
    if code == "ok" and not _revocation_known(signature, trust, proved or at):
        code = "revocation-unknown"
    return DetachedFinding(code, found.signer, organisation, found.detail, proved)


def _signed_data(signature: bytes) -> Any:
    der = pem.unarmor(signature)[2] if pem.detect(signature) else signature
    return cms.ContentInfo.load(der, strict=True)["content"]


def _organisation(signed: Any) -> str:
    from pyhanko.sign.validation.generic_cms import extract_certs_for_validation

    certificate = extract_certs_for_validation(signed).signer_cert
    return name_of(certificate, "organization_name")


def _proved(data: bytes, signed: Any, trust: Trust, at: datetime) -> datetime | None:
    """The time of a time stamp that is trusted now; None where there is none."""
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms

    try:
        status: Any = in_thread(
            lambda: async_validate_detached_cms(
                data, signed, signer_validation_context=trust.context(at),
                ts_validation_context=trust.context(at, require_revocation=bool(trust.crls)),
            )
        )  # fmt: skip
    except Exception:  # hostile: a broken stamp proves nothing
        return None
    stamp = status.timestamp_validity
    moment: datetime | None = stamp.timestamp if stamp is not None and stamp.trusted else None
    return moment


def _revocation_known(signature: bytes, trust: Trust, moment: datetime) -> bool:
    """Whether the lists at hand speak of every certificate on the way to a root."""
    from pyhanko.sign.validation.generic_cms import extract_certs_for_validation
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import ValidationError

    found = extract_certs_for_validation(_signed_data(signature))
    validator: Any = CertificateValidator(
        found.signer_cert, intermediate_certs=list(found.other_certs),
        validation_context=trust.context(moment, require_revocation=True),
    )  # fmt: skip
    try:
        in_thread(lambda: validator.async_validate_usage(set()))
    except ValidationError:
        return False
    return True
