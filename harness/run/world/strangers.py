"""What somebody who is not authenticated gets at through the product's driver (an toàn thông tin, Đ6.k2.a)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.run.world.product import Product
from harness.sut.drivers import DriverError

_NEEDED = ("list_incoming", "get_incoming", "get_incoming_file")


def door_can_be_tried(product: Product) -> bool:
    """Whether what lies behind the door is declared: a product known by its wire alone has none."""
    return all(map(product.declaration.declares, _NEEDED))


def tries_by_strangers(product: Product, record_id: str | None) -> list[dict[str, Any]] | None:
    """Each try: who, which operation, whether it was opened, the error code otherwise; None without a server."""
    tries = []
    for who, door in product.strangers().items():
        with door:
            for operation, arguments in _asked(record_id).items():
                try:
                    door.call(operation, **arguments)
                    tries.append({"who": who, "op": operation, "opened": True, "code": ""})
                except DriverError as error:
                    tries.append({"who": who, "op": operation, "opened": False, "code": error.code})
    return tries or None


def _asked(record_id: str | None) -> Mapping[str, Mapping[str, Any]]:
    asked: dict[str, dict[str, Any]] = {"list_incoming": {"list": "all"}}
    if record_id is not None:
        asked["get_incoming"] = {"id": record_id}
        asked["get_incoming_file"] = {"id": record_id, "index": 0}
    return asked
