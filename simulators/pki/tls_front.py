"""A TLS server in front of a plain one: passes bytes on, notes who shook hands and who sent something (Đ18.k1)."""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
import tempfile
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulators.pki.server_certificates import server_authority

_CHUNK = 65536
_PATIENCE = 20.0


@dataclass
class Handshake:
    """One connection. `version` is empty until the client has finished the handshake; `received` counts what the client
    sent through it, in bytes; `error` says how a handshake failed."""

    number: int
    version: str = ""
    received: int = 0
    error: str = ""


class TlsFront:
    """Listens on a port of its own; `start` and `stop`. A flaw of `server_certificates.FLAWS` makes it a wrong one."""

    def __init__(self, target: tuple[str, int], *, host: str = "127.0.0.1", flaw: str = "") -> None:
        self._target = target
        self.flaw = flaw
        self._context = _context([host, "localhost"], flaw)
        self._listener = socket.create_server((host, 0))
        self._host, self._port = self._listener.getsockname()[:2]
        self._lock = threading.Lock()
        self._handshakes: list[Handshake] = []
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._accept, name=f"tls:{self._port}", daemon=True)

    @property
    def url(self) -> str:
        """Base address without a path."""
        return f"https://{self._host}:{self._port}"

    @property
    def handshakes(self) -> tuple[Handshake, ...]:
        """Every connection so far, oldest first; the counts go on."""
        with self._lock:
            return tuple(self._handshakes)

    def start(self) -> TlsFront:
        self._thread.start()
        return self

    def stop(self) -> None:
        """End listening and every connection."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            held = list(self._open)
        for one in held:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        if self._thread.is_alive():
            self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                handshake = Handshake(len(self._handshakes) + 1)
                self._handshakes.append(handshake)
            threading.Thread(target=self._serve, args=(client, handshake), daemon=True).start()

    def _serve(self, client: socket.socket, handshake: Handshake) -> None:
        client.settimeout(_PATIENCE)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            secured = self._context.wrap_socket(client, server_side=True)
        except (OSError, ssl.SSLError) as error:
            handshake.error = getattr(error, "reason", "") or type(error).__name__
            client.close()
            return
        handshake.version = secured.version() or ""
        with self._held(secured), contextlib.suppress(OSError):
            plain = socket.create_connection(self._target, timeout=_PATIENCE)
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._held(plain):
                _relay(secured, plain, handshake)

    @contextlib.contextmanager
    def _held(self, one: socket.socket) -> Iterator[None]:
        with self._lock:
            self._open.add(one)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(one)
            one.close()


def _relay(secured: ssl.SSLSocket, plain: socket.socket, handshake: Handshake) -> None:
    """Pass bytes both ways until either side ends. One thread: OpenSSL bears no reading and writing at once."""
    with selectors.DefaultSelector() as waiting, contextlib.suppress(OSError):
        waiting.register(secured, selectors.EVENT_READ)
        waiting.register(plain, selectors.EVENT_READ)
        while ready := [key.fileobj for key, _ in waiting.select(_PATIENCE)]:
            if secured in ready and not _from_client(secured, plain, handshake):
                return
            if plain in ready:
                if not (data := plain.recv(_CHUNK)):
                    return
                secured.sendall(data)


def _from_client(secured: ssl.SSLSocket, plain: socket.socket, handshake: Handshake) -> bool:
    """Everything that the client's records hold by now; False once it has ended."""
    secured.settimeout(0)
    try:
        while True:
            if not (data := secured.recv(_CHUNK)):
                return False
            handshake.received += len(data)
            plain.sendall(data)
    except ssl.SSLWantReadError:  # a part of a record, or one without data
        return True
    finally:
        secured.settimeout(_PATIENCE)


def _context(hosts: Sequence[str], flaw: str) -> ssl.SSLContext:
    certificate = server_authority().issue(hosts, flaw)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if flaw == "old-protocol":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that it is out of date is the point
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "server.pem"
        path.write_bytes(certificate.chain_pem + certificate.key_pem)
        context.load_cert_chain(path)
    return context
