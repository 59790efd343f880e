"""The detached CMS signature of an attestation file (chữ ký số): made, and judged against roots that the run trusts.

Judged as of the run's as-of date, like the attestation itself: the signer's certificate is valid on that day and on
no revocation list that the run was given. Nothing is fetched. Whoever has signed with a certificate that has run out
signs again; so a stored run is judged the same for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

from asn1crypto import cms, crl, pem, x509

from harness.run.attestation.file import AttestationError

T = TypeVar("T")
State = Literal[
    "valid", "unsigned", "malformed", "altered", "revoked", "expired", "untrusted", "nobody-trusted"
]
_BY_INDICATION: dict[str, State] = {
    "REVOKED": "revoked", "REVOKED_NO_POE": "revoked", "REVOKED_CA_NO_POE": "revoked", "EXPIRED": "expired",
    "NOT_YET_VALID": "expired", "OUT_OF_BOUNDS_NO_POE": "expired", "OUT_OF_BOUNDS_NOT_REVOKED": "expired",
}  # fmt: skip


@dataclass(frozen=True)
class SignerTrust:
    """DER of the roots, of certificates between them and signers, and of revocation lists."""

    roots: tuple[bytes, ...] = ()
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()

    @classmethod
    def from_pem(cls, bundle: bytes) -> SignerTrust:
        """PEM of CERTIFICATE and X509 CRL blocks; self-signed certificates are roots. AttestationError."""
        roots: list[bytes] = []
        others: list[bytes] = []
        crls: list[bytes] = []
        try:
            for kind, _, der in pem.unarmor(bundle, multiple=True):
                if kind == "X509 CRL":
                    crl.CertificateList.load(der, strict=True).issuer.native  # noqa: B018 (read lazily: fail here)
                    crls.append(der)
                    continue
                certificate = x509.Certificate.load(der, strict=True)
                (roots if certificate.self_signed != "no" else others).append(der)
        except (ValueError, TypeError) as error:
            raise AttestationError(f"attestation roots: not PEM of certificates ({error})") from error
        if not roots:
            raise AttestationError("attestation roots: hold no self-signed certificate")
        return cls(tuple(roots), tuple(others), tuple(crls))


@dataclass(frozen=True)
class SignatureFinding:
    """What is to be said of a signature: `signer` is the common name of the certificate, once it could be read.

    `root` names the root that a valid one leads to, `root_sha256` is over that root's certificate.
    """

    state: State
    signer: str = ""
    certificate_sha256: str = ""
    detail: str = ""
    root: str = ""
    root_sha256: str = ""


def judge_signature(data: bytes, signature: bytes, trust: SignerTrust, at: datetime) -> SignatureFinding:
    """Whether someone trusted signed `data` as it is. `signature` is CMS in DER or PEM; never raises for its sake."""
    if not signature:
        return SignatureFinding("unsigned")
    try:
        der = pem.unarmor(signature)[2] if pem.detect(signature) else signature
        content = cms.ContentInfo.load(der, strict=True)
        if content["content_type"].native != "signed_data":
            return SignatureFinding("malformed", detail="the file is no CMS SignedData")
        return _judge(data, content["content"], trust, at)
    except Exception as error:  # (hostile input: whatever it is, it is no good signature)
        return SignatureFinding("malformed", detail=f"{type(error).__name__}: {error}"[:300])


def _judge(data: bytes, signed: Any, trust: SignerTrust, at: datetime) -> SignatureFinding:
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    # Without a root of ours pyHanko would take those of the machine; a run trusts whom it was told to.
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(der) for der in trust.roots],
        other_certs=[x509.Certificate.load(der) for der in trust.others],
        crls=[crl.CertificateList.load(der) for der in trust.crls],
        moment=at, allow_fetching=False, revocation_mode="soft-fail", retroactive_revinfo=True,
    )  # fmt: skip
    usage = KeyUsageConstraints(
        key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
    )
    status: Any = _run(
        lambda: async_validate_detached_cms(
            data, signed, signer_validation_context=context, key_usage_settings=usage
        )
    )
    certificate = status.signing_cert
    who = (common_name(certificate), certificate.sha256.hex())
    if not (status.intact and status.valid):
        return SignatureFinding("altered", *who, "the file is not as it was signed")
    if not trust.roots:
        return SignatureFinding("nobody-trusted", *who, "the run was given no roots for attestations")
    if not status.bottom_line:
        if not certificate.not_valid_before <= at <= certificate.not_valid_after:
            return SignatureFinding("expired", *who, _period(certificate))
        indication = status.trust_problem_indic.name if status.trust_problem_indic is not None else ""
        return SignatureFinding(_BY_INDICATION.get(indication, "untrusted"), *who, indication)
    root: x509.Certificate = status.validation_path.first
    return SignatureFinding("valid", *who, root=common_name(root), root_sha256=root.sha256.hex())


def _period(certificate: x509.Certificate) -> str:
    begins, ends = (
        moment.date().isoformat() for moment in (certificate.not_valid_before, certificate.not_valid_after)
    )
    return f"{begins} – {ends}"


def common_name(certificate: x509.Certificate) -> str:
    """The holder's name on a certificate, empty if it has none."""
    name = certificate.subject.native.get("common_name", "")
    return str(name[0] if isinstance(name, list) else name)


def sign_detached(data: bytes, key: Path, password: bytes | None, *, at: datetime) -> tuple[bytes, str]:
    """Sign with a PKCS#12; the CMS in DER, and the common name of who signed. AttestationError."""
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    load: Any = SimpleSigner.load_pkcs12
    signer = load(str(key), passphrase=password)
    if signer is None:
        raise AttestationError(f"{key}: no PKCS#12 that opens with this password")
    attributes = PdfCMSSignedAttributes(signing_time=at)
    made: Any = _run(lambda: signer.async_sign_general_data(data, "sha256", signed_attr_settings=attributes))
    return made.dump(), common_name(signer.signing_cert)


def _run(make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine of pyHanko's, in a thread of its own: a loop may run here already, as in a notebook."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()
