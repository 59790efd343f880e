"""Echo: gives back whatever it got, to the axis and to the driver, and adds nothing of its own."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from simulators.defects.nulls.mail import Delivery
from simulators.defects.nulls.product import NullProduct
from simulators.defects.nulls.records import Record, file_entry


class Echo(NullProduct):
    """Every message goes back to its sender; every record is the request that made it.

    So what people typed is shown as they typed it, with no number, no signature, no moment, and never leaves.
    """

    name = "echo"
    recipient_state = "pending"

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, list[bytes]] = {}

    def made(self, record: Record, document: Mapping[str, Any]) -> None:
        asked = {key: value for key, value in document.items() if key not in ("files", "recipients", "pages")}
        data = [b64decode(one["content_base64"]) for one in document["files"]]
        names = [one["name"] for one in document["files"]]
        self._files[record["id"]] = data
        record.update(asked, document_id=None, page_count=document.get("pages"), send_state="none")
        record["files"] = [
            file_entry(name, raw, index=n, pages=None)
            for n, (name, raw) in enumerate(zip(names, data, strict=True))
        ]

    def came(self, delivery: Delivery, record: Record | None) -> None:
        assert self.mail is not None
        self.mail.acknowledge(delivery)
        if delivery.message is not None:
            self.mail.send_back(delivery.message)

    def acted(self, operation: str, record: Record, body: Mapping[str, Any]) -> None:
        actor = {"actor": body["actor"], "at": None}
        match operation:
            case "refuse":
                record["refusal"] = {"reason": body["reason"], **actor}
            case "assign":
                given = {name: body[name] for name in ("lead", "cooperating", "deadline") if name in body}
                record["assignment"] = {**given, **actor}
            case "escalate":
                record["escalations"] = [
                    *record["escalations"],
                    {"to": body["to"], "note": body.get("note"), **actor},
                ]
            case "recall":
                record["recall"] = {"at": None, "reason": body["reason"], "state": "sent"}
            case "update":
                record.update(body.get("document") or {})

    def file(self, record_id: str, index: int) -> bytes:
        held = self._files.get(record_id, [])
        return held[index] if index < len(held) else super().file(record_id, index)
