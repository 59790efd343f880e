"""Whom the product trusts on its way to the axis: the server's certificate is checked on every connection (Đ18.k1)."""

from __future__ import annotations

import ssl

from simulators.qlvb.connection import ConnectionSettings
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part


class ServerTrust(Part):
    """Makes the context in which TLS connections to the axis are opened."""

    def servers(self, settings: ConnectionSettings) -> ssl.SSLContext | None:
        """A certificate in date, of the server's own name, of a trusted authority; TLS 1.2 or newer.

        None leaves it to the public authorities. QlvbError `bad-roots` if the roots are no certificates.
        """
        if settings.tls_roots_pem is None:
            return None
        try:
            context = ssl.create_default_context(cadata=settings.tls_roots_pem)
        except (ssl.SSLError, ValueError) as error:
            raise refused(
                "bad-roots",
                "Chứng thư gốc của máy chủ Trục không đọc được",
                f"unreadable roots: {error}",
                where="$.tls_roots_pem",
                hint="PEM, one certificate after another",
            ) from error
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context
