"""What happens beside the exchange: paper that goes or comes with a document, and e-mail (Đ6, Đ7, Đ14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.edxml import read_document
from harness.run.world.case import PaperIn
from harness.run.world.mailbox import Mailbox
from harness.run.world.product import Product
from harness.run.world.sink import ObservationSink
from harness.steps.actors import CLERK

NOTIFIED = "van-thu@co-quan-ban.example"
"""Somebody who wants notices of what is issued."""


class Beside:
    """Lives as long as the world; puts back what it changed when a scenario ends."""

    def __init__(self, product: Product, sink: ObservationSink, host: str) -> None:
        self._product = product
        self._sink = sink
        self._host = host
        self._mailbox: Mailbox | None = None
        self._mail_on = self._list_on = False

    def end(self) -> None:
        """No list and no mail for the next scenario."""
        if self._list_on:
            self._product.call("set_paper_list", record=False, items=[])
        if self._mail_on:
            self._product.call("set_mail", record=False)
        self._list_on = self._mail_on = False

    def stop(self) -> None:
        if self._mailbox is not None:
            self._mailbox.stop()

    # ------------------------------------------------------------------------------------------- e-mail

    def use_mail(self) -> None:
        """The product sends its mail through the world's server from now on, and a control mail at once.

        The address of the control mail is its own: `input.control-mail` names it.
        """
        self._product.demand("set_mail")
        if self._mailbox is None:
            self._mailbox = Mailbox(self._host).start()
        control = f"doi-chung-{self._sink.next_number()}@kiemchuan.example"
        self._sink.add("input.control-mail", "input", address=control)
        self._mail_on = True
        self._product.must("set_mail", smtp_url=self._mailbox.url, notify=[NOTIFIED], test_to=control)

    def settle(self) -> None:
        """Mail that came becomes observations `mail.received` (blob `message`)."""
        for mail in self._mailbox.take() if self._mailbox else ():
            self._sink.add(
                "mail.received", "wire", blobs={"message": mail.message}, sender=mail.sender,
                recipients=list(mail.recipients),
            )  # fmt: skip

    # ------------------------------------------------------------------------------------------- paper

    def keep_list(self, types: Mapping[str, date]) -> None:
        """The list of documents that go with paper: types, and the day from which each is on it (Đ7.k2.b)."""
        items = [{"type_name": name, "from_date": day.isoformat()} for name, day in types.items()]
        self._list_on = True
        self._product.must("set_paper_list", items=items)

    def receive(self, paper: PaperIn, sender_name: str) -> None:
        """Văn thư enters the paper of a document that an agency has prepared, whether or not it was sent."""
        message = read_document(paper.message)
        entry: dict[str, Any] = {
            "organ_id": message.sender.organ_id, "organ_name": sender_name, "number": message.code_number,
            "symbol": message.code_notation, "type_name": message.type_name, "subject": message.subject,
        }  # fmt: skip
        if message.promulgation_day:
            entry["date"] = message.promulgation_day.isoformat()
        answer = self._product.must("receive_paper", about=paper.label, actor=CLERK, paper=entry)
        paper.paper_id = answer.get("id")
