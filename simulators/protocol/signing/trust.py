"""What a judge of signatures is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from asn1crypto import pem, x509

from simulators.protocol.signing.errors import SigningError

Verdict = Literal["valid", "invalid", "unknown"]
SignatureCode = Literal[
    "ok",
    "expired",
    "revoked",
    "untrusted",
    "weak-algorithm",
    "altered",
    "changed-after",
    "revocation-unknown",
    "malformed",
]


@dataclass(frozen=True)
class TrustMaterial:
    """Trusted roots and what is known of revocation. All certificates DER or PEM (bundles allowed).

    `crls` and `ocsp_responses` are DER (or PEM) as published. `fetch_crl`, if given, is called with the
    address in a certificate whose issuer no handed list covers, and only once that certificate is known to
    lead to a trusted root (a signed file must not choose what a server fetches); what it raises counts as
    "unreachable".
    """

    roots: tuple[bytes, ...]
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsp_responses: tuple[bytes, ...] = ()
    fetch_crl: Callable[[str], bytes] | None = None

    def root_certificates(self) -> list[Any]:
        return list(_parsed(self.roots))

    def intermediate_certificates(self) -> list[Any]:
        return list(_parsed(self.intermediates))


@dataclass(frozen=True)
class SignatureFinding:
    """What is to be said of one signature in a PDF.

    `signed_at` is the proved time (`proved_at`: a trusted time stamp) or else the time the signer claims.
    `organ_id` is the agency's code in the certificate (organizationIdentifier), None where it has none;
    whether the document comes from that agency is for the caller to compare. `covers_whole_file` is False
    where a later revision exists, which a second signature makes, too.
    """

    field: str
    signer_name: str
    organisation: str
    organ_id: str | None
    signed_at: datetime | None
    verdict: Verdict
    code: SignatureCode
    detail: str
    covers_whole_file: bool
    proved_at: datetime | None = None


@lru_cache(maxsize=32)
def _parsed(blobs: tuple[bytes, ...]) -> tuple[Any, ...]:
    """The same trusted certificates are asked for with every file: parsed once, and their names prepared once."""
    return tuple(certificates(blobs))


def certificates(blobs: Iterable[bytes]) -> Iterator[Any]:
    """asn1crypto certificates out of DER and PEM. SigningError `bad-certificate`."""
    for blob in blobs:
        try:
            ders = [der for _, _, der in pem.unarmor(blob, multiple=True)] if pem.detect(blob) else [blob]
            for der in ders:
                certificate = x509.Certificate.load(der, strict=True)
                certificate.subject.native  # noqa: B018  (asn1crypto parses lazily: fail here, not in the judge)
                yield certificate
        except (ValueError, TypeError) as error:
            raise SigningError(
                "bad-certificate",
                f"không đọc được chứng thư số: {error}",
                f"unreadable certificate: {error}",
                hint="DER, or PEM with one or more CERTIFICATE blocks",
            ) from error
