"""The seal of a run: one hash over every event and every evidence file, so that a changed byte is found and named.

`tree.sums` lists what the run left, a line each: `<sha256>  <name>`, events first in order (`events.jsonl:17`), then
files by name (`evidence/ab/ab…`, `product.log`, `profile.toml`). Its lines are the leaves of an RFC 6962 tree, whose
root stands in the footer; the footer, which cannot be its own leaf, carries a hash of itself (`seal`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from harness.run.events import event_line
from harness.run.evidence import tree_root
from harness.run.record_files import (
    EVENTS,
    EVIDENCE,
    PROFILE_COPY,
    STORED,
    SUMS,
    NotPlain,
    content,
    record_files,
    sha256_of,
)  # fmt: skip

__all__ = [
    "EVENTS", "PROFILE_COPY", "SUMS", "Tampering", "footer_seal", "leaves", "root_of", "seal", "tampering",
]  # fmt: skip
COVERS = 2
"""What a seal covers, as its footer says: all of `record_files`; without a word of it, evidence and profile."""
_NO_FILE = "-" * 64
"""Stands for the hash of what is no plain file: it is like nothing that was sealed."""
Change = Literal["altered", "missing", "unknown"]


@dataclass(frozen=True)
class Tampering:
    """One thing of a run folder that is not as the run left it: its name, how, and what to look at."""

    name: str
    change: Change
    detail: str = ""

    def __str__(self) -> str:
        words = {
            "altered": "bị sửa / altered",
            "missing": "bị mất / missing",
            "unknown": "thêm vào / added later",
        }
        return f"{self.name}: {words[self.change]}{f' ({self.detail})' if self.detail else ''}"


def leaves(
    events: Iterable[bytes], folder: Path, *, just_stored: bool = False, narrow: bool = False
) -> list[str]:
    """The lines of `tree.sums` for these event lines (without the footer) and the files of a run folder as they are.

    `just_stored`: evidence was hashed when this process stored it under that hash, and is not read again.
    `narrow`: as `record_files`.
    """
    rows = [f"{_sha256(line)}  {EVENTS}:{number}" for number, line in enumerate(events, 1)]
    for found in record_files(folder, narrow=narrow):
        known = just_stored and found.plain and STORED.fullmatch(found.name)
        rows.append(f"{found.path.name if known else _digest(found.path)}  {found.name}")
    return rows


def seal(events: Sequence[bytes], folder: Path, footer: Mapping[str, Any]) -> dict[str, Any]:
    """Write `tree.sums`; answer the footer with `evidence_root` and `seal`."""
    rows = leaves(events, folder, just_stored=True)
    (folder / SUMS).write_text("".join(f"{row}\n" for row in rows), "utf-8")
    sealed = {**footer, "record": COVERS, "evidence_root": root_of(rows)}
    return {**sealed, "seal": footer_seal(sealed)}


def root_of(rows: Iterable[str]) -> str:
    return tree_root(row.encode() for row in rows)


def footer_seal(footer: Mapping[str, Any]) -> str:
    """SHA-256 of a footer's values without its type and this hash: keys sorted, no blanks."""
    told = {key: value for key, value in footer.items() if key not in ("type", "seal")}
    return _sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode())


def tampering(folder: Path) -> list[Tampering]:
    """What in a run folder is not as the run left it; a cut-off run was never sealed: its evidence is looked at.

    Nothing here proves who changed it: whoever can rewrite all of a folder can seal it anew. A certificate holds
    the root under a signature (`kiemchuan verify CERTIFICATE --run RUN`).
    """
    try:
        lines = content(folder / EVENTS).split(b"\n")
    except NotPlain as error:
        return [Tampering(EVENTS, "altered", str(error)), *_evidence_by_name(folder)]
    except OSError:
        return [Tampering(EVENTS, "missing"), *_evidence_by_name(folder)]
    end = lines.pop()
    footer = _footer(lines)
    if footer is None or end:
        return [*_evidence_by_name(folder), *_broken_footer(lines, folder)]
    now = leaves(lines[:-1], folder, narrow=footer.get("record") != COVERS)
    then, written = _sums(folder)
    root = footer.get("evidence_root")
    found: list[Tampering] = []
    if root_of(now) != root:
        found += _compared(now, then)
    if written is None:
        found.append(Tampering(SUMS, "missing"))
    elif not then or root_of(then) != root:
        # The sums are not those of the footer: whatever differs from them is named above, they themselves here.
        found.append(Tampering(SUMS, "altered", "does not give the root in the footer"))
    elif not found and written != "".join(f"{row}\n" for row in now).encode():
        found.append(Tampering(SUMS, "altered"))
    if not _is_sealed(footer, lines[-1]):
        found.append(Tampering(f"{EVENTS}:{len(lines)}", "altered", "footer"))
    return found


def _is_sealed(footer: Mapping[str, Any], line: bytes) -> bool:
    return footer.get("seal") == footer_seal(footer) and event_line(footer).encode() == line


def _compared(now: Iterable[str], then: Sequence[str]) -> Iterator[Tampering]:
    """Leaves of today beside those written down; an inserted or lost event line shifts those after it: one finding."""
    today, before = _by_name(now), _by_name(then)
    if not before:
        return
    events_now = [digest for name, digest in today.items() if name.startswith(f"{EVENTS}:")]
    events_then = [digest for name, digest in before.items() if name.startswith(f"{EVENTS}:")]
    if len(events_now) != len(events_then):
        first = next(
            (n for n, (a, b) in enumerate(zip(events_now, events_then, strict=False), 1) if a != b),
            min(len(events_now), len(events_then)) + 1,
        )
        change: Change = "missing" if len(events_now) < len(events_then) else "unknown"
        yield Tampering(
            f"{EVENTS}:{first}", change, f"{len(events_then)} lines sealed, {len(events_now)} found"
        )
    else:
        for number, (digest, sealed) in enumerate(zip(events_now, events_then, strict=True), 1):
            if digest != sealed:
                yield Tampering(f"{EVENTS}:{number}", "altered")
    for name in sorted(set(today) | set(before)):
        if name.startswith(f"{EVENTS}:"):
            continue
        if name not in today:
            yield Tampering(name, "missing")
        elif name not in before:
            yield Tampering(name, "unknown")
        elif today[name] != before[name]:
            plain = today[name] != _NO_FILE
            yield Tampering(name, "altered", "" if plain else "không phải tệp thường / not a plain file")


def _by_name(rows: Iterable[str]) -> dict[str, str]:
    return {name: digest for digest, _, name in (row.partition("  ") for row in rows)}


def _sums(folder: Path) -> tuple[list[str], bytes | None]:
    """The rows of `tree.sums`, and its bytes: None where it is not there."""
    try:
        raw = content(folder / SUMS)
    except NotPlain:
        return [], b""
    except OSError:
        return [], None
    rows = raw.decode("utf-8", errors="replace").split("\n")
    return (rows[:-1] if rows and not rows[-1] else rows), raw


def _footer(lines: Sequence[bytes]) -> dict[str, Any] | None:
    try:
        event = json.loads(lines[-1]) if lines else None
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) and event.get("type") == "footer" else None


def _broken_footer(lines: Sequence[bytes], folder: Path) -> Iterator[Tampering]:
    """Sums are written only with a footer: where they are and it is not, the footer was damaged or taken away."""
    if (folder / SUMS).is_file():
        yield Tampering(f"{EVENTS}:{len(lines)}", "altered", "the footer is gone or no longer one")


def _evidence_by_name(folder: Path) -> Iterator[Tampering]:
    if not folder.is_dir():
        return
    for found in record_files(folder):
        if (
            found.name.startswith(EVIDENCE)
            and not found.name.endswith(".part")
            and _digest(found.path) != found.path.name
        ):
            yield Tampering(found.name, "altered")


def _digest(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return _NO_FILE


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
