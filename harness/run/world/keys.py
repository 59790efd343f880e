"""Certificates, signed papers and the clock they are made at: what every world of a process shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from simulators.agencies.documents import Workshop
from simulators.agencies.signed_files import SignedFiles
from simulators.clock import TickingClock, VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import Judge, judge_pdf
from simulators.shelf import default_cache_dir


@dataclass
class Keys:
    """Certificates and signed papers, loaded once and shared by the worlds of a process."""

    clock: VirtualClock | TickingClock
    pki: Pki
    workshop: Workshop
    judge: Judge = judge_pdf
    """Judges signatures for the embedded reference."""

    @classmethod
    def load(cls, start: datetime, *, use_cache: bool, virtual: bool = True) -> Keys:
        """With `virtual` the world stands still at `start`; without, it follows the host (design §5, Time)."""
        clock: VirtualClock | TickingClock = VirtualClock(start) if virtual else TickingClock()
        pki = Pki.load(None, clock, use_cache=use_cache)
        kept = use_cache and virtual  # what is signed at the host's time never comes again
        folder = default_cache_dir() / "signed" / pki.fingerprint if kept else None
        return cls(clock, pki, Workshop(pki.identity, SignedFiles(folder), pki.timestamper))
