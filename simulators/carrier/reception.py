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


async def receive_into(receive: Receive, spool: Spool | None, *, idle: float) -> None:
    """Take the whole body into `spool`, or read it away if there is none.

    CutOffError if the connection ends early. RefusalError 10 if nothing comes for `idle` seconds, or if it
    is too large; then the connection must be closed after the answer.
    """
    more = True
    while more:
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
        if spool is not None:
            try:
                spool.write(event.get("body", b""))
            except TooLargeError:
                raise refusals.bad_file("quá lớn", "too large") from None
        more = event.get("more_body", False)
