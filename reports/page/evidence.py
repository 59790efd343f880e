"""Stored bytes as a page may show them: text in the page up to a budget, the rest by its place in the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from harness.run.evidence import EvidenceMissing
from reports.allure.attachments import content_type
from reports.page.lines import abridged, json_lines, xml_lines
from reports.web.templates import clean

ONE = 24_000
"""Characters of one text in the page; the whole stands in the evidence store."""
_OPENS = ("application/pdf", "image/png", "image/jpeg")
"""What a browser shows without running anything, whatever its name: these alone become links."""


class Allowance(StrEnum):
    """Whose texts still go into the page, as it grows."""

    ALL = "all"
    NEEDED = "needed"
    """Of scenarios that did not pass."""
    NONE = "none"


@dataclass
class EvidenceTexts:
    """Reads each stored content once per chunk of the page."""

    read: Callable[[str], bytes]
    allowance: Allowance = Allowance.ALL
    _known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, digest: str, *, needed: bool) -> dict[str, Any]:
        """A content as JSON for the page; without its text where the allowance no longer reaches."""
        found = self._known.get(digest)
        if found is None:
            found = self._known[digest] = self._read(digest)
        if self.allowance is Allowance.ALL or (needed and self.allowance is Allowance.NEEDED):
            return found
        return {key: value for key, value in found.items() if key != "text"}

    def forget(self) -> None:
        """Before the next chunk: what was given lies in the last one."""
        self._known.clear()

    def _read(self, digest: str) -> dict[str, Any]:
        place = f"evidence/{digest[:2]}/{digest}"
        try:
            data = self.read(digest)
        except EvidenceMissing as error:
            return {"place": place, "size": 0, "gone": str(error)}
        kind, extension = content_type(data)
        found: dict[str, Any] = {"place": place, "size": len(data), "type": kind}
        if kind in _OPENS:
            return {**found, "opens": 1}
        if extension in ("xml", "json", "txt"):
            text, reflowed = _shown(data, extension)
            found |= {"text": clean(text, ONE), **({"reflowed": 1} if reflowed else {})}
        return found


def _shown(data: bytes, extension: str) -> tuple[str, bool]:
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if extension == "xml":
        return xml_lines(text)
    if extension == "json":
        try:
            return abridged(json_lines(json.loads(text))), True
        except (ValueError, RecursionError):
            return abridged(text), False
    return abridged(text), False
