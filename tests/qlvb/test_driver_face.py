"""The driver's face: its addresses are the contract's, its errors have the contract's form, whoever calls."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from harness.sut.contract import Contract, load_contract
from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.qlvb.driver.operations import ROUTES
from tests.qlvb.conftest import CLERK, NEIGHBOUR, World, request_body


def test_every_operation_of_the_contract_is_served_where_the_contract_says() -> None:
    contract = load_contract()
    stated = {(name, op.method, op.path) for name, op in contract.operations.items()}
    assert set(ROUTES) == stated


def test_about_lists_every_operation_as_a_capability(world: World) -> None:
    about = world.product().about()
    assert set(about["capabilities"]) == set(load_contract().operations)
    assert about["contract"] == load_contract().version
    assert about["features"]["escalation"] is True
    assert about["features"]["delegation"] is True


@pytest.fixture
def raw(standing: World) -> Any:
    with httpx.Client(
        base_url=standing.products[0].url, headers={"Authorization": "Bearer test-token"}, trust_env=False
    ) as client:
        yield client


@pytest.mark.parametrize(
    "headers", [{"Authorization": ""}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic x"}]
)
@pytest.mark.parametrize("path", ["/about", "/outgoing", "/nowhere"])
def test_without_the_token_nothing_is_said(raw: httpx.Client, headers: dict[str, str], path: str) -> None:
    answer = raw.get(path, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthorized"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nowhere", None, 404, "not-found"),
        ("DELETE", "/about", None, 404, "not-found"),
        ("GET", "/outgoing/di-99", None, 404, "not-found"),
        ("GET", "/outgoing/99", None, 404, "not-found"),
        ("GET", "/incoming/den-..%2F", None, 404, "not-found"),
        ("GET", "/incoming?list=all-of-them", None, 400, "bad-request"),
        ("GET", "/outgoing?year=MMXIX", None, 400, "bad-request"),
        ("GET", "/registers/other/2019", None, 404, "not-found"),
        ("GET", "/registers/outgoing/year", None, 400, "bad-request"),
        ("PUT", "/clock", b"{", 400, "bad-request"),
        ("PUT", "/clock", b'{"now": "yesterday"}', 400, "bad-request"),
        ("PUT", "/clock", b'{"now": 5}', 400, "bad-request"),
        ("PUT", "/clock", b"[]", 400, "bad-request"),
        ("PUT", "/working-hours", b'{"periods": []}', 400, "bad-request"),
        (
            "PUT",
            "/working-hours",
            b'{"periods": [{"weekdays": [8], "opens": "1", "closes": "2"}]}',
            400,
            "bad-request",
        ),
        ("PUT", "/connection", b'{"endpoint": "http://127.0.0.1:1"}', 400, "bad-request"),
        ("POST", "/outgoing/issue", b'{"actor": {"role": "king", "name": "x"}}', 400, "bad-request"),
        ("POST", "/outgoing/issue", b"\xff\xfe", 400, "bad-request"),
        ("POST", "/outgoing/issue", b"[" * 100_000, 400, "bad-request"),
        ("POST", "/outgoing/issue", b'{"a":' * 5000 + b"1" + b"}" * 5000, 400, "bad-request"),
    ],
    ids=range(20),
)
def test_a_wrong_request_gets_an_error_of_the_contract(
    raw: httpx.Client, method: str, path: str, body: bytes | None, status: int, code: str
) -> None:
    """And the driver is still up."""
    answer = raw.request(method, path, content=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert load_contract().check(answer.json(), Contract.ERROR) == []
    assert raw.get("/about").status_code == 200


def test_a_wrong_member_is_named(raw: httpx.Client) -> None:
    body = {"actor": CLERK, "document": request_body(priority=9)}
    answer = raw.post("/outgoing/issue", content=json.dumps(body))
    assert answer.status_code == 400
    assert "$.document.priority" in answer.json()["hint"]


def test_null_counts_as_absent(raw: httpx.Client) -> None:
    body = {"actor": {**CLERK, "unit": None}, "document": request_body(due_date=None, reply_request=None)}
    assert raw.post("/outgoing/issue", content=json.dumps(body)).status_code == 201


def test_a_file_is_handed_out_under_a_harmless_name(raw: httpx.Client) -> None:
    body = {"actor": CLERK, "document": request_body()}
    key = raw.post("/outgoing/issue", content=json.dumps(body)).json()["id"]
    answer = raw.get(f"/outgoing/{key}/files/0")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert raw.get(f"/outgoing/{key}/files/7").json()["code"] == "not-found"
    assert raw.get(f"/outgoing/{key}/files/-1").json()["code"] == "not-found"


def test_before_it_is_attached_a_product_says_so(world: World) -> None:
    from simulators.qlvb import Qlvb, QlvbConfig

    product = Qlvb(QlvbConfig(database=world.folder / "alone.sqlite", token="t"))
    with HttpDriver(product.start(), "t") as driver:
        for act in (driver.sync, lambda: driver.issue(CLERK, request_body())):
            with pytest.raises(DriverRefused) as refusal:
                act()
            assert refusal.value.code == "refused"
        assert driver.list_outgoing()["items"] == []
    product.stop()


@pytest.mark.parametrize(
    "change",
    [
        {"signing_material_url": "http://127.0.0.1:1/none"},
        {"signing_material_token": "wrong"},
        {"signing_material_url": "not an address"},
    ],
)
def test_signing_material_that_cannot_be_had_leaves_the_old_connection(
    world: World, change: dict[str, str]
) -> None:
    product = world.product()
    with pytest.raises(DriverRefused) as refusal:
        product.set_connection(**{**world.connection(), **change})
    assert refusal.value.code == "refused"
    assert product.issue(CLERK, request_body())["send_state"] == "sent"


def test_the_clock_stands_where_it_is_put_forward_and_back(world: World) -> None:
    product = world.product()
    for moment in ("2025-01-01T00:00:00+07:00", "2018-12-17T07:00:00+07:00"):
        assert product.set_clock(moment)["now"] == moment
        assert product.get_clock()["now"] == moment
    assert product.set_clock("2019-12-17T01:00:00.750000+00:00")["now"] == "2019-12-17T08:00:00+07:00"


def test_a_connection_without_signing_material_keeps_the_keys(world: World) -> None:
    """As the driver contract says; with an address of its own it is fetched anew, of another agency never kept."""
    product = world.product()
    whole = world.connection()
    bare = {name: value for name, value in whole.items() if not name.startswith("signing_material")}
    assert product.set_connection(**bare)["signing"] == "loaded"
    assert product.issue(CLERK, request_body())["state"] == "issued"
    assert product.set_connection(**{**bare, "organ_id": NEIGHBOUR})["signing"] == "external"
    assert product.set_connection(**whole)["signing"] == "loaded"


def test_roots_that_are_no_certificates_are_refused(world: World) -> None:
    with pytest.raises(DriverRefused) as refusal:
        world.product().set_connection(**world.connection(), tls_roots_pem="khong phai PEM")
    assert refusal.value.code == "refused"
