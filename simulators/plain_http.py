"""HTTP/1.1 for clients that offer to change to HTTP/2 with every call (`Upgrade: h2c`, RFC 9110 §7.8).

The HttpClient of Java does so by default. A server may ignore the offer, but httptools takes the body of such a
request for the new protocol, so that a message would arrive empty. Here the offer is taken out of the head and
the request is read again as what it is.
"""

from __future__ import annotations

from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_OFFER = frozenset({b"upgrade", b"http2-settings"})


class PlainHttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which stays with HTTP/1.1 whatever the client offers."""

    parser: Any

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.parser = _Reader(self)
        self._offered = False

    def on_message_begin(self) -> None:
        self._offered = False
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._offered = self.parser.offered()
        if not self._offered:
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        if not self._offered:
            super().on_message_complete()

    def head_without_offer(self) -> bytes:
        """The head of the request in hand, as if nothing but HTTP/1.1 had been asked for."""
        line = b"%s %s HTTP/%s\r\n" % (
            self.parser.get_method(),
            self.url,
            self.parser.get_http_version().encode(),
        )
        kept = (b"%s: %s\r\n" % one for one in self.headers if one[0] not in _OFFER)
        return line + b"".join(kept) + b"\r\n"


class _Reader:
    """httptools' parser, begun anew on a head without the offer wherever it stops at one."""

    def __init__(self, protocol: PlainHttpProtocol) -> None:
        self._protocol = protocol
        self._parser = self._new()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parser, name)

    def offered(self) -> bool:
        """Whether the head in hand makes httptools stop at its end."""
        return bool(self._parser.should_upgrade())

    def feed_data(self, data: bytes) -> None:
        """Take the next bytes of the connection; HttpParserError if they are not HTTP."""
        while True:
            try:
                self._parser.feed_data(data)
                return
            except httptools.HttpParserUpgrade as stopped:
                if self._parser.get_method() == b"CONNECT":
                    raise httptools.HttpParserError("CONNECT is for proxies") from None
                data = self._protocol.head_without_offer() + data[stopped.args[0] :]
                self._parser = self._new()

    def _new(self) -> Any:
        parser = httptools.HttpRequestParser(self._protocol)
        if hasattr(parser, "set_dangerous_leniencies"):
            parser.set_dangerous_leniencies(lenient_data_after_close=True)
        return parser
