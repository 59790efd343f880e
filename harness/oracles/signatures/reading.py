"""Reading the signatures of a PDF: who signed, in which order, when; nothing judged, nothing trusted."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, TypeVar

from harness.oracles.identifiers import read_agency
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.times import pdf_time

T = TypeVar("T")

# Faults of a judged file are findings, not log lines of the libraries.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Signature:
    """One signature of a PDF, nothing judged yet.

    `order` counts signatures from 0 by the revision each made. `organ_id` is the agency code in the
    certificate (organizationIdentifier, else a serialNumber that reads as one), `""` if none. `time_text` is
    /M as written, `claimed_at` the time that the signer claims, None if none with an offset is stated.
    `problem` says why a broken one can't be read; then little else is known.
    """

    field: str
    order: int
    common_name: str = ""
    organisation: str = ""
    organ_id: str = ""
    certificate_sha256: str = ""
    claimed_at: datetime | None = None
    time_text: str = ""
    covers_whole_file: bool = False
    subfilter: str = ""
    reason: str = ""
    visible: bool = False
    problem: str = ""

    @property
    def shown_offset(self) -> timedelta | None:
        """The offset with which /M is written (Đ15.k3: +07:00); None if it shows none or is no PDF date."""
        moment = pdf_time(self.time_text)
        return None if moment is None else moment.utcoffset()


def open_pdf(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    if not is_pdf(pdf):
        raise UnreadablePdfError("not-pdf")
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        encrypted = reader.encrypted
        reader.root["/Type"]
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
    if encrypted:
        raise UnreadablePdfError("encrypted-pdf")
    return reader


def signed_fields(reader: Any) -> Iterator[tuple[str, Any, Any]]:
    """(name, field, embedded signature or the exception that kept it unread) of every filled field."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation import EmbeddedPdfSignature

    try:
        filled = list(enumerate_sig_fields(reader, filled_status=True))
    except Exception as error:  # (as above)
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
    for written, _, field in filled:
        name = str(written)  # pyHanko's own string would keep the whole file alive
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            _ = embedded.signer_cert.subject.native, embedded.signed_revision, embedded.sig_object_type
            yield name, field, embedded
        except Exception as error:  # (as above)
            yield name, field, error


def signatures_of(reader: Any) -> list[tuple[Signature, Any]]:
    found = list(signed_fields(reader))
    whole = [row for row in found if not isinstance(row[2], Exception)]
    whole.sort(key=lambda row: row[2].signed_revision)
    signed = [row for row in whole if row[2].sig_object_type != "/DocTimeStamp"]
    broken = [row for row in found if isinstance(row[2], Exception)]
    rows = [
        (_introduce(name, order, field, embedded), embedded)
        for order, (name, field, embedded) in enumerate(signed)
    ]
    for name, _, error in broken:
        rows.append((Signature(name, len(rows), problem=f"{type(error).__name__}: {error}"), None))
    return rows


def _introduce(name: str, order: int, field: Any, embedded: Any) -> Signature:
    certificate = embedded.signer_cert
    subject = certificate.subject.native
    return Signature(
        field=name,
        order=order,
        common_name=_words(subject.get("common_name")),
        organisation=_words(subject.get("organization_name")),
        organ_id=_organ_id(subject),
        certificate_sha256=hashlib.sha256(certificate.dump()).hexdigest(),
        claimed_at=attempt(lambda: _aware(embedded.self_reported_timestamp), None),
        time_text=attempt(lambda: str(embedded.sig_object.get("/M", "")), ""),
        covers_whole_file=attempt(lambda: _coverage(embedded) == "ENTIRE_FILE", False),
        subfilter=attempt(lambda: str(embedded.sig_object.get("/SubFilter", "")), ""),
        reason=attempt(lambda: str(embedded.sig_object.get("/Reason", "")), ""),
        visible=attempt(lambda: _has_area(field), False),
    )


def _organ_id(subject: dict[str, Any]) -> str:
    named = _words(subject.get("organization_identifier"))
    serial = _words(subject.get("serial_number"))
    return named or (serial if read_agency(serial).form != "other" else "")


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _aware(at: datetime | None) -> datetime | None:
    return at if at is not None and at.tzinfo is not None else None


def _coverage(embedded: Any) -> str:
    return str(embedded.evaluate_signature_coverage().name)


def _has_area(field: Any) -> bool:
    left, bottom, right, top = (float(value) for value in field.get_object()["/Rect"])
    return left != right and bottom != top


def attempt(read: Callable[[], T], otherwise: T) -> T:
    """What `read` gives; `otherwise` if it fails: a hostile detail is as good as absent."""
    try:
        return read()
    except Exception:
        return otherwise
