"""The declaration against what was seen: undeclared is open, declared and absent is a finding, a contradiction too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reports.declared import deviations
from reports.text import summary_text
from simulators.serving import LoopbackServer
from tests.attach.conftest import Attached, Judged, http, python


def found(run: Judged, code: str) -> list[str]:
    return [row["about"] for row in run.summary["findings"] if row["code"] == code]


def test_a_class_without_a_declared_operation_is_a_finding_and_no_failure(
    reference: str, judged: Attached
) -> None:
    run = judged(python(reference, "WithoutRefusal"), "--scenario", "KB-D09-70", "--scenario", "KB-D15-20")
    assert run.rule("D9.k1.a-7") == ("inconclusive", "precondition")
    assert found(run, "declared-absent") == ["refuse"]
    text = summary_text(run.summary, run.folder)
    assert "BẢN KHAI KHÁC THỰC TẾ" in text
    assert "Bản khai có refuse, sản phẩm không có" in text


def test_what_is_not_declared_is_inconclusive_and_told_with_what_to_declare(
    reference: str, judged: Attached
) -> None:
    run = judged(http(reference), "--scenario", "KB-D09-70", more='without = ["refuse"]\n')
    assert run.rule("D9.k1.a-7") == ("inconclusive", "capability-not-declared")
    assert "refuse" in found(run, "told-not-declared")


def test_a_version_other_than_the_one_declared_is_a_finding(reference: str, judged: Attached) -> None:
    run = judged(http(reference), "--scenario", "KB-D15-20")
    [row] = [row for row in run.summary["findings"] if row["code"] == "version-differs"]
    assert row["vi"] == "Bản khai ghi phiên bản 1, sản phẩm nói 0.1.0"


def test_a_broken_class_is_a_finding_about_the_driver(reference: str, judged: Attached) -> None:
    run = judged(python(reference, "Clumsy"), "--scenario", "KB-D15-20")
    assert found(run, "driver-fault") == ["get_outgoing"]


@pytest.fixture
def lacking(reference: str) -> Iterator[str]:
    """The reference behind a web server that serves no `refuse`, and says so as web servers do."""
    import httpx

    client = httpx.Client(base_url=reference, trust_env=False)

    async def answer(request: Request) -> Response:
        if request.url.path.endswith("/refuse"):
            return Response("<html><h1>404 Not Found</h1></html>", 404, media_type="text/html")
        headers = {"Authorization": request.headers["authorization"]}
        given = client.request(
            request.method, str(request.url.path), params=request.query_params, content=await request.body(),
            headers=headers,
        )  # fmt: skip
        return Response(given.content, given.status_code, media_type=given.headers.get("content-type"))

    app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "PUT", "POST", "DELETE"])])
    server = LoopbackServer(app).start()
    yield server.url
    server.stop()
    client.close()


def test_an_address_that_nobody_serves_is_a_missing_operation_not_a_refusal(
    lacking: str, judged: Attached
) -> None:
    run = judged(http(lacking), "--scenario", "KB-D09-70")
    assert run.rule("D9.k1.a-7") == ("inconclusive", "precondition")
    assert found(run, "declared-absent") == ["refuse"]


HEADER: dict[str, Any] = {
    "type": "header", "sut": {"name": "X", "version": "1", "role": "agency"},
    "declaration": {"capabilities": ["issue", "recall"], "features": {"secrecy": False}, "signing": "handed"},
}  # fmt: skip


def observed(kind: str, **data: Any) -> dict[str, Any]:
    return {"type": "observation", "kind": kind, "data": data}


@pytest.mark.parametrize(
    ("events", "codes"),
    [
        ([], []),
        ([{"type": "sut", "about": {"capabilities": ["issue", "recall"], "version": "1"}}], []),
        (
            [{"type": "sut", "about": {"capabilities": ["issue", "accept"], "features": {"secrecy": True}}}],
            ["declared-not-told", "told-not-declared", "feature-differs"],
        ),
        (
            [observed("driver.answer", op="set_connection", answer={"signing": "external"})],
            ["signing-differs"],
        ),
        ([observed("driver.answer", op="set_connection", answer={"signing": "loaded"})], []),
        ([observed("wire.sent", sender="000.00.02.H01", own_id="000.00.01.H01")], ["identity-differs"]),
        ([observed("wire.sent", sender="000.00.01.H01", own_id="000.00.01.H01")], []),
        ([observed("driver.malformed", op="issue", error="bad-answer")], ["driver-malformed"]),
    ],
    ids=range(8),
)
def test_each_contradiction_has_a_finding_of_its_own(events: list[dict[str, Any]], codes: list[str]) -> None:
    assert [one.code for one in deviations([HEADER, *events])] == codes


def test_a_finding_is_told_with_a_remedy_in_both_languages() -> None:
    [one] = deviations(
        [HEADER, observed("driver.missing", op="issue"), observed("driver.missing", op="issue")]
    )
    assert (one.about, one.times) == ("issue", 2)
    assert all((one.vi, one.en, one.remedy_vi, one.remedy_en))
    json.dumps(one.as_json(), ensure_ascii=False)
