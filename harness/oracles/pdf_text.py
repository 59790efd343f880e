"""The words of a PDF, to tell whether one file is another one signed (nội dung của chính văn bản, Đ8.k1)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from io import BytesIO

from pypdf import PdfReader

from harness.oracles.pages import UnreadablePdfError


def words_of(pdf: bytes) -> Counter[str]:
    """Every word with how often it occurs. UnreadablePdfError `malformed-pdf` if the text cannot be read."""
    try:
        texts = [page.extract_text() for page in PdfReader(BytesIO(pdf), strict=False).pages]
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
    return Counter(unicodedata.normalize("NFC", " ".join(texts)).split())


def is_same_document(original: bytes, sent: bytes) -> bool:
    """Whether `sent` is `original` with signatures or stamps added: it begins with it, or has all its words.

    One word less is another document: a date, a name or a number tells two letters of one office apart.
    UnreadablePdfError if either cannot be read.
    """
    if sent.startswith(original):
        return True
    wanted = words_of(original)
    return bool(wanted) and wanted <= words_of(sent)
