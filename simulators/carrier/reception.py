"""Receiving an HTTP body under bounds: whole, or an error that says how it was cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from simulators.carrier import refusals
from simulators.carrier.bodies import Spool, TooLargeError

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class CutOffError(Exception):
    """The caller hung up before its body was complete; no answer can reach it."""


_PATIENCE = 8
"""How many times its limit a body is read away before the line is closed on a caller that does not stop."""


async def receive_into(receive: Receive, spool: Spool, *, idle: float) -> None:
    """Take the whole body into `spool`.

    CutOffError if the connection ends early. RefusalError 10 if nothing comes for `idle` seconds or if it
    is too large; what is too large is read away first, for a client that is still sending would not see the
    answer.
    """
    more = True
    while more:
        chunk, more = await _next(receive, idle)
        try:
            spool.write(chunk)
        except TooLargeError:
            spool.discard()
            if more:
                await read_away(receive, _PATIENCE * spool.limit, idle=idle)
            raise refusals.bad_file("quá lớn", "too large") from None


async def read_away(receive: Receive, limit: int, *, idle: float) -> None:
    """Take a body that nobody wants, up to `limit` bytes; errors as `receive_into`."""
    more = True
    while more:
        chunk, more = await _next(receive, idle)
        limit -= len(chunk)
        if limit < 0:
            raise refusals.bad_file("quá lớn", "too large")


async def _next(receive: Receive, idle: float) -> tuple[bytes, bool]:
    """The next piece of the body, and whether more is to come."""
    try:
        async with asyncio.timeout(idle):
            event = await receive()
    except TimeoutError:
        raise refusals.bad_file(
            "nội dung bị cắt: chưa nhận đủ Content-Length",
            "cut off: fewer bytes came than Content-Length says",
        ) from None
    if event["type"] == "http.disconnect":
        raise CutOffError
    return event.get("body", b""), bool(event.get("more_body", False))
