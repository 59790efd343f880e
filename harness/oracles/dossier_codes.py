"""A dossier code judged part by part (Đ16.k2): each part is looked for by itself, so that one fault is one failure.

What a code must hold is known: the agency's own code, the year of formation, number and symbol of the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_AGENCY: Final = re.compile(r"[0-9A-Z]{3}\.[0-9A-Z]{2}\.[0-9A-Z]{2}\.[0-9A-Z]{3}(?![0-9A-Za-z])")
_DIGITS: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class WantedCode:
    """The parts that a code must have."""

    organ_id: str
    year: int
    number: str
    symbol: str


@dataclass(frozen=True)
class DossierCode:
    """A code as shown, beside the parts that it must have."""

    text: str
    wanted: WantedCode

    @cached_property
    def has_agency(self) -> bool:
        """Whether it begins with the agency's own code and nothing more (Đ16.k2.a)."""
        rest = self.text.strip().removeprefix(self.wanted.organ_id)
        return rest != self.text.strip() and not rest[:1].isalnum()

    @cached_property
    def _agency_end(self) -> int:
        """Where the agency's code ends: its own, or another's in the same form; 0 where there is none."""
        lead = len(self.text) - len(self.text.lstrip())
        if self.has_agency:
            return lead + len(self.wanted.organ_id)
        other = _AGENCY.match(self.text, lead)
        return other.end() if other else 0

    @cached_property
    def _tail(self) -> re.Match[str] | None:
        """Number and symbol at the end, with whatever stands between them."""
        number = self.wanted.number.lstrip("0") or "0"
        pattern = rf"(?<![0-9])0*{re.escape(number)}([^0-9A-Za-zÀ-ỹ]*){re.escape(self.wanted.symbol)}\s*$"
        return re.compile(pattern).search(self.text, self._agency_end)

    @cached_property
    def year(self) -> str:
        """The digits that stand where the year belongs, between agency and number; empty if none (Đ16.k2.b)."""
        end = self._tail.start() if self._tail else len(self.text)
        runs = _DIGITS.findall(self.text, self._agency_end, end)
        if not self._agency_end:  # digits of an agency code in no known form stand before it
            runs = [run for run in runs if run == f"{self.wanted.year:04d}"] or runs[-1:]
        return runs[0] if runs else ""

    @property
    def has_year(self) -> bool:
        """Four digits, the year of formation (Đ16.k2.b)."""
        return self.year == f"{self.wanted.year:04d}"

    @property
    def has_number_and_symbol(self) -> bool:
        """As in the list; a leading zero of the number and what stands between the two aside (Đ16.k2.c)."""
        return self._tail is not None

    @property
    def form(self) -> str:
        """How number and symbol are written (switch 7)."""
        return "viết liền" if self._tail is not None and not self._tail[1] else "có dấu chấm ở giữa"

    @cached_property
    def wrong_separators(self) -> tuple[str, ...] | None:
        """Signs between the parts that are no single dot (Đ16.k2-1); None where no two parts can be told apart."""
        if not self._agency_end and self._tail is None:
            return None
        end = self._tail.start() if self._tail else len(self.text.removesuffix(self.wanted.symbol))
        signs = re.findall(r"[^0-9A-Za-zÀ-ỹ]+", self.text[self._agency_end : end])
        wrong = [sign for sign in signs if sign != "."]
        if self._agency_end and self.text[self._agency_end : self._agency_end + 1].isalnum():
            wrong.append("")
        if self._tail is not None:
            if end > 0 and self.text[end - 1].isalnum():
                wrong.append("")
            wrong += [self._tail[1]] if self._tail[1] not in ("", ".") else []
        if self.text != self.text.strip():
            wrong.append(" ")
        return tuple(wrong)
