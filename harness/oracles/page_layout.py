"""The pages of a PDF one by one: paper and words, to tell whether anything was moved or lost (Đ6.k2.a, Đ4.k1)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pypdf import PdfReader

from harness.oracles.pages import UnreadablePdfError

_POINT: Final = 1.0
"""How much two papers may differ: a point, a third of a millimetre."""
_MOST_PAGES: Final = 500


@dataclass(frozen=True)
class Page:
    """A page: width and height in points, every word on it with how often it occurs."""

    width: float
    height: float
    words: Counter[str]

    @property
    def paper(self) -> str:
        """In millimetres, as people say it."""
        return f"{self.width / 72 * 25.4:.0f}×{self.height / 72 * 25.4:.0f} mm"

    def same_paper(self, other: Page) -> bool:
        return abs(self.width - other.width) <= _POINT and abs(self.height - other.height) <= _POINT


def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """Every page. UnreadablePdfError `malformed-pdf` if they cannot be read or are beyond measure."""
    try:
        pages = PdfReader(BytesIO(pdf), strict=False).pages
        if len(pages) > _MOST_PAGES:
            raise UnreadablePdfError("malformed-pdf", f"{len(pages)} pages")
        return tuple(
            Page(
                float(page.mediabox.width),
                float(page.mediabox.height),
                Counter(unicodedata.normalize("NFC", page.extract_text()).split()),
            )
            for page in pages
        )
    except UnreadablePdfError:
        raise
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error
