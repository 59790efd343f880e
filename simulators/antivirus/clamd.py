"""A scanner on TCP that speaks the clamd protocol (clamd(8)): z, n and bare commands, INSTREAM, sessions."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from simulators.antivirus.engine import Engine
from simulators.antivirus.journal import ScanJournal

_LONGEST_COMMAND: Final = 4096
_OF_FILES: Final = ("SCAN", "CONTSCAN", "MULTISCAN", "ALLMATCHSCAN")
_COMMANDS: Final = (
    "PING",
    "VERSION",
    "VERSIONCOMMANDS",
    "RELOAD",
    "INSTREAM",
    "IDSESSION",
    "END",
    "STATS",
    *_OF_FILES,
)


class Mood(Enum):
    """How the scanner behaves towards its clients."""

    WELL = "well"
    DOWN = "down"
    """Nobody listens: connections are refused."""
    FAILING = "failing"
    """Every stream is answered with an error."""
    MUTE = "mute"
    """The connection is closed in place of an answer to a stream."""
    GARBLED = "garbled"
    """The answer is nothing that clamd would say."""
    SLOW = "slow"
    """Right answers, a little late."""


@dataclass(frozen=True)
class ClamdSettings:
    """`stream_limit`: StreamMaxLength, bytes; `idle`: seconds of host time until a silent client is left;
    `delay`: of SLOW, seconds."""

    stream_limit: int = 100 << 20
    idle: float = 20.0
    delay: float = 0.1


class Clamd:
    """One scanner on one port. `mood` may change at any time, also while it serves; the port stays the same."""

    def __init__(
        self,
        engine: Engine | None = None,
        *,
        host: str = "127.0.0.1",
        settings: ClamdSettings | None = None,
        mark: Callable[[], int] | None = None,
    ) -> None:
        self.engine = engine or Engine()
        self.settings = settings or ClamdSettings()
        self.journal = ScanJournal(mark)
        self.host = host
        self.port = 0
        self._mood = Mood.WELL
        self._server: _Server | None = None
        self._stopping = threading.Event()

    @property
    def address(self) -> str:
        """As clients are told it: `tcp://127.0.0.1:3310`."""
        return f"tcp://{self.host}:{self.port}"

    @property
    def mood(self) -> Mood:
        return self._mood

    @mood.setter
    def mood(self, mood: Mood) -> None:
        self._mood = mood
        if mood is Mood.DOWN:
            self._close()
        elif self._server is None:
            self._open()

    def start(self) -> Clamd:
        self._open()
        return self

    def stop(self) -> None:
        self._stopping.set()
        self._close()

    def __enter__(self) -> Clamd:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait(self, seconds: float) -> None:
        """Let host time pass, unless the scanner is stopped."""
        self._stopping.wait(seconds)

    def _open(self) -> None:
        server = _Server(self)
        self.port = server.server_address[1]
        threading.Thread(
            target=server.serve_forever, args=(0.01,), name=f"clamd:{self.port}", daemon=True
        ).start()
        self._server = server

    def _close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, clamd: Clamd) -> None:
        self.clamd = clamd
        super().__init__((clamd.host, clamd.port), _Connection)


class _Hangup(Exception):
    """The connection is over."""


class _Connection(socketserver.BaseRequestHandler):
    """One client. Outside a session it may give one command; within one, any number, each answer numbered."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        self._clamd = self.server.clamd
        self._buffer = b""
        self._session = False
        self._number = 0
        self.request.settimeout(self._clamd.settings.idle)
        with contextlib.suppress(_Hangup, OSError):
            while self._command() and self._session:
                pass

    def _command(self) -> bool:
        """Serve one command; False when the client wants no more."""
        prefix = self._take(1)
        if prefix in (b"z", b"n"):
            ending = b"\0" if prefix == b"z" else b"\n"
            text = self._until(ending)
        else:
            ending = b"\n"
            text = prefix + self._until(ending)
        name, _, argument = text.decode("utf-8", "replace").strip().partition(" ")
        self._number += 1
        if name == "END":
            return False
        if name == "IDSESSION":
            self._session, self._number = True, 0
        elif name == "INSTREAM":
            self._instream(ending)
        else:
            self._answer(self._said(name, argument), ending)
        return True

    def _said(self, name: str, argument: str) -> str:
        version = f"ClamAV kiemchuan/{self._clamd.engine.book.version}"
        if name in _OF_FILES:
            return f"{argument}: File path check failure: Operation not permitted. ERROR"
        return {
            "PING": "PONG",
            "VERSION": version,
            "VERSIONCOMMANDS": f"{version}| COMMANDS: {' '.join(_COMMANDS)}",
            "RELOAD": "RELOADING",
            "STATS": "POOLS: 1\n\nSTATE: VALID PRIMARY\nEND",
        }.get(name, "UNKNOWN COMMAND")

    def _instream(self, ending: bytes) -> None:
        data = self._stream()
        if data is None:
            self._answer("INSTREAM size limit exceeded. ERROR", ending)
            raise _Hangup
        mood, journal = self._clamd.mood, self._clamd.journal
        if mood is Mood.SLOW:
            self._clamd.wait(self._clamd.settings.delay)
        if mood is Mood.MUTE:
            journal.note(data, "", "")
            raise _Hangup
        if mood in (Mood.FAILING, Mood.GARBLED):
            answer = "stream: Can't allocate memory ERROR" if mood is Mood.FAILING else "\x15\x03\x01 ???"
            journal.note(data, answer, "")
        else:
            found = self._clamd.engine.scan(data)
            answer = f"stream: {found.name} FOUND" if found else "stream: OK"
            journal.note(data, answer, found.name if found else "")
        self._answer(answer, ending)

    def _stream(self) -> bytes | None:
        """Chunks with their length in front, until one of length 0; None beyond the limit."""
        chunks: list[bytes] = []
        size = 0
        while length := struct.unpack("!I", self._take(4))[0]:
            size += length
            if size > self._clamd.settings.stream_limit:
                return None
            chunks.append(self._take(length))
        return b"".join(chunks)

    def _answer(self, text: str, ending: bytes) -> None:
        numbered = f"{self._number}: {text}" if self._session else text
        self.request.sendall(numbered.encode() + ending)

    def _take(self, count: int) -> bytes:
        chunks, have = [self._buffer], len(self._buffer)
        while have < count:
            more = self.request.recv(min(1 << 20, max(count - have, 4096)))
            if not more:
                raise _Hangup
            chunks.append(more)
            have += len(more)
        data = b"".join(chunks)
        self._buffer = data[count:]
        return data[:count]

    def _until(self, ending: bytes) -> bytes:
        while ending not in self._buffer:
            if len(self._buffer) > _LONGEST_COMMAND:
                raise _Hangup
            more = self.request.recv(4096)
            if not more:
                raise _Hangup
            self._buffer += more
        text, _, self._buffer = self._buffer.partition(ending)
        return text
