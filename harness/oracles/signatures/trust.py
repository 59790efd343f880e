"""Roots and revocation lists as they are handed to the judge."""

from __future__ import annotations

from typing import Any

from asn1crypto import crl, pem, x509


class TrustError(Exception):
    """Roots or revocation lists handed to the judge can't be read: the harness' fault, not the product's."""


def certificates(blob: bytes) -> list[Any]:
    """asn1crypto certificates of a PEM bundle, or of one DER. TrustError."""
    try:
        ders = [der for _, _, der in pem.unarmor(blob, multiple=True)] if pem.detect(blob) else [blob]
        certificates = [x509.Certificate.load(der, strict=True) for der in ders]
        [certificate.subject.native for certificate in certificates]
    except (ValueError, TypeError) as error:
        raise TrustError(f"roots: {error}") from error
    return certificates


def revocation_list(blob: bytes) -> Any:
    """An asn1crypto CertificateList, DER or PEM. TrustError."""
    try:
        der = pem.unarmor(blob)[2] if pem.detect(blob) else blob
        listed = crl.CertificateList.load(der, strict=True)
        listed.issuer.native  # noqa: B018  (read lazily: fail here)
    except (ValueError, TypeError) as error:
        raise TrustError(f"revocation list: {error}") from error
    return listed
