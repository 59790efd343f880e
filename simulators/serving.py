"""Serves an ASGI app on loopback in a thread of this process; stops when told, never by itself."""

from __future__ import annotations

import asyncio
import socket
import threading
import warnings
from typing import Any

import uvicorn

from simulators.plain_http import PlainHttpProtocol


class _PromptServer(uvicorn.Server):
    """A uvicorn server that waits for events instead of ticking: idle costs nothing, stop is prompt."""

    def __init__(self, config: uvicorn.Config, started: threading.Event) -> None:
        super().__init__(config)
        self._announce = started

    async def main_loop(self) -> None:
        self._told = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._announce.set()
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close at once: nobody waits for an answer of a world that ends (uvicorn would sleep a tenth of a second)."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()

    def tell_to_stop(self) -> None:
        """End the loop, from any thread; open connections are closed without waiting."""
        self.should_exit = True
        self.force_exit = True
        self._loop.call_soon_threadsafe(self._told.set)


class LoopbackServer:
    """One ASGI app on one port. `start` returns when the port answers; `stop` when the thread has ended."""

    def __init__(
        self, app: Any, *, host: str = "127.0.0.1", port: int = 0, tls: tuple[str, str] | None = None
    ) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((host, port))
        except OSError as error:
            self._socket.close()
            raise OSError(error.errno, f"{host}:{port}: {error.strerror}") from error
        self.host, self.port = self._socket.getsockname()[:2]
        self.scheme = "https" if tls else "http"
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            lifespan="off",
            http=PlainHttpProtocol,
            ws="none",
            timeout_keep_alive=75,
            server_header=False,
            date_header=False,
            ssl_certfile=tls[0] if tls else None,
            ssl_keyfile=tls[1] if tls else None,
        )
        self._started = threading.Event()
        self._server = _PromptServer(config, self._started)
        self._thread = threading.Thread(target=self._run, name=f"serve:{self.port}", daemon=True)

    @property
    def url(self) -> str:
        """Base address without a trailing slash."""
        return f"{self.scheme}://{self.host}:{self.port}"

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._started.set()

    def start(self) -> LoopbackServer:
        self._thread.start()
        self._started.wait(10)
        if not self._server.started:
            raise RuntimeError(f"the server on port {self.port} did not start")
        return self

    def stop(self) -> None:
        """Ask the server to end, then wait for its thread; open keep-alive connections are closed.

        RuntimeWarning if something in it keeps the thread busy: it would slow down all that comes after.
        """
        if self._thread.is_alive():
            self._server.tell_to_stop()
            self._thread.join(10)
        if self._thread.is_alive():
            warnings.warn(f"the server on port {self.port} did not end", RuntimeWarning, stacklevel=2)
        self._socket.close()
