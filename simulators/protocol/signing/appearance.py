"""Where and with what text a signature shows on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Appearance:
    """A visible stamp: `text` (lines) in `box` (left, bottom, right, top; points) on `page` (0 = first)."""

    text: str
    box: tuple[float, float, float, float]
    page: int = 0
