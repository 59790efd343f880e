"""The attestation file: TOML of `[[attestation]]`, its detached signature beside it as `FILE.p7s`.

Anyone may have written it: it is read with a limit, every value is checked, and evidence lies beside the file.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from harness.catalogue import Rules

MOST_BYTES = 4_000_000
MOST_EVIDENCE_BYTES = 200_000_000
Day = date
"""Under a name of its own: a field of an attestation is called `date`."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class AttestationError(Exception):
    """The attestation file cannot be used: says which file, which entry, and what to mend."""


@dataclass(frozen=True)
class Attested:
    """One `[[attestation]]`: who states what of a rule, on which evidence, from which day to which (both inside)."""

    rule: str
    statement: str
    evidence: str
    sha256: str
    signer_name: str
    signer_post: str
    date: Day
    expires: Day


@dataclass(frozen=True)
class AttestationFile:
    """One file as read: its own bytes, those of its signature (empty: unsigned), and its entries."""

    path: Path
    raw: bytes
    signature: bytes
    entries: tuple[Attested, ...]

    @classmethod
    def read(cls, path: Path) -> AttestationFile:
        """Read a file and `FILE.p7s` where there is one. AttestationError."""
        raw = _bytes(path)
        beside = signature_path(path)
        signature = _bytes(beside) if beside.exists() else b""
        return cls(path, raw, signature, entries_of(raw, path))

    def of(self, rule: str) -> Attested | None:
        return next((entry for entry in self.entries if entry.rule == rule), None)

    def evidence(self, entry: Attested) -> bytes | None:
        """The bytes of an entry's evidence as they are now; None where there is no such file. AttestationError."""
        path = self.evidence_path(entry)
        return path.read_bytes() if path is not None else None

    def evidence_path(self, entry: Attested) -> Path | None:
        """Where an entry's evidence lies. AttestationError if that is elsewhere, too large, or not to be read."""
        folder = self.path.resolve().parent
        path = (folder / entry.evidence).resolve()
        if not path.is_relative_to(folder):
            raise AttestationError(f"{self.path}: {entry.rule}: evidence leads out of the file's folder")
        if not path.is_file():
            return None
        if path.stat().st_size > MOST_EVIDENCE_BYTES:
            raise AttestationError(f"{path}: evidence is larger than {MOST_EVIDENCE_BYTES} bytes")
        if not os.access(path, os.R_OK):
            raise AttestationError(f"{path}: evidence may not be read")
        return path


def signature_path(path: Path) -> Path:
    """Where the detached signature of a file lies."""
    return path.with_name(path.name + ".p7s")


def read_attestations(paths: Iterable[Path]) -> tuple[AttestationFile, ...]:
    """Read files that do not speak of the same rule twice, nor point at what must not be read. AttestationError."""
    files = tuple(AttestationFile.read(path) for path in paths)
    seen: dict[str, Path] = {}
    for file in files:
        for entry in file.entries:
            if entry.rule in seen:
                raise AttestationError(f"{file.path}: {entry.rule} is attested in {seen[entry.rule]} as well")
            seen[entry.rule] = file.path
            file.evidence_path(entry)
    return files


def check_attested_rules(files: Iterable[AttestationFile], rules: Rules) -> None:
    """Files speak of rules that the catalogue has a person attest. AttestationError names the entry that does not."""
    for file in files:
        for entry in file.entries:
            if entry.rule not in rules:
                raise AttestationError(f"{file.path}: no rule {entry.rule}; `kiemchuan rules` lists them")
            if rules[entry.rule].method != "attestation":
                raise AttestationError(
                    f"{file.path}: {entry.rule} is judged by machine, nobody can attest it"
                )


def entries_of(raw: bytes, path: Path) -> tuple[Attested, ...]:
    """The entries of a file's bytes; each rule once. AttestationError names the entry and what it lacks."""
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AttestationError(f"{path}: {error}") from error
    rows = table.get("attestation", [])
    if set(table) - {"attestation"} or not isinstance(rows, list):
        raise AttestationError(f"{path}: holds [[attestation]] entries and nothing else")
    entries = tuple(_entry(row, path) for row in rows)
    if len({entry.rule for entry in entries}) < len(entries):
        raise AttestationError(f"{path}: a rule is attested twice; keep one entry for each rule")
    return entries


def as_toml(entries: Iterable[Attested]) -> bytes:
    """A file of these entries, in the order given."""
    blocks = []
    for entry in entries:
        lines = [f"{item.name} = {_toml(getattr(entry, item.name))}" for item in fields(entry)]
        blocks.append("\n".join(["[[attestation]]", *lines]))
    return ("\n\n".join(blocks) + "\n").encode()


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise AttestationError(f"{path}: larger than {MOST_BYTES} bytes")
        return path.read_bytes()
    except OSError as error:
        raise AttestationError(f"{path}: {error.strerror}") from error


def _entry(row: Any, path: Path) -> Attested:
    if not isinstance(row, Mapping):
        raise AttestationError(f"{path}: an [[attestation]] is a table")
    where = f"{path}: attestation {row.get('rule', '?')!s:.40}"
    names = [item.name for item in fields(Attested)]
    if missing := [name for name in names if name not in row]:
        raise AttestationError(f"{where}: lacks {', '.join(missing)}")
    if unknown := sorted(set(row) - set(names)):
        raise AttestationError(f"{where}: does not know {', '.join(unknown)}")
    for name in ("date", "expires"):
        if not isinstance(row[name], date) or isinstance(row[name], datetime):
            raise AttestationError(f"{where}: {name} is a date, as in 2019-12-17")
    for name in names[:6]:
        text = row[name]
        if not isinstance(text, str) or not text.strip() or _CONTROL.search(text):
            raise AttestationError(f"{where}: {name} is words, not empty and without control characters")
    if not _SHA256.fullmatch(row["sha256"]):
        raise AttestationError(f"{where}: sha256 is 64 hexadecimal digits in lower case")
    if row["expires"] < row["date"]:
        raise AttestationError(f"{where}: expires before its date")
    _inside(row["evidence"], where)
    words = {
        name: unicodedata.normalize("NFC", row[name]) for name in ("statement", "signer_name", "signer_post")
    }
    return Attested(**{**row, **words})


def _inside(evidence: str, where: str) -> None:
    """Evidence lies beside the file or below it: a file from elsewhere must not read this machine."""
    place = PurePosixPath(evidence)
    if place.is_absolute() or ".." in place.parts or "\\" in evidence or ":" in evidence:
        raise AttestationError(f"{where}: evidence is a path below the file's own folder")
