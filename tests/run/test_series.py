"""Several documents at the same moment: every call is made at once, every answer is told, a lost product stops it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import pytest

from harness.oracles.times import VIETNAM
from harness.prove.trial import MemoryBlobs
from harness.run.world.case import Case, PaperOut
from harness.run.world.product import Product
from harness.run.world.series import first_unused_year, series
from harness.run.world.sink import ObservationSink
from harness.steps.stops import ConnectionLost, Precondition
from harness.sut.declaration import embedded_declaration
from harness.sut.drivers import HttpDriver
from simulators.defects.nulls.echo import Echo

NOON = datetime(2019, 12, 17, 12, tzinfo=VIETNAM)
ACTOR = {"role": "van-thu", "name": "Trần Thị Sen"}
DOCUMENT: dict[str, Any] = {
    "type_name": "Công văn", "symbol": "SNV-VP", "place": "An Giang", "subject": "Về việc (văn bản thứ 1)",
    "signer": {"full_name": "Nguyễn Văn Bảy Núi"},
    "recipients": [{"organ_id": "000.00.04.H01", "name": "Sở Tài chính"}],
    "files": [{"name": "a.pdf", "content_base64": "JVBERi0=", "main": True}],
}  # fmt: skip


class Rendezvous(Echo):
    """Answers no issue before as many as expected have come: only calls made at the same time get through."""

    expected = 20

    def __init__(self) -> None:
        super().__init__()
        self._all_here = threading.Barrier(self.expected)

    def _answer(self, operation: Any, request: Any, body: Any) -> Any:
        if operation.name == "issue":
            self._all_here.wait(timeout=20)
        return super()._answer(operation, request, body)


@pytest.fixture
def gathered() -> Iterator[tuple[Product, ObservationSink]]:
    with Attached(Rendezvous.launch()) as both:
        yield both


class Attached:
    """A product behind its driver, with a sink for what is seen of it."""

    def __init__(self, product: Echo) -> None:
        self.product = product

    def __enter__(self) -> tuple[Product, ObservationSink]:
        self.driver = HttpDriver(self.product.url, self.product.token)
        sink = ObservationSink(lambda kind, /, **fields: None, MemoryBlobs(), lambda: NOON)
        return Product(embedded_declaration(), self.driver, sink), sink

    def __exit__(self, *_: object) -> None:
        self.driver.close()
        self.product.stop()


def _requests(count: int) -> Mapping[str, Mapping[str, Any]]:
    labels = [f"văn bản thứ {number}" for number in range(1, count + 1)]
    case = Case("KB-T-03", outgoing={labels[0]: PaperOut(labels[0], ("000.00.04.H01",), DOCUMENT["subject"])})
    return series(case, labels, DOCUMENT, actor=ACTOR)


def test_twenty_calls_are_under_way_at_once_and_told_in_order(
    gathered: tuple[Product, ObservationSink],
) -> None:
    product, sink = gathered
    requests = _requests(Rendezvous.expected)
    answers = product.call_together("issue", requests)
    told = sink.observations().of("driver.answer", op="issue")
    assert [row.about for row in told] == list(requests) == list(answers)
    assert all(answer.error is None for answer in answers.values())
    assert len({row.data["answer"]["subject"] for row in told}) == Rendezvous.expected


def test_each_document_of_a_series_has_a_subject_of_its_own_and_the_same_file() -> None:
    documents = [request["document"] for request in _requests(3).values()]
    assert [document["subject"] for document in documents] == [
        "Về việc (văn bản thứ 1)", "Về việc (văn bản thứ 2)", "Về việc (văn bản thứ 3)",
    ]  # fmt: skip
    assert all(document["files"] == DOCUMENT["files"] for document in documents)


def test_a_product_that_went_away_is_lost_not_refused() -> None:
    echo = Echo.launch()
    with Attached(echo) as (product, sink):
        echo.stop()
        with pytest.raises(ConnectionLost):
            product.call_together("issue", _requests(2))
        assert sink.observations().last("driver.lost", op="issue") is not None


def test_the_first_year_without_a_numbered_document_is_found_by_looking() -> None:
    with Attached(Echo.launch()) as (product, sink):
        assert first_unused_year(product, sink, 2020) == 2020
        assert [row.data["year"] for row in sink.observations().of("driver.record")] == [2020]


def test_a_product_that_has_documents_in_every_year_leaves_none() -> None:
    class Full(Echo):
        def perform(self, operation: str, path: Any, query: Any, body: Any) -> Any:
            answer = super().perform(operation, path, query, body)
            if operation == "list_outgoing":
                record = {"id": "di-1", "state": "issued", "document_id": "000.00.01.H01-2019.1"}
                return {"items": [record]}
            return answer

    with Attached(Full.launch()) as (product, sink), pytest.raises(Precondition, match="2044"):
        first_unused_year(product, sink, 2043)
