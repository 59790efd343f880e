"""The scanner itself: bytes in, a finding or nothing out."""

from __future__ import annotations

from dataclasses import dataclass

from simulators.antivirus.eicar import is_eicar
from simulators.antivirus.signatures import SignatureBook, load_signatures
from simulators.antivirus.unpacking import LimitExceeded, Limits, Piece, pieces

EICAR_NAME = "Eicar-Test-Signature"


@dataclass(frozen=True)
class Finding:
    """What was found: the name that a client is told, and where inside the file."""

    name: str
    where: str


class Engine:
    """Thread-safe; holds no state between scans."""

    def __init__(self, book: SignatureBook | None = None, limits: Limits | None = None) -> None:
        self.book = book or load_signatures()
        self.limits = limits or Limits()

    def scan(self, data: bytes) -> Finding | None:
        """The first finding, None if the file is clean. A file that unpacks beyond the limits is a finding."""
        try:
            for piece in pieces(data, self.limits):
                name = self._name(piece)
                if name is not None:
                    return Finding(name, piece.path)
        except LimitExceeded as beyond:
            return Finding(f"Heuristics.Limits.Exceeded.{beyond.what}", "")
        return None

    def _name(self, piece: Piece) -> str | None:
        if is_eicar(piece.data):
            return EICAR_NAME
        return next((s.name for s in self.book.signatures if s.pattern in piece.data), None)
