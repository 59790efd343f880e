"""What a product is handed to sign and judge with (driver contract, SigningMaterial), served behind a token."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route

from simulators.pki import Pki
from simulators.pki.handover import signing_material


def signing_material_routes(pki: Pki, token: str) -> list[Route | Mount]:
    """`GET /signing-material/{organ_id}` behind a bearer token, and the PKI's own services beside it."""

    async def hand_out(request: Request) -> JSONResponse:
        if request.headers.get("authorization") != f"Bearer {token}":
            return JSONResponse({"code": "unauthorized"}, status_code=401)
        base_url = str(request.base_url).rstrip("/")
        return JSONResponse(signing_material(pki, request.path_params["organ_id"], base_url))

    return [Route("/signing-material/{organ_id}", hand_out), Mount("/", pki.app())]
