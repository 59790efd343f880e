"""Who signs a certificate: a key with its certificate, from PKCS#12 or PEM; and the clock authority that stamps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key, pkcs12

from reports.certificate.errors import CredentialError


@dataclass(frozen=True)
class Credential:
    """A signer of pyHanko's with what its certificate says of the holder."""

    signer: Any
    certificate: Any

    @property
    def name(self) -> str:
        return name_of(self.certificate, "common_name")

    @property
    def organisation(self) -> str:
        return name_of(self.certificate, "organization_name")


def name_of(certificate: Any, part: str) -> str:
    """A part of a certificate's subject as text, empty where it has none."""
    found = certificate.subject.native.get(part, "")
    return str(found[0] if isinstance(found, list) and found else found or "")


def load_credential(key: Path, certificate: Path | None, password: bytes | None) -> Credential:
    """From PKCS#12 (no `certificate`), or a PEM key and a PEM file of its certificate and chain. CredentialError."""
    raw = _read(key)
    if certificate is None and b"-----BEGIN" not in raw:
        return _from_pkcs12(key, raw, password)
    chain = _read(certificate) if certificate else raw
    return _from_pem(key, raw, chain, password)


def _from_pkcs12(path: Path, raw: bytes, password: bytes | None) -> Credential:
    try:
        loaded = pkcs12.load_pkcs12(raw, password)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CredentialError(f"{path}: no PKCS#12 that opens with this password ({error})") from error
    if loaded.key is None or loaded.cert is None:
        raise CredentialError(f"{path}: holds no key with its certificate")
    certificates = [loaded.cert.certificate, *(extra.certificate for extra in loaded.additional_certs)]
    return _credential(loaded.key, [each.public_bytes(Encoding.DER) for each in certificates])


def _from_pem(path: Path, raw: bytes, chain: bytes, password: bytes | None) -> Credential:
    try:
        key = load_pem_private_key(raw, password if b"ENCRYPTED" in raw else None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise CredentialError(f"{path}: no PEM key that opens with this password ({error})") from error
    try:
        blocks = list(pem.unarmor(chain, multiple=True))
    except ValueError as error:
        raise CredentialError(f"--cert: not PEM of certificates ({error})") from error
    certificates = [der for kind, _, der in blocks if kind == "CERTIFICATE"]
    if not certificates:
        raise CredentialError("--cert: a PEM key needs the PEM of its certificate (and chain)")
    return _credential(key, certificates)


def _credential(key: Any, certificates: list[bytes]) -> Credential:
    """The certificate that belongs to the key comes first, whatever the order in the file. CredentialError."""
    from cryptography.x509 import load_der_x509_certificate
    from pyhanko.keys import load_private_key_from_pemder_data
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    mine = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    own = [
        der
        for der in certificates
        if load_der_x509_certificate(der)
        .public_key()
        .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        == mine
    ]
    if not own:
        raise CredentialError("none of the certificates is that of the key")
    store: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(x509.Certificate.load(der) for der in certificates if der != own[0])
    certificate = x509.Certificate.load(own[0])
    signer: Any = SimpleSigner
    return Credential(
        signer(
            signing_cert=certificate, signing_key=load_private_key_from_pemder_data(_der(key), None),
            cert_registry=store,
        ),
        certificate,
    )  # fmt: skip


def _der(key: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat

    encoded: bytes = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return encoded


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CredentialError(f"{path}: {error.strerror}") from error


def time_stamper(url: str) -> Any:
    """A time-stamping authority over HTTP (RFC 3161)."""
    from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

    maker: Any = RequestsHTTPTimeStamper
    return maker(url, timeout=20)
