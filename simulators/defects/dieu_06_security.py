"""Defects and controls of Đ6.k2.a (QĐ 28 Đ6.1), the agency's half of security."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.inbox import TakeTally
from simulators.qlvb.parts import Parts
from simulators.sdk import VxpCallError, VxpClient


@defect("D6.k2.a-3", "files-for-anyone", "Ai cũng tải được tệp của văn bản đến, không cần xác thực")
def _(parts: Parts) -> Parts:
    class Rights(parts.rights):  # type: ignore[name-defined,misc]
        def admits(self, path: str, given: bytes, expected: bytes) -> bool:
            return "/files/" in path or bool(super().admits(path, given, expected))

    return replace(parts, rights=Rights)


@defect("D6.k2.a-3", "any-token-will-do", "Mã xác thực nào cũng được, miễn là có")
def _(parts: Parts) -> Parts:
    class Rights(parts.rights):  # type: ignore[name-defined,misc]
        def admits(self, path: str, given: bytes, expected: bytes) -> bool:
            return given.startswith(b"Bearer ")

    return replace(parts, rights=Rights)


@defect("D6.k2.a-3", "asks-with-a-wrong-secret", "Gọi Trục bằng khóa sai trước rồi mới gọi bằng khóa đúng")
def _(parts: Parts) -> Parts:
    class Synchronisation(parts.synchronisation):  # type: ignore[name-defined,misc]
        def poll(self, taken: TakeTally) -> None:
            settings = self.office.connection.settings
            with (
                VxpClient(
                    settings.endpoint.rstrip("/"), system_id=settings.system_id, secret="khoa-sai",  # noqa: S106
                    clock=self.office.clock,
                ) as client,
                suppress(VxpCallError),
            ):  # fmt: skip
                client.received("edoc")
            super().poll(taken)

    return replace(parts, synchronisation=Synchronisation)


@control("D6.k2.a-3", "tells-who-may-read", "Kê người được đọc văn bản trong bản ghi")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Any) -> dict[str, Any]:
            return {**super().incoming(record), "readers": ["van-thu", "nguoi-co-tham-quyen"]}

    return replace(parts, presentation=Presentation)
