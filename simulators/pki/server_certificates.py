"""Certificates of TLS servers: a good one, and one for each way in which a server is not to be trusted (Đ18.k1).

Their dates hold in the simulated year and in the host's, for clients check by either: good from 2010 to 2060, expired
before 2018.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

FLAWS = ("", "other-host", "expired", "self-signed", "unknown-issuer", "old-protocol")
"""What may be wrong with a server; `old-protocol`: its certificate is good, it speaks nothing newer than TLS 1.1."""
_BEGIN, _END = datetime(2010, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
_EXPIRED = datetime(2018, 1, 1, tzinfo=UTC)
_ELSEWHERE = "truc.khac.example"


@dataclass(frozen=True)
class ServerCertificate:
    """Certificate and key, PEM."""

    chain_pem: bytes
    key_pem: bytes


class ServerAuthority:
    """An authority for servers of the test world, and another one that nobody is told to trust. In memory only."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._root = _authority("Thử nghiệm: CA máy chủ", self._key)
        self._other_key = ec.generate_private_key(ec.SECP256R1())
        self._other = _authority("Thử nghiệm: CA không ai tin", self._other_key)

    @property
    def roots_pem(self) -> str:
        """What a client is given to trust."""
        return self._root.public_bytes(Encoding.PEM).decode("ascii")

    def issue(self, hosts: Sequence[str], flaw: str = "") -> ServerCertificate:
        """A certificate for these addresses, wrong in one way. KeyError if there is no such way."""
        if flaw not in FLAWS:
            raise KeyError(flaw)
        key = ec.generate_private_key(ec.SECP256R1())
        names = [_ELSEWHERE] if flaw == "other-host" else hosts
        subject = _name("Thử nghiệm: máy chủ Trục")
        issuer, signing = self._root.subject, self._key
        if flaw == "self-signed":
            issuer, signing = subject, key
        elif flaw == "unknown-issuer":
            issuer, signing = self._other.subject, self._other_key
        certificate = (
            _builder(subject, issuer, key, _EXPIRED if flaw == "expired" else _END)
            .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
            )
            .sign(signing, SHA256())
        )
        return ServerCertificate(
            certificate.public_bytes(Encoding.PEM),
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        )


@lru_cache(maxsize=1)
def server_authority() -> ServerAuthority:
    """The authority of this process: its roots stay the same for every world in it."""
    return ServerAuthority()


def _authority(name: str, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    subject = _name(name)
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    return (
        _builder(subject, subject, key, _END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_BEGIN)
        .not_valid_after(end)
    )


def _name(common: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, common)]
    )


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
