"""Steps of search (tìm kiếm, Điều 13.1): what people look for, and where the words come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from harness.oracles.edxml import Document, read_document
from harness.oracles.language import SentenceError, day
from harness.oracles.observation import Observations
from harness.steps.recordkeeping_world import RecordkeepingWorld
from harness.steps.registry import STEPS
from harness.steps.stops import Precondition

_CRITERIA: Mapping[str, Callable[[Document], dict[str, str]]] = {
    "số": lambda m: {"number": m.code_number},
    "ký hiệu": lambda m: {"symbol": m.code_notation},
    "ngày văn bản": lambda m: dict.fromkeys(("date_from", "date_to"), m.promulgation_date.replace("/", "-")),
    "trích yếu": lambda m: {"subject": m.subject},
    "cơ quan gửi": lambda m: {"organ_id": m.sender.organ_id},
    "mã định danh văn bản": lambda m: {"document_id": m.document_id},
}
_KINDS = {"văn bản đến": "incoming", "văn bản đi": "outgoing"}
_DOTTED_D = str.maketrans("đĐ", "dD")


@STEPS.when("cán bộ tìm {kind} theo {criteria} của {doc}")
def searches_by(world: RecordkeepingWorld, kind: str, criteria: str, doc: str) -> None:
    """`số và ký hiệu` are two criteria together; their values are those of the document on the wire."""
    message = _on_the_wire(world.observations(), doc)
    query: dict[str, str] = {"kind": _kind(kind)}
    for name in criteria.split(" và "):
        if name not in _CRITERIA:
            raise SentenceError(f"nobody searches by {name!r}; there are {', '.join(_CRITERIA)}")
        query.update(_CRITERIA[name](message))
    world.search(doc, **query)


@STEPS.when("cán bộ tìm {kind} có trích yếu chứa “{words}”")
def searches_words(world: RecordkeepingWorld, kind: str, words: str) -> None:
    world.search("", kind=_kind(kind), subject=words)


@STEPS.when("cán bộ tìm {kind} có trích yếu gõ không dấu “{words}”")
def searches_plain_words(world: RecordkeepingWorld, kind: str, words: str) -> None:
    """The same words as somebody in a hurry types them."""
    letters = unicodedata.normalize("NFD", words).translate(_DOTTED_D)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    world.search("không dấu", kind=_kind(kind), subject=plain)


@STEPS.when("cán bộ tìm {kind} có trích yếu gõ dấu tổ hợp “{words}”")
def searches_decomposed(world: RecordkeepingWorld, kind: str, words: str) -> None:
    """The same words from a keyboard that writes letters and signs apart."""
    world.search("dấu tổ hợp", kind=_kind(kind), subject=unicodedata.normalize("NFD", words))


@STEPS.when("cán bộ tìm {kind} có ngày từ {first} đến {last}")
def searches_days(world: RecordkeepingWorld, kind: str, first: str, last: str) -> None:
    """Both days count."""
    world.search("", kind=_kind(kind), date_from=day(first).isoformat(), date_to=day(last).isoformat())


@STEPS.when("cán bộ dùng mã của {dossier} để tìm văn bản")
def searches_dossier(world: RecordkeepingWorld, dossier: str) -> None:
    world.search(dossier, dossier_code=world.dossier_code(dossier))


def _kind(said: str) -> str:
    if said not in _KINDS:
        raise SentenceError(f"{said!r} is neither {' nor '.join(_KINDS)}")
    return _KINDS[said]


def _on_the_wire(seen: Observations, doc: str) -> Document:
    """The document as an agency prepared it, or as the product sent it."""
    own = seen.last("input.document", about=doc) or seen.last("wire.sent", about=doc, message_type="edoc")
    if own is None or "message" not in own.blobs:
        raise Precondition(f"không có gói tin nào của {doc} trên Trục để lấy dữ liệu tìm kiếm")
    return read_document(seen.blob(own, "message"))
