"""The HTTP face of the world's clock: GET and PUT `{"now": "…+07:00"}` (design §8, serve)."""

from __future__ import annotations

from datetime import datetime
from json import JSONDecodeError
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from simulators.clock.clock import parse_moment


class SettableClock(Protocol):
    def now(self) -> datetime: ...

    def set(self, moment: datetime) -> None: ...


def clock_app(clock: SettableClock) -> Starlette:
    """An ASGI app with one resource, `/`: the time of the world. 400 with a remedy on anything unreadable."""

    async def read(_: Request) -> JSONResponse:
        return JSONResponse({"now": clock.now().isoformat()})

    async def move(request: Request) -> JSONResponse:
        try:
            clock.set(parse_moment((await request.json())["now"]))
        except (JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
            return JSONResponse(
                {"code": "bad-moment", "hint": 'send {"now": "2019-12-17T08:00:00+07:00"} (ISO 8601)'},
                status_code=400,
            )
        return JSONResponse({"now": clock.now().isoformat()})

    return Starlette(routes=[Route("/", read, methods=["GET"]), Route("/", move, methods=["PUT"])])
