"""Search in the reference (Đ13.k1): by every criterion, all together."""

from __future__ import annotations

from typing import Any

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.qlvb.search import plain
from tests.qlvb.conftest import CLERK, NEIGHBOUR, OWN, THIRD, World, request_body


@pytest.fixture(scope="module")
def product(standing: World) -> HttpDriver:
    """Two outgoing documents and two incoming ones."""
    driver = standing.drivers[0]
    driver.issue(CLERK, request_body(NEIGHBOUR, subject="Về việc điều chỉnh dự toán", number="05"))
    driver.issue(CLERK, request_body(THIRD, subject="Về việc nghỉ lễ", symbol="SNV-TCCB", number="6"))
    for agency in (NEIGHBOUR, THIRD):
        standing.peer(agency).send_document([standing.own()])
    driver.sync()
    return driver


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({"kind": "outgoing"}, 2),
        ({"kind": "incoming"}, 2),
        ({}, 4),
        ({"number": "5"}, 1),
        ({"number": "05", "kind": "outgoing"}, 1),
        ({"kind": "outgoing", "symbol": "snv-tccb"}, 1),
        ({"subject": "dieu chinh DU TOAN"}, 1),
        ({"subject": "điều chỉnh"}, 1),
        ({"subject": "chỉnh điều"}, 0),
        ({"kind": "incoming", "organ_id": NEIGHBOUR}, 1),
        ({"kind": "outgoing", "organ_id": THIRD}, 1),
        ({"kind": "outgoing", "date_from": "2019-12-17", "date_to": "2019-12-17"}, 2),
        ({"kind": "outgoing", "date_from": "2019-12-18"}, 0),
        ({"kind": "outgoing", "date_to": "2019-12-16"}, 0),
        ({"document_id": f"{OWN}-2019.2"}, 1),
        ({"dossier_code": "000.00.01.H01.2019.01TH"}, 0),
    ],
    ids=str,
)
def test_every_criterion_counts(product: HttpDriver, criteria: dict[str, str], found: int) -> None:
    rows = product.search(**criteria)["items"]
    assert len(rows) == found
    assert all(row["record"].startswith("den-" if row["kind"] == "incoming" else "di-") for row in rows)


@pytest.mark.parametrize("wrong", [{"kind": "both"}, {"date_from": "17/12/2019"}])
def test_a_criterion_that_cannot_be_is_told(product: HttpDriver, wrong: Any) -> None:
    with pytest.raises(DriverRefused) as refusal:
        product.call("search", **wrong)
    assert refusal.value.code == "bad-request"


def test_plain_words_are_what_people_type() -> None:
    assert plain("Đường  Nguyễn Trãi") == "duong nguyen trai"
