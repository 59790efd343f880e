"""pyHanko's signer, made fast: key loaded once, and what is in every signature encoded once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from asn1crypto import tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.general import as_signing_certificate_v2
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from simulators.protocol.signing.identity import PrivateKey

_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class LoadedKeySigner(Signer):
    """A pyHanko signer over a loaded key. For one thread: asn1crypto parses its values lazily, unlocked."""

    def __init__(self, certificate: bytes, key: PrivateKey, chain: Iterable[bytes], encoded: bytes) -> None:
        registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        registry.register_multiple(x509.Certificate.load(der) for der in chain)
        super().__init__(
            signing_cert=x509.Certificate.load(certificate), cert_registry=registry, embed_roots=False
        )
        self._key = key
        self.signed_attr_prov_spec = _SignedAttributes(encoded)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        digest = _HASHES[digest_algorithm]()
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


def encode_signing_certificate(certificate: bytes) -> bytes:
    """signing-certificate-v2 of a certificate (DER), to be encoded once: asn1crypto encodes its nested issuer
    name so many times over that a signature took 50 ms with it, and takes 3 ms without."""
    encoded: bytes = as_signing_certificate_v2(x509.Certificate.load(certificate)).dump()
    return encoded


class _SignedAttributes(SignedAttributeProviderSpec):
    """What PAdES baseline wants signed: the certificate, beside content type and digest; no signing time."""

    def __init__(self, encoded: bytes) -> None:
        self._encoded = encoded

    def signed_attr_providers(
        self, data_digest: bytes, digest_algorithm: str
    ) -> Iterable[CMSAttributeProvider]:
        yield _SigningCertificate(self._encoded)


class _SigningCertificate(CMSAttributeProvider):
    attribute_type = "signing_certificate_v2"

    def __init__(self, encoded: bytes) -> None:
        self._encoded = encoded

    async def build_attr_value(self, dry_run: bool = False) -> Any:
        return tsp.SigningCertificateV2.load(self._encoded)
