"""What checks may ask to be read from the product: the closed list of `reads` (design §3).

`incoming` and `outgoing`: the record of a document (data: `record`, or null). `incoming-files`, `outgoing-files`:
the record and the bytes of every file (blobs `file0`, …; data `refused` by index where the product withholds one).
`incoming-where-listed`: the record of a document (data: `record`, None too where the product declares no list).
`incoming-copies`: every incoming record that bears the identifier of a document (data: `items`).
`incoming-by-strangers`: the record of a document and what somebody who is not authenticated gets of it
(data: `tries`; None without a door to try).
`working-list`: records of the working list; `overdue-list`, `report-list`: those overdue, those that ask for a report.
`notices`: every notice. `owed`: the overview of what is owed (data: `overview`).
`owed-where-declared`: that overview, None too where the product declares no statistics.
`late-list`: what statistics list as late (`items`, None where the product declares no statistics or lists nothing so).
`register-in`, `register-out`: the register of the current year.
`trust`: what signatures are judged by (no reading of the product; the world answers it).
`accounts`: every user account.
`all-outgoing`: every outgoing record of the current year. `paper`: the record of a document received on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from harness.catalogue import CatalogueError
from harness.run.world.case import Case
from harness.run.world.product import Product
from harness.run.world.strangers import door_can_be_tried, tries_by_strangers


@dataclass
class Reading:
    """What was read: facts for the observation, bytes, and the product's own id of the record."""

    data: dict[str, Any] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    record_id: str | None = None


def read_from_product(product: Product, case: Case, what: str, label: str, now: datetime) -> Reading:
    """Read one thing. CapabilityNotDeclared, ConnectionLost as the gateway; a refusal is data (`error`)."""
    match what:
        case "incoming":
            return _record(product, "list_incoming", _incoming_record(product, case, label))
        case "outgoing":
            return _record(product, "get_outgoing", _outgoing_record(product, case, label))
        case "incoming-where-listed":
            if not product.declaration.declares("list_incoming"):
                return Reading({"record": None})
            return read_from_product(product, case, "incoming", label, now)
        case "incoming-files":
            found = read_from_product(product, case, "incoming", label, now)
            return _files(product, "get_incoming_file", found)
        case "outgoing-files":
            found = read_from_product(product, case, "outgoing", label, now)
            return _files(product, "get_outgoing_file", found)
        case "paper":
            return _paper(product, case, label)
        case "incoming-copies":
            identity = case.incoming[label].document_id if label in case.incoming else None
            return Reading({"items": _items(product, "list_incoming", list="all", document_id=identity)})
        case "incoming-by-strangers":
            if not door_can_be_tried(product):
                return Reading({"tries": None})
            found = read_from_product(product, case, "incoming", label, now)
            found.data["tries"] = tries_by_strangers(product, found.record_id)
            return found
        case "working-list":
            return Reading({"items": _items(product, "list_incoming", list="working")})
        case "overdue-list" | "report-list":
            which = what.removesuffix("-list")
            return Reading({"items": _items(product, "list_incoming", list=which)})
        case "notices":
            return Reading({"items": _items(product, "notices")})
        case "owed":
            answer = product.call("statistics", record=False)
            return Reading({"overview": answer.value, "error": answer.error and answer.error.code})
        case "owed-where-declared":
            declared = product.declaration.declares("statistics")
            return (
                read_from_product(product, case, "owed", label, now)
                if declared
                else Reading({"overview": None})
            )
        case "late-list":
            return Reading({"items": _late(product)})
        case "accounts":
            return Reading({"items": product.masked(_items(product, "list_accounts"))})
        case "all-outgoing":
            return outgoing_of_year(product, now.year)
        case "register-in" | "register-out":
            kind = "incoming" if what == "register-in" else "outgoing"
            answer = product.call("register", record=False, kind=kind, year=now.year)
            rows = answer.value.get("rows") if isinstance(answer.value, Mapping) else None
            return Reading({"year": now.year, "rows": rows, "error": answer.error and answer.error.code})
    raise CatalogueError(f"a check reads {what!r}, which harness/run/world/readings.py does not know")


def outgoing_of_year(product: Product, year: int) -> Reading:
    """Every outgoing record that the product counts to a year; `items` is None where it does not answer."""
    return Reading({"year": year, "items": _items(product, "list_outgoing", year=year)})


def _items(product: Product, operation: str, **query: Any) -> list[Any] | None:
    answer = product.call(operation, record=False, **query)
    found = answer.value.get("items") if isinstance(answer.value, Mapping) else None
    return found if isinstance(found, list) else None


def _late(product: Product) -> list[Any] | None:
    """What may be asked for a cross-check, but need not be there (L3)."""
    if not product.declaration.declares("statistics"):
        return None
    answer = product.call("statistics", record=False)
    found = answer.value.get("late") if isinstance(answer.value, Mapping) else None
    return found if isinstance(found, list) else None


def _record(product: Product, operation: str, record: Any) -> Reading:
    identity = record.get("id") if isinstance(record, Mapping) else None
    return Reading({"record": record, "op": operation}, record_id=identity)


def _incoming_record(product: Product, case: Case, label: str) -> Any:
    paper = case.incoming.get(label)
    if paper is None:
        raise CatalogueError(f"the scenario has no incoming document {label!r}")
    if paper.record_id is not None:
        return product.call("get_incoming", record=False, id=paper.record_id).value
    found = _items(product, "list_incoming", list="all", document_id=paper.document_id or None) or []
    mine = [row for row in found if isinstance(row, Mapping) and _is(row, paper.document_id, paper.subject)]
    if not mine:
        return None
    case.incoming[label].record_id = mine[0].get("id")
    return mine[0]


def _is(row: Mapping[str, Any], document_id: str, subject: str) -> bool:
    known_as = getattr(row, "known_as", None)
    if known_as is not None:  # a person has looked for this very document and found it
        return bool(known_as == (document_id or subject))
    if document_id:
        return bool(row.get("document_id") == document_id)
    return bool(subject) and row.get("subject") == subject


def _outgoing_record(product: Product, case: Case, label: str) -> Any:
    paper = case.outgoing.get(label)
    if paper is None:
        raise CatalogueError(f"the scenario has no outgoing document {label!r}")
    if paper.record_id is None:
        return None
    return product.call("get_outgoing", record=False, id=paper.record_id).value


def _paper(product: Product, case: Case, label: str) -> Reading:
    paper = case.incoming.get(label)
    if paper is None:
        raise CatalogueError(f"the scenario has no incoming document {label!r}")
    rows = _items(product, "list_paper") or []
    mine = [
        row for row in rows if isinstance(row, Mapping) and paper.paper_id and row.get("id") == paper.paper_id
    ]
    return Reading({"record": mine[0] if mine else None, "op": "list_paper"})


def _files(product: Product, operation: str, reading: Reading) -> Reading:
    record = reading.data.get("record")
    listed = record.get("files") if isinstance(record, Mapping) else None
    refused: dict[str, str] = {}
    for number, _ in enumerate(listed if isinstance(listed, list) else ()):
        answer = product.call(operation, record=False, id=reading.record_id, index=number)
        if isinstance(answer.value, bytes):
            reading.blobs[f"file{number}"] = answer.value
        else:
            refused[str(number)] = answer.error.code if answer.error else "malformed"
    reading.data["refused"] = refused
    return reading
