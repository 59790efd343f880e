"""Several documents of one kind, and a year in which none was issued: for rules about numbers (Đ8.k3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harness.run.world.case import Case, PaperOut
from harness.run.world.product import Product
from harness.run.world.readings import outgoing_of_year
from harness.run.world.sink import ObservationSink
from harness.steps.stops import Precondition

LAST_YEAR = 2044
"""The certificates of the test PKI end in 2045: no document can be issued later."""


def series(
    case: Case, labels: Sequence[str], first: Mapping[str, Any], *, actor: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Arguments of `issue` for every label: the first document again, each under a subject of its own."""
    model, subject = case.outgoing[labels[0]], str(first["subject"])
    requests = {}
    for label in labels:
        document = {**first, "subject": subject.replace(labels[0], label)}
        case.outgoing[label] = PaperOut(label, model.recipients, document["subject"])
        requests[label] = {"actor": actor, "document": document}
    return requests


def first_unused_year(product: Product, sink: ObservationSink, start: int) -> int:
    """The first year from `start` on without a numbered document; every look is an observation."""
    for year in range(start, LAST_YEAR + 1):
        reading = outgoing_of_year(product, year)
        sink.add("driver.record", "driver", what="all-outgoing", **reading.data)
        items = reading.data["items"]
        if items is not None and not any(item.get("document_id") for item in items):
            return year
    raise Precondition(f"từ {start} tới {LAST_YEAR} năm nào phần mềm cũng đã có văn bản đi")
