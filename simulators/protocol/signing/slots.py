"""Finding the signatures in a PDF that may be anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from simulators.protocol.signing.errors import SigningError

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
)
"""What parsers raise on hostile bytes, beside their own errors."""


@dataclass(frozen=True)
class Slot:
    """A filled signature field; `embedded` is pyHanko's view, None where it makes no sense (`problem`)."""

    name: str
    embedded: Any
    problem: str = ""

    @property
    def is_time_stamp(self) -> bool:
        """A document time stamp: proves time, is nobody's signature."""
        return self.embedded is not None and self.embedded.sig_object_type == "/DocTimeStamp"


def open_pdf(pdf: bytes) -> PdfFileReader:
    """SigningError `not-pdf`, `malformed-pdf`, `encrypted-pdf`."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    if pdf.lstrip()[:5] != b"%PDF-":
        raise SigningError(
            "not-pdf",
            "tệp không phải PDF",
            "not a PDF file",
            where="byte 0",
            hint="signed files are *.pdf (Đ4.k4.a)",
        )
    try:
        # Not strict: office suites write hybrid references and other harmless oddities.
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        encrypted = reader.encrypted
        reader.root.get("/AcroForm")
    except (PdfError, *UNREADABLE) as error:
        raise malformed(error) from error
    if encrypted:
        raise SigningError(
            "encrypted-pdf", "PDF bị mã hóa", "an encrypted PDF", hint="send it without a password"
        )
    return reader


def signature_slots(reader: PdfFileReader) -> list[Slot]:
    """Filled signature fields, oldest revision first, senseless ones last. SigningError `malformed-pdf`."""
    from pyhanko.pdf_utils.misc import PdfError

    try:
        slots = list(_slots(reader))
    except (PdfError, *UNREADABLE) as error:
        raise malformed(error) from error
    readable = [slot for slot in slots if slot.embedded is not None]
    readable.sort(key=lambda slot: slot.embedded.signed_revision)
    return readable + [slot for slot in slots if slot.embedded is None]


def malformed(error: BaseException) -> SigningError:
    """A PDF that cannot be read as one."""
    text = f"{type(error).__name__}: {error}"
    return SigningError("malformed-pdf", f"PDF hỏng: {text}", f"a broken PDF: {text}")


def _slots(reader: PdfFileReader) -> Iterator[Slot]:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.general import CMSStructuralError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            embedded.signer_cert.subject.native  # noqa: B018  (asn1crypto parses lazily: fail here)
            yield Slot(name, embedded)
        except (PdfError, CMSStructuralError, SignatureValidationError, *UNREADABLE) as error:
            yield Slot(name, None, f"{type(error).__name__}: {error}")
