"""Who signs: a certificate and its key, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from simulators.protocol.signing.errors import SigningError

if TYPE_CHECKING:
    from simulators.protocol.signing.signer import LoadedKeySigner

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Identity:
    """A signer: a person with authority, or an agency (con dấu). Shared freely between threads.

    `common_name`, `organisation`, `organ_id` (None if absent) are those of the certificate; `digest` is what
    it signs with. Make one with `Identity.of` or `identity_from_pkcs12`.
    """

    name: str
    common_name: str
    organisation: str
    organ_id: str | None
    digest: str
    _certificate: bytes = field(repr=False)
    _key: PrivateKey = field(repr=False)
    _chain: tuple[bytes, ...] = field(repr=False)
    _encoded: bytes = field(repr=False)

    @classmethod
    def of(
        cls,
        name: str,
        certificate: bytes,
        key: PrivateKey,
        chain: Iterable[bytes] = (),
        *,
        digest: str = "sha256",
    ) -> Identity:
        """From DER certificates; `chain` is embedded in each signature, its roots left out."""
        from simulators.protocol.signing.signer import encode_signing_certificate  # half a second: see pades

        common_name, organisation, organ_id = subject_of(x509.Certificate.load(certificate))
        return cls(
            name or common_name,
            common_name,
            organisation,
            organ_id,
            digest,
            certificate,
            key,
            tuple(chain),
            encode_signing_certificate(certificate),
        )

    @property
    def size(self) -> int:
        """Bytes that go into each signature, at most: the certificates and the value."""
        return len(self._certificate) + sum(map(len, self._chain)) + (self._key.key_size + 7) // 8 * 2 + 16

    @property
    def certificate(self) -> Any:
        """The certificate as an asn1crypto value of the caller's own."""
        return x509.Certificate.load(self._certificate)

    @property
    def signer(self) -> LoadedKeySigner:
        """A pyHanko signer of the caller's own, over the loaded key."""
        from simulators.protocol.signing.signer import LoadedKeySigner

        return LoadedKeySigner(self._certificate, self._key, self._chain, self._encoded)


def subject_of(certificate: Any) -> tuple[str, str, str | None]:
    """Common name, organisation, and organizationIdentifier (the agency's code; None) of a certificate."""
    subject = certificate.subject.native
    return (
        _text(subject.get("common_name")),
        _text(subject.get("organization_name")),
        _text(subject.get("organization_identifier")) or None,
    )


def identity_from_pkcs12(data: bytes, password: str, *, name: str = "") -> Identity:
    """The identity in a PKCS#12 file (EC or RSA). SigningError `bad-pkcs12`."""
    try:
        loaded = pkcs12.load_pkcs12(data, password.encode())
        key, certificate = loaded.key, loaded.cert
        if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
            raise ValueError("no certificate with an EC or RSA key inside")
    except (ValueError, TypeError) as error:
        raise SigningError(
            "bad-pkcs12",
            f"không mở được tệp PKCS#12: {error}",
            f"unusable PKCS#12: {error}",
            hint="check the password; the file must hold one EC or RSA key and its certificate",
        ) from error
    chain = [extra.certificate.public_bytes(Encoding.DER) for extra in loaded.additional_certs]
    return Identity.of(name, certificate.certificate.public_bytes(Encoding.DER), key, chain)


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
