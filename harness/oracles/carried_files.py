"""The files of a document on both sides: as they were handed in, as they crossed, as the product holds them (Đ4)."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.oracles.edxml import Attachment, MessageError
from harness.oracles.exchange import Packet, Record, Request, text
from harness.oracles.observation import Observation, Observations


@dataclass(frozen=True)
class CarriedFile:
    """A file with its bytes; `where` says where it stands."""

    name: str
    data: bytes
    where: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def handed_in(seen: Observations, request: Request) -> tuple[CarriedFile, ...]:
    """Every file that the harness asked to be issued, the document itself among them."""
    files = request.document.get("files", ())
    return tuple(
        CarriedFile(str(file["name"]), seen.blob(request.row, f"file{number}"), f"document.files[{number}]")
        for number, file in enumerate(files)
    )


def on_the_wire(packet: Packet) -> tuple[CarriedFile, ...]:
    """Every file of a message, out of its transport packing; one that cannot be unpacked is left out."""
    return tuple(_unpacked(packet.message.attachments))


def _unpacked(attachments: Iterable[Attachment]) -> Iterable[CarriedFile]:
    for one in attachments:
        try:
            yield CarriedFile(one.name, one.payload.data, one.where)
        except MessageError:
            continue


def handed_out(seen: Observations, reading: Observation) -> tuple[CarriedFile, ...]:
    """The files of one reading of the product, under the names that its record lists; unlisted ones left out."""
    record = reading.data.get("record")
    rows = record.get("files") if isinstance(record, Mapping) else None
    found = []
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        blob = f"file{row.get('index', number)}" if isinstance(row, Mapping) else ""
        if blob in reading.blobs:
            found.append(CarriedFile(text(row, "name"), seen.blob(reading, blob), f"get_file({blob[4:]})"))
    return tuple(found)


def held(seen: Observations, doc: str) -> tuple[bytes, ...]:
    """The bytes of every file of an incoming document that the product hands out, as last read."""
    reading = seen.last("driver.record", about=doc, what="incoming-files")
    return tuple(seen.blob(reading, name) for name in reading.blobs) if reading else ()


def listed_names(record: Record) -> tuple[str, ...]:
    """Names of the files that a record lists, NFC."""
    rows = record.get("files")
    return tuple(
        unicodedata.normalize("NFC", text(row, "name"))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping)
    )


def is_kept(wanted: CarriedFile, files: Iterable[bytes]) -> bool:
    """Whether one of the files is the wanted one, byte for byte; a PDF may have grown by signatures."""
    pdf = wanted.data.startswith(b"%PDF-")
    return any(data == wanted.data or (pdf and data.startswith(wanted.data)) for data in files)
