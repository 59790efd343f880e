"""Signed PDFs, made once: signing costs tens of milliseconds, a run needs the same file many times.

The cache is a folder of files named by a hash of everything that goes into them (the unsigned bytes, who
signs with which certificate, when, in which field). With `folder=None` nothing is kept; the result is
equally valid.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from simulators.agencies import papers
from simulators.agencies.papers import Paper
from simulators.protocol.signing import Identity, sign_pdf
from simulators.shelf import put

_VERSION = "2"
"""Raised when the way of signing changes, so that old files are not found again."""

LEADER_FIELD = "Nguoi_ky"
"""Signature field of the person with authority (người có thẩm quyền)."""
SEAL_FIELD = "Co_quan"
"""Signature field of the agency (con dấu cơ quan)."""


@dataclass(frozen=True)
class Signature:
    """One signature to be put on a file: who, in which field, at which moment, why.

    `timestamper` (see `Pki.timestamper`) proves the moment; it must tell the same one.
    """

    identity: Identity
    field: str
    at: datetime
    reason: str = ""
    timestamper: Any = None


class SignedFiles:
    """Signs PDFs, keeping each result below `folder` (created when needed)."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def laid_out(self, paper: Paper, pages: int) -> bytes:
        """The pages of a paper, laid out once for all runs; errors as `papers.lay_out`."""
        key = hashlib.sha256(f"{_VERSION}/{pages}/{paper!r}".encode()).hexdigest()
        return self._once(f"paper-{key}", lambda: papers.lay_out(paper, pages))

    def sign(self, pdf: bytes, signatures: Sequence[Signature]) -> bytes:
        """`pdf` with these signatures in their order; errors as `simulators.protocol.signing.sign_pdf`."""
        if not signatures:
            return pdf
        return self._once(_key(pdf, signatures), lambda: _signed(pdf, signatures))

    def _once(self, key: str, make: Callable[[], bytes]) -> bytes:
        if self._folder is None:
            return make()
        place = self._folder / f"{key}.pdf"
        try:
            return place.read_bytes()
        except FileNotFoundError:
            data = make()
            put(place, data)
            return data


def _signed(pdf: bytes, signatures: Sequence[Signature]) -> bytes:
    for one in signatures:
        pdf = sign_pdf(
            pdf, one.identity, at=one.at, field_name=one.field, reason=one.reason, timestamper=one.timestamper
        )
    return pdf


def _key(pdf: bytes, signatures: Sequence[Signature]) -> str:
    digest = hashlib.sha256(_VERSION.encode())
    digest.update(hashlib.sha256(pdf).digest())
    for one in signatures:
        parts = (one.identity.name, one.identity.digest, one.field, one.at.isoformat(), one.reason)
        digest.update(repr((*parts, "stamped") if one.timestamper else parts).encode())
        digest.update(hashlib.sha256(one.identity.certificate.dump()).digest())
    return digest.hexdigest()
