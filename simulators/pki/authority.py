"""Issues certificates with certomancer: authorities as declared, identities on demand."""

from __future__ import annotations

import copy
import hashlib
import threading
from pathlib import Path
from typing import Any, Final

import yaml
from asn1crypto import keys, x509
from certomancer import default_plugins as _profiles  # noqa: F401  (registers simple-ca, ocsp-responder)
from certomancer.registry import ArchLabel, CertLabel, KeyLabel, PKIArchitecture
from certomancer.registry.keys import AsymKey
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from simulators.pki.names import IdentityName, serial_of
from simulators.pki.vault import Vault
from simulators.protocol.signing.identity import PrivateKey

DECLARATION: Final = Path(__file__).resolve().parents[2] / "fixtures" / "pki" / "pki.yml"
_ARCHITECTURE: Final = "kiemchuan"
_SEAL_USAGE: Final = {"digital_signature", "non_repudiation"}


class Declaration:
    """The PKI as fixtures/pki/pki.yml declares it; `base_url` is where its CRL and OCSP addresses point."""

    def __init__(self, text: bytes, base_url: str | None = None) -> None:
        table = yaml.safe_load(text)
        self.base_url: str = (base_url or table["external-url-prefix"]).rstrip("/")
        self.architecture: dict[str, Any] = table["pki-architectures"][_ARCHITECTURE]
        self.issued: dict[str, dict[str, Any]] = table["issued"]
        self.leaders: list[str] = table["leaders"]
        self.key_kinds: dict[str, str] = table["keys"]
        self.digest = hashlib.sha256(text + b"\0" + self.base_url.encode()).hexdigest()

    def addresses(self, issuer: str) -> list[dict[str, Any]]:
        """Extensions that tell where to learn whether a certificate of `issuer` was revoked."""

        def uri(path: str) -> Any:
            return x509.GeneralName("uniform_resource_identifier", f"{self.base_url}/{path}")

        point = x509.DistributionPointName("full_name", [uri(f"crl/{issuer}.crl")])
        return [
            {"id": "crl_distribution_points", "value": [{"distribution_point": point}]},
            {
                "id": "authority_information_access",
                "value": [{"access_method": "ocsp", "access_location": uri(f"ocsp/{issuer}")}],
            },
        ]

    @property
    def authorities(self) -> tuple[str, ...]:
        """Labels of the certificates that issue others."""
        certs = self.architecture["certs"]
        return tuple(
            label for label in certs if {"id": "simple-ca"}.items() <= _profile(certs[label]).items()
        )

    def leader_of(self, organ_id: str) -> str:
        """The invented person who signs for an agency unless a name is given."""
        return self.leaders[serial_of(organ_id) % len(self.leaders)]


class Authority:
    """Keys and certificates by label, each made once per vault. Thread-safe."""

    def __init__(self, declaration: Declaration, vault: Vault) -> None:
        self.declaration = declaration
        self._vault = vault
        self._keys: dict[str, PrivateKey] = {}
        self._lock = threading.RLock()

    def key(self, label: str) -> PrivateKey:
        """The private key of an authority or identity: EC P-256 unless the declaration says otherwise."""
        with self._lock:
            if label not in self._keys:
                made = self._vault.obtain(f"key {label}", lambda: _new_key(self._kind(label)))
                loaded = load_der_private_key(made, None)
                assert isinstance(loaded, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
                self._keys[label] = loaded
            return self._keys[label]

    def authority_certificate(self, label: str) -> bytes:
        """DER of a certificate the declaration names: root, agencies, tsa … KeyError if it names none."""
        with self._lock:
            return self._vault.obtain(f"certificate {label}", lambda: self._issue_authority(label))

    def identity_certificate(self, name: IdentityName) -> bytes:
        """DER of the certificate of an identity, issued the first time it is asked for."""
        with self._lock:
            return self._vault.obtain(f"certificate {name}", lambda: self._issue_identity(name))

    def issuer_of(self, name: IdentityName) -> str:
        """Label of the authority over an identity; its own name if it signed itself."""
        issuer = self.declaration.issued[name.flaw]["issuer"]
        return str(name) if issuer == "self" else str(issuer)

    def _issue_authority(self, label: str) -> bytes:
        declared = self.declaration.architecture["certs"]
        spec = {**declared[label], "serial": serial_of(label)}
        if spec["issuer"] != label and "ocsp-responder" not in spec.get("profiles", ()):
            spec["extensions"] = [*spec.get("extensions", ()), *self.declaration.addresses(spec["issuer"])]
        return self._issue(label, {**declared, label: spec})

    def _issue_identity(self, name: IdentityName) -> bytes:
        issuer, label = self.issuer_of(name), str(name)
        organisation = f"Cơ quan thử nghiệm {name.organ_id}"
        person = name.holder or self.declaration.leader_of(name.organ_id)
        template = self.declaration.issued[name.flaw]
        spec = {
            "issuer": issuer,
            "subject": label,
            "serial": name.serial,
            "validity": template["validity"],
            "extensions": [
                {"id": "key_usage", "critical": True, "value": x509.KeyUsage(_SEAL_USAGE)},
                *(self.declaration.addresses(issuer) if issuer != label else ()),
            ],
        }
        subject = {
            "organization-name": organisation,
            "organization-identifier": name.organ_id,
            "common-name": person if name.role == "leader" else f"Con dấu {organisation}",
        }
        certs = {**self.declaration.architecture["certs"], label: spec}
        return self._issue(label, certs, {label: subject})

    def _issue(self, label: str, certs: dict[str, Any], entities: dict[str, Any] | None = None) -> bytes:
        architecture = {
            **self.declaration.architecture,
            "certs": copy.deepcopy(certs),
            "entities": {**self.declaration.architecture["entities"], **(entities or {})},
        }
        key_sets: Any = {_ARCHITECTURE: _KeySet(self)}
        pki = PKIArchitecture.build_architecture(
            ArchLabel(_ARCHITECTURE), architecture, key_sets, self.declaration.base_url
        )
        issued: bytes = pki.get_cert(CertLabel(label)).dump()
        return issued

    def _kind(self, label: str) -> str:
        flaw = label.partition(":")[0].rpartition("-")[0] or "good"
        declared = self.declaration.issued.get(flaw, {}).get("key", "")
        return self.declaration.key_kinds.get(declared, "ec-p256")


def _profile(spec: dict[str, Any]) -> dict[str, Any]:
    profiles = spec.get("profiles", ())
    return profiles[0] if profiles and isinstance(profiles[0], dict) else {}


class _KeySet:
    """certomancer's view of our keys (its own reads a folder of files that must exist beforehand)."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def __getitem__(self, label: KeyLabel) -> Any:
        return _Key(self._authority.key(str(label)))


class _Key:
    def __init__(self, key: PrivateKey) -> None:
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.public_key_info = keys.PublicKeyInfo.load(public)
        self.private_key_info = private_key_info(key)
        self.key_pair = AsymKey(self.public_key_info, self.private_key_info)


def private_key_info(key: PrivateKey) -> Any:
    """The key as asn1crypto wants it."""
    return keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def _new_key(kind: str) -> bytes:
    key: PrivateKey
    if kind == "rsa-1024":
        key = rsa.generate_private_key(65537, 1024)  # noqa: S505  (weak on purpose: it must be refused)
    else:
        key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
