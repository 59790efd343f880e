"""Dossiers in the evidence: the list that was handed over, what was asked, what the product shows (Đ16, Đ13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from harness.oracles.acts import rows_of
from harness.oracles.dossier_codes import WantedCode
from harness.oracles.edxml import Document
from harness.oracles.exchange import Record, text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive
from harness.oracles.observation import Observation, Observations
from harness.oracles.times import iso_moment, vietnam
from harness.oracles.wording import same_name, same_number, same_words

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Shown:
    """A dossier as last read, and the act that opened it."""

    opened: Observation
    record: Record

    @property
    def code(self) -> str:
        return text(self.record, "code")

    @property
    def items(self) -> list[Mapping[str, Any]]:
        return rows_of(self.record, "items")


def dossier_shown(seen: Observations, dossier: str) -> Shown | Judgement:
    """A dossier that was opened, as last read; a failure where the product would not open it or shows none."""
    row = tried(seen, dossier, "open_dossier")
    if row is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai mở {dossier}")
    if row.kind != "driver.answer":
        return failed(
            "dossier-not-opened", expected=dossier, observed=said_by(row) or row.kind, where="open_dossier"
        )
    reading = seen.last("driver.record", about=dossier, what="dossier")
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        return failed("dossier-missing", expected=dossier, observed="không có", where="get_dossier")
    return Shown(row, record)


def listed_as(seen: Observations, shown: Shown) -> Mapping[str, Any] | None:
    """The entry of the list that a dossier was opened under; None where the list had none."""
    asked = shown.opened.data["request"]["dossier"]
    for row in seen.of("input.dossier-list"):
        for item in row.data["items"]:
            if (item["number"], item["symbol"]) == (asked["number"], asked["symbol"]):
                found: Mapping[str, Any] = item
                return found
    return None


def wanted_code(seen: Observations, shown: Shown) -> WantedCode:
    """What the code must hold: our own agency, the year of the day it was opened, number and symbol asked for."""
    own = seen.of("input.dossier-list")[0].data["organ_id"]
    asked = shown.opened.data["request"]["dossier"]
    return WantedCode(own, vietnam(shown.opened.moment).year, asked["number"], asked["symbol"])


def codes_shown(shown: Shown) -> list[tuple[str, str]]:
    """Every code that the product has shown of a dossier, with where: at its opening, and now."""
    at_first = shown.opened.data.get("answer") or {}
    return [("open_dossier.code", text(at_first, "code")), ("get_dossier.code", shown.code)]


def item_of(shown: Shown, record: Record) -> Mapping[str, Any] | None:
    """The place of a document in a dossier, by the product's key or by its identifier."""
    for item in shown.items:
        if item.get("record") is not None and item.get("record") == record.get("id"):
            return item
        identifier = text(item, "document_id")
        if not item.get("record") and identifier and identifier == text(record, "document_id"):
            return item
    return None


def is_item_of(item: Mapping[str, Any], message: Document) -> bool:
    """Whether what a dossier lists is this document: its subject, and whatever else of it the item shows."""
    subject, symbol, number = message.subject, message.code_notation, message.code_number
    if text(item, "document_id") not in ("", message.document_id):
        return False
    if not same_day(text(item, "date"), f"{message.promulgation_day or ''}"):
        return False
    same_code = same_words(text(item, "symbol"), symbol) and same_number(text(item, "number"), number)
    shows_code = bool(text(item, "symbol"))
    return same_words(text(item, "subject"), subject) and (same_code or not shows_code)


def same_day(shown: str, own: str) -> bool:
    """Whether a day that is shown as YYYY-MM-DD is the own one; of a day in another form nothing is said."""
    return not own or not _ISO_DAY.fullmatch(shown) or shown == own


def listing(shown: Shown) -> str:
    """What a dossier lists, in short."""
    return (
        "; ".join(text(item, "subject") or text(item, "record") or "?" for item in shown.items)
        or "không có gì"
    )


def in_time_order(shown: Shown) -> bool:
    """Whether items stand in the order in which they were added, as far as the moments can be read."""
    moments = [at for item in shown.items if (at := iso_moment(item.get("added_at"))) is not None]
    return moments == sorted(moments)


def put_in(seen: Observations, shown: Shown) -> list[Observation]:
    """Every act that put something into a dossier, in order."""
    mine = [row for row in seen.of("driver.answer", op="add_to_dossier")
            if row.data["request"].get("id") == shown.record.get("id")]  # fmt: skip
    return ([shown.opened] if shown.opened.data["request"].get("incoming") else []) + mine


def is_what(item: Mapping[str, Any], act: Observation) -> bool:
    """Whether an item is what an act put into the dossier."""
    asked = act.data["request"]
    paper = asked.get("paper")
    if isinstance(paper, Mapping):
        return text(item, "subject") == paper["title"] and same_name(text(item, "paper_kind"), paper["kind"])
    return bool(item.get("record") == (asked.get("document") or asked.get("incoming")))


def what_of(act: Observation) -> str:
    """What an act put into a dossier, in words."""
    asked = act.data["request"]
    paper = asked.get("paper")
    return str(paper["title"]) if isinstance(paper, Mapping) else act.about


def lost(seen: Observations, shown: Shown) -> str:
    """What was put into a dossier and is not there now; empty if all is."""
    gone = [
        what_of(act) for act in put_in(seen, shown) if not any(is_what(item, act) for item in shown.items)
    ]
    return "; ".join(gone)
