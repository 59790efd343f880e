"""Whom a certificate's signature is judged by: roots, certificates between, revocation lists; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import crl, x509

from harness.run.attestation.file import AttestationError
from harness.run.attestation.signature import SignerTrust
from reports.certificate.errors import CredentialError


@dataclass(frozen=True)
class Trust:
    """DER of trusted roots, of other certificates, of revocation lists."""

    roots: tuple[bytes, ...] = ()
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()

    @property
    def certificates(self) -> tuple[bytes, ...]:
        """All certificates, roots and others."""
        return self.roots + self.others

    @classmethod
    def read(cls, path: Path) -> Trust:
        """PEM of CERTIFICATE and X509 CRL blocks; the self-signed are roots. CredentialError."""
        try:
            read = SignerTrust.from_pem(path.read_bytes())
        except OSError as error:
            raise CredentialError(f"{path}: {error.strerror}") from error
        except AttestationError as error:
            raise CredentialError(f"{path}: not PEM with a self-signed certificate ({error})") from error
        return cls(read.roots, read.others, read.crls)

    def context(self, moment: datetime, *, require_revocation: bool = False) -> Any:
        """A validation context of pyHanko's at a moment."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in self.roots],
            other_certs=[x509.Certificate.load(der) for der in self.others],
            crls=[crl.CertificateList.load(der) for der in self.crls],
            moment=moment, allow_fetching=False, retroactive_revinfo=True,
            revocation_mode="require" if require_revocation else "soft-fail",
        )  # fmt: skip
