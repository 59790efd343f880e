"""What the product keeps, in the world of role agency: restarted, lost, copied and put back (Đ13.k1, k2)."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from harness.oracles.language import VIETNAM
from harness.run.world.attachment import Attachment
from harness.run.world.case import Case
from harness.run.world.product import Product
from harness.run.world.readings import read_from_product
from harness.run.world.sink import ObservationSink
from harness.steps.actors import ADMINISTRATOR
from harness.steps.stops import Precondition


class Keeping:
    """Implements `harness.steps.keeping_world.KeepingWorld` beside the world of an agency."""

    product: Product
    _sink: ObservationSink
    _case: Case
    _attached: Attachment
    _copy: bytes = b""
    _scheduled: bool = False

    if TYPE_CHECKING:

        def now(self) -> datetime: ...
        def read_kept(self, what: str, label: str) -> None: ...

    def take_stock(self, stage: str) -> None:
        """Everything that the scenario knows of: documents with their files, dossiers, both registers of the year.

        An observation `driver.stock` (blob `stock`: JSON). A record that the product no longer shows is null.
        """
        documents, files = {}, {}
        for kind, labels in (("incoming", self._case.incoming), ("outgoing", self._case.outgoing)):
            for label in labels:
                reading = read_from_product(self.product, self._case, f"{kind}-files", label, self.now())
                documents[label] = reading.data.get("record")
                files[label] = {name: _sha256(data) for name, data in sorted(reading.blobs.items())}
        stock = {
            "documents": documents, "files": files, "dossiers": self._dossiers(), "registers": self._registers(),
        }  # fmt: skip
        told = self._sink.without_secrets(stock)
        raw = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
        self._sink.add("driver.stock", "driver", blobs={"stock": raw}, stage=stage)

    def _dossiers(self) -> dict[str, Any]:
        opened = self._case.dossiers.items()
        return {
            label: self.product.call("get_dossier", record=False, id=key).value
            for label, key in opened
            if key
        }

    def _registers(self) -> dict[str, Any]:
        year = self.now().astimezone(VIETNAM).year
        found = {}
        for kind in ("incoming", "outgoing"):
            answer = self.product.call("register", record=False, kind=kind, year=year).value
            found[kind] = answer.get("rows") if isinstance(answer, Mapping) else None
        return found

    def restart_product(self) -> None:
        self._attached.restart()

    def lose_everything(self) -> None:
        self.product.must("clear_store", actor=ADMINISTRATOR)

    def back_up(self) -> None:
        made = self.product.must("backup", actor=ADMINISTRATOR)
        self._copy = self._fetch(str(made["id"]))

    def _fetch(self, copy_id: str) -> bytes:
        data = self.product.must("get_backup", id=copy_id)
        if not isinstance(data, bytes) or not data:
            raise Precondition("phần mềm không đưa ra được tệp sao lưu", operation="get_backup")
        facts: dict[str, Any] = {"id": copy_id, "size": len(data), "sha256": _sha256(data)}
        self._sink.add("driver.backup-file", "driver", **facts)
        return data

    def restore(self, damage: str = "") -> None:
        data = DAMAGES[damage](self._copy) if damage else self._copy
        self.product.call("restore", actor=ADMINISTRATOR, content_base64=b64encode(data).decode())

    def schedule_backups(self, every_hours: int) -> None:
        self._scheduled = True
        self.product.must("set_backup_schedule", every_hours=every_hours)

    def list_copies(self, stage: str) -> None:
        """Copies as the product lists them, and the file of the newest (`driver.backup-file`)."""
        answer = self.product.call("list_backups", record=False).value
        items = answer.get("items") if isinstance(answer, Mapping) else None
        self._sink.add("driver.copies", "driver", stage=stage, items=items)
        if isinstance(items, list) and items and stage != "before":
            self._fetch(str(items[-1]["id"]))

    def end_keeping(self) -> None:
        """No schedule and no copy in hand for the next scenario."""
        self._copy = b""
        if self._scheduled:
            self._scheduled = False
            self.product.call("set_backup_schedule", record=False, every_hours=0)


def _cut(data: bytes) -> bytes:
    """Only the first third."""
    return data[: len(data) // 3]


def _flipped(data: bytes) -> bytes:
    """One bit of one byte in the middle is another."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {"bị cắt cụt": _cut, "bị đổi một byte": _flipped}
"""How a copy is damaged, as scenarios say it."""


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
