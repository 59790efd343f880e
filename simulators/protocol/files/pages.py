"""Counting the pages of a PDF (số lượng trang, Đ9.k1.a)."""

from __future__ import annotations

import logging
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from simulators.protocol.files.errors import FileError

# A broken file is an error to the caller, not a line on stderr.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def pdf_pages(pdf: bytes) -> int:
    """Pages that are really there; what the file says of their number is not believed.

    FileError `not-pdf`, `malformed-pdf`, `encrypted-pdf`.
    """
    if pdf.lstrip()[:5] != b"%PDF-":
        raise FileError("not-pdf", "tệp không phải PDF", "not a PDF file", where="byte 0")
    try:
        reader = PdfReader(BytesIO(pdf), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileError(
                "encrypted-pdf", "PDF bị mã hóa", "an encrypted PDF", hint="send it without a password"
            )
        return sum(1 for _ in reader.pages)
    except FileError:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        text = f"{type(error).__name__}: {error}"
        raise FileError("malformed-pdf", f"PDF hỏng: {text}", f"a broken PDF: {text}") from error
