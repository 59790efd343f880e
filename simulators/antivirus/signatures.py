"""What the scanner knows: invented byte patterns from `fixtures/antivirus/signatures.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).resolve().parents[2] / "fixtures" / "antivirus" / "signatures.toml"


@dataclass(frozen=True)
class Signature:
    """A name and the bytes that give the thing away, wherever in a file they stand."""

    name: str
    pattern: bytes


@dataclass(frozen=True)
class SignatureBook:
    """All signatures and the version that `VERSION` tells."""

    version: str
    signatures: tuple[Signature, ...]


def load_signatures(path: Path = FILE) -> SignatureBook:
    """Read a signature file. KeyError or tomllib.TOMLDecodeError where it is none; ValueError for an empty pattern."""
    table = tomllib.loads(path.read_text("utf-8"))
    found = tuple(Signature(row["name"], row["pattern"].encode()) for row in table["signature"])
    empty = [one.name for one in found if not one.pattern]
    if empty:
        raise ValueError(f"{path.name}: empty pattern of {', '.join(empty)} would match every file")
    return SignatureBook(str(table["version"]), found)
