"""Prepares the documents of a scenario: what agencies send to the product, and ready papers for it to issue."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zlib import crc32

from harness.catalogue import FIXTURES, CatalogueError
from harness.oracles.language import names
from harness.run.world.cast import Member
from harness.run.world.files import CONTENT, FILES, LEFT_OUT, MAIN, annex_bytes, annexes, main_file
from simulators.agencies import papers as drawn
from simulators.agencies.documents import DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.extents import EXTENTS
from simulators.agencies.letters import ENCODINGS, SPELLINGS, spelt, spelt_request
from simulators.agencies.variations import variation as variation_of
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import Business, Organ, ResponseFor, Signer

_PRIORITIES = {"thường": 0, "khẩn": 1, "thượng khẩn": 2, "hỏa tốc": 3, "hỏa tốc hẹn giờ": 4}
_EXTENT = "mục dữ liệu"
_SPELLING = "dạng chữ"
_ENCODING = "mã hóa gói tin"
_AFTERWARDS = frozenset({_EXTENT, _SPELLING, _ENCODING, FILES, CONTENT})
"""What is done with a document once it is made, or with its files."""
_CHOICES = {"gửi kèm": True, "không gửi": False}
"""Whether the document goes on paper as well."""
_SIGNER = {"competence": "", "position": "Giám đốc", "full_name": "Nguyễn Văn Bảy Núi"}


def _date(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


_FIRST = 1000
"""Where ordinals begin for a product that remembers nothing of earlier runs."""


class IncomingPapers:
    """Documents of simulated agencies, addressed to the product."""

    def __init__(
        self,
        workshop: Workshop,
        receiver: Organ,
        seed: int,
        organ_of: Callable[[str], Organ],
        first: int = _FIRST,
    ) -> None:
        """`first`: the ordinal (X) before the first document; a product that remembers earlier runs needs a new one."""
        self._workshop = workshop
        self._receiver = receiver
        self._seed = seed
        self._organ_of = organ_of
        self._ordinal = first
        self._salt = str(first // 1000 % 10**5) if first > _FIRST else ""

    def compose(
        self, member: Member, at: datetime, tag: str, wanted: Mapping[str, str], variation: str
    ) -> PreparedDocument:
        """A valid signed document with the wanted attributes, or one varied in one declared respect."""
        self._ordinal += 1
        facts: dict[str, Any] = {
            "sender": member.organ, "recipients": (self._receiver,), "at": at, "ordinal": self._ordinal,
            "number": int(f"{_number(tag)}{self._salt}"), "seed": self._seed, "pages": 1, "type_name": "Công văn",
        }  # fmt: skip
        facts["subject"] = f"Về việc phối hợp kiểm tra liên thông ({tag})"
        for name, value in wanted.items():
            if name in _AFTERWARDS:
                continue
            if name == "cơ quan cùng nhận":
                facts["recipients"] = (self._receiver, *(self._organ_of(one) for one in names(value)))
            else:
                facts.update(_incoming_attribute(name, value, self._receiver))
        facts["annexes"] = annexes(wanted)
        if facts.get("document_id"):
            facts["document_id"] += self._salt
        prepared = _extended(self._workshop.make(DocumentRequest(**facts)), wanted.get(_EXTENT, ""))
        prepared = _written(prepared, wanted.get(_SPELLING, ""), wanted.get(_ENCODING, ""))
        return _varied(prepared, variation, self._workshop) if variation else prepared


def _number(tag: str) -> int:
    """A printed number of its own for each document of a scenario, the same in every run: 15007 for KB-D15-07."""
    scenario, _, label = tag.partition(", ")
    digits = "".join(re.findall(r"\d+", scenario)[:2])
    return int(f"{digits or 1}{crc32(label.encode()) % 90 + 10 if label else ''}")


def _extended(prepared: PreparedDocument, said: str) -> PreparedDocument:
    """The document with as much of the message form as the table says."""
    if said and said not in EXTENTS:
        raise CatalogueError(f"no extent {said!r}; there are {', '.join(EXTENTS)}")
    return EXTENTS[said](prepared) if said else prepared


def _written(prepared: PreparedDocument, spelling: str, encoding: str) -> PreparedDocument:
    """The document with its letters, and its package, written as the table says."""
    for said, known in ((spelling, SPELLINGS), (encoding, ENCODINGS)):
        if said and said not in known:
            raise CatalogueError(f"no way of writing {said!r}; there are {', '.join(known)}")
    if spelling:
        prepared = spelt(prepared, SPELLINGS[spelling])
    return prepared.with_edit(ENCODINGS[encoding]) if encoding else prepared


@lru_cache(maxsize=1)
def _variations() -> Mapping[str, str]:
    return dict(tomllib.loads((FIXTURES / "variations.toml").read_text("utf-8")))


def _varied(prepared: PreparedDocument, said: str, workshop: Workshop) -> PreparedDocument:
    if said not in _variations():
        raise CatalogueError(f"no variation {said!r} in fixtures/variations.toml")
    return variation_of(_variations()[said]).of(workshop, prepared)


def _incoming_attribute(name: str, value: str, receiver: Organ) -> dict[str, Any]:
    match name:
        case "trích yếu":
            return {"subject": value.replace("\\n", "\n")}
        case "loại văn bản":
            return {"type_name": value}
        case "ký hiệu":
            return {"notation": value}
        case "số":
            return {"number": int(value)}
        case "số trang":
            return {"pages": int(value)}
        case "mức độ khẩn":
            return {"priority": None if value == "không ghi" else _PRIORITIES[value]}
        case "thời hạn xử lý":
            return {"due_date": None if value == "không có" else _date(value)}
        case "người ký":
            competence, position, full_name = (
                part.strip() for part in value.split("|" if "|" in value else ";")
            )
            return {"signer": Signer(competence, position, full_name)}
        case "chứng thư số của cơ quan":
            return {"seal_holder": value}
        case "dấu thời gian":
            return {"time_stamped": value not in LEFT_OUT}
        case "mã định danh văn bản":
            return {"id_form": "practice"} if value == "dạng thực tế" else {"document_id": value}
        case "văn bản giấy":
            return {
                "business": Business(BusinessType.NEW, BusinessType.NEW.label, paper=int(_CHOICES[value]))
            }
        case "trả lời văn bản":
            return {"replies_to": (ResponseFor(receiver.organ_id, "1/CV", "2019/12/01", value),)}
    raise CatalogueError(f"no attribute {name!r} of an incoming document")


@lru_cache(maxsize=16)
def _ready_pdf(subject: str, pages: int) -> bytes:
    """The paper of a ready document, unlike that of any other: the product adds number, signatures and seal."""
    return drawn.official_pdf(subject, pages)


def outgoing_request(recipients: tuple[Organ, ...], tag: str, wanted: Mapping[str, str]) -> dict[str, Any]:
    """An OutgoingRequest of the driver contract: a ready document with its files in base64.

    Its paper bears its own subject: a product that sends a document of an earlier scenario late can't be mistaken.
    """
    request: dict[str, Any] = {
        "type_name": "Công văn", "symbol": "SNV-VP", "place": "An Giang",
        "subject": f"Về việc báo cáo kết quả công tác ({tag})", "signer": dict(_SIGNER), "priority": 0,
        "recipients": [{"organ_id": organ.organ_id, "name": organ.name} for organ in recipients],
    }  # fmt: skip
    pages = int(wanted.get("số trang", "1"))
    for name, value in wanted.items():
        if value not in LEFT_OUT and name not in ("số trang", MAIN, *_AFTERWARDS, *_CARRYING):
            request.update(_outgoing_attribute(name, value, request))
    main_name, main = main_file(wanted, _ready_pdf(request["subject"], pages))
    if "văn bản chính mang mã" in wanted:
        main = _carrying(wanted["văn bản chính mang mã"])[1]
    files = [_file(annex.name, annex_bytes(annex, n)) for n, annex in enumerate(annexes(wanted))]
    if "tệp mang mã" in wanted:
        files.append(_file(*_carrying(wanted["tệp mang mã"])))
    request["files"] = [{**_file(main_name, main), "main": True}, *files]
    return spelt_request(request, SPELLINGS[wanted[_SPELLING]]) if _SPELLING in wanted else request


_CARRYING = ("tệp mang mã", "văn bản chính mang mã")
"""Attributes that put in a paper with the test file, a test signature or code in it (Đ18.k2)."""


def _carrying(kind: str) -> tuple[str, bytes]:
    """Name and bytes of a paper that carries something; its makers are loaded when a scenario asks for one."""
    from simulators.agencies.papers.infected import INFECTED, infected_file

    if kind not in INFECTED:
        raise CatalogueError(f"no paper {kind!r}; there are {', '.join(INFECTED)}")
    return infected_file(kind)


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "content_base64": b64encode(data).decode(), "main": False}


def _outgoing_attribute(name: str, value: str, request: Mapping[str, Any]) -> dict[str, Any]:
    match name:
        case "trích yếu":
            return {"subject": value.replace("\\n", "\n")}
        case "nội dung":
            return {"content": value}
        case "loại văn bản":
            return {"type_name": value}
        case "số":
            return {"number": value}
        case "ký hiệu":
            return {"symbol": value}
        case "ngày văn bản":
            return {"date": _date(value).isoformat()}
        case "mức độ khẩn":
            return {"priority": _PRIORITIES[value]}
        case "thời hạn xử lý":
            return {"due_date": _date(value).isoformat()}
        case "người ký":
            competence, position, full_name = (part.strip() for part in value.split(";"))
            return {"signer": {"competence": competence, "position": position, "full_name": full_name}}
        case "yêu cầu phản hồi":
            return {"reply_request": {**request.get("reply_request", {}), "content": value}}
        case "thời hạn phản hồi":
            return {
                "reply_request": {**request.get("reply_request", {}), "due_date": _date(value).isoformat()}
            }
        case "văn bản giấy":
            return {"paper": _CHOICES[value]}
        case "độ mật":
            return {"secrecy": value.lower()}
        case "nơi nhận khác":
            return {"to_places": list(names(value))}
        case "mã định danh văn bản":
            return {"document_id": value}
    raise CatalogueError(f"no attribute {name!r} of an outgoing document")


__all__ = ["IncomingPapers", "outgoing_request"]
