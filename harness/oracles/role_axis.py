"""What the agencies around an axis saw of a document: sent, handed out, arrived; and why something is missing.

Every reading answers with the fact, or with the judgement that there is none. That a document did not come is
a failure only where something sent no earlier came through on the same side; else the axis gave no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from harness.oracles.edxml import Document, MessageError, Status, read
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive
from harness.oracles.language import names
from harness.oracles.observation import Observation, Observations
from harness.oracles.vxp_answers import Answer, answer

_T = TypeVar("_T")


@dataclass(frozen=True)
class Parcel:
    """A document message with the observation that brought it."""

    row: Observation
    message: Document


def parcel(seen: Observations, row: Observation) -> Parcel | None:
    """The document of an observation; None for a status, or for what cannot be read."""
    message = _message(seen, row)
    return Parcel(row, message) if isinstance(message, Document) else None


def _message(seen: Observations, row: Observation) -> Document | Status | None:
    try:
        return read(seen.blob(row, "message"))
    except (KeyError, MessageError):
        return None


def needed(found: _T | Judgement) -> _T | Judgement:
    """What a rule takes for granted: that it failed is another rule's affair, and here a precondition."""
    if isinstance(found, Judgement) and found.failure is not None:
        return inconclusive(Reason.PRECONDITION, f"{found.failure.code}: {found.failure.observed}")
    return found


# ------------------------------------------------------------------------------------------ what was prepared


def prepared(seen: Observations, doc: str) -> Parcel | Judgement:
    """The document as its sender made it."""
    row = seen.last("input.document", about=doc)
    found = parcel(seen, row) if row is not None else None
    return found or inconclusive(Reason.PRECONDITION, f"không có {doc}")


def code_of(seen: Observations, agency: str) -> str:
    """The code of an agency by its name in the scenario; empty if it has no part in it."""
    known: dict[str, str] = {}
    for row in seen.of("input.document"):
        known |= row.data["agencies"]
    return known.get(agency, "")


def codes_of(seen: Observations, agencies: str) -> Mapping[str, str]:
    """Code by name, of agencies listed in a sentence."""
    return {name: code_of(seen, name) for name in names(agencies)}


# ------------------------------------------------------------------------------------------ what was sent


def sendings(seen: Observations, doc: str) -> list[Answer]:
    """Every sendEdoc of a document by an agency that may, oldest first; calls that we cut ourselves left out."""
    rows = seen.of("axis.call", about=doc, op="sendEdoc")
    return [answer(seen, row) for row in rows if not row.data.get("torn") and not row.data.get("probe")]


def document_sendings(seen: Observations, doc: str) -> list[Answer]:
    """The same, without the statuses about the document."""
    return [one for one in sendings(seen, doc) if one.row.data["params"].get("messagetype") == "edoc"]


def taken(seen: Observations, doc: str) -> Answer | Judgement:
    """The sending that the axis took; a failure where it refused a valid package."""
    calls = document_sendings(seen, doc)
    accepted = [call for call in calls if call.ok]
    if accepted:
        return accepted[-1]
    refused = [call for call in calls if call.refused]
    if refused:
        return failed(
            "valid-package-refused", expected=f"Trục nhận {doc}", observed=refused[-1].said, where="sendEdoc"
        )
    detail = calls[-1].said if calls else f"chưa ai đưa {doc} lên Trục"
    return inconclusive(Reason.CONNECTION_LOST if calls else Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------ what arrived


def deliveries(seen: Observations, doc: str, recipient: str, *, acknowledged: bool = True) -> list[Parcel]:
    """The document as an agency took it in and said so; with `acknowledged` False also where it could not say so."""
    rows = seen.of("wire.delivered", about=doc, recipient=recipient, message_type="edoc")
    found = (parcel(seen, row) for row in rows if row.data["acknowledged"] or not acknowledged)
    return [one for one in found if one is not None]


def arrived(seen: Observations, doc: str, agency: str) -> Parcel | Judgement:
    """The document as an agency took it in; else why it is missing."""
    sent = taken(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    code = code_of(seen, agency)
    found = deliveries(seen, doc, code)
    return found[-1] if found else missing(seen, sent, f"{doc} tới {agency}", code)


def arrived_everywhere(seen: Observations, doc: str, agencies: str) -> list[Parcel] | Judgement:
    """One delivery for each agency, or the first reason why there is none."""
    found = []
    for agency in names(agencies):
        one = arrived(seen, doc, agency)
        if isinstance(one, Judgement):
            return one
        found.append(one)
    return found


def missing(seen: Observations, sent: Answer, what: str, recipient: str) -> Judgement:
    """A loss, where a message sent no earlier has arrived on the recipient's side; else no answer."""
    later = overtaken_by(seen, sent.row.seq, recipient)
    if later is None:
        return inconclusive(Reason.NO_ANSWER, f"chưa thấy {what}, cũng chưa thấy văn bản nào gửi sau đó")
    return failed(
        "package-lost", expected=what,
        observed=f"không tới, trong khi {later.about or 'gói tin gửi sau'} đã tới {later.data['agency']}",
        where="getReceivedEdocList",
    )  # fmt: skip


def overtaken_by(seen: Observations, sent_at: int, recipient: str) -> Observation | None:
    """A delivery on the side of an agency of something that was handed over no earlier than number `sent_at`."""
    turns = {(row.about, row.data["params"].get("messagetype", "")): row.seq
             for row in seen.of("axis.call", op="sendEdoc") if answer(seen, row).ok}  # fmt: skip
    for row in seen.of("wire.delivered"):
        turn = turns.get((row.about, row.data["message_type"]), 0)
        if turn >= sent_at and same_side(seen, row.data["recipient"], recipient):
            return row
    return None


def is_national(seen: Observations, code: str) -> bool:
    """Whether an agency is connected to the national axis, not to the one under test."""
    return code in _national(seen)


def same_side(seen: Observations, one: str, other: str) -> bool:
    """Whether two agencies are connected to the same axis: the one under test, or the national one."""
    national = _national(seen)
    return (one in national) == (other in national)


def _national(seen: Observations) -> frozenset[str]:
    """Codes of the agencies that are connected to the national axis."""
    return frozenset(code for row in seen.of("input.document") for code in row.data["national"])


def exactly_once(seen: Observations, doc: str, agencies: str) -> Judgement | None:
    """Each of the agencies got the document once and nobody else got it; else the judgement that it is not so."""
    wanted = codes_of(seen, agencies)
    for agency, code in wanted.items():
        one = arrived(seen, doc, agency)
        if isinstance(one, Judgement):
            return one
        count = len(deliveries(seen, doc, code))
        if count != 1:
            return failed(
                "package-duplicated", expected=f"{doc} tới {agency} đúng một lần", observed=f"{count} lần",
                where="getReceivedEdocList",
            )  # fmt: skip
    return strangers(seen, doc, wanted.values())


def strangers(seen: Observations, doc: str, recipients: Iterable[str]) -> Judgement | None:
    """The failure that an agency got a document that was none of its business."""
    allowed = frozenset(recipients)
    for row in seen.of("wire.delivered", about=doc, message_type="edoc"):
        if row.data["recipient"] not in allowed:
            return failed(
                "package-misdelivered", expected=f"{doc} chỉ tới cơ quan nhận",
                observed=f"tới cả {row.data['agency']}", where="getReceivedEdocList",
            )  # fmt: skip
    return None


def statuses(seen: Observations, doc: str, recipient: str, code: str) -> list[Status]:
    """Statuses of a code about a document, as an agency took them in."""
    rows = seen.of("wire.delivered", about=doc, recipient=recipient, message_type="status")
    found = (_message(seen, row) for row in rows if row.data["acknowledged"])
    return [one for one in found if isinstance(one, Status) and one.code == code]
