"""The evidence store of a run: bytes by SHA-256, written once, read back for re-judgement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from harness.run.record_files import content, sha256_of

MOST_BYTES = 1_000_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EvidenceMissing(Exception):
    """The store has no bytes of that hash, or they are not what the hash says."""


class EvidenceStore:
    """`root/ab/abcdef…`: content-addressed files; an equal content is stored once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: set[str] = set()

    def put(self, data: bytes) -> str:
        """Store bytes, return their SHA-256 in hex."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._known:
            path = self._path(digest)
            if not _is_there(path, len(data)):
                path.parent.mkdir(parents=True, exist_ok=True)
                # A process that is killed here, or a full disk, leaves no half file under a hash.
                part = path.with_name(f"{digest}.part")
                part.write_bytes(data)
                part.replace(path)
            self._known.add(digest)
        return digest

    def get(self, digest: str) -> bytes:
        """Bytes by hash, checked. EvidenceMissing names the hash that is gone or altered, or is none."""
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise EvidenceMissing(f"no hash of evidence: {str(digest)[:80]!r}")
        try:
            data = content(self._path(digest), MOST_BYTES)
        except OSError as error:
            raise EvidenceMissing(f"evidence {digest} is not in the store") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise EvidenceMissing(f"evidence {digest} was altered")
        return data

    def holds(self, digest: str) -> bool:
        """Whether the bytes of that hash are there as they were stored."""
        try:
            return bool(_DIGEST.fullmatch(digest)) and sha256_of(self._path(digest)) == digest
        except OSError:
            return False

    def _path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False


def tree_root(leaves: Iterable[bytes]) -> str:
    """Root of a binary SHA-256 tree (RFC 6962 domain separation); of no leaves, the hash of nothing."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[n : n + 2] for n in range(0, len(level), 2)]
        level = [
            hashlib.sha256(b"\x01" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs
        ]
    return level[0].hex()
