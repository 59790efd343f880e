"""Faces of the world that a product on another host may call (`--bind`, `--advertise`): opened beside loopback.

Everything else stays on loopback. What is opened is opened with a warning; over https with a certificate of the test
PKI, whose root is laid into the run folder for the product to trust; and nobody moves anything without the token.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from hmac import compare_digest
from pathlib import Path
from typing import Any, Final

from starlette.responses import JSONResponse

from harness.run.opening import Opening
from simulators.pki import Pki
from simulators.pki.server_certificate import server_certificate
from simulators.serving import LoopbackServer

ROOT_FILE: Final = "ca-thu-nghiem.pem"


class OpenFaces:
    """Second servers of the same applications, on the address that other hosts reach."""

    def __init__(self, opening: Opening, pki: Pki, folder: Path, now: Callable[[], datetime]) -> None:
        self._opening = opening
        self._servers: list[LoopbackServer] = []
        self._tls: tuple[str, str] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        if opening.scheme == "https":
            self._tls = _written(server_certificate(pki, opening.host, now()), folder)
            (folder / ROOT_FILE).write_text(pki.roots_pem(), "ascii")
        warn(opening, folder / ROOT_FILE)

    def open(self, app: Any, port: int) -> str:
        """Serve an application; its base address as the product calls it."""
        server = LoopbackServer(app, host=self._opening.bind, port=port, tls=self._tls).start()
        self._servers.append(server)
        host = f"[{self._opening.host}]" if ":" in self._opening.host else self._opening.host
        return f"{self._opening.scheme}://{host}:{server.port}"

    def close(self) -> None:
        for server in self._servers:
            server.stop()
        if self._tls:
            Path(self._tls[1]).unlink(missing_ok=True)


def _written(pems: tuple[str, str], folder: Path) -> tuple[str, str]:
    """Certificate and key as files, the key for its owner alone; it goes when the faces close."""
    certificate, key = folder / "tls.pem", folder / "tls.key"
    certificate.write_text(pems[0], "ascii")
    key.touch(mode=0o600)
    key.write_text(pems[1], "ascii")
    return str(certificate), str(key)


def warn(opening: Opening, root: Path | None = None) -> None:
    """Say what is open to whom; `root`: the file that a product has to trust."""
    tls = f"gốc tin cậy / root: {root}" if opening.scheme == "https" else "KHÔNG MÃ HÓA / NOT ENCRYPTED"
    sys.stderr.write(
        f"CẢNH BÁO / WARNING: Trục mô phỏng và khóa thử nghiệm mở ra ngoài máy này tại {opening.bind} ({tls}). "
        "Chỉ dùng trong mạng thử nghiệm. / They are open beyond this machine: for a test network only.\n"
    )


class Guarded:
    """An application behind a bearer token, except paths that anybody may read (revocation, time stamps)."""

    def __init__(self, app: Any, token: str, *, guarded: tuple[str, ...]) -> None:
        self._app = app
        self._token = f"Bearer {token}".encode()
        self._guarded = guarded

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"].startswith(self._guarded):
            given = dict(scope["headers"]).get(b"authorization", b"")
            if not compare_digest(given, self._token):
                await JSONResponse({"code": "unauthorized"}, 401)(scope, receive, send)
                return
        await self._app(scope, receive, send)
