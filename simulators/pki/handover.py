"""What a product is handed to sign and to judge with (driver contract, SigningMaterial): one shape for every world."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from simulators.pki.pki import TRUSTED_ISSUERS, Pki

PASSWORD = "kiemchuan"  # noqa: S105  (protects test keys only)
LEADER = {"full_name": "Nguyễn Văn Bảy Núi", "position": "Giám đốc"}
"""Who signs for the agency under test, in every simulated world."""


def signing_material(pki: Pki, organ_id: str, services: str) -> dict[str, Any]:
    """Keys of an agency's test leader and seal, trusted roots, and addresses below `services`, where `pki.app()` is."""

    def key_file(name: str) -> dict[str, str]:
        return {"pkcs12_base64": b64encode(pki.pkcs12(name, PASSWORD)).decode(), "password": PASSWORD}

    return {
        "leader": key_file(f"leader:{organ_id}") | LEADER,
        "seal": key_file(f"seal:{organ_id}"),
        "roots_pem": pki.roots_pem(),
        "crl_urls": [f"{services}/crl/{issuer}.crl" for issuer in TRUSTED_ISSUERS],
        "ocsp_urls": [f"{services}/ocsp/{issuer}" for issuer in TRUSTED_ISSUERS],
        "tsa_url": f"{services}/tsa",
    }
