"""The statuses of Đ8.k2.h by the words of the clause: their code on the wire, their state in the driver contract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from harness.oracles.language import SentenceError, names
from harness.oracles.spelling import spelt

_UNKNOWN: Final = re.compile(r"mã (\d{2})")


@dataclass(frozen=True)
class ProcessingStatus:
    """One status (trạng thái xử lý).

    `code` is empty where the wire has none: thu hồi is a document of its own, xóa a local state (switches 10, 12).
    `act` is the operation after which it is told; empty for what nobody has to do by hand.
    """

    name: str
    state: str
    code: str = ""
    act: str = ""


STATUSES: Final[Mapping[str, ProcessingStatus]] = {
    status.name: status
    for status in (
        ProcessingStatus("đã đến", "arrived", "01"),
        ProcessingStatus("đã tiếp nhận", "accepted", "03", "accept"),
        ProcessingStatus("đã chuyển xử lý", "assigned", "04", "assign"),
        ProcessingStatus("đang xử lý", "processing", "05", "start"),
        ProcessingStatus("đã hoàn thành", "finished", "06", "complete"),
        ProcessingStatus("từ chối nhận", "refused", "02", "refuse"),
        ProcessingStatus("thu hồi", "recalled"),
        ProcessingStatus("xóa", "deleted"),
    )
}


def status_named(name: str) -> ProcessingStatus:
    """The status of a name. SentenceError where a feature uses another word."""
    if name not in STATUSES:
        raise SentenceError(f"no status {name!r}; Đ8.k2.h has {', '.join(STATUSES)}")
    return STATUSES[name]


def state_told(record: Mapping[str, Any]) -> str:
    """The state of a record as the contract has it, with the clause's words: `arrived (đã đến)`."""
    state = record.get("state")
    own = next((status.name for status in STATUSES.values() if status.state == state), "")
    return f"{state} ({own})" if own else spelt(state)


def codes_named(text: str) -> tuple[str, ...]:
    """`đã đến, mã 27 và đã tiếp nhận` as codes of the wire; `mã 27` is a code that nobody knows."""
    found = []
    for name in names(text):
        unknown = _UNKNOWN.fullmatch(name)
        found.append(unknown[1] if unknown else status_named(name).code)
    return tuple(found)


def says_another(shown: str, own: ProcessingStatus) -> bool:
    """Whether words shown to people name another status of the clause and not their own."""
    text = unicodedata.normalize("NFC", shown).casefold().replace("xoá", "xóa")
    return own.name not in text and any(other in text for other in STATUSES if other != own.name)
