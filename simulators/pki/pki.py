"""The test PKI as its users see it (hạ tầng khóa công khai thử nghiệm)."""

from __future__ import annotations

import hashlib
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from simulators.clock import Clock
from simulators.pki.authority import DECLARATION, Authority, Declaration
from simulators.pki.face import pki_app
from simulators.pki.names import IdentityName
from simulators.pki.revocation import Revocations
from simulators.pki.stamping import stamp_response
from simulators.pki.vault import DiskVault, MemoryVault
from simulators.protocol.signing import Identity, TrustMaterial
from simulators.shelf import default_cache_dir

if TYPE_CHECKING:
    from simulators.pki.timestamper import ClockTimeStamper

_ENCRYPTION = (
    PrivateFormat.PKCS12.encryption_builder()
    .kdf_rounds(1000)  # a test key needs no slow password
    .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
    .hmac_hash(SHA256())
)

TRUSTED_ISSUERS = ("root", "agencies")
"""Authorities whose certificates lead to the trusted root."""


class Pki:
    """Certificates of agencies and leaders by name, what was revoked when, and the trust a product is given.

    Thread-safe. Names are those of `IdentityName`; any agency code works, a certificate is issued when first
    asked for. With the cache, keys and certificates are the same in every process that shares the folder;
    without it they live as long as this object, as revocations by `revoke` always do.
    """

    def __init__(self, authority: Authority, clock: Clock, revocations: Revocations) -> None:
        self._authority = authority
        self._clock = clock
        self._revocations = revocations
        self._lock = threading.RLock()
        self._identities: dict[str, Identity] = {}
        self._cut_off: frozenset[str] = frozenset()

    @classmethod
    def load(
        cls, cache_dir: Path | None, clock: Clock, *, use_cache: bool = True, base_url: str | None = None
    ) -> Pki:
        """`cache_dir` None = `default_cache_dir()`. `base_url` goes into certificates as the place of CRL and
        OCSP; the default does not resolve: for products that are told the addresses otherwise."""
        declaration = Declaration(DECLARATION.read_bytes(), base_url)
        folder = (cache_dir or default_cache_dir()) / "pki" / declaration.digest[:16]
        vault = DiskVault(folder) if use_cache else MemoryVault()
        authority = Authority(declaration, vault)
        return cls(authority, clock, Revocations(authority, vault))

    @property
    def fingerprint(self) -> str:
        """Changes when what was signed under this PKI stops being trusted: key for caches of signed input."""
        root = hashlib.sha256(self.certificate("root")).hexdigest()
        return f"{self._authority.declaration.digest[:16]}-{root[:16]}"

    def certificate(self, label: str) -> bytes:
        """DER of an authority's certificate: root, agencies, other-root, tsa, root-ocsp, agencies-ocsp."""
        with self._lock:
            return self._authority.authority_certificate(label)

    def signing_key(self, label: str) -> Any:
        """The private key of an authority of this test PKI, to issue what the declaration does not name."""
        with self._lock:
            return self._authority.key(label)

    def identity(self, name: str) -> Identity:
        """The identity of that name, issued if need be. PkiError `bad-name`."""
        parsed = IdentityName.parse(name)
        with self._lock:
            if str(parsed) not in self._identities:
                self._identities[str(parsed)] = self._issue(parsed)
            return self._identities[str(parsed)]

    def pkcs12(self, name: str, password: str) -> bytes:
        """Key, certificate and chain of an identity, for a product to load."""
        identity = self.identity(name)
        own = x509.load_der_x509_certificate(identity.certificate.dump())
        chain = [x509.load_der_x509_certificate(der) for der in self._chain(IdentityName.parse(name))]
        key = self._authority.key(identity.name)
        return pkcs12.serialize_key_and_certificates(
            name.encode(), key, own, chain, _ENCRYPTION.build(password.encode())
        )

    def roots_pem(self) -> str:
        """The trusted roots, PEM."""
        return str(pem.armor("CERTIFICATE", self.certificate("root")), "ascii")

    def crls_at(self, moment: datetime) -> tuple[bytes, ...]:
        """CRLs (DER) of every authority under the trusted root, as published at `moment`."""
        return tuple(self.crl(issuer, moment) for issuer in TRUSTED_ISSUERS)

    def crl(self, issuer: str, moment: datetime | None = None) -> bytes:
        """The CRL (DER) of one authority at `moment` (default: now). PkiError `unknown-authority`."""
        with self._lock:
            return self._revocations.crl(issuer, moment or self._clock.now())

    def ocsp(self, issuer: str, request: bytes, moment: datetime | None = None) -> bytes:
        """The OCSP response (DER) of an authority. PkiError `unknown-authority`; ValueError on garbage."""
        with self._lock:
            return self._revocations.ocsp(issuer, request, moment or self._clock.now())

    def time_stamp(self, request: bytes) -> bytes:
        """The RFC 3161 response (DER) to a request at the clock's now. ValueError on garbage."""
        return stamp_response(self._authority, request, self._clock.now())

    def trust(self, at: datetime | None = None) -> TrustMaterial:
        """What a product is given to judge with: root, agency CA, and the CRLs of `at` (default: now)."""
        return TrustMaterial(
            roots=(self.certificate("root"),),
            intermediates=(self.certificate("agencies"),),
            crls=self.crls_at(at or self._clock.now()),
        )

    def timestamper(self, clock: Clock | None = None) -> ClockTimeStamper:
        """A time-stamping authority in process, for `sign_pdf`."""
        from simulators.pki.timestamper import ClockTimeStamper  # pyHanko: half a second

        return ClockTimeStamper(self._authority, clock or self._clock)

    def revoke(self, name: str, at: datetime) -> None:
        """Revoke an identity's certificate from `at` on; CRLs and OCSP of earlier moments don't know it."""
        parsed = IdentityName.parse(name)
        self.identity(name)
        with self._lock:
            self._revocations.revoke(parsed, at)

    def cut_off(self, *services: str) -> None:
        """Make services (`crl`, `ocsp`, `tsa`) unreachable: 503 until `cut_off()` names them no longer."""
        self._cut_off = frozenset(services)

    def is_cut_off(self, service: str) -> bool:
        return service in self._cut_off

    def app(self) -> Any:
        """ASGI app: GET /crl/<ca>.crl, GET and POST /ocsp/<ca>, POST /tsa; all as of the clock's now."""
        return pki_app(self)

    def _issue(self, name: IdentityName) -> Identity:
        certificate = self._authority.identity_certificate(name)
        self._revocations.note_issued(name)
        digest = self._authority.declaration.issued[name.flaw].get("signs-with", "sha256")
        return Identity.of(
            str(name), certificate, self._authority.key(str(name)), self._chain(name), digest=digest
        )

    def _chain(self, name: IdentityName) -> list[bytes]:
        issuer = self._authority.issuer_of(name)
        return [] if issuer == str(name) else [self._authority.authority_certificate(issuer)]
