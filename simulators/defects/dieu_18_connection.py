"""Defects and controls of Đ18.k1: whom the software trusts on its way to the axis over the Internet."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable
from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.qlvb.connection import ConnectionSettings
from simulators.qlvb.parts import Parts


def _trusting(parts: Parts, loosen: Callable[[ssl.SSLContext], None]) -> Parts:
    """The product with another idea of whom to trust."""

    class Trust(parts.server_trust):  # type: ignore[name-defined,misc]
        def servers(self, settings: ConnectionSettings) -> ssl.SSLContext | None:
            context: ssl.SSLContext | None = super().servers(settings)
            if context is not None:
                loosen(context)
            return context

    return replace(parts, server_trust=Trust)


@defect("D18.k1-2", "trusts-everybody", "Không kiểm tra chứng thư của máy chủ")
def _(parts: Parts) -> Parts:
    def loosen(context: ssl.SSLContext) -> None:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    return _trusting(parts, loosen)


@defect("D18.k1-2", "any-name", "Không kiểm tra tên máy chủ trong chứng thư")
def _(parts: Parts) -> Parts:
    def loosen(context: ssl.SSLContext) -> None:
        context.check_hostname = False

    return _trusting(parts, loosen)


@defect("D18.k1-2", "old-protocols", "Vẫn nói TLS 1.0, TLS 1.1 khi máy chủ chỉ nói các bản ấy")
def _(parts: Parts) -> Parts:
    def loosen(context: ssl.SSLContext) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
        context.set_ciphers("ALL:@SECLEVEL=0")

    return _trusting(parts, loosen)


@defect("D18.k1-2", "own-roots-only", "Không nhận chứng thư gốc được trao nên không nối được qua TLS")
def _(parts: Parts) -> Parts:
    class Trust(parts.server_trust):  # type: ignore[name-defined,misc]
        def servers(self, settings: ConnectionSettings) -> ssl.SSLContext | None:
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if settings.tls_roots_pem else None

    return replace(parts, server_trust=Trust)


# ------------------------------------------------------------------------------------------------ controls


@control("D18.k1-2", "tls-1-3-only", "Chỉ nói TLS 1.3")
def _(parts: Parts) -> Parts:
    def tighten(context: ssl.SSLContext) -> None:
        context.minimum_version = ssl.TLSVersion.TLSv1_3

    return _trusting(parts, tighten)


@control("D18.k1-2", "tls-1-2-at-most", "Nói TLS 1.2, tin thêm các nơi cấp công cộng")
def _(parts: Parts) -> Parts:
    def change(context: ssl.SSLContext) -> None:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.load_default_certs()

    return _trusting(parts, change)
