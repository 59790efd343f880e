"""A transport whose calls end by a deadline, however slowly the other side answers.

The time-outs of a plain client hold for one read each: who sends a byte now and then, in the head or in the body, is
waited for without end. Here every read, write and handshake gets what is left of the call's time.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import httpcore
import httpx


class CallClock(threading.local):
    """The deadline of the call that a thread makes now, on the monotonic clock; none outside a call."""

    until: float | None = None

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        self.until = time.monotonic() + seconds
        try:
            yield
        finally:
            self.until = None

    def left(self, asked: float | None) -> float | None:
        """What one operation may take, in seconds; 0 or less once the time is over."""
        if self.until is None:
            return asked
        left = self.until - time.monotonic()
        return left if asked is None else min(asked, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, clock: CallClock) -> None:
        self._inner = inner
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout, httpcore.ReadTimeout("the answer drips")))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout, httpcore.WriteTimeout("the request is not taken")))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._left(timeout, httpcore.ConnectTimeout("the handshake drips"))
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _left(self, timeout: float | None, over: Exception) -> float | None:
        left = self._clock.left(timeout)
        if left is not None and left <= 0:
            raise over
        return left


class _Backend(httpcore.SyncBackend):
    def __init__(self, clock: CallClock) -> None:
        self._clock = clock

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        return _Stream(super().connect_tcp(host, port, timeout, local_address, socket_options), self._clock)


class DeadlineTransport(httpx.HTTPTransport):
    """HTTP/1.1 over connections that are kept; `clock.running(seconds)` bounds what a thread does meanwhile."""

    def __init__(self, verify: ssl.SSLContext | Literal[True]) -> None:
        super().__init__(verify=verify, trust_env=False)
        self.clock = CallClock()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(verify, trust_env=False), max_connections=100,
            max_keepalive_connections=20, keepalive_expiry=5.0, network_backend=_Backend(self.clock),
        )  # fmt: skip
