"""The HTTP face of the test PKI: revocation lists, OCSP, time stamps."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from simulators.pki.errors import PkiError

if TYPE_CHECKING:
    from simulators.pki.pki import Pki

_LIMIT = 64 * 1024
"""Bytes of an OCSP or time-stamp request; real ones have a few hundred."""


def pki_app(pki: Pki) -> Starlette:
    """`GET /crl/<ca>.crl` · `GET /ocsp/<ca>/<base64>`, `POST /ocsp/<ca>` (RFC 6960) · `POST /tsa`.

    404 for an unknown authority, 400 for a request that is none, 413 for one too long, 503 while cut off.
    """

    def answer(service: str, media_type: str, make: Callable[[], bytes]) -> Response:
        if pki.is_cut_off(service):
            return PlainTextResponse("cut off", status_code=503)
        try:
            return Response(make(), media_type=media_type)
        except PkiError as error:
            return PlainTextResponse(str(error), status_code=404)
        except (ValueError, TypeError, binascii.Error) as error:
            return PlainTextResponse(f"bad request: {error}", status_code=400)

    async def crl(request: Request) -> Response:
        issuer = request.path_params["issuer"]
        return answer("crl", "application/pkix-crl", lambda: pki.crl(issuer))

    async def ocsp_get(request: Request) -> Response:
        issuer, text = request.path_params["issuer"], request.path_params["request"]
        return answer(
            "ocsp",
            "application/ocsp-response",
            lambda: pki.ocsp(issuer, base64.b64decode(text, validate=True)),
        )

    async def ocsp_post(request: Request) -> Response:
        issuer, body = request.path_params["issuer"], await _body(request)
        if body is None:
            return PlainTextResponse("too long", status_code=413)
        return answer("ocsp", "application/ocsp-response", lambda: pki.ocsp(issuer, body))

    async def tsa(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too long", status_code=413)
        return answer("tsa", "application/timestamp-reply", lambda: pki.time_stamp(body))

    return Starlette(
        routes=[
            Route("/crl/{issuer}.crl", crl),
            Route("/ocsp/{issuer}/{request:path}", ocsp_get),
            Route("/ocsp/{issuer}", ocsp_post, methods=["POST"]),
            Route("/tsa", tsa, methods=["POST"]),
        ]
    )


async def _body(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LIMIT:
            return None
    return body
