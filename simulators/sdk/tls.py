"""What a client trusts when it opens TLS."""

from __future__ import annotations

import ssl
from typing import Literal


def trust_for(url: str) -> ssl.SSLContext | Literal[True]:
    """`verify` of an httpx client for this address: the host's authorities for https.

    A plain http address never opens TLS; it gets an empty store, which trusts nobody and spares the 25 ms that
    reading the host's authorities costs each client.
    """
    return True if url.lower().startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
