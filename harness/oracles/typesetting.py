"""How the pages of a PDF are laid out, as far as a machine can read it (thể thức, kỹ thuật trình bày, Đ4.k1).

Size of the visible page, words, fonts and whether they travel with the file, lines in the margins. What a page looks
like is not judged: neither how large its letters are nor what lies over them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader

from harness.oracles.pages import UnreadablePdfError, is_pdf

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_STANDARD: Final = re.compile(r"(?i)^(?:helvetica|times|courier|symbol|zapfdingbats)")
"""The fourteen fonts that every reader has; they need not travel with a file."""
_MARGIN: Final = 60.0
"""Points from the upper edge in which a page number stands: 20 mm and a line (NĐ 30/2020, PL I)."""
_CENTRAL: Final = 0.2
"""How far from the middle, as a share of the width, a centred number may begin."""
_MOST_PAGES: Final = 500


@dataclass(frozen=True)
class Extents:
    """Where the text of a page begins and ends, in millimetres from the edges of the visible page."""

    left: float
    top: float
    bottom: float


@dataclass(frozen=True)
class PageLayout:
    """One page. `width` and `height` in points as people see it, turned; `loose_fonts` do not travel with the file.

    `numbers` are the lines of the upper margin, in its middle, that are nothing but a number.
    """

    width: float
    height: float
    text: str
    fonts: tuple[str, ...]
    loose_fonts: tuple[str, ...]
    numbers: tuple[str, ...]
    extents: Extents | None

    @property
    def letters(self) -> str:
        """The text without white space, NFC: how an engine spaces words is its own affair."""
        return "".join(unicodedata.normalize("NFC", self.text).split())

    @property
    def words(self) -> frozenset[str]:
        return frozenset(unicodedata.normalize("NFC", self.text).split())


def layout_of(pdf: bytes) -> tuple[PageLayout, ...]:
    """The layout of every page. UnreadablePdfError `not-pdf`, `encrypted-pdf`, `malformed-pdf`."""
    return _layout(pdf)


@lru_cache(maxsize=8)
def _layout(pdf: bytes) -> tuple[PageLayout, ...]:
    if not is_pdf(pdf):
        raise UnreadablePdfError("not-pdf")
    try:
        reader = PdfReader(BytesIO(pdf), strict=False)
        if reader.is_encrypted:
            raise UnreadablePdfError("encrypted-pdf")
        return tuple(_page(page) for page in reader.pages[:_MOST_PAGES])
    except UnreadablePdfError:
        raise
    except Exception as error:  # hostile input: whatever the library raises, the file is at fault
        raise UnreadablePdfError("malformed-pdf", f"{type(error).__name__}: {error}") from error


def _page(page: Any) -> PageLayout:
    box, media = page.cropbox, page.mediabox
    left, bottom = max(float(box.left), float(media.left)), max(float(box.bottom), float(media.bottom))
    right, top = min(float(box.right), float(media.right)), min(float(box.top), float(media.top))
    unit = float(page.get("/UserUnit", 1.0))
    width, height = (right - left) * unit, (top - bottom) * unit
    turned = page.rotation % 180 == 90
    placed: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            placed.append((text.strip(), x - left, y - bottom))

    text = page.extract_text(visitor_text=visit)
    fonts = tuple(_fonts(page))
    numbers = tuple(
        said
        for said, x, y in placed
        if said.isdecimal() and y * unit > height - _MARGIN and abs(x * unit / width - 0.5) <= _CENTRAL
    )
    return PageLayout(
        width=height if turned else width,
        height=width if turned else height,
        text=text,
        fonts=tuple(name for name, _ in fonts),
        loose_fonts=tuple(name for name, embedded in fonts if not embedded and not _STANDARD.match(name)),
        numbers=numbers,
        extents=_extents(placed, height / unit),
    )


def _extents(placed: list[tuple[str, float, float]], height: float) -> Extents | None:
    if not placed:
        return None
    xs, ys = [x for _, x, _ in placed], [y for _, _, y in placed]
    millimetres = 25.4 / 72
    return Extents(min(xs) * millimetres, (height - max(ys)) * millimetres, min(ys) * millimetres)


def _fonts(page: Any) -> Iterator[tuple[str, bool]]:
    """(name, whether it travels with the file) of every font that the page names."""
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for entry in fonts.get_object().values() if fonts is not None else ():
        font = entry.get_object()
        name = _SUBSET.sub("", str(font.get("/BaseFont", "")).removeprefix("/"))
        inner = font.get("/DescendantFonts")
        holder = inner.get_object()[0].get_object() if inner is not None else font
        descriptor = holder.get("/FontDescriptor")
        files = descriptor.get_object() if descriptor is not None else {}
        embedded = font.get("/Subtype") == "/Type3" or any(f"/FontFile{n}" in files for n in ("", "2", "3"))
        yield name, embedded
