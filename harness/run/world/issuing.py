"""What a product of role agency is asked to do with documents, its own and received ones (Đ8, Đ9, Đ10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from harness.catalogue import CatalogueError
from harness.run.world.case import Case, PaperOut
from harness.run.world.cast import Cast
from harness.run.world.papers import outgoing_request
from harness.run.world.product import Product
from harness.run.world.readings import read_from_product
from harness.run.world.replies import ATTRIBUTE as ANSWERED
from harness.run.world.replies import reply_links
from harness.run.world.series import first_unused_year, series
from harness.run.world.sink import ObservationSink
from harness.steps.actors import CLERK, SPECIALIST
from harness.steps.stops import Precondition


class Issuing:
    """Implements the acts of the product's users in `harness.steps.world.World`; see there for what each means."""

    as_of: date
    cast: Cast
    product: Product
    _sink: ObservationSink
    _case: Case

    if TYPE_CHECKING:

        def now(self) -> datetime: ...
        def attend(self, agencies: Sequence[str]) -> None: ...

    def record_id(self, label: str) -> str:
        """The product's own id of a document's record. Precondition if it has none."""
        if label in self._case.outgoing:
            found = self._outgoing(label).record_id
        else:
            found = read_from_product(self.product, self._case, "incoming", label, self.now()).record_id
        if found is None:
            raise Precondition(f"phần mềm không có bản ghi của {label}")
        return found

    def act(self, operation: str, label: str, **body: Any) -> Mapping[str, Any]:
        identity = self.record_id(label)
        answer: Mapping[str, Any] = self.product.must(operation, about=label, id=identity, **body)
        if label in self._case.outgoing:
            self._issued(label, answer)
        return answer

    def attempt(self, operation: str, label: str, **body: Any) -> None:
        self.product.demand(operation)
        try:
            identity = self.record_id(label)
        except Precondition as absent:
            self._sink.add("driver.absent", "driver", about=label, op=operation, detail=str(absent))
            return
        self.product.call(operation, about=label, id=identity, **body)

    def ask(self, operation: str, **arguments: Any) -> None:
        self.product.call(operation, **arguments)

    def issue(
        self,
        label: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        request = self._ready(label, recipients, attributes, extra)
        answer = self.product.call("issue", about=label, actor=CLERK, document=request)
        self._issued(label, answer.value)

    def draft(
        self,
        label: str,
        recipients: Sequence[str],
        *,
        attributes: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        request = self._ready(label, recipients, attributes, extra)
        self._issued(label, self.product.must("draft", about=label, actor=SPECIALIST, document=request))

    def issue_several(self, labels: Sequence[str], recipients: Sequence[str], *, together: bool) -> None:
        first = self._ready(labels[0], recipients, None, {})
        requests = series(self._case, labels, first, actor=CLERK)
        if together:
            answers = self.product.call_together("issue", requests)
        else:
            answers = {
                label: self.product.call("issue", about=label, **body) for label, body in requests.items()
            }
        for label, answer in answers.items():
            self._issued(label, answer.value)

    def unused_year(self) -> int:
        return first_unused_year(self.product, self._sink, self.as_of.year + 1)

    def _ready(
        self,
        label: str,
        recipients: Sequence[str],
        attributes: Mapping[str, str] | None,
        extra: Mapping[str, Any],
    ) -> dict[str, Any]:
        self.attend(recipients)
        members = tuple(self.cast[name].organ for name in recipients)
        wanted = dict(attributes or {})
        answered = wanted.pop(ANSWERED, "")
        request = outgoing_request(members, f"{self._case.scenario}, {label}", wanted)
        request.update(extra)
        if answered:
            request["replies_to"] = reply_links(self._case, answered)
        organs = tuple(organ.organ_id for organ in members)
        self._case.outgoing[label] = PaperOut(label, organs, request["subject"])
        return request

    def _issued(self, label: str, record: Any) -> None:
        """Remember the ids by which the product and the wire know a document of ours."""
        if not isinstance(record, Mapping):
            return
        paper = self._case.outgoing[label]
        paper.record_id = record.get("id") or paper.record_id
        paper.document_id = record.get("document_id") or paper.document_id
        if paper.document_id:
            self._case.label_of_document[paper.document_id] = label

    def _outgoing(self, label: str) -> PaperOut:
        if label not in self._case.outgoing:
            raise CatalogueError(f"the scenario has no outgoing document {label!r}")
        return self._case.outgoing[label]
