"""The HTTP driver tells whose fault it is: refused, unsupported, unreachable, malformed."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from harness.sut.drivers import (
    DriverMalformed,
    DriverRefused,
    DriverUnreachable,
    DriverUnsupported,
    HttpDriver,
)
from simulators.serving import LoopbackServer

Answering = Callable[[Response], HttpDriver]
ABOUT = {"product": "X", "version": "1", "vendor": "Y", "contract": "1", "capabilities": ["about"]}


@pytest.fixture
def answering() -> Iterator[Answering]:
    """A driver whose product gives one fixed answer to everything."""
    servers: list[LoopbackServer] = []
    drivers: list[HttpDriver] = []

    def make(answer: Response) -> HttpDriver:
        async def reply(_: Request) -> Response:
            return answer

        app = Starlette(routes=[Route("/{path:path}", reply, methods=["GET", "PUT", "POST"])])
        servers.append(LoopbackServer(app).start())
        drivers.append(HttpDriver(servers[-1].url, "token"))
        return drivers[-1]

    yield make
    for driver in drivers:
        driver.close()
    for server in servers:
        server.stop()


def error(code: str, status: int, **more: Any) -> JSONResponse:
    return JSONResponse({"code": code, "message": "vì sao", **more}, status)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("refused", 409),
        ("not-allowed", 403),
        ("not-allowed", 409),
        ("not-found", 404),
        ("bad-request", 400),
        ("unauthorized", 401),
        ("busy", 503),
        ("internal", 500),
    ],
)
def test_an_error_of_the_contract_is_a_refusal_with_its_code(
    answering: Answering, code: str, status: int
) -> None:
    with pytest.raises(DriverRefused) as refusal:
        answering(error(code, status, hint="làm gì")).about()
    assert (refusal.value.code, refusal.value.status) == (code, status)
    assert (refusal.value.operation, refusal.value.hint) == ("about", "làm gì")


def test_501_is_an_operation_that_is_not_there(answering: Answering) -> None:
    with pytest.raises(DriverUnsupported) as found:
        answering(error("not-supported", 501)).sync()
    assert (found.value.code, found.value.operation) == ("not-supported", "sync")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (PlainTextResponse("Bad Gateway", 502), "not-json"),
        (JSONResponse({"error": "x"}, 500), "bad-error"),
        (error("refused", 500), "bad-status"),
        (error("no-such-code", 409), "bad-error"),
        (JSONResponse(ABOUT, 202), "bad-status"),
        (RedirectResponse("/dang-nhap"), "redirected"),
        (Response(b"not gzip", headers={"Content-Encoding": "gzip"}), "bad-encoding"),
        (Response(b"[" * 100_000), "not-json"),
        (PlainTextResponse("<html>"), "not-json"),
        (JSONResponse({**ABOUT, "capabilities": "all"}), "bad-answer"),
        (JSONResponse({"product": "X"}), "bad-answer"),
        (JSONResponse([]), "bad-answer"),
    ],
    ids=range(12),
)
def test_an_answer_outside_the_contract_is_malformed(
    answering: Answering, answer: Response, code: str
) -> None:
    with pytest.raises(DriverMalformed) as found:
        answering(answer).about()
    assert found.value.code == code


def test_a_missing_member_is_named(answering: Answering) -> None:
    with pytest.raises(DriverMalformed, match="capabilities"):
        answering(JSONResponse({k: v for k, v in ABOUT.items() if k != "capabilities"})).about()


def test_nobody_there_is_unreachable(answering: Answering) -> None:
    driver = HttpDriver("http://127.0.0.1:9", "token")
    with pytest.raises(DriverUnreachable) as found:
        driver.about()
    assert found.value.code == "unreachable"
    driver.close()


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"], ids=["head", "body"]
)
def test_an_answer_that_drips_ends_with_the_time_of_its_call(head: bytes) -> None:
    """In the body or already in the head: each byte comes in time, the whole never does."""
    ended = threading.Event()

    class Dripping(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.sendall(head or b"HTTP/1.1 200 OK\r\nX-Long: ")
                while not ended.wait(0.02):
                    self.request.sendall(b"a")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dripping) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        driver = HttpDriver(f"http://127.0.0.1:{server.server_address[1]}", "t", timeout=0.3)
        with pytest.raises(DriverUnreachable) as caught:
            driver.about()
        ended.set()
        driver.close()
        server.shutdown()
    assert caught.value.code == "timeout"


def test_an_answer_beyond_all_need_is_not_read_to_its_end(
    answering: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may be long, JSON may not."""
    monkeypatch.setattr("harness.sut.drivers.http.MOST_JSON_BYTES", 100_000)
    driver = answering(Response(b" " * 300_000))
    with pytest.raises(DriverMalformed) as caught:
        driver.about()
    assert caught.value.code == "too-large"
    assert len(driver.get_incoming_file("a", 0)) == 300_000


def test_tls_at_one_end_only_is_told_as_such(answering: Answering) -> None:
    """The product speaks plain HTTP, the address says https: the hint names it, not a product that is down."""
    plain = answering(JSONResponse(ABOUT))
    url = str(plain._client.base_url).replace("http:", "https:")
    with HttpDriver(url, "t") as driver, pytest.raises(DriverUnreachable) as caught:
        driver.about()
    assert "http://" in caught.value.hint


def test_a_driver_that_wants_tls_is_told_as_such() -> None:
    """It answers plain HTTP with bytes of its own protocol, as a TLS listener does: an alert."""

    class Alert(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(1000)
            self.request.sendall(bytes.fromhex("15030100020246"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Alert) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        with HttpDriver(url, "t") as driver, pytest.raises(DriverUnreachable) as caught:
            driver.about()
        server.shutdown()
    assert "https://" in caught.value.hint


def test_loose_moments_of_records_are_for_rules_to_judge(answering: Answering) -> None:
    """D15.k3-2 judges the form; the contract lets it pass."""
    record = {"id": "1", "document_id": None, "state": "issued", "sent_at": "17/12/2019 08:00"}
    assert answering(JSONResponse(record)).get_outgoing("1") == record


def test_bytes_come_as_they_are(answering: Answering) -> None:
    assert answering(Response(b"%PDF-1.7\x00\xff")).get_outgoing_file("1", 0) == b"%PDF-1.7\x00\xff"


def test_ids_are_escaped_in_addresses() -> None:
    """An id may hold anything; it stays one segment of the path."""
    seen = []

    async def reply(request: Request) -> Response:
        seen.append(request.scope["raw_path"])
        return error("not-found", 404)

    server = LoopbackServer(Starlette(routes=[Route("/{path:path}", reply)])).start()
    with HttpDriver(server.url, "token") as driver, pytest.raises(DriverRefused):
        driver.get_outgoing("a/b?c d")
    server.stop()
    assert seen == [b"/outgoing/a%2Fb%3Fc%20d"]


def test_an_unknown_argument_is_a_mistake_of_ours(answering: Answering) -> None:
    with pytest.raises(TypeError):
        answering(JSONResponse(ABOUT)).call("about", year=2019)
