"""Who signs: a certificate and its key, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from simulators.protocol.signing.errors import SigningError

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class LoadedKeySigner(Signer):
    """A pyHanko signer whose key is loaded once; pyHanko's own parses and checks it at every signature."""

    def __init__(self, certificate: Any, key: PrivateKey, chain: Iterable[Any]) -> None:
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        registry.register_multiple(chain)
        super().__init__(signing_cert=certificate, cert_registry=registry, embed_roots=False)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        digest = _HASHES[digest_algorithm]()
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


@dataclass(frozen=True)
class Identity:
    """A signer: a person with authority, or an agency (con dấu). `digest` is what it signs with."""

    name: str
    signer: LoadedKeySigner = field(repr=False)
    certificate: Any = field(repr=False)
    digest: str = "sha256"

    @property
    def common_name(self) -> str:
        """Tên trên chứng thư số."""
        return str(self.certificate.subject.native.get("common_name", ""))

    @property
    def organ_id(self) -> str | None:
        """Mã định danh cơ quan in the certificate, if it has one."""
        return organ_id_of(self.certificate)

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
        own = x509.Certificate.load(certificate)
        return cls(name, LoadedKeySigner(own, key, [x509.Certificate.load(c) for c in chain]), own, digest)


def organ_id_of(certificate: Any) -> str | None:
    """The organizationIdentifier of the subject, else None."""
    value = certificate.subject.native.get("organization_identifier")
    return str(value) if value else None


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
    identity = Identity.of(name, certificate.certificate.public_bytes(Encoding.DER), key, chain)
    return identity if name else Identity(identity.common_name, identity.signer, identity.certificate)
