"""Signing for practice: keys, clock authority and revocation lists of the test PKI, in this process, for nobody to own.

Whoever prepares to certify sees B-T and B-LT, and what `verify` says of them, before there is a key or a server. Such
a document is never official: it says so on every page, and only those who trust the test PKI's root find it signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Any

from asn1crypto import pem

from reports.certificate.credential import Credential, load_credential
from reports.certificate.refusals import Refusal
from reports.certificate.trust import Trust

ROOTS = "thu-nghiem-goc.pem"
_SEAL = "seal:KIEMCHUAN"
PRACTICE = Refusal(
    "practice", "ký thử bằng khóa thử nghiệm của kiemchuan, không có giá trị",
    "signed for practice by kiemchuan's test keys, worth nothing",
)  # fmt: skip


@dataclass(frozen=True)
class Practice:
    """A signer of the test PKI with its time stamper and, for `--roots`, the PEM that it is judged by."""

    credential: Credential
    timestamper: Any
    trust: Trust
    roots: bytes


@contextmanager
def practice(at: datetime) -> Iterator[Practice]:
    """The test PKI's office at a moment; its key is on disk no longer than this."""
    from simulators.clock import VirtualClock
    from simulators.pki import Pki

    pki = Pki.load(None, VirtualClock(at))
    secret = token_urlsafe(12)
    roots = pki.roots_pem().encode() + pem.armor("CERTIFICATE", pki.certificate("agencies"))
    roots += b"".join(pem.armor("X509 CRL", der) for der in pki.crls_at(at))
    with TemporaryDirectory(prefix="kiemchuan-practice-") as folder:
        key, listed = Path(folder) / "khoa.p12", Path(folder) / ROOTS
        key.write_bytes(pki.pkcs12(_SEAL, secret))
        listed.write_bytes(roots)
        yield Practice(
            load_credential(key, None, secret.encode()), pki.timestamper(), Trust.read(listed), roots
        )
