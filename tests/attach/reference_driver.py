"""Drivers of the kind that a vendor writes in Python, in front of a reference that runs elsewhere."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path
from typing import Any

from harness.sut.contract import load_contract
from harness.sut.drivers import DriverBase, DriverRefused, HttpDriver, Refused


class Through(DriverBase):
    """Every operation, handed on to the reference's own driver; a refusal is told as a refusal."""

    def __init__(self, url: str, token: str) -> None:
        self.product = HttpDriver(url, token)

    def close(self) -> None:
        self.product.close()

    def handed_on(self, operation: str, given: dict[str, Any]) -> Any:
        try:
            return self.product.call(operation, **given)
        except DriverRefused as refusal:
            raise Refused(refusal.code, refusal.message) from refusal


def _operation(name: str) -> Any:
    def perform(self: Through, **given: Any) -> Any:
        return self.handed_on(name, given)

    return perform


for _name in load_contract().operations:
    setattr(Through, _name, _operation(_name))


class Clumsy(Through):
    """Breaks when it is to read an outgoing document."""

    def handed_on(self, operation: str, given: dict[str, Any]) -> Any:
        if operation == "get_outgoing":
            raise KeyError("so_ky_hieu")
        return super().handed_on(operation, given)


class Loud(Through):
    """Says that it has issued, and sends nothing."""

    def handed_on(self, operation: str, given: dict[str, Any]) -> Any:
        if operation != "issue":
            return super().handed_on(operation, given)
        now = super().handed_on("get_clock", {})["now"]
        return {
            "id": "di-1", "state": "issued", "document_id": "000.00.01.H01-2019.1", "send_state": "sent",
            "issued_at": now, "sent_at": now, "acknowledged_at": now,
        }  # fmt: skip


class TwoFaced(Through):
    """Says that it has accepted, and refuses."""

    def handed_on(self, operation: str, given: dict[str, Any]) -> Any:
        if operation != "accept":
            return super().handed_on(operation, given)
        refused = super().handed_on("refuse", {**given, "reason": "Sai thẩm quyền"})
        return {**refused, "state": "accepted", "refusal": None}


class Dozing(Through):
    """Falls asleep once, in its thirtieth call; `mark` remembers that it has."""

    def __init__(self, url: str, token: str, mark: str) -> None:
        super().__init__(url, token)
        self.mark = Path(mark)
        self.calls = itertools.count(1)

    def handed_on(self, operation: str, given: dict[str, Any]) -> Any:
        if next(self.calls) == 30 and not self.mark.exists():
            self.mark.touch()
            threading.Event().wait(600)
        return super().handed_on(operation, given)


class OnlyReceives(DriverBase):
    """Has less than a vendor may declare."""

    def about(self) -> dict[str, Any]:
        return {"product": "X", "version": "1", "vendor": "Y", "contract": "1", "capabilities": ["about"]}


class WithoutRefusal(Through):
    """Is declared with `refuse`, and has none."""

    refuse = None
