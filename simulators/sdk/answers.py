"""Answers of an axis as values (axis-api §1.2). Missing keys read as empty text: real servers leave some
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SendResult:
    """The answer to sendEdoc: `ok` if ErrorCode is 0; `doc_id` is the sender's id of the message on the
    axis.
    """

    ok: bool
    code: str
    description: str
    doc_id: str


@dataclass(frozen=True)
class ReceivedItem:
    """One message waiting to be fetched; times as the axis wrote them (`dd/MM/yyyy HH:mm:ss`)."""

    doc_id: str
    message_type: str
    from_: str
    to: str
    status: str
    status_desc: str
    created_time: str
    updated_time: str

    @classmethod
    def read(cls, item: Mapping[str, Any]) -> ReceivedItem:
        """From one object of `data`."""
        keys = ("docId", "messageType", "from", "to", "status", "status_desc", "created_time", "updated_time")
        return cls(*texts(item, *keys))


@dataclass(frozen=True)
class SentItem:
    """How far one delivery of a sent message has come."""

    sender_doc_id: str
    receiver_doc_id: str
    message_type: str
    title: str
    notation: str
    from_: str
    to: str
    sent_time: str
    received_time: str
    send_status: str
    send_status_desc: str
    receive_status: str
    receive_status_desc: str

    @classmethod
    def read(cls, item: Mapping[str, Any]) -> SentItem:
        """From one object of `data`."""
        keys = (
            *("senderDocId", "receiverDocId", "messageType", "title", "notation", "fromCode", "toCode"),
            *(
                "sentTime",
                "receivedTime",
                "sendStatus",
                "sendStatusDesc",
                "receiveStatus",
                "receiveStatusDesc",
            ),
        )
        return cls(*texts(item, *keys))


@dataclass(frozen=True)
class AgencyItem:
    """An agency of getAgenciesList."""

    id: str
    parent_id: str
    code: str
    name: str
    mail: str
    old_code: str

    @classmethod
    def read(cls, item: Mapping[str, Any]) -> AgencyItem:
        """From one object of `data`."""
        return cls(*texts(item, "id", "pid", "code", "name", "mail", "oldCode"))


@dataclass(frozen=True)
class AgencyQd20Item:
    """An agency of getAgenciesListQD20: `code` under QĐ 20/2020, `code_102` under QCVN 102."""

    id: str
    code: str
    name: str
    mail: str
    code_102: str

    @classmethod
    def read(cls, item: Mapping[str, Any]) -> AgencyQd20Item:
        """From one object of `data`."""
        return cls(*texts(item, "id", "code", "name", "mail", "code102"))


@dataclass(frozen=True)
class UnitItem:
    """An agency of the delta feed getSynchronizeUnit."""

    id: str
    parent_id: str
    code: str
    name: str
    mail: str
    center_code: str
    modify_date: str
    version: int
    deleted: bool
    is_agency: bool

    @classmethod
    def read(cls, item: Mapping[str, Any]) -> UnitItem:
        """From one object of `data`."""
        id_, parent_id, code, name, mail, center, modified = texts(
            item, "id", "pid", "code", "name", "mail", "centerCode", "modifyDate"
        )
        version, deleted, is_agency = item.get("version"), item.get("deleted"), item.get("isAgency", True)
        return cls(
            id_,
            parent_id,
            code,
            name,
            mail,
            center,
            modified,
            int(version or 0),
            bool(deleted),
            bool(is_agency),
        )


def texts(item: Mapping[str, Any], *keys: str) -> list[str]:
    """The values of `keys` as text, empty where missing or null."""
    return ["" if item.get(key) is None else _plain(str(item[key])) for key in keys]


def _plain(text: str) -> str:
    """Text that can be stored and sent on: a lone surrogate (JSON can carry one) becomes `?`."""
    return text.encode("utf-8", "replace").decode()
