"""The world's mail server: takes whatever the product sends by e-mail, so that it can be looked at (Đ6.k1.b)."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiosmtpd.smtp import SMTP

_LIMIT = 64 << 20


@dataclass(frozen=True)
class Mail:
    """One e-mail as it was handed over: envelope and the bytes of the message."""

    sender: str
    recipients: tuple[str, ...]
    message: bytes


class Mailbox:
    """An SMTP server on a free port, in a thread of its own. A mail is in the box before its sender hears 250."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._mails: queue.SimpleQueue[Mail] = queue.SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="mailbox", daemon=True)

    def start(self) -> Mailbox:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        port = self._server.sockets[0].getsockname()[1]
        return f"smtp://{self._host}:{port}"

    def take(self) -> Iterator[Mail]:
        """Every mail that came since the last look, in order."""
        while not self._mails.empty():
            yield self._mails.get()

    async def _listen(self) -> asyncio.Server:
        def connection() -> SMTP:
            return SMTP(self, data_size_limit=_LIMIT, hostname="kiemchuan", loop=self._loop)

        return await self._loop.create_server(connection, self._host, 0)

    async def _close(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Called by aiosmtpd with a whole mail."""
        content = envelope.content or b""
        raw = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else bytes(content)
        self._mails.put(Mail(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw))
        return "250 OK"
