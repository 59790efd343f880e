"""The HTTP driver tells whose fault it is: refused, unsupported, unreachable, malformed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
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
        (PlainTextResponse("<html>"), "not-json"),
        (JSONResponse({**ABOUT, "capabilities": "all"}), "bad-answer"),
        (JSONResponse({"product": "X"}), "bad-answer"),
        (JSONResponse([]), "bad-answer"),
    ],
    ids=range(9),
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
