"""The seal of a run: one hash over every event and every evidence file, so that a changed byte is found and named.

`tree.sums` lists what the run left, a line each: `<sha256>  <name>`, events first in order (`events.jsonl:17`), then
files by name (`evidence/ab/ab…`, `profile.toml`). Its lines are the leaves of an RFC 6962 tree, whose root stands in
the footer; the footer, which cannot be its own leaf, carries a hash of itself (`seal`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from harness.run.events import event_line
from harness.run.evidence import tree_root

SUMS = "tree.sums"
EVENTS = "events.jsonl"
PROFILE_COPY = "profile.toml"
"""The profile that a run was judged by, kept beside its events."""
_STORED = re.compile("evidence/[0-9a-f]{2}/[0-9a-f]{64}")
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


def leaves(events: Iterable[bytes], folder: Path, *, just_stored: bool = False) -> list[str]:
    """The lines of `tree.sums` for these event lines (without the footer) and the files of a run folder as they are.

    `just_stored`: evidence was hashed when this process stored it under that hash, and is not read again.
    """
    rows = [f"{_sha256(line)}  {EVENTS}:{number}" for number, line in enumerate(events, 1)]
    for name, path in _files(folder):
        known = just_stored and _STORED.fullmatch(name)
        rows.append(f"{path.name if known else _sha256(path.read_bytes())}  {name}")
    return rows


def seal(events: Sequence[bytes], folder: Path, footer: Mapping[str, Any]) -> dict[str, Any]:
    """Write `tree.sums`; answer the footer with `evidence_root` and `seal`."""
    rows = leaves(events, folder, just_stored=True)
    (folder / SUMS).write_text("".join(f"{row}\n" for row in rows), "utf-8")
    sealed = {**footer, "evidence_root": root_of(rows)}
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
    the root under a signature.
    """
    if not (folder / EVENTS).is_file():
        return [Tampering(EVENTS, "missing"), *_evidence_by_name(folder)]
    lines = (folder / EVENTS).read_bytes().split(b"\n")
    end = lines.pop()
    footer = _footer(lines)
    if footer is None or end:
        return [*_evidence_by_name(folder), *_broken_footer(lines, folder)]
    now, then = leaves(lines[:-1], folder), _sums(folder)
    intact = root_of(now) == footer.get("evidence_root")
    written = (folder / SUMS).read_bytes() if then else b""
    listed = written == "".join(f"{row}\n" for row in now).encode()
    found = [Tampering(SUMS, "altered" if then else "missing")] if intact and not listed else []
    if not intact:
        found = list(_compared(now, then))
    if not _is_sealed(footer, lines[-1]) or not (intact or found):
        found.append(Tampering(f"{EVENTS}:{len(lines)}", "altered", "footer"))
    return found


def _is_sealed(footer: Mapping[str, Any], line: bytes) -> bool:
    return footer.get("seal") == footer_seal(footer) and event_line(footer).encode() == line


def _compared(now: Iterable[str], then: Sequence[str]) -> Iterator[Tampering]:
    """Leaves of today beside those written down; an inserted or lost event line shifts those after it: one finding."""
    today, before = _by_name(now), _by_name(then)
    if not before:
        yield Tampering(SUMS, "missing")
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
            yield Tampering(name, "altered")


def _by_name(rows: Iterable[str]) -> dict[str, str]:
    return {name: digest for digest, _, name in (row.partition("  ") for row in rows)}


def _sums(folder: Path) -> list[str]:
    path = folder / SUMS
    rows = path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
    return rows[:-1] if rows and not rows[-1] else rows


def _footer(lines: Sequence[bytes]) -> dict[str, Any] | None:
    try:
        event = json.loads(lines[-1]) if lines else None
    except (ValueError, UnicodeDecodeError):
        return None
    return event if isinstance(event, dict) and event.get("type") == "footer" else None


def _broken_footer(lines: Sequence[bytes], folder: Path) -> Iterator[Tampering]:
    """Sums are written only with a footer: where they are and it is not, the footer was damaged or taken away."""
    if (folder / SUMS).is_file():
        yield Tampering(f"{EVENTS}:{len(lines)}", "altered", "the footer is gone or no longer one")


def _evidence_by_name(folder: Path) -> Iterator[Tampering]:
    for name, path in _files(folder):
        if name.startswith("evidence/") and _sha256(path.read_bytes()) != path.name:
            yield Tampering(name, "altered")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file that is part of the record besides the events, by name; reports are derived and no part of it."""
    for path in sorted((folder / "evidence").rglob("*")):
        if not path.is_dir():
            yield path.relative_to(folder).as_posix(), path
    if (folder / PROFILE_COPY).is_file():
        yield PROFILE_COPY, folder / PROFILE_COPY


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
