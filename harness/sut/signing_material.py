"""What a product is handed to sign and judge with (driver contract, SigningMaterial), served behind a token."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from simulators.pki import Pki

PASSWORD = "kiemchuan"  # noqa: S105  (protects test keys only)


def signing_material(pki: Pki, organ_id: str, base_url: str) -> dict[str, Any]:
    """Keys of an agency's test leader and seal, trusted roots, addresses below `base_url`, where `pki.app()` is."""
    leader, seal = f"leader:{organ_id}", f"seal:{organ_id}"
    return {
        "leader": {
            "pkcs12_base64": b64encode(pki.pkcs12(leader, PASSWORD)).decode(),
            "password": PASSWORD,
            "full_name": "Nguyễn Văn Bảy Núi",
            "position": "Giám đốc",
        },
        "seal": {"pkcs12_base64": b64encode(pki.pkcs12(seal, PASSWORD)).decode(), "password": PASSWORD},
        "roots_pem": pki.roots_pem(),
        "crl_urls": [f"{base_url}/crl/root.crl", f"{base_url}/crl/agencies.crl"],
        "ocsp_urls": [f"{base_url}/ocsp/root", f"{base_url}/ocsp/agencies"],
        "tsa_url": f"{base_url}/tsa",
    }


def signing_material_routes(pki: Pki, token: str) -> list[Route | Mount]:
    """`GET /signing-material/{organ_id}` behind a bearer token, and the PKI's own services beside it."""

    async def hand_out(request: Request) -> JSONResponse:
        if request.headers.get("authorization") != f"Bearer {token}":
            return JSONResponse({"code": "unauthorized"}, status_code=401)
        base_url = str(request.base_url).rstrip("/")
        return JSONResponse(signing_material(pki, request.path_params["organ_id"], base_url))

    return [Route("/signing-material/{organ_id}", hand_out), Mount("/", pki.app())]
