"""What somebody who is not authenticated gets at through the product's driver (an toàn thông tin, Đ6.k2.a)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.run.world.case import PaperIn
from harness.run.world.product import Product
from harness.sut.drivers import DriverError

_NEEDED = ("list_incoming", "get_incoming", "get_incoming_file")


def tries_by_strangers(product: Product, paper: PaperIn | None) -> list[dict[str, Any]] | None:
    """Each try: who, which operation, whether it was opened, the error code otherwise.

    None where there is no door to try (a driver that is no server), or nothing behind it that is declared.
    """
    if not all(map(product.declaration.declares, _NEEDED)):
        return None
    doors = product.strangers()
    tries = []
    for who, door in doors.items():
        with door:
            for operation, arguments in _asked(paper).items():
                try:
                    door.call(operation, **arguments)
                    tries.append({"who": who, "op": operation, "opened": True, "code": ""})
                except DriverError as error:
                    tries.append({"who": who, "op": operation, "opened": False, "code": error.code})
    return tries or None


def _asked(paper: PaperIn | None) -> Mapping[str, Mapping[str, Any]]:
    asked: dict[str, dict[str, Any]] = {"list_incoming": {"list": "all"}}
    if paper is not None and paper.record_id is not None:
        asked["get_incoming"] = {"id": paper.record_id}
        asked["get_incoming_file"] = {"id": paper.record_id, "index": 0}
    return asked
