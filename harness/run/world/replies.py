"""Which incoming documents an outgoing one answers, as the product is told of them (Đ10.k2.d)."""

from __future__ import annotations

from harness.catalogue import CatalogueError
from harness.oracles.edxml import read_document
from harness.oracles.language import names
from harness.run.world.case import Case

ATTRIBUTE = "trả lời văn bản"
"""The attribute of an outgoing document that names the incoming ones by the scenario's words."""


def reply_links(case: Case, said: str) -> list[dict[str, str]]:
    """`replies_to` of the driver contract, one link for each incoming document named (`văn bản hỏi và …`)."""
    return [_link(case, label) for label in names(said)]


def _link(case: Case, label: str) -> dict[str, str]:
    if label not in case.incoming:
        raise CatalogueError(f"the scenario has no incoming document {label!r} to answer")
    message = read_document(case.incoming[label].message)
    link = {
        "document_id": message.document_id,
        "organ_id": message.sender.organ_id,
        "code": message.code,
    }
    return {**link, "date": f"{message.promulgation_day}"} if message.promulgation_day else link
