"""What steps may ask of the world about the safety of files, accounts and connection (Đ3.k3, Đ18, Đ20.k5bis)."""

from __future__ import annotations

from typing import Protocol


class SafetyWorld(Protocol):
    """A part of the world; whatever it changes in the product it takes back when the scenario ends."""

    def use_scanner(self) -> None:
        """Hand the world's scanner of malware to the product. Precondition if it does not reach it."""

    def offer_scanner(self) -> None:
        """Hand it over where the declaration says that the product takes one; else the product has its own."""

    def scanner_behaves(self, mood: str) -> None:
        """How the scanner answers from now on: a value of `simulators.antivirus.Mood`."""
