"""PDF signatures (chữ ký số) as the judge sees them: who signed, in which order, when, and whether it holds.

Judged with pyHanko directly, by its `bottom_line`, without any network (Đ4.k5, Đ9.k1.a; switches 15 and 16):

- one strict look: a chain to a given root, and revocation lists that clear every certificate of it;
- where only that evidence lacks, a second look that does without it: what then stands is *unknown*;
- a signing time is proved by a trusted time stamp alone. With it, the certificate is judged at that time;
  without it, now: revoked by now is invalid, expired by now is unknown where the claimed time lies within its
  validity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from harness.oracles.signatures.judging import Code, Court, JudgedSignature, Verdict
from harness.oracles.signatures.reading import Signature, open_pdf, signatures_of
from harness.oracles.signatures.trust import TrustError
from harness.oracles.times import vietnam

__all__ = ["Code", "JudgedSignature", "Signature", "TrustError", "Verdict", "judge", "read_signatures"]


def read_signatures(pdf: bytes) -> tuple[Signature, ...]:
    """Every signature, oldest revision first, broken ones last; document time stamps are nobody's signatures.

    Empty for an unsigned PDF. UnreadablePdfError `not-pdf`, `encrypted-pdf`, `malformed-pdf`.
    """
    return _read(_Source(pdf))


def judge(
    pdf: bytes, roots_pem: str | bytes, crls: Iterable[bytes], at: datetime
) -> tuple[JudgedSignature, ...]:
    """Judge every signature as of `at` (aware), in the order of `read_signatures`.

    `roots_pem` may hold intermediate certificates beside the roots: only self-signed ones are trusted. `crls`
    are DER or PEM, as published at `at`: without them a good signature is unknown, never valid. Remembered by
    digest of the file, moment, roots and lists. UnreadablePdfError as `read_signatures`; TrustError.
    """
    roots = roots_pem.encode() if isinstance(roots_pem, str) else roots_pem
    return _judged(_Source(pdf), roots, tuple(crls), vietnam(at))


class _Source:
    """The bytes of a file, equal by digest; handed out once, so that the memory of verdicts keeps no file."""

    __slots__ = ("_pdf", "sha256")

    def __init__(self, pdf: bytes) -> None:
        self.sha256 = hashlib.sha256(pdf).digest()
        self._pdf = pdf

    def take(self) -> bytes:
        pdf, self._pdf = self._pdf, b""
        return pdf

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source) and other.sha256 == self.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)


@lru_cache(maxsize=512)
def _read(source: _Source) -> tuple[Signature, ...]:
    return tuple(signature for signature, _ in signatures_of(open_pdf(source.take())))


@lru_cache(maxsize=512)
def _judged(
    source: _Source, roots: bytes, crls: tuple[bytes, ...], at: datetime
) -> tuple[JudgedSignature, ...]:
    reader = open_pdf(source.take())
    court = Court(reader, roots, crls, at)
    return tuple(court.judge(signature, embedded) for signature, embedded in signatures_of(reader))
