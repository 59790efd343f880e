"""A TLS front passes the right client through, and shows of a wrong one whether anybody gave it a byte."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from simulators.pki.server_certificates import FLAWS, server_authority
from simulators.pki.tls_front import TlsFront
from simulators.serving import LoopbackServer


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse((await request.body()).decode())


@pytest.fixture(scope="module")
def plain() -> Iterator[LoopbackServer]:
    server = LoopbackServer(Starlette(routes=[Route("/", echo, methods=["POST"])])).start()
    yield server
    server.stop()


@contextmanager
def front(plain: LoopbackServer, flaw: str) -> Iterator[TlsFront]:
    running = TlsFront((plain.host, plain.port), flaw=flaw).start()
    try:
        yield running
    finally:
        running.stop()


def careful() -> ssl.SSLContext:
    return ssl.create_default_context(cadata=server_authority().roots_pem)


def careless() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def post(url: str, context: ssl.SSLContext) -> str:
    with httpx.Client(verify=context, trust_env=False) as client:
        return client.post(url, content="Văn bản".encode()).text


def test_the_good_one_passes_everything_through(plain: LoopbackServer) -> None:
    with front(plain, "") as good:
        assert post(good.url, careful()) == "Văn bản"
        (handshake,) = good.handshakes
        assert handshake.version in ("TLSv1.2", "TLSv1.3")
        assert handshake.received > 0


@pytest.mark.parametrize("flaw", FLAWS[1:])
def test_a_careful_client_gives_a_wrong_server_nothing(plain: LoopbackServer, flaw: str) -> None:
    with front(plain, flaw) as wrong:
        with pytest.raises(httpx.ConnectError):
            post(wrong.url, careful())
        assert [one.received for one in wrong.handshakes] == [0]


@pytest.mark.parametrize("flaw", FLAWS[1:])
def test_a_careless_client_is_seen_to_give_it_all(plain: LoopbackServer, flaw: str) -> None:
    with front(plain, flaw) as wrong:
        assert post(wrong.url, careless()) == "Văn bản"
        assert sum(one.received for one in wrong.handshakes) > len("Văn bản".encode())


def test_only_the_flaw_named_makes_a_server_wrong(plain: LoopbackServer) -> None:
    """Each wrong certificate is taken by a client that overlooks just that: the name, the date, the issuer."""
    overlooking_names = careful()
    overlooking_names.check_hostname = False
    with front(plain, "other-host") as wrong:
        assert post(wrong.url, overlooking_names) == "Văn bản"
    with front(plain, "expired") as wrong, pytest.raises(httpx.ConnectError, match="expired"):
        post(wrong.url, overlooking_names)


def test_after_the_end_nobody_listens(plain: LoopbackServer) -> None:
    with front(plain, "") as ended:
        url = ended.url
    with pytest.raises(httpx.ConnectError):
        post(url, careful())
