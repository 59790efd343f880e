"""Judgements of signatures remembered: the same file, moment and trust material always give the same findings."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from threading import Lock

from simulators.protocol.signing.judging import judge_pdf
from simulators.protocol.signing.trust import SignatureFinding, TrustMaterial

Findings = tuple[SignatureFinding, ...]
Judge = Callable[..., Findings]
"""Has the form of `judge_pdf(pdf, trust, at=…)`."""


class RememberedJudgements:
    """`judge_pdf` with a memory of `size` files, for whoever judges the same files many times (proving).

    Exact: everything that a judgement rests on is in the key, and one that may fetch revocation lists by itself
    is never remembered. Errors are not remembered. Thread-safe.
    """

    def __init__(self, size: int = 4096) -> None:
        self._size = size
        self._known: OrderedDict[tuple[object, ...], Findings] = OrderedDict()
        self._lock = Lock()

    def __call__(self, pdf: bytes, trust: TrustMaterial, *, at: datetime) -> Findings:
        """As `judge_pdf`."""
        if trust.fetch_crl is not None:
            return judge_pdf(pdf, trust, at=at)
        key = hashlib.sha256(pdf).digest(), at, trust
        with self._lock:
            found = self._known.get(key)
        if found is None:
            found = judge_pdf(pdf, trust, at=at)
            with self._lock:
                self._known[key] = found
                while len(self._known) > self._size:
                    self._known.popitem(last=False)
        return found
