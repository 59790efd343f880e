"""The HTTP face: token, bounds, errors as the contract wants them; acts run in threads, never in the event loop."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from simulators.protocol.errors import ProtocolError
from simulators.qlvb.driver.calls import Answer, Call
from simulators.qlvb.driver.operations import ROUTES, Operations
from simulators.qlvb.errors import ErrorKind, QlvbError, bad_request
from simulators.qlvb.office import Office

_log = logging.getLogger(__name__)


def driver_app(office: Office, token: str) -> ASGIApp:
    """The driver of one product. Every answer of 400 and above has the contract's Error as its body."""
    operations = Operations(office)
    routes = [
        Route(path, _endpoint(getattr(operations, name), office.config.bounds.request), methods=[method])
        for name, method, path in ROUTES
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _unknown_address})
    app.router.redirect_slashes = False
    return _TokenGate(app, office, token)


def _endpoint(act: Callable[[Call], Answer], bound: int) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            body = await _read(request, bound)
            call = Call(dict(request.path_params), dict(request.query_params), body)
            answer = await run_in_threadpool(act, call)
        except QlvbError as error:
            return _error(error.kind, error.vi, error.hint or error.en)
        except ProtocolError as error:
            return _error(ErrorKind.REFUSED, error.vi, error.hint or error.en)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            _log.exception("driver operation failed")
            return _error(ErrorKind.INTERNAL, "Lỗi của phần mềm", "see the log of the product")
        if answer.file is not None:
            return Response(answer.file, headers=dict(answer.headers or {}))
        return Response(msgspec.json.encode(answer.value), answer.status, media_type="application/json")

    return endpoint


async def _read(request: Request, bound: int) -> bytes:
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > bound:
            raise bad_request("too-large", f"Nội dung quá {bound} byte", f"the body is beyond {bound} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


async def _unknown_address(request: Request, error: Exception) -> Response:
    where = f"{request.method} {request.url.path}"
    return _error(ErrorKind.NOT_FOUND, f"Không có thao tác {where}", "see the driver contract for addresses")


def _error(kind: ErrorKind, message: str, hint: str) -> Response:
    body = {"code": kind.contract_code, "message": message, "hint": hint}
    return Response(msgspec.json.encode(body), kind.status, media_type="application/json")


class _TokenGate:
    """Lets only calls with the bearer token pass."""

    def __init__(self, app: ASGIApp, office: Office, token: str) -> None:
        self._app = app
        self._office = office
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
            if not self._office.rights.admits(scope["path"], given, self._expected):
                refusal = _error(
                    ErrorKind.UNAUTHORIZED, "Token sai hoặc thiếu", "Authorization: Bearer TOKEN"
                )
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)
