"""The serif typeface of the papers, from a package, so that no font of the host is needed.

Times New Roman (NĐ 30/2020, phụ lục I) may not be shipped; Source Serif Pro has all 134 Vietnamese letters in
its upright weights. Its italics lack them, so slanted lines are drawn with the upright face sheared.
"""

from __future__ import annotations

import functools

import font_source_serif_pro
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SLANT = 0.2
"""Shear of lines that the regulations want in italics (about 11 degrees)."""


@functools.cache
def register_fonts() -> tuple[str, str]:
    """Make the regular and the bold face known to reportlab, once; return their names."""
    files = font_source_serif_pro.font_files_ttf
    names = ("SourceSerifPro", "SourceSerifProBold")
    for name in names:
        pdfmetrics.registerFont(TTFont(name, files[name]))
    return names
