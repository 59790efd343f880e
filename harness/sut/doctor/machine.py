"""The machine that kiemchuan runs on: room on the disk, the ports that `sut.toml` asks for."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from harness.sut.declaration import Declaration
from harness.sut.doctor.examination import error
from harness.sut.finding import Finding, Side

LEAST_ROOM: Final = 500 * 1024 * 1024


def machine(declaration: Declaration) -> Iterator[Finding]:
    """Findings about disk and ports; everything about them is the configuration's side."""
    free = shutil.disk_usage(Path.cwd()).free
    if free < LEAST_ROOM:
        yield error(
            "disk", "disk-full", Side.CONFIGURATION, f"Đĩa còn {free // 2**20} MB",
            f"{free // 2**20} MB left on this disk", "free 500 MB, or run in another folder",
        )  # fmt: skip
    for name in ("axis", "control", "national"):
        port = getattr(declaration.ports, name)
        if port and not _free(port):
            yield error(
                "ports", "port-taken", Side.CONFIGURATION, f"Cổng {port} ({name}) đang có chương trình khác dùng",
                f"port {port} ({name}) is taken", f"stop what listens on {port}, or change [ports] {name}",
            )  # fmt: skip


def _free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
